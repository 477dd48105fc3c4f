using Calculator.Decisions;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FsCheck.Fluent;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Laws;

/// <summary>What a solution says of a value is what a break-even says of the session at that very value.</summary>
public class PlanDecisionLaws
{
    private const int ScanPoints = 6;

    // What lies closer together than this, against its size, is told apart by rounding alone.
    private const decimal Rounding = 1e-14m;

    private const decimal Beside = 1e-7m;

    [Fact]
    public void A_solution_agrees_with_a_break_even_at_both_ends_on_every_edge_and_on_either_side_of_it()
    {
        var (roots, notServed, units) = (0, 0, new HashSet<LimitUnit>());
        Law.Holds(PlannedCase.Arbitrary, 700, drawn =>
        {
            var (planned, variable) = drawn;
            var asked = planned.Scenario.DomainOf(variable);
            if (asked.IsEmpty)
                return true;

            var scan = Scan(asked).ToList();
            if (!Crossing.Of(planned.Scenario, variable).TryGet(out var crossing, out _))
            {
                return scan.TrueForAll(value =>
                    IsOneTierAlone(variable, value) || Told(planned, variable, value) is null or { IsEnd: true });
            }

            roots += crossing.Roots.Count;
            if (crossing.Roots.Count > 0)
                units.UnionWith(planned.Plan.Limits.Select(limit => limit.Unit));
            return scan.Concat(crossing.Edges.Keys).Concat(crossing.Roots).Concat(Scan(crossing.Domain))
                .SelectMany(value => new[] { value - Step(value), value, value + Step(value) })
                .Where(asked.Contains)
                .All(value =>
                {
                    var told = Told(planned, variable, value);
                    notServed += told is null ? 1 : 0;
                    return told is { IsEnd: true } || Agrees(told, crossing.At(value));
                });
        });
        roots.ShouldBeGreaterThan(Effort.Of(80));
        notServed.ShouldBeGreaterThan(Effort.Of(400));
        if (Effort.IsFull)
            units.ShouldBe(Enum.GetValues<LimitUnit>(), ignoreOrder: true);
    }

    [Fact]
    public void Each_end_of_a_swing_is_what_a_break_even_says_there_and_it_flips_where_a_scan_finds_both_sides()
    {
        var (ends, flips) = (0, 0);
        Law.Holds(PlannedCase.Generator.ToArbitrary(), 150, planned =>
        {
            if (!Sensitivity.Of(planned.Scenario, new(0.2m), new Dictionary<Variable, Interval>()).TryGet(out var sensitivity, out _))
                return true;

            return sensitivity.Swings.All(swing =>
            {
                ends++;
                flips += swing.Flips ? 1 : 0;
                var sides = Scan(swing.Values).Select(value => Told(planned, swing.Variable, value))
                    .Where(told => told is { IsEnd: false, IsNear: false })
                    .Select(told => told!.Cheaper)
                    .Distinct()
                    .ToList();
                return IsCost(planned, swing.Variable, swing.Values.From, swing.Versus!.Value.Low)
                    && IsCost(planned, swing.Variable, swing.Values.To, swing.Versus!.Value.High)
                    && (sides.Count < 2 || swing.Flips);
            });
        });
        ends.ShouldBeGreaterThan(Effort.Of(100));
        flips.ShouldBeGreaterThan(Effort.Of(2));
    }

    private static bool IsCost(PlannedCase planned, Variable variable, decimal value, Usd? told)
    {
        if (Told(planned, variable, value) is not { } month)
            return told is null;

        return month.IsEnd || (told is { } usd && Math.Abs(usd.Value - month.Plan) <= month.Plan * Rounding);
    }

    // Where a tier is missing, solving for its share is refused though one tier alone is offered at the ends.
    private static bool IsOneTierAlone(Variable variable, decimal value) => variable == Variable.BatchShare && value is 0 or 1;

    private static bool Agrees(Verdict? told, CheaperSide? at) => told is null
        ? at is null
        : at is not null && (told.IsNear || at == told.Cheaper);

    private static Verdict? Told(PlannedCase planned, Variable variable, decimal value)
    {
        if (planned.BreakEvenAt(variable, value) is not { } month)
            return null;

        var api = planned.ApiAt(variable, value);
        var plan = api - month.Saving?.Value;
        var isEnd = IsEnd(month, api);
        return plan is { } usd ? new Verdict(api, usd, isEnd) : isEnd ? new Verdict(api, 0, isEnd) : null;
    }

    // The end of what is served is rounded, and what is used there too.
    private static bool IsEnd(PlanMonth month, decimal api) => month.Quote.Line?.ServesUpTo is { } end
        && month.Quote.Session is var session
        && session.Cost > Usd.Zero
        && Math.Abs((api - month.Besides.Value) * session.ListCost.Value / session.Cost.Value - end.Value) <= end.Value * Rounding;

    private static decimal Step(decimal value) => Math.Max(Beside, Math.Abs(value) * Beside);

    private static IEnumerable<decimal> Scan(Interval values)
    {
        var width = values.To - values.From;
        foreach (var part in Enumerable.Range(0, ScanPoints + 1))
        {
            yield return values.From + width * part / ScanPoints;
            yield return values.From + Math.Min(width, 300_000) * part / ScanPoints;
        }
    }

    /// <summary>What a break-even says of a month.</summary>
    /// <param name="Api">At the API.</param>
    /// <param name="Plan">Under the plan.</param>
    /// <param name="IsEnd">Whether the plan serves so much and no more, so that rounding decides whether it does.</param>
    private sealed record Verdict(decimal Api, decimal Plan, bool IsEnd)
    {
        public bool IsNear => Math.Abs(Api - Plan) <= Math.Max(Api, Plan) * Rounding;

        public CheaperSide Cheaper => Crossing.SideOf(Api - Plan);
    }
}
