using Calculator.Plans;

namespace Calculator.Usage.Replay;

/// <summary>
/// The replay of all seats of a plan: of each owner's where the log names owners, else of every seat by its share of each request.
/// </summary>
/// <param name="cells">What was used.</param>
/// <param name="calendar">The weeks and months.</param>
/// <param name="caps">The limits of one seat.</param>
/// <param name="seats">The seats; one where the cells have an owner for each.</param>
/// <param name="outside">Dollars, by month, that take of no limit and are beyond in whole, whatever is left.</param>
internal sealed class SeatReplay(
    IReadOnlyList<UseCell> cells,
    ReplayCalendar calendar,
    IReadOnlyList<WindowCap> caps,
    IReadOnlyList<SeatGroup> seats,
    IReadOnlyList<decimal> outside)
{
    /// <summary>Replays the log, every request taken so many times.</summary>
    public ReplayRun Run(decimal times)
    {
        var all = new ReplayRun(calendar.Months.Count, caps.Count);
        foreach (var group in seats)
            all.Add(new LimitReplay(cells, calendar, CapsOf(group)).Run(times), group);
        for (var month = 0; month < outside.Count; month++)
            all.AddBeyond(month, times * outside[month], outside[month]);
        return all;
    }

    // Rather than a share of each request against one seat's limit, each request against so much larger a limit.
    private WindowCap[] CapsOf(SeatGroup group) => [.. caps.Select(cap => cap with { Amount = AmountOf(cap.Amount, group) })];

    private static decimal AmountOf(decimal amount, SeatGroup group) => amount / PayLine.MostUsage > group.Share / group.Seats
        ? PayLine.MostUsage
        : amount * group.Seats / group.Share;
}
