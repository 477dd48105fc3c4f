using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What has a subscription cost over time?</summary>
internal sealed class ShowPlan : Question<PlanRequest, PlanAnswer>
{
    public override void Configure() => Ask(
        "/plans/{id}",
        Sections.Catalog,
        "One subscription with its fee history.",
        "Every period, oldest first; inForce marks the one at asOf. As CSV one row a period.");

    protected override Outcome<PlanAnswer> Answer(PlanRequest request, AnswerContext context) =>
        from book in context.Open(request.Prices)
        from plan in book.PlanListing(request.Id)
        select PlanAnswer.Of(plan, book);

    protected override string FieldOf(PlanRequest request, Refusal refusal) =>
        refusal.Subject == RefusalSubject.Plan ? "id" : base.FieldOf(request, refusal);
}

internal sealed record PlanRequest
{
    [Field("The plan, by its exact id or an alias.", Unit = "id", Example = "claude-max-5x")]
    public required string Id { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>A plan and all its fees.</summary>
[CsvRows(nameof(Prices))]
internal sealed record PlanAnswer
{
    /// <summary>The id requests use.</summary>
    public required string Id { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The providers whose models it covers.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The periods, oldest first.</summary>
    public required IReadOnlyList<PlanFee> Prices { get; init; }

    /// <summary>What is known of how much one seat may use, each window's limits oldest first.</summary>
    public required IReadOnlyList<PlanLimitListing> Limits { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>The names it has had, oldest first; absent where it has always had one.</summary>
    public IReadOnlyList<PlanNameAnswer>? Names { get; init; }

    /// <summary>Other ids requests may use.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Who sells it; absent where the version does not say.</summary>
    public string? Provider { get; init; }

    /// <summary>What it is bought for; absent where the version does not say.</summary>
    public PlanKind? Kind { get; init; }

    /// <summary>Whom the fee and the limits are for.</summary>
    public required PlanUnit Per { get; init; }

    /// <summary>What fees leave out, in words.</summary>
    public required string NotCounted { get; init; }

    public static PlanAnswer Of(Plan plan, PriceBook book)
    {
        var inForce = plan.Prices.InForce(book.AsOf);
        return new PlanAnswer
        {
            Id = plan.Id,
            Name = plan.NameAt(book.AsOf),
            Covers = plan.Covers,
            Prices = [.. plan.Prices.Select(period => PlanFee.Of(period, plan.Prices.NextInForce(period), period == inForce))],
            Limits = [.. plan.Limits.Select(PlanLimitListing.Of)],
            Pricing = PricingAnswer.Of(book),
            Names = plan.Names.Count == 0 ? null : [.. plan.Names.Select(name => new PlanNameAnswer(name.From.ToString(), name.Name))],
            Aliases = plan.Aliases,
            Provider = plan.Provider,
            Kind = plan.Kind,
            Per = plan.Per,
            NotCounted = PlanTexts.NotCounted,
        };
    }
}

/// <summary>A name of a plan from a moment on.</summary>
/// <param name="From">Since when.</param>
/// <param name="Name">The name.</param>
internal sealed record PlanNameAnswer(string From, string Name);

/// <summary>A plan's fee from a moment on.</summary>
internal sealed record PlanFee
{
    /// <summary>Since when it holds.</summary>
    public required string From { get; init; }

    /// <summary>When the next one begins; absent for the last.</summary>
    public string? Until { get; init; }

    /// <summary>Set on scheduled fees; announced ones do not take effect.</summary>
    public PriceStatus? Status { get; init; }

    /// <summary>Whether it holds at asOf.</summary>
    public required bool InForce { get; init; }

    /// <summary>The fee of one seat, in dollars a month.</summary>
    public required decimal MonthlyFeeUsd { get; init; }

    /// <summary>Usage at API rates that the fee includes, in dollars a month.</summary>
    public decimal? IncludedUsd { get; init; }

    /// <summary>What the provider says of limits that are no number.</summary>
    public string? UsageLimits { get; init; }

    /// <summary>Where the fee was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the fee is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where sources disagree, or a date is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>How usage beyond what is included, or beyond a limit, is billed; absent where nothing is known of it.</summary>
    public Overage? Overage { get; init; }

    /// <summary>How it is sold beside its monthly fee.</summary>
    public required PlanSale Sale { get; init; }

    /// <summary>What it is for, and who can buy it.</summary>
    public required PlanScope Scope { get; init; }

    public static PlanFee Of(PlanPeriod period, PlanPeriod? next, bool inForce) => new()
    {
        From = period.From.ToString(),
        Until = next?.From.ToString(),
        Status = period.Status,
        InForce = inForce,
        MonthlyFeeUsd = period.MonthlyFeeUsd,
        IncludedUsd = period.IncludedUsd,
        UsageLimits = period.UsageLimits,
        Source = period.Source,
        Checked = PriceAnswer.Date(period.Checked),
        Confidence = period.Confidence,
        Note = period.Note,
        Overage = period.Overage,
        Sale = PlanSale.Of(period),
        Scope = PlanScope.Of(period),
    };
}
