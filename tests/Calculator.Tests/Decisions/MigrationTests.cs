using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Decisions;

public class MigrationTests
{
    // 100,000 tokens, half of them read and half written: 0.3375 on Opus 4.7 and 0.325 on GPT-5.5; cold 0.625 and 0.5.
    private static Workload Session => new() { Tokens = TokenMix.FromShares(new(100_000), new(0.5m), new(0.5m), TokenCount.Zero) };

    [Fact]
    public void A_cold_day_reads_nothing_and_the_next_is_steady()
    {
        var path = Path("gpt-5.5", "claude-opus-4-7", new Move());
        path.SteadyPerDay.ShouldBe(new Usd(33.75m));
        path.Rebuild.ShouldBe(new Usd(28.75m));
        (path.Shadow, path.OneTime).ShouldBe((Usd.Zero, new Usd(28.75m)));
        path.Days.ShouldBe([new(0, new Usd(62.5m), 0), new(1, new Usd(33.75m), 0.5m)]);
    }

    [Fact]
    public void A_ramp_reads_more_every_day()
    {
        var path = Path("gpt-5.5", "claude-opus-4-7", new Move { Rebuild = CacheRebuild.Ramp, RampDays = new(2) });
        path.Days.ShouldBe([new(0, new Usd(62.5m), 0), new(1, new Usd(48.125m), 0.25m), new(2, new Usd(33.75m), 0.5m)]);
        path.Rebuild.ShouldBe(new Usd(43.125m));
    }

    [Fact]
    public void What_is_never_cached_is_not_written_on_a_rebuilding_day_either()
    {
        // Half is read, nothing else is written: 0.275 warm, 0.41875 half warm, 0.5625 cold; with all of the rest written 0.625 cold.
        var reading = Session with { Tokens = TokenMix.FromShares(new(100_000), new(0.5m), default, TokenCount.Zero) };
        var ramp = new Move { Rebuild = CacheRebuild.Ramp, RampDays = new(2) };
        Follow(reading).Days.ShouldBe([new(0, new Usd(56.25m), 0), new(1, new Usd(41.875m), 0.25m), new(2, new Usd(27.5m), 0.5m)]);
        Follow(reading with { CacheWriteIsKnown = false }).Days[0].ShouldBe(new(0, new Usd(62.5m), 0));

        MigrationPath Follow(Workload session) =>
            Migration.Of(Prices.Model("gpt-5.5"), Prices.Model("claude-opus-4-7"), session, new(100), Ratio(1, 1, 1), true, ramp)
                .Value().Paths.Expected.Value();
    }

    [Fact]
    public void A_ramp_that_saves_from_the_first_day_on_pays_before_it_is_over()
    {
        // 33.75 a day before; 12.5 on the first day, and 0.575 less on each that follows: 21.25, 21.825, … saved.
        Ramp(new Move { Engineering = new(21.25m + 10.9125m) }).PaybackDays.ShouldBe(1.5m);
        Ramp(new Move()).PaybackDays.ShouldBe(0);
        // 31.625 for the cache and 300 for the work, at 27 a day: the ramp is over by then.
        Ramp(new Move { Engineering = new(300) }).PaybackDays.ShouldBe(331.625m / 27);

        static MigrationPath Ramp(Move move) =>
            Path("claude-opus-4-7", "claude-haiku-4-5", move with { Rebuild = CacheRebuild.Ramp, RampDays = new(10) });
    }

    [Fact]
    public void A_prefix_is_written_once_by_one_session()
    {
        var path = Path("gpt-5.5", "claude-opus-4-7", new Move { Rebuild = CacheRebuild.PerPrefix, DistinctPrefixes = new(10) });
        path.Days.ShouldBe([new(0, new Usd(36.625m), 0.5m), new(1, new Usd(33.75m), 0.5m)]);
        path.Rebuild.ShouldBe(new Usd(2.875m));
    }

    [Fact]
    public void A_prefix_is_as_long_as_what_one_request_reads()
    {
        var path = Migration.Of(
            Prices.Model("gpt-5.5"),
            Prices.Model("claude-opus-4-7"),
            Session with { Requests = new(20) },
            new(100),
            Ratio(1, 1, 1),
            true,
            new Move { Rebuild = CacheRebuild.PerPrefix, DistinctPrefixes = new(10) })
            .Value().Paths.Expected.Value();
        path.Rebuild.ShouldBe(new Usd(0.14375m));
    }

    [Fact]
    public void What_no_request_caches_is_no_part_of_a_prefix()
    {
        var path = Migration.Of(
            Prices.Model("claude-opus-4-6"),
            Prices.Model("claude-sonnet-4-6"),
            new Workload { Tokens = TokenMix.FromCounts(new(100_000), new(5_000), default, new(2_000)) },
            new(10),
            Ratio(1, 1, 1),
            true,
            new Move { Rebuild = CacheRebuild.PerPrefix, DistinctPrefixes = new(10) })
            .Value().Paths.Expected.Value();
        path.Rebuild.ShouldBe(new Usd(0.1725m));
    }

    [Fact]
    public void Shadow_traffic_is_billed_on_both_models_before_the_move()
    {
        var path = Path("claude-opus-4-7", "gpt-5.5", new Move { ShadowDays = new(2), ShadowShare = new(0.2m), Engineering = new(100) });
        path.Shadow.ShouldBe(new Usd(11));
        path.OneTime.ShouldBe(new Usd(22.5m + 11 + 100));
        path.Days.Take(2).ShouldBe([new(-2, new Usd(33.75m + 5.5m), 0.5m), new(-1, new Usd(33.75m + 5.5m), 0.5m)]);
        path.Days[2].Day.ShouldBe(0);
    }

    [Fact]
    public void What_a_day_saves_pays_for_the_move()
    {
        // GPT-5.5 writes at its input rate: 0.275 a session, 6.25 a day less.
        var path = Path("claude-opus-4-7", "gpt-5.5", new Move { Engineering = new(40) });
        path.SteadyPerDay.ShouldBe(new Usd(27.5m));
        (path.PaybackDays, path.PaybackReason).ShouldBe((10m, null));
    }

    [Fact]
    public void A_move_that_saves_nothing_never_pays()
    {
        var dearer = Path("gpt-5.5", "claude-opus-4-7", new Move());
        (dearer.PaybackDays, dearer.PaybackReason).ShouldBe((null, PaybackReason.NeverSaves));
        var same = Path("claude-opus-4-7", "claude-opus-4-8", new Move());
        (same.PaybackDays, same.PaybackReason).ShouldBe((null, PaybackReason.NeverSaves));
    }

    [Fact]
    public void A_payback_of_more_than_a_billion_days_is_beyond_range()
    {
        // One session a day saves 0.0625.
        Payback(62_499_999).ShouldBe((62_499_999.225m / 0.0625m, null));
        Payback(62_500_000).ShouldBe((null, PaybackReason.BeyondRange));

        static (decimal?, PaybackReason?) Payback(decimal engineering)
        {
            var path = Migration.Of(
                Prices.Model("claude-opus-4-7"),
                Prices.Model("gpt-5.5"),
                Session,
                new(1),
                Ratio(1, 1, 1),
                true,
                new Move { Engineering = new(engineering) })
                .Value().Paths.Expected.Value();
            return (path.PaybackDays, path.PaybackReason);
        }
    }

    [Fact]
    public void A_model_that_stays_keeps_its_cache_and_so_does_a_session_without_one()
    {
        Path("gpt-5.5", "gpt-5.5", new Move()).ShouldSatisfyAllConditions(
            path => path.Rebuild.ShouldBe(Usd.Zero),
            path => path.Days.ShouldHaveSingleItem().Day.ShouldBe(0));
        var unread = Session with { Tokens = TokenMix.FromCounts(new(100_000), default, default, default) };
        Migration.Of(Prices.Model("claude-opus-4-7"), Prices.Model("gpt-5.5"), unread, new(100), Ratio(1, 1, 1), true, new Move()).Value()
            .Paths.Expected.Value().Days.ShouldHaveSingleItem().Usd.ShouldBe(new Usd(50));
    }

    [Fact]
    public void Each_end_of_the_ratio_is_a_path_of_its_own()
    {
        var writing = Session with { Tokens = TokenMix.FromCounts(new(100_000), default, default, new(1_000)) };
        var migration = Migration.Of(
            Prices.Model("claude-opus-4-7"),
            Prices.Model("gpt-5.5"),
            writing,
            new(100),
            Ratio(1, 2, 3),
            true,
            new Move()).Value();
        migration.BeforePerDay.ShouldBe(new Usd(52.5m));
        migration.Paths
            .Select(path => path.TryGet(out var found, out _) ? found.SteadyPerDay.Value : 0)
            .ShouldBe(new Range<decimal>(53, 106, 313.5m));
    }

    [Theory]
    [InlineData(true, null, 2_000)]
    [InlineData(false, null, 1_000)]
    [InlineData(true, 0.5, 500)]
    [InlineData(false, 0.5, 500)]
    public void Output_is_counted_anew_unless_said_otherwise(bool scaleOutput, double? own, int output)
    {
        var writing = Session with { Tokens = TokenMix.FromCounts(new(1_000), default, default, new(1_000)) };
        var move = new Move { OutputRatio = own is { } ratio ? new TokenRatio((decimal)ratio) : null };
        var session = Migration.Of(
            Prices.Model("claude-opus-4-7"),
            Prices.Model("gpt-5.5"),
            writing,
            new(1),
            Ratio(2, 2, 2),
            scaleOutput,
            move)
            .Value().Paths.Expected
            .Value().Session;
        session.Lines.Select(line => (line.Item, line.Tokens.Value)).ShouldBe([(TokenItem.Input, 2_000m), (TokenItem.Output, output)]);
    }

    [Fact]
    public void A_session_that_is_not_offered_before_or_after_is_refused()
    {
        var large = Session with { Tokens = TokenMix.FromCounts(new(200_001), default, default, default) };
        Migrate("claude-haiku-4-5", "gpt-5.5", large, Ratio(1, 1, 1)).Refusal().Subject.ShouldBe(RefusalSubject.Prompt);
        Migrate("gpt-5.5", "claude-haiku-4-5", large, Ratio(0.5m, 1, 1)).Refusal().Subject.ShouldBe(RefusalSubject.Prompt);
        Migrate("gpt-5.5", "claude-haiku-4-5", large, Ratio(0.5m, 0.6m, 1))
            .Value().Paths.High
            .Refusal().Subject
            .ShouldBe(RefusalSubject.Prompt);
    }

    private static MigrationPath Path(string from, string to, Move move) =>
        Migration.Of(Prices.Model(from), Prices.Model(to), Session, new(100), Ratio(1, 1, 1), true, move).Value().Paths.Expected.Value();

    private static Outcome<Migration> Migrate(string from, string to, Workload session, TokenizerRatio ratio) =>
        Migration.Of(Prices.Model(from), Prices.Model(to), session, new(100), ratio, true, new Move());

    private static TokenizerRatio Ratio(decimal low, decimal expected, decimal high) =>
        TokenizerRatio.Given(new(new(low), new(expected), new(high)));
}
