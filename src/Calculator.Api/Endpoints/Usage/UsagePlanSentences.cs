using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;
using Calculator.Usage.Replay;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>Says what a replay rests on, and what it leaves out.</summary>
internal static class UsagePlanSentences
{
    private const int DaysOfShortLog = 28;

    public static IEnumerable<string> Of(ReplayedLog log) =>
    [
        .. OfPeriod(log),
        .. OfPeople(log),
        .. OfGaps(log),
        .. log.Chosen.OfTheChoice,
        .. PlanSentences.OfEach([.. log.Replay.Plans.Select(plan => plan.Quote)], log.Chosen.Terms),
        .. log.Replay.Plans.SelectMany(OfPlan),
    ];

    private static string EndsSaid(UsageOptions options) => (options.From, options.To) switch
    {
        (not null, not null) => "from and to say",
        (not null, null) => "from says",
        _ => "to says",
    };

    private static IEnumerable<string> OfPeriod(ReplayedLog log)
    {
        var (period, replay, options) = (log.Profile.Period!, log.Replay, log.Request.ToOptions());
        var (first, last) = (log.Profile.ByDay.Min(part => part.Day), log.Profile.ByDay.Max(part => part.Day));
        if ((options.From is not null && first > period.First) || (options.To is not null && last < period.Last))
        {
            yield return $"The log is taken to be complete from {PriceAnswer.Date(period.First)} to {PriceAnswer.Date(period.Last)}, "
                + $"as {EndsSaid(options)}, though it goes from {PriceAnswer.Date(first!.Value)} to {PriceAnswer.Date(last!.Value)}.";
        }

        if (replay.Months.Any(month => month.DaysInPeriod < month.Days))
        {
            yield return $"The log's period of {Days(period.Days)} is {Rounded(replay.MonthCount)} months; a month is taken to be like it, "
                + "and weeks and months that lie in it only in part have that part of a limit.";
        }

        if (period.Days < DaysOfShortLog)
            yield return $"{Days(period.Days)} say little of a month: send more, or say by from and to which days the log is complete for.";
    }

    private static IEnumerable<string> OfPeople(ReplayedLog log)
    {
        var (timeline, seats) = (log.Replay.Timeline, log.Chosen.Terms.Seats);
        if (timeline.NamedOwners > 0)
        {
            yield return $"The log names {Count(timeline.NamedOwners, "person", "people")}, each with a seat and its own windows."
                + (timeline.HasUnnamed ? " What names nobody is taken to be one more." : "");
        }
        else if (seats.Count.Value == 1)
        {
            yield return "The log names nobody, and is taken to be one person's; seats says how many share it.";
        }
        else
        {
            yield return $"The log names nobody: each request is taken to be shared over {PlainNumber.ForReading(seats.Count.Value)} seats"
                + $"{(seats.IsEven ? " evenly" : "")}, which do not pool.";
        }
    }

    private static IEnumerable<string> OfGaps(ReplayedLog log)
    {
        var (profile, timeline) = (log.Profile, log.Replay.Timeline);
        yield return $"Plans are taken with the fees and limits in force at {log.Book.AsOf}, requests at the prices of their own time.";
        if (timeline.Undated.Sum.Tokens.All > 0)
            yield return $"In no month, since no time is said of them: {Tokens(timeline.Undated.Sum)}, {timeline.Undated.List} at list.";
        if (profile.Unpriced.Count > 0)
        {
            yield return $"In no figure, since no price is known of them: {Tokens(profile.UnpricedSum)}. "
                + "The API would cost more, and plans would be used up sooner.";
        }

        if (profile.Counts.CapHits > 0)
        {
            yield return $"The log itself says {Count(profile.Counts.CapHits, "time", "times")} that the limit of a plan was reached: "
                + "what would have been asked beyond it is not in it.";
        }

        if (profile.Counts.OutsideOfPeriod > 0)
            yield return $"Left out, since they are outside of the period: {Count(profile.Counts.OutsideOfPeriod, "request", "requests")}.";
    }

    private static IEnumerable<string> OfPlan(PlanReplay plan)
    {
        var id = plan.Quote.Plan.Plan.Id;
        if (plan.LeavesOutHours)
            yield return $"{id} has a limit by five hours, which is left out: the log tells sums, and not when within a day.";
        foreach (var use in plan.Windows.Where(use => use.Limit.Window == LimitWindow.FiveHours))
        {
            yield return $"{id} is held to {Amount(use.Limit)} every five hours a seat"
                + (use.Limit.CountedModels is { } counted ? $" on {string.Join(" and ", counted)}" : "")
                + $" ({EnumNames<SeatLimitOrigin>.Of(use.Limit.Origin)}, "
                + $"confidence {EnumNames<Confidence>.Of(use.Limit.Confidence)}): {SeatLimitAnswer.SourceOf(use.Limit.Of)}.";
        }

        // A plan that includes nothing of the log has said so of the first of them.
        if (plan.Outside.Count > (plan.Quote.IncludesModel ? 0 : 1))
        {
            yield return $"{id} does not include {string.Join(" and ", plan.Outside)}, {Money(plan.OutsidePerMonth)} a month of the log at "
                + $"list price: it takes nothing of what the fee buys, {OfferSentences.BilledOrNot(plan.Quote.Plan.Period.PerUsdBeyond)}";
        }

        if (plan.Besides > Usd.Zero)
        {
            yield return $"{id} does not cover all of the log: "
                + $"{Money(plan.Besides)} a month of it is billed by the API beside the plan.";
        }

        if (plan is { ServedShare: < 1 })
            yield return $"{id} would have blocked a part of the log, so that it is no way to pay for all of it.";
        if (plan.Quote.Limit is { IsDoubtful: true })
            yield return $"What is said of {id} rests on an estimate of low confidence.";
    }

    private static string Amount(WindowLimit limit) => $"{PlainNumber.ForReading(limit.Amount.Low)}"
        + (limit.Amount.Low == limit.Amount.High ? "" : $" to {PlainNumber.ForReading(limit.Amount.High)}")
        + $" {EnumNames<LimitUnit>.Of(limit.Unit)}";

    private static string Rounded(decimal number) => PlainNumber.ForReading(Math.Round(number, 2));

    private static string Money(Usd usd) => new Usd(Math.Round(usd.Value, 2)).ToString();

    private static string Days(int days) => Count(days, "day", "days");

    private static string Tokens(UsageSum sum) => Count(sum.Tokens.All, "token", "tokens");

    private static string Count(long count, string one, string several) =>
        count == 1 ? $"1 {one}" : $"{PlainNumber.ForReading(count)} {several}";
}
