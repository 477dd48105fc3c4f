using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

public class BreakEvenLaws
{
    private const decimal Tolerance = 1e-20m;

    private static Arbitrary<(Case Case, decimal Fee)> Fees =>
        (from drawn in Cases.Generator
         from cents in Gen.Choose(1, 100_000)
         select (drawn, cents / 100m)).ToArbitrary();

    private static readonly Arbitrary<(decimal List, int Percent, decimal Fee, decimal Included)> Discounts =
        (from list in Gen.Choose(1, 300)
         from percent in Gen.Choose(0, 100)
         from fee in Gen.Choose(0, 200)
         from included in Gen.Choose(0, 400)
         select (list / 100m, percent, (decimal)fee, (decimal)included)).ToArbitrary();

    private static Arbitrary<(Case Case, Place To, bool ScaleOutput)> Moves =>
        (from drawn in Cases.Generator
         from to in Gen.Elements<Place>(Cases.Places.Where(place => place.Until is null))
         from scaleOutput in Gen.Elements(true, false)
         select (drawn, to, scaleOutput)).ToArbitrary();

    [Fact]
    public void At_the_break_even_the_API_costs_the_fee() => Holds(Fees, drawn =>
    {
        var perSession = drawn.Case.Cost.Total;
        return ByTheFee(perSession, drawn.Fee) switch
        {
            BreakEven.At at => IsNear(at.SessionsPerMonth * perSession.Value, drawn.Fee),
            BreakEven.Never { Reason: NeverReason.ApiCostsNothing } => perSession == Usd.Zero,
            _ => false,
        };
    });

    [Fact]
    public void The_first_cheaper_session_is_the_first() => Holds(Fees, drawn =>
        ByTheFee(drawn.Case.Cost.Total, drawn.Fee) is not BreakEven.At at
        || ((drawn.Case.Cost.Total * at.FirstCheaperSession).Value > drawn.Fee
            && (drawn.Case.Cost.Total * (at.FirstCheaperSession - 1)).Value <= drawn.Fee
            && at.FirstCheaperSession == decimal.Truncate(at.FirstCheaperSession)));

    [Fact]
    public void With_a_discount_and_included_usage_a_scan_finds_the_plan_cheaper_where_the_solution_says() => Holds(Discounts, drawn =>
    {
        var (api, list, fee, included) = (
            new Usd(drawn.List * (100 - drawn.Percent) / 100),
            new Usd(drawn.List),
            new Usd(drawn.Fee),
            new Usd(drawn.Included));
        bool IsCheaper(decimal sessions) => fee + new Usd(Math.Max(0, (list * sessions - included).Value)) < api * sessions;
        var plan = new PayLine { Option = new PayOption.Api(), Fee = fee, Knees = [new Knee(included, 1)], PerUsdBeyond = 1 };
        var solved = BreakEven.Of(new PlanSession { Cost = api, ListCost = list }, plan, NeverReason.IncludedUsageNotAboveFee);
        return Enumerable.Range(0, 300).All(sessions => IsCheaper(sessions) == solved switch
        {
            BreakEven.At at => sessions >= at.FirstCheaperSession && !(sessions >= at.EqualAgainAt),
            BreakEven.Always => sessions > 0,
            _ => false,
        });
    });

    [Fact]
    public void At_the_break_even_ratio_both_models_cost_the_same()
    {
        var found = 0;
        Holds(Moves, drawn =>
        {
            var (from, to, scaleOutput) = drawn;
            var newModel = Prices.Catalog.Open(to.Version, Prices.At("2026-11-20")).Value().Model(to.Model).Value();
            var target = from.Cost.Total;
            if (RatioBreakEven.Of(target, newModel, from.Workload, scaleOutput) is not RatioBreakEven.At at)
                return true;

            found++;
            return IsNear(CostAt(at.Ratio, newModel, from.Workload, scaleOutput).Value().Total.Value, target.Value);
        });
        found.ShouldBeGreaterThan(Effort.Of(100));
    }

    [Fact]
    public void Where_no_ratio_breaks_even_a_scan_finds_none_either() => Holds(Moves, drawn =>
    {
        var (from, to, scaleOutput) = drawn;
        var newModel = Prices.Catalog.Open(to.Version, Prices.At("2026-11-20")).Value().Model(to.Model).Value();
        var target = from.Cost.Total;
        if (RatioBreakEven.Of(target, newModel, from.Workload, scaleOutput) is RatioBreakEven.At
            or RatioBreakEven.None { Reason: RatioReason.Always })
        {
            return true;
        }

        // A sign change between two neighbours of the scan without a jump of cards between them would be a root.
        var scan = Enumerable.Range(1, 60).Select(step => CostAt(step / 20m, newModel, from.Workload, scaleOutput))
            .Select(cost => cost.TryGet(out var found, out _) ? found : null).ToList();
        return scan.Zip(scan.Skip(1)).All(pair =>
            pair is not ({ } low, { } high)
            || !low.Lines.Select(line => line.Band).SequenceEqual(high.Lines.Select(line => line.Band))
            || (low.Total < target) == (high.Total < target));
    });

    [Fact]
    public void Why_no_ratio_breaks_even_is_what_the_costs_on_every_edge_say()
    {
        var reasons = new HashSet<RatioReason>();
        Holds(Moves, drawn =>
        {
            var (from, to, scaleOutput) = drawn;
            var newModel = Prices.Catalog.Open(to.Version, Prices.At("2026-11-20")).Value().Model(to.Model).Value();
            var target = from.Cost.Total;
            if (RatioBreakEven.Of(target, newModel, from.Workload, scaleOutput) is not RatioBreakEven.None { Reason: var reason })
                return true;

            reasons.Add(reason);
            var edges = RatiosOnEdges(newModel, from.Workload);
            var signs = edges.ConvertAll(ratio => CostAt(ratio, newModel, from.Workload, scaleOutput).TryGet(out var cost, out _)
                ? cost.Total.Value.CompareTo(target.Value)
                : default(int?));
            var found = signs.OfType<int>().Distinct().ToList();
            return reason switch
            {
                RatioReason.Always => found is [0],
                RatioReason.Never => found is [not 0],
                RatioReason.AtJump => found.Contains(-1) && found.Contains(1),
                RatioReason.NotOffered => found is [] or [-1] && signs[^1] is null,
                _ => found is [-1],
            };
        });
        reasons.ShouldContain(RatioReason.AtJump);
        reasons.ShouldContain(RatioReason.NotOffered);
    }

    private static BreakEven ByTheFee(Usd perSession, decimal fee) => BreakEven.Of(
        new PlanSession { Cost = perSession, ListCost = perSession },
        new PayLine { Option = new PayOption.Api(), Fee = new Usd(fee) },
        NeverReason.IncludedUsageNotAboveFee);

    /// <summary>Ratios at which a prompt is as large as a bound of a card or of the model, and beside them.</summary>
    private static List<decimal> RatiosOnEdges(PricedModel model, Workload workload)
    {
        var bounds = model.Tiers
            .SelectMany(model.Cards)
            .SelectMany(card => new[] { card.Band.Start, card.Band.End })
            .Append(model.MaxPrompt);
        var sizes = bounds
            .OfType<decimal>()
            .Distinct()
            .Order()
            .SelectMany(size => new[] { size - 1, size, size + 1 })
            .Where(size => size > 0);
        return workload.Prompt == TokenCount.Zero ? [1] : [0.000001m, .. sizes.Select(size => size / workload.Prompt.Value)];
    }

    private static Outcome<TaskCost> CostAt(decimal ratio, PricedModel model, Workload workload, bool scaleOutput)
    {
        TokenCount Scaled(TokenCount tokens) => new(tokens.Value * ratio);
        var tokens = workload.Tokens;
        return TaskCost.Of(model, workload with
        {
            Tokens = new TokenMix(
                Scaled(tokens.Uncached),
                Scaled(tokens.CacheRead),
                Scaled(tokens.CacheWrite),
                scaleOutput ? Scaled(tokens.Output) : tokens.Output),
        });
    }

    private static bool IsNear(decimal value, decimal expected) => Math.Abs(value - expected) <= Math.Abs(expected) * Tolerance;

    private static void Holds<T>(Arbitrary<T> cases, Func<T, bool> law) =>
        Law.Holds(cases, 1000, law);
}
