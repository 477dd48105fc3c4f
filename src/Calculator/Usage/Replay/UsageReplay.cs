using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>A log under each plan, held against the API: over real days and hours rather than a mean.</summary>
public sealed record UsageReplay
{
    /// <summary>What was used when.</summary>
    public required UsageTimeline Timeline { get; init; }

    /// <summary>The months the log is about, in parts too.</summary>
    public required IReadOnlyList<ReplayedMonth> Months { get; init; }

    /// <summary>How many months that is.</summary>
    public required decimal MonthCount { get; init; }

    /// <summary>What the API bills the caller in a month.</summary>
    public required Usd ApiPerMonth { get; init; }

    /// <summary>What the API billed in each of the months, as far as the log tells.</summary>
    public required IReadOnlyList<Usd> ApiByMonth { get; init; }

    /// <summary>Each plan, in the order they were asked for.</summary>
    public required IReadOnlyList<PlanReplay> Plans { get; init; }

    /// <summary>
    /// The cheapest way to pay that is on offer and serves all of it within what is known, on a tie the one with the smaller fee.
    /// </summary>
    public required PayOption Cheapest { get; init; }

    /// <summary>The cheapest by fee and included usage alone.</summary>
    public required PayOption CheapestByFeeAlone { get; init; }

    /// <summary>Plans that would cost less than the cheapest if they had no limit, and of whose limits nothing is known.</summary>
    public required IReadOnlyList<PlanReplay> MightBeCheaper { get; init; }

    /// <summary>Replays a log.</summary>
    /// <param name="profile">
    /// The log, read with <see cref="UsageOptions.KeepsTimes"/>; something in it must have a time and a price.
    /// </param>
    /// <param name="options">How it was read.</param>
    /// <param name="plans">The plans, with their fees and limits in force.</param>
    /// <param name="terms">How they are bought; of a log that names people, a seat for each.</param>
    /// <param name="discount">What is taken off the API bill.</param>
    /// <param name="weekStart">The day that weekly windows begin with.</param>
    public static UsageReplay Of(
        UsageProfile profile,
        UsageOptions options,
        IReadOnlyList<PricedPlan> plans,
        PlanTerms terms,
        Discount discount,
        Weekday weekStart)
    {
        var calendar = new ReplayCalendar(profile.Period!, weekStart);
        var use = new ReplayedUse(profile.Timeline!, calendar, options, discount);
        var replayer = new PlanReplayer(use, terms);
        var api = use.Api / calendar.MonthCount;
        PlanReplay[] replayed = [.. plans.Select(replayer.Replay)];
        PlanReplay[] candidates = [.. replayed.Where(plan => plan.Quote.MayBeCheapest)];
        var (cheapest, least) = PayOption.Cheapest(api, candidates.Select(plan => (plan.Quote, Cost(plan, api))));
        return new UsageReplay
        {
            Timeline = profile.Timeline!,
            Months = calendar.Months,
            MonthCount = calendar.MonthCount,
            ApiPerMonth = api,
            ApiByMonth = use.ApiByMonth(),
            Plans = replayed,
            Cheapest = cheapest,
            CheapestByFeeAlone = PayOption.Cheapest(api, candidates.Select(plan => (plan.Quote, plan.PerMonthByFeeAlone))).Option,
            MightBeCheaper = [.. replayed.Where(plan => plan.Quote.IsOnOffer && plan.PerMonth is null && plan.PerMonthByFeeAlone < least)],
        };
    }

    private static Usd? Cost(PlanReplay plan, Usd api) => plan.Saving is { } saving ? api - saving : null;
}
