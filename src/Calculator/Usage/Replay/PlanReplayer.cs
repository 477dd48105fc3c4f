using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>Replays a log under one plan after the other.</summary>
internal sealed class PlanReplayer
{
    private readonly UsageTimeline _timeline;
    private readonly ReplayCalendar _calendar;
    private readonly UsageOptions _options;
    private readonly PlanTerms _terms;
    private readonly decimal _factor;
    private readonly Dictionary<string, List<UseCell>> _cells = [];

    public PlanReplayer(UsageTimeline timeline, ReplayCalendar calendar, UsageOptions options, PlanTerms terms, Discount discount)
    {
        (_timeline, _calendar, _options, _terms, _factor) = (timeline, calendar, options, terms, discount.Factor);
        var list = timeline.Providers.Aggregate(Usd.Zero, (sum, one) => sum + one.List);
        Api = list * _factor;
    }

    /// <summary>What all of the log costs the caller at the API.</summary>
    public Usd Api { get; }

    /// <summary>The same by month.</summary>
    public IReadOnlyList<Usd> ApiByMonth() =>
        [.. _calendar.Months.Select((_, place) => ListIn(place, CellsOf([.. _timeline.Providers], isOne: true)) * _factor)];

    public PlanReplay Replay(PricedPlan plan)
    {
        var covered = _timeline.Providers.Where(one => Covers(plan, one)).ToList();
        var list = covered.Aggregate(Usd.Zero, (sum, one) => sum + one.List);
        var session = SessionOf(covered, list);
        var quote = PlanQuote.Of(plan, session, _terms);
        var limits = WindowLimit.AllOf(plan, session, _terms.OwnUsdPerWeek(plan));
        var counted = limits.Where(limit => !_timeline.HasSums || limit.Window != LimitWindow.FiveHours).ToList();
        var cells = CellsOf(covered, quote);
        SeatReplay At(Func<WindowLimit, decimal> amount) => new(cells, _calendar, CapsOf(counted, plan, amount), SeatsOf(quote));

        Range<SeatReplay>? seats = quote.Lines is null ? null : new Range<SeatReplay>(
            At(limit => limit.Amount.Low), At(limit => limit.Amount.Expected), At(limit => limit.Amount.High));
        var byFee = new SeatReplay(cells, _calendar, CapsOf([], plan, _ => 0), SeatsOf(quote));
        return Of(new ReplayedPlan(quote, list, Api - list * _factor, seats, byFee), counted) with
        {
            LeavesOutHours = counted.Count < limits.Count,
        };
    }

    private PlanReplay Of(ReplayedPlan plan, IReadOnlyList<WindowLimit> limits)
    {
        var (quote, months) = (plan.Quote, _calendar.MonthCount);
        var runs = plan.Seats?.Select(seats => seats.Run(1));
        var run = runs is { } all ? all.At(_terms.Bound) : null;
        var price = quote.Plan.Period.PerUsdBeyond;
        Usd Month(decimal beyond) => quote.Fee + (plan.Besides + new Usd(beyond) * (price ?? 0)) / months;
        Usd? Served(decimal beyond) => price is null && beyond > 0 ? null : Month(beyond);
        var perMonth = run is null ? null : Served(run.Beyond);
        return new PlanReplay
        {
            Quote = quote,
            Besides = plan.Besides / months,
            BeyondPerMonth = ByCost(runs, beyond => new Usd(beyond) / months),
            PerMonth = ByCost(runs, Month),
            PerMonthByFeeAlone = Served(plan.ByFee.Run(1).Beyond),
            ServedShare = run is null ? null : price is not null || run.Beyond == 0 ? 1 : 1 - run.Beyond / plan.List.Value,
            Fits = runs switch { { Low.Beyond: 0 } => Fit.Yes, { High.Beyond: > 0 } => Fit.No, _ => Fit.Unknown },
            Saving = perMonth is { } cost ? Api / months - cost : null,
            Windows = run is null ? [] : [.. limits.Select((limit, place) => WindowOf(limit, run.Windows[place], quote))],
            ByMonth = [.. _calendar.Months.Select((month, place) => CostOf(month, place, plan, run))],
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
        var price = plan.Quote.Plan.Period.PerUsdBeyond;
        if (run is null || month.DaysInPeriod < month.Days || (price is null && run.BeyondByMonth[place] > 0))
            return null;

        return plan.Quote.Fee + new Usd(run.BeyondByMonth[place] * (price ?? 0)) + UncoveredIn(place, plan.Quote.Plan);
    }

    private Usd UncoveredIn(int month, PricedPlan plan) =>
        ListIn(month, CellsOf([.. _timeline.Providers.Where(one => !Covers(plan, one))], isOne: true)) * _factor;

    private static Usd ListIn(int month, List<UseCell> cells) =>
        cells.Where(cell => cell.Month == month).Aggregate(Usd.Zero, (sum, cell) => sum + cell.List);

    private UsageBreakEven BreakEvenOf(ReplayedPlan plan)
    {
        var seats = plan.Seats is { } known ? known.At(_terms.Bound) : plan.ByFee;
        return UsageBreakEven.Of(
            plan.List.Value * _factor,
            plan.Quote.Fee.Value * _calendar.MonthCount,
            plan.Quote.Plan.Period.PerUsdBeyond,
            times => seats.Run(times) is var run ? (run.Beyond, run.Slope) : default,
            plan.Quote.Limit is null ? NeverReason.IncludedUsageNotAboveFee : NeverReason.LimitBelowBreakEven);
    }

    private WindowUse WindowOf(WindowLimit limit, WindowTally tally, PlanQuote quote)
    {
        var amount = limit.Amount.At(_terms.Bound);
        var windows = _calendar.CountOf(limit.Window) is { } count ? count * UsedSeats(quote) : tally.Opened;
        return new WindowUse
        {
            Limit = limit,
            Opened = tally.Opened,
            Reached = tally.Reached,
            Utilisation = windows == 0 ? 0 : tally.Used / (amount * windows),
        };
    }

    private static IReadOnlyList<WindowCap> CapsOf(IReadOnlyList<WindowLimit> limits, PricedPlan plan, Func<WindowLimit, decimal> amount)
    {
        var caps = limits.Select(limit => new WindowCap(limit.Window, limit.Unit, amount(limit)));
        return plan.Period.IncludedUsd is { } usd ? [.. caps, new WindowCap(LimitWindow.Month, LimitUnit.Usd, usd)] : [.. caps];
    }

    private IReadOnlyList<SeatGroup> SeatsOf(PlanQuote quote) =>
        _timeline.NamedOwners > 0 || IsOfTeam(quote) ? [new SeatGroup(1, 1)] : _terms.Seats.Groups;

    private decimal UsedSeats(PlanQuote quote) =>
        IsOfTeam(quote) ? 1 : _timeline.NamedOwners > 0 ? _timeline.Owners : _terms.Seats.Count.Value;

    private List<UseCell> CellsOf(List<ProviderUse> covered, PlanQuote quote) => CellsOf(covered, IsOfTeam(quote));

    private List<UseCell> CellsOf(List<ProviderUse> providers, bool isOne)
    {
        var numbers = providers.Select(one => _timeline.NumberOf(one.Model.Provider.Id)).Order().ToList();
        var key = $"{isOne}:{string.Join(',', numbers)}";
        if (!_cells.TryGetValue(key, out var cells))
        {
            var uses = _timeline.InOrder().Where(use => numbers.Contains(use.Provider));
            _cells[key] = cells = UseCell.Of(uses, isOne, _calendar, _options.DayOf);
        }

        return cells;
    }

    private PlanSession SessionOf(List<ProviderUse> covered, Usd list)
    {
        var sum = covered.Aggregate(default(UsageSum), (all, one) => all + one.Sum);
        var requests = Math.Max(1, sum.Requests);
        return new PlanSession
        {
            Cost = list * _factor / requests,
            ListCost = list / requests,
            Tokens = sum.Tokens.All / (decimal)requests,
            Requests = sum.Requests > 0 ? new RequestsPerSession(1) : null,
            CacheReadShare = sum.Tokens.Prompt > 0 ? sum.Tokens.CacheRead / (decimal)sum.Tokens.Prompt : 0,
        };
    }

    private static bool IsOfTeam(PlanQuote quote) => quote.Plan.Plan.Per == PlanUnit.Team;

    private static bool Covers(PricedPlan plan, ProviderUse used) =>
        plan.Plan.Id == Plan.OwnId || plan.Plan.Covers.Contains(used.Model.Provider.Id);

    /// <summary>A plan and what it is asked to carry.</summary>
    /// <param name="Quote">The plan.</param>
    /// <param name="List">The usage it covers, at list price.</param>
    /// <param name="Besides">What the API bills for the rest.</param>
    /// <param name="Seats">Its seats by each bound of its limits; null if nothing is known of them.</param>
    /// <param name="ByFee">Its seats as if they had no limit but their included usage.</param>
    private sealed record ReplayedPlan(PlanQuote Quote, Usd List, Usd Besides, Range<SeatReplay>? Seats, SeatReplay ByFee);
}
