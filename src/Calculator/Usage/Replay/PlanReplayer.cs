using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>Replays a log under one plan after the other.</summary>
/// <param name="use">The log.</param>
/// <param name="terms">How plans are bought.</param>
internal sealed class PlanReplayer(ReplayedUse use, PlanTerms terms)
{
    public PlanReplay Replay(PricedPlan plan)
    {
        var session = use.SessionOf(plan);
        var quote = PlanQuote.Of(plan, session, terms);
        var limits = WindowLimit.AllOf(plan, session, terms.OwnUsdPerWeek(plan));
        var counted = limits.Where(limit => IsCounted(limit.Window)).ToList();
        var list = use.CoveredBy(plan);
        var outside = use.OutsideByMonth(plan);
        var replayed = new ReplayedPlan(
            quote,
            list,
            use.CountedBy(plan),
            use.Api - use.BillOf(list),
            quote.Lines is null ? null : new Range<LimitBound>(LimitBound.Low, LimitBound.Expected, LimitBound.High)
                .Select(bound => SeatsOf(quote, counted, bound, outside)),
            SeatsOf(quote, [], terms.Bound, outside),
            outside);
        return Of(replayed, counted) with { LeavesOutHours = counted.Count < limits.Count };
    }

    private PlanReplay Of(ReplayedPlan plan, IReadOnlyList<WindowLimit> limits)
    {
        var (quote, months, price) = (plan.Quote, use.Calendar.MonthCount, plan.PerUsdBeyond);
        var runs = plan.Seats?.Select(seats => seats.Run(1));
        var run = runs?.At(terms.Bound);
        Usd Month(decimal beyond) => quote.Fee + (plan.Besides + new Usd(beyond) * (price ?? 0)) / months;
        var api = use.Api / months;
        // What differs from the API by rounding alone costs what it does.
        Usd AsTheApi(Usd cost) => Ladder.IsApart(cost, api) || Ladder.IsApart(api, cost) ? cost : api;
        Usd? Served(decimal beyond) => price is null && beyond > 0 ? null : AsTheApi(Month(beyond));
        return new PlanReplay
        {
            Quote = quote,
            Besides = plan.Besides / months,
            Outside = use.OutsideOf(quote.Plan),
            OutsidePerMonth = new Usd(plan.OutsideByMonth.Sum()) / months,
            BeyondPerMonth = ByCost(runs, beyond => new Usd(beyond) / months),
            PerMonth = ByCost(runs, Month),
            PerMonthByFeeAlone = Served(plan.ByFee.Run(1).Beyond),
            ServedShare = run is null ? null : price is not null || run.Beyond == 0 ? 1 : 1 - run.Beyond / plan.Counted.Value,
            Fits = runs switch { { Low.Beyond: 0 } => Fit.Yes, { High.Beyond: > 0 } => Fit.No, _ => Fit.Unknown },
            Saving = run is not null && Served(run.Beyond) is { } cost ? api - cost : null,
            Windows = run is null ? [] : [.. limits.Select((limit, place) => WindowOf(limit, run.Windows[place], quote))],
            ByMonth = [.. use.Calendar.Months.Select((month, place) => CostOf(month, place, plan, run))],
            BreakEven = BreakEvenOf(plan),
            LeavesOutHours = false,
        };
    }

    // The highest limit leaves the least beyond.
    private static Range<Usd>? ByCost(Range<ReplayRun>? runs, Func<decimal, Usd> cost) => runs is { } run
        ? new Range<Usd>(cost(run.High.Beyond), cost(run.Expected.Beyond), cost(run.Low.Beyond))
        : null;

    // The fee is paid for whole months, and limits of parts are parts: of a part of a month nothing is said.
    private Usd? CostOf(ReplayedMonth month, int place, ReplayedPlan plan, ReplayRun? run)
    {
        var price = plan.PerUsdBeyond;
        if (run is null || month.DaysInPeriod < month.Days || (price is null && run.BeyondByMonth[place] > 0))
            return null;

        return plan.Quote.Fee + new Usd(run.BeyondByMonth[place] * (price ?? 0)) + use.UncoveredIn(place, plan.Quote.Plan);
    }

    private UsageBreakEven BreakEvenOf(ReplayedPlan plan)
    {
        if (plan.List == Usd.Zero && plan.Besides > Usd.Zero)
            return new UsageBreakEven.Never(NeverReason.NothingCovered);

        var seats = plan.Seats?.At(terms.Bound) ?? plan.ByFee;
        return UsageBreakEven.Of(
            use.BillOf(plan.List).Value,
            plan.Quote.Fee.Value * use.Calendar.MonthCount,
            plan.PerUsdBeyond,
            times => seats.Run(times) is var run ? (run.Beyond, run.Slope) : default,
            plan.Quote switch
            {
                { IncludesModel: false } => NeverReason.NotIncluded,
                { Limit: null } => NeverReason.IncludedUsageNotAboveFee,
                _ => NeverReason.LimitBelowBreakEven,
            });
    }

    private WindowUse WindowOf(WindowLimit limit, WindowTally tally, PlanQuote quote)
    {
        var windows = use.Calendar.CountOf(limit.Window) is { } count ? count * UsedSeats(quote) : tally.Opened;
        var whole = limit.Amount.At(terms.Bound) * windows;
        return new WindowUse
        {
            Limit = limit,
            Opened = tally.Opened,
            Reached = tally.Reached,
            Utilisation = whole == 0 ? 0 : tally.Used / whole,
        };
    }

    private SeatReplay SeatsOf(
        PlanQuote quote, IReadOnlyList<WindowLimit> limits, LimitBound bound, IReadOnlyList<decimal> outsideByMonth)
    {
        var caps = limits
            .Select(limit => new WindowCap(limit.Window, limit.Unit, limit.Amount.At(bound), WeightsOf(limit, bound)))
            .ToList();
        if (quote.Plan.Period.IncludedUsd is { } usd)
            caps.Add(new WindowCap(LimitWindow.Month, LimitUnit.Usd, usd));
        // What is stated of other models alone may be as low as nothing. Of a week or a month the limits themselves say so.
        if (bound == LimitBound.Low && quote.Unstated.Any(limit => limit.Window == LimitWindow.FiveHours && IsCounted(limit.Window)))
            caps.Add(new WindowCap(LimitWindow.FiveHours, LimitUnit.Usd, 0));

        // Of named people each has cells of their own.
        var isEachsOwn = IsOfTeam(quote) || use.Timeline.NamedOwners > 0;
        return new SeatReplay(
            use.CellsOf(quote.Plan, caps.Exists(cap => cap.Weights is not null) ? ClocksOf(limits) : null),
            use.Calendar,
            caps,
            isEachsOwn ? [new SeatGroup(1, 1)] : terms.Seats.Groups,
            outsideByMonth);
    }

    // What costs nothing has no share of a limit, and takes of it what is counted.
    private decimal[]? WeightsOf(WindowLimit limit, LimitBound bound) => limit switch
    {
        { CountedModels: { } counted } => [.. use.ModelIds.Select(model => counted.Contains(model) ? 1m : 0)],
        { Weights: { } weights } =>
            [.. use.ModelIds.Select(model => weights.TryGetValue(model, out var weight) ? weight.At(bound) : 1)],
        _ => null,
    };

    // Whose five hours each model opens: its own where it has a limit of its own, else those of all.
    private IReadOnlyList<int> ClocksOf(IReadOnlyList<WindowLimit> limits)
    {
        var own = limits.Where(limit => limit.Window == LimitWindow.FiveHours).Select(limit => limit.CountedModels).ToList();
        return [.. use.ModelIds.Select(model => 1 + own.FindIndex(counted => counted?.Contains(model) == true))];
    }

    // Sums of a day say nothing of five hours.
    private bool IsCounted(LimitWindow window) => !use.Timeline.HasSums || window != LimitWindow.FiveHours;

    private decimal UsedSeats(PlanQuote quote) =>
        IsOfTeam(quote) ? 1 : use.Timeline.NamedOwners > 0 ? use.Timeline.Owners : terms.Seats.Count.Value;

    private static bool IsOfTeam(PlanQuote quote) => quote.Plan.Plan.Per == PlanUnit.Team;

    /// <summary>A plan and what it is asked to carry.</summary>
    /// <param name="Quote">The plan.</param>
    /// <param name="List">The usage it covers, at list price.</param>
    /// <param name="Counted">What that counts for under the plan, in dollars.</param>
    /// <param name="Besides">What the API bills for the rest.</param>
    /// <param name="Seats">Its seats by each bound of its limits; null if nothing is known of them.</param>
    /// <param name="ByFee">Its seats as if they had no limit but their included usage.</param>
    /// <param name="OutsideByMonth">What takes of no limit counts for, in dollars, by month of the calendar.</param>
    private sealed record ReplayedPlan(
        PlanQuote Quote,
        Usd List,
        Usd Counted,
        Usd Besides,
        Range<SeatReplay>? Seats,
        SeatReplay ByFee,
        IReadOnlyList<decimal> OutsideByMonth)
    {
        /// <summary>What a dollar beyond costs; null where nothing is sold.</summary>
        public decimal? PerUsdBeyond => Quote.Plan.Period.PerUsdBeyond;
    }
}
