using Calculator.Api.Http;
using Calculator.Api.Pricing;
using Calculator.Api.Representations;
using Calculator.Outcomes;
using Calculator.Pricing;
using FluentValidation;

namespace Calculator.Api.Plans;

/// <summary>Which subscriptions are there, and what do they cost?</summary>
internal static class ListPlans
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapCatalog<PlansRequest, PlansAnswer>("/plans", Answer)
        .Describe(
            nameof(ListPlans),
            Tags.Catalog,
            "The subscriptions with their fees.",
            "Every plan that has a fee at asOf.");

    private static Outcome<PlansAnswer> Answer(PlansRequest request, Desk desk) =>
        from book in desk.Open(request.Prices)
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
internal sealed record PlanListing(
    string Id, string Name, IReadOnlyList<string> Covers, decimal MonthlyFeeUsd, decimal? IncludedUsd, string? UsageLimits, PriceAnswer Price)
{
    public static PlanListing Of(PricedPlan plan) => new(
        plan.Plan.Id,
        plan.Plan.Name,
        plan.Plan.Covers,
        plan.Period.MonthlyFeeUsd,
        plan.Period.IncludedUsd,
        plan.Period.UsageLimits,
        PriceAnswer.Of(plan.Provenance));
}

internal sealed class PlansValidator : AbstractValidator<PlansRequest>;
