namespace Calculator.Usage.Replay;

/// <summary>
/// Holds a log against limits in the order of time. What does not fit into every window that is open is beyond, whether it is blocked or
/// billed; it takes nothing from any of them. A cell that fits in part is served in part, as break-evens count.
/// </summary>
/// <remarks>
/// All windows are stretches of time, so to serve what comes first serves the most: a looser limit never leaves more beyond, where all
/// limits count the same unit, and all models alike.
/// </remarks>
/// <param name="Cells">What was used, in the order of time.</param>
/// <param name="Calendar">The weeks and months.</param>
/// <param name="Caps">The limits.</param>
internal sealed record LimitReplay(IReadOnlyList<UseCell> Cells, ReplayCalendar Calendar, IReadOnlyList<WindowCap> Caps)
{
    /// <summary>Replays the log, every request taken so many times.</summary>
    public ReplayRun Run(decimal times)
    {
        var run = new ReplayRun(Calendar.Months.Count, Caps.Count);
        if (Caps.Count == 0)
            return run;

        var owners = new Dictionary<int, WindowMeter[]>();
        foreach (var cell in Cells)
        {
            if (!owners.TryGetValue(cell.Owner, out var meters))
                owners[cell.Owner] = meters = new WindowMeter[Caps.Count];
            Serve(cell, meters, times, run);
        }

        return run;
    }

    private void Serve(in UseCell cell, WindowMeter[] meters, decimal times, ReplayRun run)
    {
        var served = new ServedPart(times, 1, 1);
        for (var place = 0; place < meters.Length; place++)
        {
            if (!Caps[place].Holds(cell))
                continue;

            var (cap, window) = (Caps[place], Caps[place].PlaceOf(cell));
            if (meters[place].Open(window, Calendar.Within(cap.Amount, cap.Window, window)))
                run.Windows[place].Opened++;
            served = Narrower(served, cap.TakenBy(cell), meters[place], times);
        }

        for (var place = 0; place < meters.Length; place++)
        {
            if (!Caps[place].Holds(cell))
                continue;

            var taken = Caps[place].TakenBy(cell);
            if (meters[place].Left < times * taken && meters[place].Reach())
                run.Windows[place].Reached++;
            meters[place].Take(served.Of(taken), served.Slope * taken);
            run.Windows[place].Used += served.Of(taken);
        }

        var counted = cell.Counted.Value;
        run.AddBeyond(cell.Month, times * counted - served.Of(counted), (1 - served.Slope) * counted);
    }

    private static ServedPart Narrower(in ServedPart served, decimal taken, in WindowMeter meter, decimal times)
    {
        if (taken == 0 || meter.Left > times * taken)
            return served;

        var part = new ServedPart(meter.Left, taken, meter.LeftSlope / taken);
        return part.Times < served.Times || (part.Times == served.Times && part.Slope < served.Slope) ? part : served;
    }

    /// <summary>How many times a cell is served: of what it takes of one limit, as much as is left of that.</summary>
    /// <param name="Left">What is left.</param>
    /// <param name="Taken">What the cell takes once.</param>
    /// <param name="Slope">How the times change as everything is taken more often.</param>
    private readonly record struct ServedPart(decimal Left, decimal Taken, decimal Slope)
    {
        public decimal Times { get; } = Left / Taken;

        /// <summary>So many times an amount; of what is limited itself all that is left, to the last digit.</summary>
        public decimal Of(decimal amount) => amount == Taken ? Left : Times * amount;
    }
}

/// <summary>What came of a replay.</summary>
internal sealed class ReplayRun(int months, int caps)
{
    private readonly decimal[] _beyondByMonth = new decimal[months];

    /// <summary>Dollars that are beyond, as a plan counts them.</summary>
    public decimal Beyond { get; private set; }

    /// <summary>How fast that grows as everything is taken more often.</summary>
    public decimal Slope { get; private set; }

    /// <summary>The same as <see cref="Beyond"/> by month.</summary>
    public IReadOnlyList<decimal> BeyondByMonth => _beyondByMonth;

    /// <summary>What came of each limit's windows.</summary>
    public WindowTally[] Windows { get; } = new WindowTally[caps];

    public void AddBeyond(int month, decimal usd, decimal slope)
    {
        Beyond += usd;
        Slope += slope;
        _beyondByMonth[month] += usd;
    }

    /// <summary>Adds what came of other seats.</summary>
    /// <param name="run">Of all their usage as if it were all of the log.</param>
    /// <param name="seats">The seats, and their share of it.</param>
    public void Add(ReplayRun run, Plans.SeatGroup seats)
    {
        Beyond += run.Beyond * seats.Share;
        Slope += run.Slope * seats.Share;
        for (var month = 0; month < _beyondByMonth.Length; month++)
            _beyondByMonth[month] += run._beyondByMonth[month] * seats.Share;
        for (var place = 0; place < Windows.Length; place++)
        {
            Windows[place].Opened += run.Windows[place].Opened * seats.Seats;
            Windows[place].Reached += run.Windows[place].Reached * seats.Seats;
            Windows[place].Used += run.Windows[place].Used * seats.Share;
        }
    }
}

/// <summary>What came of the windows of one limit.</summary>
internal struct WindowTally
{
    /// <summary>Windows with a request.</summary>
    public decimal Opened { get; set; }

    /// <summary>Those in which more was asked for than there was.</summary>
    public decimal Reached { get; set; }

    /// <summary>What was served of them, in the limit's unit.</summary>
    public decimal Used { get; set; }
}
