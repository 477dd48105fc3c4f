using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>From how many sessions on is a subscription cheaper than the API?</summary>
internal sealed class FindBreakEven : Calculator<BreakEvenRequest, BreakEvenAnswer>
{
    public override void Configure() => Ask(
        "/break-even",
        Sections.BreakEven,
        "The number of sessions at which a subscription costs what the API does.",
        "One row a plan. With sessionsPerDay each row also says which is cheaper and by how much. Limits that a provider does not publish are named, never assumed to be met. The ladder says which way to pay is the cheapest as usage grows, with what is known of those limits: estimates with a source and a date, or your own.",
        headline: "plans.claude-max-5x.sessionsPerMonth");

    protected override Outcome<BreakEvenAnswer> Answer(BreakEvenRequest request, PriceBook book) =>
        from cost in request.Task.Price(book)
        from answer in BreakEvenAnswer.Of(cost, request.Task.Workload, request.Volume, request.Plans, book)
        select answer;
}

internal sealed record BreakEvenRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    public required VolumeFields Volume { get; init; }

    public required PlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>Subscriptions held against the API.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="PerSessionUsd">One session at API rates, in dollars.</param>
/// <param name="SessionsPerDay">The sessions a day, if given.</param>
/// <param name="DaysPerMonth">The month convention.</param>
/// <param name="Seats">The seats that every plan's fee and included usage are multiplied by.</param>
/// <param name="ApiPerMonthUsd">A month at API rates, in dollars; with sessionsPerDay.</param>
/// <param name="Plans">One row a plan.</param>
/// <param name="Cheapest"><c>api</c> or the id of the cheapest plan, the smallest fee on a tie, limits that are not stated in dollars left aside; with sessionsPerDay.</param>
/// <param name="CheapestWithinLimits">The option of the ladder at that usage: <c>api</c>, a plan's id, or <c>unknown</c>; with sessionsPerDay.</param>
/// <param name="Ladder">Which way to pay is the cheapest as usage grows, what is known of the plans' limits taken into account; empty if a session costs nothing.</param>
/// <param name="Price">Where the model's rates come from.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
[CsvRows(nameof(Plans))]
internal sealed record BreakEvenAnswer(
    string Model,
    decimal PerSessionUsd,
    decimal? SessionsPerDay,
    decimal DaysPerMonth,
    decimal Seats,
    decimal? ApiPerMonthUsd,
    IReadOnlyList<PlanRow> Plans,
    string? Cheapest,
    string? CheapestWithinLimits,
    IReadOnlyList<LadderRung> Ladder,
    PriceAnswer Price,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    public static Outcome<BreakEvenAnswer> Of(TaskCost cost, WorkloadFields workload, VolumeFields volume, PlanFields fields, PriceBook book) =>
        from choice in fields.Chosen.Choose(book, cost.Model)
        from limits in fields.OwnLimitsOf(choice.Plans)
        let terms = new AllowanceTerms(workload.RequestsPerSession, volume.Month.DaysPerMonth, fields.LimitBound, limits.Of, fields.AssumeUnlimited)
        let plans = PlanComparisons.Of(cost, choice.Plans, fields.Chosen.Seats, terms)
        select Of(plans, volume, fields.Chosen.Seats, book, [.. choice.Assumptions, .. OpaqueLimits.Of(choice.Plans), .. LadderSentences.Of(plans.Allowances, limits, fields)]);

    private static BreakEvenAnswer Of(PlanComparisons plans, VolumeFields volume, Seats seats, PriceBook book, IEnumerable<string> ofThePlans)
    {
        var cost = plans.Session;
        var forecast = volume.Forecast(cost);
        return new BreakEvenAnswer(
            cost.Model.Id,
            cost.Total.Value,
            forecast?.SessionsPerDay.Value,
            volume.Month.DaysPerMonth.Value,
            seats.Value,
            forecast?.PerMonth.Value,
            [.. plans.Plans.Select(plan => PlanRow.Of(plan, forecast, volume.Month.DaysPerMonth))],
            forecast is null ? null : LadderRung.NameOf(plans.Cheapest(forecast)),
            forecast is not null && plans.CheapestWithinLimits(forecast) is { } option ? LadderRung.NameOf(option) : null,
            [.. plans.Ladder?.Rungs.Select(rung => LadderRung.Of(rung, cost)) ?? []],
            PriceAnswer.Of(cost.Provenance),
            PricingAnswer.Of(book),
            [.. cost.Assumptions, .. ofThePlans]);
    }
}
