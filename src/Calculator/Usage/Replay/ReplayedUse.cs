using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>A log as plans look at it: what of it one covers, and how that falls into windows.</summary>
/// <param name="timeline">What was used when.</param>
/// <param name="calendar">The weeks and months.</param>
/// <param name="options">How days are cut.</param>
/// <param name="discount">What is taken off the API bill.</param>
internal sealed class ReplayedUse(UsageTimeline timeline, ReplayCalendar calendar, UsageOptions options, Discount discount)
{
    private readonly IReadOnlyList<ProviderUse> _all = timeline.Providers;
    private readonly Dictionary<string, List<UseCell>> _cells = [];

    /// <summary>What was used when.</summary>
    public UsageTimeline Timeline => timeline;

    /// <summary>The weeks and months.</summary>
    public ReplayCalendar Calendar => calendar;

    /// <summary>What all of it costs the caller at the API.</summary>
    public Usd Api => BillOf(ListOf(_all));

    /// <summary>The same by month.</summary>
    public IReadOnlyList<Usd> ApiByMonth() => [.. calendar.Months.Select((_, place) => BillOf(ListIn(place, _all)))];

    /// <summary>What usage at list price costs the caller at the API.</summary>
    public Usd BillOf(Usd list) => list * discount.Factor;

    /// <summary>What a plan covers, at list price.</summary>
    public Usd CoveredBy(PricedPlan plan) => ListOf(Covered(plan));

    /// <summary>What the API bills in a month of the calendar for what a plan does not cover.</summary>
    public Usd UncoveredIn(int month, PricedPlan plan) => BillOf(ListIn(month, [.. _all.Where(one => !Covers(plan, one))]));

    /// <summary>What that counts for under the plan, in dollars.</summary>
    public Usd CountedBy(PricedPlan plan) => Covered(plan).Aggregate(Usd.Zero, (sum, one) => sum + one.Counted);

    /// <summary>What a plan covers, window by window.</summary>
    public IReadOnlyList<UseCell> CellsOf(PricedPlan plan) => CellsOf(Covered(plan), plan.Plan.Per == PlanUnit.Team);

    /// <summary>The mean request of what a plan covers; where nothing counts requests, all of it.</summary>
    public PlanSession SessionOf(PricedPlan plan)
    {
        var covered = Covered(plan);
        var sum = covered.Aggregate(default(UsageSum), (all, one) => all + one.Sum);
        var requests = Math.Max(1, sum.Requests);
        return new PlanSession
        {
            Cost = BillOf(ListOf(covered)) / requests,
            ListCost = CountedBy(plan) / requests,
            Tiers = timeline.Tiers,
            Tokens = sum.Tokens.All / (decimal)requests,
            Requests = sum.Requests > 0 ? new RequestsPerSession(1) : null,
            CacheReadShare = sum.Tokens.Prompt > 0 ? sum.Tokens.CacheRead / (decimal)sum.Tokens.Prompt : 0,
        };
    }

    private List<UseCell> CellsOf(IReadOnlyList<ProviderUse> providers, bool isOne)
    {
        var numbers = providers.Select(timeline.NumberOf).Order().ToList();
        var key = $"{isOne}:{string.Join(',', numbers)}";
        if (!_cells.TryGetValue(key, out var cells))
        {
            var uses = timeline.InOrder().Where(use => numbers.Contains(use.Provider));
            _cells[key] = cells = UseCell.Of(uses, isOne, calendar, options.DayOf);
        }

        return cells;
    }

    private Usd ListIn(int month, IReadOnlyList<ProviderUse> providers) => CellsOf(providers, isOne: true)
        .Where(cell => cell.Month == month)
        .Aggregate(Usd.Zero, (sum, cell) => sum + cell.List);

    private List<ProviderUse> Covered(PricedPlan plan) => [.. _all.Where(one => Covers(plan, one))];

    private static Usd ListOf(IEnumerable<ProviderUse> providers) => providers.Aggregate(Usd.Zero, (sum, one) => sum + one.List);

    private static bool Covers(PricedPlan plan, ProviderUse used) =>
        !used.IsBesidePlans && (plan.Plan.Id == Plan.OwnId || plan.Plan.Covers.Contains(used.Model.Provider.Id));
}
