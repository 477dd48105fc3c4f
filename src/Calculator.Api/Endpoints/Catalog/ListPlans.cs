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
        "Every plan that has a fee at asOf, in US dollars at list price: prices in other currencies, and taxes, are not counted.");

    protected override Outcome<PlansAnswer> Answer(PlansRequest request, AnswerContext context) =>
        from book in context.Open(request.Prices)
        from plans in request.PlansOf(book)
        select new PlansAnswer([.. plans.Select(PlanListing.Of)], PricingAnswer.Of(book), PlanTexts.NotCounted);
}

internal sealed record PlansRequest
{
    [Field("Only plans that this provider sells, or that cover its models, by its id.", Unit = "id", Example = "anthropic")]
    public string? Provider { get; init; }

    [Field("Only plans of this kind: for coding agents, for an assistant to chat with, or in an editor.", Example = "ide")]
    public PlanKind? Kind { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The plans that were asked for; a provider that is named must exist.</summary>
    public Outcome<List<PricedPlan>> PlansOf(PriceBook book)
    {
        var ofKind = book.Plans.Where(plan => Kind is null || plan.Plan.Kind == Kind);
        return Provider is null
            ? ofKind.ToList()
            : book
                .PlanProvider(Provider)
                .Select(id => ofKind.Where(plan => plan.Plan.Provider == id || plan.Plan.Covers.Contains(id)).ToList());
    }
}

/// <summary>The plans at a version and a moment.</summary>
/// <param name="Plans">One row a plan.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="NotCounted">What fees leave out, in words.</param>
[CsvRows(nameof(Plans))]
internal sealed record PlansAnswer(IReadOnlyList<PlanListing> Plans, PricingAnswer Pricing, string NotCounted);

/// <summary>What is said of every plan.</summary>
internal static class PlanTexts
{
    public const string NotCounted = "Fees are US dollars at list price; "
        + "prices in other currencies, taxes and app-store surcharges are not counted.";
}

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

    /// <summary>Other ids requests may use.</summary>
    [AppendedColumn]
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Who sells it; absent where the version does not say.</summary>
    [AppendedColumn]
    public string? Provider { get; init; }

    /// <summary>What it is bought for; absent where the version does not say.</summary>
    [AppendedColumn]
    public PlanKind? Kind { get; init; }

    /// <summary>Whom the fee and the limits are for.</summary>
    [AppendedColumn]
    public required PlanUnit Per { get; init; }

    /// <summary>How it is sold beside its monthly fee.</summary>
    public required PlanSale Sale { get; init; }

    /// <summary>What it is for, and who can buy it.</summary>
    public required PlanScope Scope { get; init; }

    public static PlanListing Of(PricedPlan plan) => new()
    {
        Id = plan.Plan.Id,
        Name = plan.Name,
        Covers = plan.Plan.Covers,
        MonthlyFeeUsd = plan.Period.MonthlyFeeUsd,
        IncludedUsd = plan.Period.IncludedUsd,
        UsageLimits = plan.Period.UsageLimits,
        Price = PriceAnswer.Of(plan.Provenance),
        Overage = plan.Period.Overage,
        Limits = [.. plan.Limits.Select(PlanLimitListing.Of)],
        Aliases = plan.Plan.Aliases,
        Provider = plan.Plan.Provider,
        Kind = plan.Plan.Kind,
        Per = plan.Plan.Per,
        Sale = PlanSale.Of(plan.Period),
        Scope = PlanScope.Of(plan.Period),
    };
}

/// <summary>What a plan's fee is for within what it covers, and who can buy it.</summary>
internal sealed record PlanScope
{
    /// <summary>The models it is for alone, by their ids; absent where it is for all of the providers it covers.</summary>
    [AppendedColumn]
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Models it serves outside of its allowance: billed as usage beyond is, or not served where none is sold.</summary>
    [AppendedColumn]
    public required IReadOnlyList<string> NotIncluded { get; init; }

    /// <summary>Why it is not known to be on sale to everybody; absent where it is on sale.</summary>
    [AppendedColumn]
    public PlanOffer? Offered { get; init; }

    /// <summary>What is stated of that.</summary>
    [AppendedColumn]
    public string? OfferedNote { get; init; }

    public static PlanScope Of(PlanPeriod period) => new()
    {
        Models = period.Models,
        NotIncluded = period.NotIncluded,
        Offered = period.Offered,
        OfferedNote = period.OfferedNote,
    };
}

/// <summary>How a plan is sold beside its monthly fee.</summary>
internal sealed record PlanSale
{
    /// <summary>The fee billed by the year, in dollars a month; absent where it is not sold so.</summary>
    [AppendedColumn]
    public decimal? AnnualPerMonthUsd { get; init; }

    /// <summary>The fewest seats that are sold; absent for one.</summary>
    [AppendedColumn]
    public decimal? MinSeats { get; init; }

    /// <summary>The most seats that are sold; absent where there is no end to them.</summary>
    [AppendedColumn]
    public decimal? MaxSeats { get; init; }

    /// <summary>What a dollar of usage at list price costs beyond; absent where the plan ends there, or nothing is known.</summary>
    [AppendedColumn]
    public decimal? PerUsdBeyond { get; init; }

    /// <summary>Dollars a month of one seat for the API; absent for none.</summary>
    [AppendedColumn]
    public decimal? ApiCreditUsdPerMonth { get; init; }

    /// <summary>What those may be spent on.</summary>
    [AppendedColumn]
    public string? ApiCreditNote { get; init; }

    /// <summary>The most of them that all seats together get, in dollars a month; absent where there is no end.</summary>
    [AppendedColumn]
    public decimal? MaxApiCreditUsdPerMonth { get; init; }

    public static PlanSale Of(PlanPeriod period) => new()
    {
        AnnualPerMonthUsd = period.AnnualPerMonthUsd,
        MinSeats = period.MinSeats?.Value,
        MaxSeats = period.MaxSeats?.Value,
        PerUsdBeyond = period.PerUsdBeyond,
        ApiCreditUsdPerMonth = period.ApiCreditUsdPerMonth,
        ApiCreditNote = period.ApiCreditNote,
        MaxApiCreditUsdPerMonth = period.MaxApiCreditUsdPerMonth,
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

    /// <summary>How it is known.</summary>
    public required LimitBasis Basis { get; init; }

    /// <summary>The share of input tokens read from cache in the mix it was measured on; absent where nothing is said of it.</summary>
    public decimal? CacheReadShare { get; init; }

    /// <summary>The models it was stated of and holds of alone; absent where it holds of each that no other of its window names.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>
    /// True where each model has a limit of its own, of that much, those that it names together one; absent where all draw on one.
    /// </summary>
    public bool? PerModel { get; init; }

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
        Basis = limit.Basis,
        CacheReadShare = limit.CacheReadShare?.Value,
        Models = limit.Models,
        PerModel = limit.PerModel ? true : null,
    };
}
