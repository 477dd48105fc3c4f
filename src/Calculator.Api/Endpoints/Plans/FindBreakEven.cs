using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>From how many sessions on is a subscription cheaper than the API, and does it carry them?</summary>
internal sealed class FindBreakEven : Calculator<BreakEvenRequest, BreakEvenAnswer>
{
    public override void Configure() => Ask(
        "/break-even",
        Sections.BreakEven,
        BreakEvenTexts.Summary,
        BreakEvenTexts.Description,
        headline: "plans.claude-max-5x.breakEvenSessionsPerMonth");

    protected override Outcome<BreakEvenAnswer> Answer(BreakEvenRequest request, PriceBook book) =>
        from usage in request.Carried.Of(request.Volume, book)
        from compared in request.Plans.Compare(usage, book)
        select BreakEvenAnswer.Of(compared, usage, request.Volume, book);
}

internal sealed record BreakEvenRequest : IPricedRequest
{
    public required CarriedFields Carried { get; init; }

    public required VolumeFields Volume { get; init; }

    public required PlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>What is said of the route.</summary>
internal static class BreakEvenTexts
{
    public const string Summary = "The number of sessions at which a subscription costs what the API does, "
        + "and which way to pay is the cheapest.";

    public const string Description =
        "One row a plan. With sessionsPerDay, or with apiUsdPerMonth in place of the tokens, "
            + "each row also says what a month under the plan costs: "
        + "the fee, and what exceeds what it buys, as three figures where its limits are estimates. "
        + "The cheapest is the cheapest of those that are known to serve all of it; "
        + "a plan of unknown limits is never that, and named in mightBeCheaper. "
        + "A plan that not everybody can buy is neither that nor on the ladder, unless assumeHeld says that you have it. "
        + "The ladder says which way to pay is the cheapest as usage grows. Every limit has a source and a date, or is your own.";
}

/// <summary>Subscriptions held against the API.</summary>
[CsvRows(nameof(Plans))]
internal sealed record BreakEvenAnswer
{
    /// <summary>The model's id; absent where only a bill is known.</summary>
    public string? Model { get; init; }

    /// <summary>One session at API rates, in dollars; absent where only a month's bill is known.</summary>
    public decimal? PerSessionUsd { get; init; }

    /// <summary>The sessions a day, if given.</summary>
    public decimal? SessionsPerDay { get; init; }

    /// <summary>The month convention.</summary>
    public required decimal DaysPerMonth { get; init; }

    /// <summary>The seats that carry the usage.</summary>
    public required decimal Seats { get; init; }

    /// <summary>A month at API rates, in dollars; with a volume.</summary>
    public decimal? ApiPerMonthUsd { get; init; }

    /// <summary>One row a plan.</summary>
    public required IReadOnlyList<PlanRow> Plans { get; init; }

    /// <summary>
    /// <c>api</c> or the id of the cheapest plan that is known to serve all of it, by limitBound, the smallest fee on a tie; with a volume.
    /// </summary>
    [FormerName("cheapestWithinLimits")]
    public string? Cheapest { get; init; }

    /// <summary>The same if no plan had a limit: by fee and included usage alone; with a volume.</summary>
    public string? CheapestByFeeAlone { get; init; }

    /// <summary>Plans whose fee is below what the cheapest costs, and of whose limits nothing is known; with a volume.</summary>
    public IReadOnlyList<PossiblyCheaper>? MightBeCheaper { get; init; }

    /// <summary>
    /// Which way to pay is the cheapest as usage grows, of those of which it is known what they serve; empty if a session costs nothing.
    /// </summary>
    public required IReadOnlyList<LadderRung> Ladder { get; init; }

    /// <summary>Where the model's rates come from; absent where only a bill is known.</summary>
    public PriceAnswer? Price { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static BreakEvenAnswer Of(ComparedPlans compared, CarriedUsage usage, VolumeFields volume, PriceBook book)
    {
        var (plans, days) = (compared.Plans, volume.Month.DaysPerMonth);
        var verdict = usage.SessionsPerMonth is { } sessions ? plans.Judge(sessions) : null;
        return new BreakEvenAnswer
        {
            Model = usage.Model?.Id,
            PerSessionUsd = usage.IsByTheDollar ? null : usage.Session.AtApi(1).Value,
            SessionsPerDay = volume.SessionsPerDay?.Value,
            DaysPerMonth = days.Value,
            Seats = compared.Terms.Seats.Count.Value,
            ApiPerMonthUsd = verdict?.Api.Value,
            Plans = [.. plans.Quotes.Select((quote, place) => PlanRow.Of(quote, verdict?.Plans[place], usage, days))],
            Cheapest = verdict is null ? null : LadderRung.NameOf(verdict.Cheapest),
            CheapestByFeeAlone = verdict is null ? null : LadderRung.NameOf(verdict.CheapestByFeeAlone),
            MightBeCheaper = verdict is null ? null : [.. verdict.MightBeCheaper.Select(PossiblyCheaper.Of)],
            Ladder = [.. plans.Ladder?.Rungs.Select(rung => LadderRung.Of(rung, usage)) ?? []],
            Price = usage.Cost is { } cost ? PriceAnswer.Of(cost.Provenance) : null,
            Pricing = PricingAnswer.Of(book),
            Assumptions =
            [
                .. usage.Cost?.AssumptionsOverTime ?? [],
                .. OfferSentences.OfBill(usage, plans.Quotes),
                .. compared.OfTheChoice,
                .. PlanSentences.Of(plans.Quotes, compared.Terms),
                .. verdict is null ? [] : PlanSentences.Of(verdict, compared.Terms.Bound),
            ],
        };
    }
}
