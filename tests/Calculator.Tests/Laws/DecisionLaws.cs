using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Laws;

public class DecisionLaws
{
    private const int ScanPoints = 40;
    private const decimal Beside = 0.0001m;

    // Sums of quotients, each rounded in its last digit.
    private const decimal LastDigits = 1e-12m;

    private static readonly Fraction Tolerance = Fraction.Of(1e-20m);

    [Fact]
    public void At_every_root_the_oracle_finds_both_sides_equal_within_1e_20()
    {
        var roots = new Dictionary<Variable, int>();
        Holds(Setting.Arbitrary, 12_000, drawn =>
        {
            if (!Crossing.Of(drawn.Setting.Scenario, drawn.Variable).TryGet(out var crossing, out _))
                return true;

            roots[drawn.Variable] = roots.GetValueOrDefault(drawn.Variable) + crossing.Roots.Count;
            return crossing.Roots.All(root => drawn.Setting.SidesAt(drawn.Variable, Fraction.Of(root)) is var (model, versus)
                && model.IsNear(versus, Tolerance));
        });
        roots.Where(found => found.Value > 0).Select(found => found.Key).ShouldBe(Enum.GetValues<Variable>(), ignoreOrder: true);
    }

    [Fact]
    public void A_scan_by_the_oracle_finds_the_cheaper_side_where_the_stretches_say()
    {
        var (jumps, compared) = (0, 0);
        Holds(Setting.Arbitrary, 3000, drawn =>
        {
            var values = drawn.Setting.Scenario.DomainOf(drawn.Variable);
            var scan = Enumerable.Range(0, ScanPoints + 1).SelectMany(step => Points(values, step)).Distinct().ToList();
            if (!Crossing.Of(drawn.Setting.Scenario, drawn.Variable).TryGet(out var crossing, out _))
            {
                return scan.TrueForAll(value => IsOneTierAlone(drawn.Variable, value)
                    || drawn.Setting.SidesAt(drawn.Variable, Fraction.Of(value)) is null);
            }

            jumps += crossing.Jumps.Count;
            return scan.All(value =>
            {
                var inside = crossing.Stretches.Where(stretch => value > stretch.Values.From && value < stretch.Values.To).ToList();
                var sides = drawn.Setting.SidesAt(drawn.Variable, Fraction.Of(value));
                if (inside.Count == 0)
                    return crossing.Stretches.Any(stretch => stretch.Values.From == value || stretch.Values.To == value) || sides is null;

                compared++;
                return sides is var (model, versus) && (inside[0].Cheaper switch
                {
                    CheaperSide.Model => model < versus,
                    CheaperSide.Versus => model > versus,
                    _ => model.IsNear(versus, Tolerance),
                });
            });
        });
        jumps.ShouldBeGreaterThan(Effort.Of(5));
        compared.ShouldBeGreaterThan(Effort.Of(20_000));
    }

    [Fact]
    public void On_every_edge_and_beside_it_the_oracle_finds_the_side_that_is_told_there()
    {
        var (ends, alone) = (0, 0);
        Holds(Setting.OnEdges, 6000, drawn =>
        {
            var (setting, variable, within) = drawn;
            var values = within ?? setting.Scenario.DomainOf(variable);
            if (!Crossing.Of(setting.Scenario, variable, values).TryGet(out var crossing, out _))
            {
                return new[]
                {
                    values.From,
                    values.To,
                }.All(value => IsOneTierAlone(variable, value) || setting.SidesAt(variable, Fraction.Of(value)) is null);
            }

            ends += crossing.Jumps.Count(jump => jump == crossing.Domain.From || jump == crossing.Domain.To);
            alone += crossing.Stretches.Count(stretch => stretch.Values.From == stretch.Values.To);
            return crossing.Edges.Keys.Concat(crossing.Roots)
                .SelectMany(edge => new[] { edge - Beside, edge, edge + Beside })
                .Where(values.Contains)
                .All(value => IsTold(crossing, value, SignAt(setting, variable, value))
                    || setting.IsServedUpTo(variable, Fraction.Of(value)));
        });
        ends.ShouldBeGreaterThan(Effort.Of(20));
        alone.ShouldBeGreaterThan(Effort.Of(20));
    }

    // Where a tier is missing, solving for its share is refused though one tier alone is offered at the ends.
    private static bool IsOneTierAlone(Variable variable, decimal value) => variable == Variable.BatchShare && value is 0 or 1;

    /// <summary>
    /// Whether what the answer says of a value, by itself and by its stretches, roots and jumps, is the sign the oracle finds.
    /// </summary>
    private static bool IsTold(Crossing crossing, decimal value, int? sign)
    {
        if (sign is null || crossing.At(value) is not { } at)
            return sign is null && crossing.At(value) is null;

        var around = crossing.Stretches.Where(stretch => stretch.Values.Contains(value)).ToList();
        var alone = around.Where(stretch => stretch.Values.From == stretch.Values.To).ToList();
        return around.Count > 0
            && (sign == 0 || at == Crossing.SideOf(sign.Value))
            && (crossing.Roots.Contains(value)
                ? sign == 0
                : sign == 0 || (alone.Count > 0 ? alone : around).Exists(stretch => stretch.Cheaper == at))
            && (around.Count < 2 || crossing.Roots.Contains(value) || crossing.Jumps.Contains(value));
    }

    [Fact]
    public void Around_every_jump_the_oracle_finds_another_side_cheaper_and_no_side_equal()
    {
        var jumps = 0;
        Holds(Setting.Arbitrary, 6000, drawn =>
        {
            if (!Crossing.Of(drawn.Setting.Scenario, drawn.Variable).TryGet(out var crossing, out _))
                return true;

            jumps += crossing.Jumps.Count;
            return crossing.Jumps.All(jump =>
            {
                var signs = new[] { jump - Beside, jump, jump + Beside }
                    .Select(value => SignAt(drawn.Setting, drawn.Variable, value))
                    .OfType<int>()
                    .ToList();
                return signs.Distinct().Count() > 1 && SignAt(drawn.Setting, drawn.Variable, jump) != 0;
            });
        });
        jumps.ShouldBeGreaterThan(Effort.Of(10));
    }

    [Fact]
    public void A_swing_flips_exactly_where_a_scan_by_the_oracle_finds_both_sides_cheaper()
    {
        var (flips, scanned) = (0, 0);
        Holds(Setting.Generator.ToArbitrary(), 700, setting =>
        {
            if (!Sensitivity.Of(setting.Scenario, new(0.2m), new Dictionary<Variable, Interval>()).TryGet(out var sensitivity, out _))
                return true;

            return sensitivity.Swings.All(swing =>
            {
                scanned++;
                var (low, width) = (swing.Values.From, swing.Values.To - swing.Values.From);
                var signs = Enumerable.Range(0, ScanPoints + 1)
                    .Select(step => SignAt(setting, swing.Variable, low + width * step / ScanPoints))
                    .OfType<int>()
                    .Where(sign => sign != 0)
                    .Distinct()
                    .Count();
                var (atLow, atHigh) = (swing.Crossing?.At(low), swing.Crossing?.At(swing.Values.To));
                var endsAreTold = swing.CheaperAtLow == atLow && swing.CheaperAtHigh == atHigh;
                if (!swing.Flips)
                    return endsAreTold && signs < 2;

                flips++;
                var at = swing.Crossing!.Changes[0];
                var beside = width / 1_000_000;
                var around = new[] { at - beside, at, at + beside }.Select(value => SignAt(setting, swing.Variable, value));
                return endsAreTold && (around.Distinct().Count() > 1 || swing.Crossing.Changes.Count > 1);
            });
        });
        flips.ShouldBeGreaterThan(Effort.Of(100));
        scanned.ShouldBeGreaterThan(Effort.Of(2_000));
    }

    [Fact]
    public void A_comparison_ranks_as_the_oracle_does_whatever_the_order_of_the_candidates()
    {
        var triples = from first in Setting.Generator
                      from second in Setting.Generator
                      select (first with { AgainstPlan = false }, second.Model);
        Holds(triples.ToArbitrary(), 1000, drawn =>
        {
            var (setting, third) = drawn;
            var costs = new[] { setting.Model, setting.Versus, third }
                .Select(model => (setting with
                {
                    Model = model,
                    Versus = model,
                    InputRatio = 1000,
                    OutputRatio = 1000,
                    VersusSuccess = setting.Success,
                }).SidesAt(Variable.SessionsPerDay, Fraction.One)?.Model)
                .ToList();
            var candidates = new[] { setting.Priced, setting.PricedVersus, Prices.Model(third, "2026-11-21") }
                .Select(model => new Candidate(model))
                .ToList();
            var workload = setting.Scenario.Workload;
            if (!Comparison.Of(candidates, workload, setting.Scenario.FailureCost).TryGet(out var comparison, out _))
                return costs.All(cost => cost is null);

            var reversed = Comparison.Of([.. candidates.AsEnumerable().Reverse()], workload, setting.Scenario.FailureCost).Value();
            return candidates.Zip(costs).All(one =>
            {
                var (contender, mirrored) = (Of(comparison, one.First), Of(reversed, one.First));
                return one.Second is { } cost
                    ? contender.Rank == 1 + costs.Count(other => other < cost && !other.Value.IsNear(cost, Tolerance))
                        && contender.Rank == mirrored.Rank
                        && contender.TimesCheapest == mirrored.TimesCheapest
                        && Fraction.Of(contender.PerSuccess!.Value.Value).IsNear(cost, Tolerance)
                    : contender.Rank is null && contender.PerSuccess is null;
            });
        });

        static Contender Of(Comparison comparison, Candidate candidate) =>
            comparison.Contenders.First(contender => ReferenceEquals(contender.Candidate, candidate));
    }

    [Fact]
    public void The_ladder_is_what_a_scan_finds()
    {
        var ladders = from fees in Gen.Choose(1, 200).ListOf(4)
                      from caps in Gen.OneOf(Gen.Choose(1, 900).Select(cap => (int?)cap), Gen.Constant<int?>(null)).ListOf(4)
                      from overage in Gen.Elements(true, false).ListOf(4)
                      from known in Gen.Elements(true, true, false).ListOf(4)
                      from percent in Gen.Elements(0, 0, 15, 100)
                      select (Fees: fees.ToList(), Caps: caps.ToList(), Overage: overage.ToList(), Known: known.ToList(), Percent: percent);
        Holds(ladders.ToArbitrary(), 1000, drawn =>
        {
            var offers = Prices.Of("2026-11-21", "2026-11-20").Plans.Take(4).ToList();
            var plans = Enumerable.Range(0, 4).Where(index => drawn.Known[index]).ToList();
            var session = new PlanSession { Cost = new Usd(1 - drawn.Percent / 100m), ListCost = new Usd(1) };
            var ladder = Ladder.Of(session, plans.Select(index => new PayLine
            {
                Option = new PayOption.Plan(offers[index]),
                Fee = new Usd(drawn.Fees[index]),
                Knees = drawn.Caps[index] is { } cap ? [new Knee(new Usd(cap), 1)] : [],
                PerUsdBeyond = drawn.Overage[index] ? 1 : null,
            }))!;

            decimal? PlanCost(int plan, decimal usage) => drawn.Caps[plan] is not { } cap || usage <= cap
                ? drawn.Fees[plan]
                : drawn.Overage[plan] ? drawn.Fees[plan] + usage - cap : null;
            decimal CostOf(PayOption option, decimal usage) => option switch
            {
                PayOption.Plan own => PlanCost(offers.IndexOf(own.Offer), usage) ?? decimal.MaxValue,
                _ => usage * (100 - drawn.Percent) / 100,
            };
            return ladder.Rungs[0].From == Usd.Zero
                && ladder.Rungs[^1].To is null
                && ladder.Rungs
                    .Zip(ladder.Rungs.Skip(1))
                    .All(pair => pair.First.To == pair.Second.From && pair.First.Option != pair.Second.Option)
                && Enumerable.Range(0, 600).Select(step => step * 2.3m).Concat(Ends(ladder, drawn.Caps)).All(usage =>
                    CostOf(ladder.At(new(usage)), usage) == plans
                        .Select(plan => PlanCost(plan, usage))
                        .OfType<decimal>()
                        .Append(usage * (100 - drawn.Percent) / 100)
                        .Min());
        });
    }

    // Where one rung ends, where a plan does, and a hair's breadth to either side. An
    // end is rounded: costs on it differ in the last digits.
    private static IEnumerable<decimal> Ends(Ladder ladder, IEnumerable<int?> caps) =>
        ladder.Rungs.Select(rung => rung.From.Value).Concat(caps.OfType<int>().Select(cap => (decimal)cap))
            .SelectMany(end => new[] { Math.Round(end, 12), end + 0.000001m, Math.Max(0, end - 0.000001m) });

    [Fact]
    public void A_session_shape_costs_what_its_turns_cost_one_by_one()
    {
        var (crossed, stayed) = (0, 0);
        Holds(Shapes, 500, drawn =>
        {
            var (place, shape, ttl) = drawn;
            var model = Prices.Model(place, "2026-11-21");
            if (!ShapedCost.Of(model, shape, ServiceTier.Standard, ttl).TryGet(out var cost, out _))
            {
                var left = shape.System.Value + (shape.Turns.Value - 1) * shape.GrowthPerTurn.Value;
                return left + shape.UncachedPerTurn.Value > model.MaxPrompt;
            }

            // Turn by turn, as a cache behaves: what the turn before left there is read, unless it has expired.
            var (total, context, cached) = (Fraction.Zero, shape.System.Value, 0m);
            for (var turn = 1; turn <= shape.Turns.Value; turn++)
            {
                if (shape.ColdTurns.Contains(turn))
                    cached = 0;
                var tokens = new OracleTokens(
                    Fraction.Of(shape.UncachedPerTurn.Value),
                    Fraction.Of(cached),
                    Fraction.Of(context - cached),
                    Fraction.Of(shape.OutputPerTurn.Value));
                total += Oracle.Cost(model, tokens, Fraction.One, Fraction.Zero, ServiceTier.Standard, ttl)!.Value;
                (cached, context) = (context, context + shape.GrowthPerTurn.Value);
            }

            var session = new Workload { Tokens = cost.Tokens, Requests = new(shape.Turns.Value), CacheTtl = ttl };
            var isOneBand = cost.Lines.Select(line => line.Band).Distinct().Count() <= 1;
            (crossed, stayed) = isOneBand ? (crossed, stayed + 1) : (crossed + 1, stayed);
            return Fraction.Of(cost.Total.Value).CompareTo(total) == 0
                && (!isOneBand || TaskCost.Of(model, session).Value().Total == cost.Total);
        });
        crossed.ShouldBeGreaterThan(Effort.Of(20));
        stayed.ShouldBeGreaterThan(Effort.Of(100));
    }

    [Fact]
    public void The_days_of_a_migration_sum_to_what_it_claims()
    {
        var moves = from setting in Setting.Generator
                    from rebuild in Gen.Elements(Enum.GetValues<CacheRebuild>())
                    from days in Gen.Choose(0, 20)
                    from share in Gen.Choose(0, 1000)
                    select (setting, Move: new Move
                    {
                        Rebuild = rebuild,
                        RampDays = new(days),
                        DistinctPrefixes = new(days + 1),
                        ShadowDays = new(days),
                        ShadowShare = new(share / 1000m),
                        Engineering = new(share),
                    });
        var followed = 0;
        Holds(moves.ToArbitrary(), 1000, drawn =>
        {
            var (setting, move) = drawn;
            var ratio = TokenizerRatio.Given(new(new(0.8m), new(1.1m), new(1.35m)));
            if (!Migration.Of(
                setting.Priced,
                setting.PricedVersus,
                setting.Scenario.Workload,
                new(setting.SessionsPerDay),
                ratio,
                true,
                move).TryGet(out var migration, out _))
            {
                return true;
            }

            followed++;
            var path = migration.Paths.Expected.Value();
            var claimed = migration.BeforePerDay * move.ShadowDays.Value
                + path.SteadyPerDay * path.Days.Count(day => day.Day >= 0)
                + (path.OneTime - move.Engineering);
            var paid = path.Days.Aggregate(Usd.Zero, (sum, day) => sum + day.Usd);
            return Fraction.Of(paid.Value).IsNear(Fraction.Of(claimed.Value), Tolerance)
                && RebuildingDaysAreRight(setting, move, path)
                && path.Days.Select(day => day.Day).SequenceEqual(Enumerable.Range(-(int)move.ShadowDays.Value, path.Days.Count))
                && path.Days[^1].Usd == path.SteadyPerDay
                && PaybackIsRight(migration, move, path);
        });
        followed.ShouldBeGreaterThan(Effort.Of(300));
    }

    /// <summary>
    /// Once the cache is warm, what every day saves pays for the whole; while it warms up over days, the sum of what they saved so far
    /// comes to what was paid before, on the very day that is told, and never falls short of it again.
    /// </summary>
    private static bool PaybackIsRight(Migration migration, Move move, MigrationPath path)
    {
        if (path.PaybackDays is not { } days)
            return true;

        var warming = path.Days.Count(day => day.Day >= 0) - 1;
        if (warming <= 1 || days >= warming)
        {
            return Fraction.Of(((migration.BeforePerDay - path.SteadyPerDay) * days).Value)
                .IsNear(Fraction.Of(path.OneTime.Value), Tolerance);
        }

        var within = (int)days;
        var paid = path.Shadow + move.Engineering;
        Usd SavedBy(int count) => path.Days
            .Where(day => day.Day >= 0)
            .Take(count)
            .Aggregate(Usd.Zero, (sum, day) => sum + (migration.BeforePerDay - day.Usd));
        var saved = SavedBy(within) + (SavedBy(within + 1) - SavedBy(within)) * (days - within);
        return (days == 0 ? paid == Usd.Zero : Fraction.Of(saved.Value).IsNear(Fraction.Of(paid.Value), Tolerance))
            && Enumerable.Range(within + 1, warming - within).All(count => (SavedBy(count) - paid).Value >= -LastDigits);
    }

    /// <summary>Day by day: of what is read otherwise only a part is there to be read, and the rest of it is written.</summary>
    private static bool RebuildingDaysAreRight(Setting setting, Move move, MigrationPath path)
    {
        var input = new Fraction(setting.Input, 1) * Fraction.Of(1.1m);
        var output = new Fraction(setting.Output, 1) * Fraction.Of(1.1m);
        var steady = input * new Fraction(setting.Read, 1000);
        if (setting.Read == 0 || setting.Input == 0 || setting.Model == setting.Versus)
            return path.Rebuild == Usd.Zero;

        var uncached = setting.Write is { } stated ? input - steady - input * new Fraction(stated, 1000) : Fraction.Zero;

        Fraction DayAt(Fraction warm) =>
            Cost(new OracleTokens(uncached, steady * warm, input - uncached - steady * warm, output));

        Fraction ReadsWritten()
        {
            var written = setting.Write is { } write ? input * new Fraction(write, 1000) + steady : input;
            return Cost(new OracleTokens(input - written, Fraction.Zero, written, output));
        }

        Fraction Cost(OracleTokens tokens) => Oracle.Cost(
            setting.PricedVersus,
            tokens,
            new(setting.Requests, 1),
            new(setting.Batch, 1000),
            setting.Tier,
            CacheTtl.FiveMinutes)!.Value;

        var perDay = new Fraction(setting.SessionsPerDay, 1);
        var session = Fraction.Of(path.Session.Total.Value);
        var expected = move.Rebuild switch
        {
            CacheRebuild.ColdDay => [DayAt(Fraction.Zero) * perDay],
            CacheRebuild.Ramp => Enumerable.Range(0, (int)move.RampDays.Value)
                .Select(day => DayAt(new Fraction(day, (long)move.RampDays.Value)) * perDay)
                .ToList(),
            _ => new List<Fraction>
            {
                session * perDay
                    + (ReadsWritten() - session) * Fraction.Of(move.DistinctPrefixes.Value) / new Fraction(setting.Requests, 1),
            },
        };
        return path.Days
            .Where(day => day.Day >= 0)
            .SkipLast(1)
            .Select(day => Fraction.Of(day.Usd.Value))
            .Zip(expected)
            .All(pair => pair.First.IsNear(pair.Second, Tolerance))
            && path.Days.Count(day => day.Day >= 0) == expected.Count + 1;
    }

    [Fact]
    public void No_value_between_the_ends_costs_less_or_more_than_both()
    {
        var moved = 0;
        Holds(Setting.Generator.ToArbitrary(), 300, setting =>
        {
            if (!Sensitivity.Of(setting.Scenario, new(0.3m), new Dictionary<Variable, Interval>()).TryGet(out var sensitivity, out _))
                return true;

            return sensitivity.Swings.All(swing => Enumerable.Range(0, 11).All(step =>
            {
                moved++;
                var value = swing.Values.From + (swing.Values.To - swing.Values.From) * step / 10;
                return setting.Scenario.With(swing.Variable, value).ModelMonth is not { } month
                    || swing.Model is not { Low: { } low, High: { } high }
                    || IsBetween(month.Value, low.Value, high.Value);
            }));
        });
        moved.ShouldBeGreaterThan(Effort.Of(5_000));

        static bool IsBetween(decimal value, decimal low, decimal high) =>
            value >= Math.Min(low, high) * (1 - 1e-20m) && value <= Math.Max(low, high) * (1 + 1e-20m);
    }

    private static readonly Arbitrary<(string Model, SessionShape Shape, CacheTtl Ttl)> Shapes =
        (from place in Gen.Elements("claude-opus-4-7", "gpt-5.5", "gemini-2.5-pro", "grok-4.3", "claude-haiku-4-5")
         from system in Gen.Choose(0, 60_000)
         from growth in Gen.Choose(0, 9_000)
         from output in Gen.Choose(0, 4_000)
         from uncached in Gen.Choose(0, 2_000)
         from turns in Gen.Choose(1, 90)
         from cold in Gen.ListOf(Gen.Choose(1, 90))
         from ttl in Gen.Elements(CacheTtl.FiveMinutes, CacheTtl.OneHour)
         select (place, new SessionShape
         {
             System = new(system),
             GrowthPerTurn = new(growth),
             OutputPerTurn = new(output),
             UncachedPerTurn = new(uncached),
             Turns = new(turns),
             ColdTurns = cold.Where(turn => turn <= turns).ToHashSet(),
         }, ttl)).ToArbitrary();

    private static int? SignAt(Setting setting, Variable variable, decimal value) =>
        setting.SidesAt(variable, Fraction.Of(value)) is var (model, versus)
            ? model.IsNear(versus, Tolerance) ? 0 : model.CompareTo(versus)
            : null;

    // Round values, and the edges of bands.
    private static IEnumerable<decimal> Points(Interval values, int step)
    {
        var width = values.To - values.From;
        yield return values.From + width * step / ScanPoints;
        yield return values.From + Math.Min(width, 500_000) * step / ScanPoints;
        yield return values.From + Math.Min(width, 2) * step / ScanPoints;
    }

    private static void Holds<T>(Arbitrary<T> cases, int times, Func<T, bool> law) =>
        Law.Holds(cases, times, law);
}
