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
    private readonly IReadOnlyList<ModelUse> _all = timeline.Models;
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
    public Usd CountedBy(PricedPlan plan) => CountedOf(Covered(plan));

    /// <summary>What takes of a plan's limits, window by window.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="clocks">Whose five hours each model opens, at the model's number; null where models are not kept apart.</param>
    public IReadOnlyList<UseCell> CellsOf(PricedPlan plan, IReadOnlyList<int>? clocks) =>
        CellsOf(Included(plan), plan.Plan.Per == PlanUnit.Team, clocks);

    /// <summary>The models of cells that are kept apart by them, by their ids, each at its number.</summary>
    public IReadOnlyList<string> ModelIds { get; } = [.. timeline.Models.OrderBy(timeline.NumberOf).Select(one => one.Model.Id)];

    /// <summary>The models that a plan covers outside of its allowance, by their ids.</summary>
    public IReadOnlyList<string> OutsideOf(PricedPlan plan) => [.. Outside(plan).Select(one => one.Model.Id).Distinct()];

    /// <summary>What those count for under the plan, in dollars, by month of the calendar.</summary>
    public IReadOnlyList<decimal> OutsideByMonth(PricedPlan plan)
    {
        var byMonth = new decimal[calendar.Months.Count];
        foreach (var cell in CellsOf(Outside(plan), isOne: true, clocks: null))
            byMonth[cell.Month] += cell.Counted.Value;
        return byMonth;
    }

    /// <summary>
    /// The mean request of what takes of a plan's limits, and of each of its models where they are several, each with its own mix; where
    /// nothing counts requests, all of it. Where nothing takes of them that the plan covers, it is of a model outside of the
    /// allowance.
    /// </summary>
    public PlanSession SessionOf(PricedPlan plan)
    {
        var included = Included(plan);
        var model = (included, Covered(plan)) switch
        {
            ([var only], _) => only.Model.Id,
            ([], [var outside, ..]) => outside.Model.Id,
            _ => null,
        };
        var mean = MeanOf(included) with { Model = model };
        var counted = CountedOf(included).Value;
        return included.Count < 2 ? mean : mean with
        {
            ByModel =
            [
                .. included.Select(one => new ModelPart(
                    MeanOf([one]) with { Model = one.Model.Id },
                    counted > 0 ? one.Counted.Value / counted : 1m / included.Count)),
            ],
        };
    }

    private PlanSession MeanOf(List<ModelUse> models)
    {
        var sum = models.Aggregate(default(UsageSum), (all, one) => all + one.Sum);
        var requests = Math.Max(1, sum.Requests);
        return new PlanSession
        {
            Cost = BillOf(ListOf(models)) / requests,
            ListCost = CountedOf(models) / requests,
            Tiers = timeline.Tiers,
            Tokens = sum.Tokens.All / (decimal)requests,
            Requests = sum.Requests > 0 ? new RequestsPerSession(1) : null,
            CacheReadShare = sum.Tokens.Prompt > 0 ? sum.Tokens.CacheRead / (decimal)sum.Tokens.Prompt : 0,
        };
    }

    private List<UseCell> CellsOf(IReadOnlyList<ModelUse> models, bool isOne, IReadOnlyList<int>? clocks)
    {
        var numbers = models.Select(timeline.NumberOf).ToHashSet();
        var key = $"{isOne}:{string.Join(',', clocks ?? [])}:{string.Join(',', numbers.Order())}";
        if (!_cells.TryGetValue(key, out var cells))
        {
            var uses = timeline.InOrder().Where(use => numbers.Contains(use.Model));
            _cells[key] = cells = UseCell.Of(uses, isOne, clocks, calendar, options.DayOf);
        }

        return cells;
    }

    private Usd ListIn(int month, IReadOnlyList<ModelUse> models) => CellsOf(models, isOne: true, clocks: null)
        .Where(cell => cell.Month == month)
        .Aggregate(Usd.Zero, (sum, cell) => sum + cell.List);

    private List<ModelUse> Covered(PricedPlan plan) => [.. _all.Where(one => Covers(plan, one))];

    private List<ModelUse> Included(PricedPlan plan) => [.. Covered(plan).Where(one => plan.Includes(one.Model.Id))];

    private List<ModelUse> Outside(PricedPlan plan) => [.. Covered(plan).Where(one => !plan.Includes(one.Model.Id))];

    private static Usd ListOf(IEnumerable<ModelUse> models) => models.Aggregate(Usd.Zero, (sum, one) => sum + one.List);

    private static Usd CountedOf(IEnumerable<ModelUse> models) => models.Aggregate(Usd.Zero, (sum, one) => sum + one.Counted);

    private static bool Covers(PricedPlan plan, ModelUse used) =>
        !used.IsBesidePlans && (plan.Plan.Id == Plan.OwnId || plan.Serves(used.Model));
}
