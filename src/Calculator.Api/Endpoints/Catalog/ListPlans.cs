using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>Which subscriptions are there, and what do they cost?</summary>
internal sealed class ListPlans : Question<PlansRequest, PlansAnswer>
{
    public override void Configure() => Ask(
        "/plans",
        Sections.Catalog,
        "The subscriptions with their fees.",
        "Every plan that has a fee at asOf.");

    protected override Outcome<PlansAnswer> Answer(PlansRequest request, AnswerContext context) =>
        from book in context.Open(request.Prices)
        from plans in request.PlansOf(book)
        select new PlansAnswer([.. plans.Select(PlanListing.Of)], PricingAnswer.Of(book));
}

internal sealed record PlansRequest
{
    [Field("Only plans that cover models of this provider, by its id.", Unit = "id", Example = "anthropic")]
    public string? Provider { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The plans that were asked for; a provider that is named must exist.</summary>
    public Outcome<List<PricedPlan>> PlansOf(PriceBook book) => Provider is null
        ? book.Plans.ToList()
        : book.Provider(Provider).Select(provider => book.Plans.Where(plan => plan.Plan.Covers.Contains(provider.Id)).ToList());
}

/// <summary>The plans at a version and a moment.</summary>
/// <param name="Plans">One row a plan.</param>
/// <param name="Pricing">Which prices were used.</param>
[CsvRows(nameof(Plans))]
internal sealed record PlansAnswer(IReadOnlyList<PlanListing> Plans, PricingAnswer Pricing);

/// <summary>A plan and its fee.</summary>
internal sealed record PlanListing
{
    /// <summary>The id requests use.</summary>
    [RowKey]
    public required string Id { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The providers whose models it covers.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The fee of one seat, in dollars a month.</summary>
    public required decimal MonthlyFeeUsd { get; init; }

    /// <summary>Usage at API rates that the fee includes, in dollars a month.</summary>
    public decimal? IncludedUsd { get; init; }

    /// <summary>What the provider says of limits that are no number.</summary>
    public string? UsageLimits { get; init; }

    /// <summary>Where the fee comes from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>How usage beyond what is included, or beyond a limit, is billed; absent where nothing is known of it.</summary>
    public Overage? Overage { get; init; }

    /// <summary>What is known of how much one seat may use; estimates where the provider publishes nothing.</summary>
    public required IReadOnlyList<PlanLimitListing> Limits { get; init; }

    public static PlanListing Of(PricedPlan plan) => new()
    {
        Id = plan.Plan.Id,
        Name = plan.Plan.Name,
        Covers = plan.Plan.Covers,
        MonthlyFeeUsd = plan.Period.MonthlyFeeUsd,
        IncludedUsd = plan.Period.IncludedUsd,
        UsageLimits = plan.Period.UsageLimits,
        Price = PriceAnswer.Of(plan.Provenance),
        Overage = plan.Period.Overage,
        Limits = [.. plan.Limits.Select(PlanLimitListing.Of)],
    };
}

/// <summary>How much one seat of a plan may use in a window of time.</summary>
internal sealed record PlanLimitListing
{
    /// <summary>The window.</summary>
    public required LimitWindow Window { get; init; }

    /// <summary>What is counted: dollars of usage at list price, tokens or requests.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The lowest limit a source gives.</summary>
    public required decimal Low { get; init; }

    /// <summary>The limit to plan with.</summary>
    public required decimal Expected { get; init; }

    /// <summary>The highest limit a source gives.</summary>
    public required decimal High { get; init; }

    /// <summary>Since when it holds.</summary>
    public required string From { get; init; }

    /// <summary>Where it was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far it is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How it was arrived at, and what it leaves out.</summary>
    public string? Note { get; init; }

    public static PlanLimitListing Of(PlanLimit limit) => new()
    {
        Window = limit.Window,
        Unit = limit.Unit,
        Low = limit.Low,
        Expected = limit.Expected,
        High = limit.High,
        From = limit.From.ToString(),
        Source = limit.Source,
        Checked = PriceAnswer.Date(limit.Checked),
        Confidence = limit.Confidence,
        Note = limit.Note,
    };
}
