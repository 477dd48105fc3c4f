using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Decisions;

public class MovingDayTests
{
    // 100,000 tokens, half of them read and half written: 0.3375 on Opus 4.7 and 0.275 on GPT-5.5; cold 0.625 and 0.5.
    private static Workload Session => new() { Tokens = TokenMix.FromShares(new(100_000), new(0.5m), new(0.5m), TokenCount.Zero) };

    [Fact]
    public void What_is_saved_is_summed_up_from_the_work_on()
    {
        var days = Follow(new Move { ShadowDays = new(2), ShadowShare = new(0.2m), Engineering = new(10) }, 4);
        days.Select(day => (day.Day, day.Total.Value, day.New?.Value, day.Shadow.Value, day.CumulativeSaving.Value)).ShouldBe(
        [
            (-2, 39.25m, null, 5.5m, -15.5m),
            (-1, 39.25m, null, 5.5m, -21),
            (0, 50, 50, 0, -37.25m),
            (1, 27.5m, 27.5m, 0, -31),
            (2, 27.5m, 27.5m, 0, -24.75m),
            (3, 27.5m, 27.5m, 0, -18.5m),
        ]);
        days.ShouldAllBe(day => day.Old == new Usd(33.75m));
        days.Select(day => day.CacheRatio).ShouldBe([0.5m, 0.5m, 0, 0.5m, 0.5m, 0.5m]);
    }

    [Fact]
    public void The_sum_turns_positive_when_the_move_has_paid_for_itself()
    {
        // 22.5 for the cache and 40 for the work, at 6.25 a day.
        var days = Follow(new Move { Engineering = new(40) }, 12);
        days[9].CumulativeSaving.ShouldBe(Usd.Zero);
        days[10].CumulativeSaving.ShouldBe(new Usd(6.25m));
    }

    [Fact]
    public void A_ramp_longer_than_the_table_is_cut_where_the_table_ends() =>
        Follow(new Move { Rebuild = CacheRebuild.Ramp, RampDays = new(4) }, 2).Select(day => day.Total.Value).ShouldBe([50, 44.375m]);

    [Fact]
    public void Each_end_of_the_ratio_has_its_own_days()
    {
        var days = Follow(new Move(), 2, new(1, 2, 9));
        days.Select(day => (day.Ends.Low?.Value, day.Total.Value, day.Ends.High?.Value)).ShouldBe([(50, 100, 900), (27.5m, 55, 495)]);
        Follow(new Move(), 1, new(1, 2, 100)).Single().Ends.High.ShouldBeNull();
    }

    private static IReadOnlyList<MovingDay> Follow(Move move, int days, Range<decimal>? ratio = null)
    {
        var range = (ratio ?? new(1, 1, 1)).Select(value => new TokenRatio(value));
        var migration = Migration.Of(
            Prices.Model("claude-opus-4-7"), Prices.Model("gpt-5.5"), Session, new(100), TokenizerRatio.Given(range), true, move).Value();
        return MovingDay.Of(migration, move, new(days));
    }
}
