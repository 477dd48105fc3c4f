using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Plans;
using Calculator.Units;
using Calculator.Usage.Replay;
using static Calculator.Tests.Usage.Replay.Replays;

namespace Calculator.Tests.Usage.Replay;

/// <summary>What holds of any log and any limit, drawn at random.</summary>
public class UsageReplayLaws
{
    private static Random Chance() => new((int)(Seed.Told() & int.MaxValue));

    [Fact]
    public void The_months_at_the_API_come_to_the_profiles_dollars()
    {
        var chance = Chance();
        for (var draw = 0; draw < Effort.Of(30); draw++)
        {
            var profile = Read(Log(Draw(chance, 40)), AsItIs);
            var replay = Replays.Of(profile, AsItIs, Plan([Weekly(5)]));
            replay.ApiByMonth.Aggregate(Usd.Zero, (sum, month) => sum + month).ShouldBe(profile.Total.List);
        }
    }

    [Fact]
    public void The_order_of_lines_makes_no_difference()
    {
        var chance = Chance();
        for (var draw = 0; draw < Effort.Of(30); draw++)
        {
            var lines = Draw(chance, 40);
            var plan = Plan([FiveHours(3), Weekly(5)], included: 12);
            var (one, other) = (Replays.Of(Log(lines), plan), Replays.Of(Log(lines.OrderBy(_ => chance.Next())), plan));
            Told(other).ShouldBe(Told(one));
        }
    }

    [Fact]
    public void A_looser_limit_never_costs_more()
    {
        var chance = Chance();
        for (var draw = 0; draw < Effort.Of(100); draw++)
        {
            var log = Log(Draw(chance, 60));
            decimal[] limits = [chance.Next(1, 8), chance.Next(1, 20), chance.Next(1, 40)];
            var tight = Cost(log, limits);
            limits[chance.Next(3)] += chance.Next(1, 20);
            Cost(log, limits).ShouldBeLessThanOrEqualTo(tight + 0.000000000000000001m);
        }
    }

    [Fact]
    public void Where_all_days_are_alike_it_agrees_with_the_break_even_of_their_mean()
    {
        // Four years are 1,461 days and 48 months: a month has 30.4375 days, and 30.4375 ÷ 7 weeks.
        var first = new DateOnly(2026, 1, 1);
        var days = Enumerable.Range(0, 1461).Select(day => $"{first.AddDays(day):yyyy-MM-dd}T12:00:00Z 3");
        var profile = Read(Log(days), AsItIs);
        PricedPlan[] plans =
        [
            Plan([Weekly(15)]),
            Plan([Weekly(15)], Overage.None),
            Plan([Weekly(500)], Overage.None, fee: 60),
            Plan(included: 50),
            Plan([Weekly(15)], included: 50),
            Plan([Weekly(15)], included: 100),
        ];
        foreach (var plan in plans)
        {
            var replay = Replays.Of(profile, AsItIs, plan, new PlanTerms());
            var mean = PlanComparisons.Of(Acme.Session(3), [plan], new PlanTerms()).Judge(30.4375m);
            var (real, month) = (replay.Plans[0], mean.Plans[0]);
            Near(replay.ApiPerMonth.Value, mean.Api.Value);
            Near(real.PerMonth!.Value.Low.Value, month.PerMonth!.Value.Low.Value);
            Near(real.PerMonth!.Value.Expected.Value, month.PerMonth!.Value.Expected.Value);
            Near(real.PerMonth!.Value.High.Value, month.PerMonth!.Value.High.Value);
            Near(real.ServedShare!.Value, month.ServedShare!.Value);
            (real.Fits, real.Cheaper).ShouldBe((month.Fits, month.Cheaper));
            if (month.Quote.BreakEven is BreakEven.At at)
                Near(((UsageBreakEven.At)real.BreakEven).Times * 30.4375m, at.SessionsPerMonth);
        }
    }

    private static void Near(decimal one, decimal other) =>
        Math.Abs(one - other).ShouldBeLessThan(0.000000000000001m, $"{one} and {other}");

    private static decimal Cost(string log, decimal[] limits) => Replays
        .Of(log, Plan([FiveHours(limits[0]), Weekly(limits[1]), Acme.Limit(LimitWindow.Month, LimitUnit.Usd, limits[2])]), AsItIs)
        .Plans[0].PerMonth!.Value.Expected.Value;

    private static string Told(UsageReplay replay) => string.Join(
        ' ', replay.ApiPerMonth, replay.Plans[0].PerMonth, replay.Plans[0].BreakEven, string.Join(',', replay.Plans[0].Windows));

    private static List<string> Draw(Random chance, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        $"2026-{chance.Next(10, 12)}-{chance.Next(1, 31):00}T{chance.Next(24):00}:{chance.Next(60):00}:00Z {chance.Next(1, 40) / 10m}"
        + (chance.Next(3) == 0 ? " ann" : ""))];
}
