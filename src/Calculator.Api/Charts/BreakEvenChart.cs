using Calculator.Costs;
using Calculator.Plans;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Api.Charts;

/// <summary>A month's cost by sessions a day: the API's line against each plan's.</summary>
internal static class BreakEvenChart
{
    private const decimal Headroom = 1.25m;

    // A plan that is met a hundred times further out than the nearest one would press all others against the axis.
    private const decimal FarthestMeeting = 100;

    public static LineChart Of(TaskCost session, IReadOnlyList<PlanComparison> plans, SessionsPerDay? sessionsPerDay, DaysPerMonth days)
    {
        var meetings = plans.SelectMany((plan, index) => Meetings(plan, days).Select(perDay => (Plan: plan, Index: index, PerDay: perDay))).ToList();
        var last = LastDay(meetings.Select(meeting => meeting.PerDay), sessionsPerDay);
        var api = new Series($"API {ShortNumber.Usd(session.Total.Value)} a session", [(0, 0), (last, Month(last).PerMonth.Value)]);
        return new LineChart
        {
            Title = $"{session.Model.Id}: the API against subscriptions",
            Description = Describe(session, plans, days),
            XAxis = "sessions a day",
            YAxis = $"dollars a month of {PlainNumber.Format(days.Value)} days",
            Series = [api, .. plans.Select(plan => new Series($"{plan.Plan.Plan.Name} {ShortNumber.Usd(plan.Fee.Value)}", [.. Corners(plan, last)]))],
            Marks = [.. meetings.Where(meeting => meeting.PerDay <= last).Select(meeting => new Mark(meeting.PerDay, Month(meeting.PerDay).PerMonth.Value, $"{ShortNumber.Of(meeting.PerDay)} a day", meeting.Index + 1))],
            Here = sessionsPerDay is { Value: > 0 } here ? (here.Value, $"{ShortNumber.Of(here.Value)} a day") : null,
        };

        SpendForecast Month(decimal perDay) => new(session, new SessionsPerDay(perDay), days);

        IEnumerable<(decimal X, decimal Y)> Corners(PlanComparison plan, decimal end)
        {
            yield return (0, plan.Fee.Value);
            if (plan.Included is { } included && Month(end).Month(session.ListTotal) is var usage && usage > included)
                yield return (end * included.Value / usage.Value, plan.Fee.Value);
            yield return (end, plan.PerMonth(Month(end)).Value);
        }
    }

    /// <summary>The sessions a day at which a plan and the API cost the same: none, one, or two where the plan bills its excess at more than the caller pays.</summary>
    private static IEnumerable<decimal> Meetings(PlanComparison plan, DaysPerMonth days)
    {
        if (plan.BreakEven is not BreakEven.At at)
            yield break;

        yield return at.SessionsPerMonth / days.Value;
        if (at.EqualAgainAt is { } again)
            yield return again / days.Value;
    }

    private static decimal LastDay(IEnumerable<decimal> meetings, SessionsPerDay? sessionsPerDay)
    {
        var near = meetings.Order().ToList();
        var farthest = near.LastOrDefault(meeting => meeting <= near[0] * FarthestMeeting);
        var last = Math.Max(farthest, sessionsPerDay?.Value ?? 0) * Headroom;
        return last == 0 ? 10 : Math.Min(last, SessionsPerDay.Bounds.Most);
    }

    private static string Describe(TaskCost session, IEnumerable<PlanComparison> plans, DaysPerMonth days) => string.Join(' ',
    [
        $"A session costs {session.Total} at API rates.",
        .. plans.Select(plan => $"{plan.Plan.Plan.Name} at {plan.Fee} a month {Outline(plan, days)}."),
        "Limits that are not stated in dollars are not drawn.",
    ]);

    private static string Outline(PlanComparison plan, DaysPerMonth days) => (plan.BreakEven, Meetings(plan, days).ToList()) switch
    {
        (BreakEven.Always, _) => "is cheaper from the first session on",
        (_, [var once]) => $"costs the same at {PlainNumber.ForReading(once)} sessions a day",
        (_, [var first, var again]) => $"costs the same at {PlainNumber.ForReading(first)} sessions a day, and again at {PlainNumber.ForReading(again)}",
        _ => "never comes to be cheaper",
    };
}
