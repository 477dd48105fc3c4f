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
/// <param name="Id">The id requests use.</param>
/// <param name="Name">The name as people write it.</param>
/// <param name="Covers">The providers whose models it covers.</param>
/// <param name="MonthlyFeeUsd">The fee of one seat, in dollars a month.</param>
/// <param name="IncludedUsd">Usage at API rates that the fee includes, in dollars a month.</param>
/// <param name="UsageLimits">What the provider says of limits that are no number.</param>
/// <param name="Price">Where the fee comes from.</param>
/// <param name="Overage">How usage beyond what is included, or beyond a limit, is billed; absent where nothing is known of it.</param>
/// <param name="Limits">What is known of how much one seat may use; estimates where the provider publishes nothing.</param>
internal sealed record PlanListing(
    string Id,
    string Name,
    IReadOnlyList<string> Covers,
    decimal MonthlyFeeUsd,
    decimal? IncludedUsd,
    string? UsageLimits,
    PriceAnswer Price,
    Overage? Overage,
    IReadOnlyList<PlanLimitListing> Limits)
{
    public static PlanListing Of(PricedPlan plan) => new(
        plan.Plan.Id,
        plan.Plan.Name,
        plan.Plan.Covers,
        plan.Period.MonthlyFeeUsd,
        plan.Period.IncludedUsd,
        plan.Period.UsageLimits,
        PriceAnswer.Of(plan.Provenance),
        plan.Period.Overage,
        [.. plan.Limits.Select(PlanLimitListing.Of)]);
}

/// <summary>How much one seat of a plan may use in a window of time.</summary>
/// <param name="Window">The window.</param>
/// <param name="Unit">What is counted: dollars of usage at list price, tokens or requests.</param>
/// <param name="Low">The lowest limit a source gives.</param>
/// <param name="Expected">The limit to plan with.</param>
/// <param name="High">The highest limit a source gives.</param>
/// <param name="From">Since when it holds.</param>
/// <param name="Source">Where it was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far it is to be trusted.</param>
/// <param name="Note">How it was arrived at, and what it leaves out.</param>
internal sealed record PlanLimitListing(
    LimitWindow Window, LimitUnit Unit, decimal Low, decimal Expected, decimal High, string From, string Source, string Checked, Confidence Confidence, string? Note)
{
    public static PlanLimitListing Of(PlanLimit limit) => new(
        limit.Window,
        limit.Unit,
        limit.Low,
        limit.Expected,
        limit.High,
        limit.From.ToString(),
        limit.Source,
        PriceAnswer.Date(limit.Checked),
        limit.Confidence,
        limit.Note);
}
