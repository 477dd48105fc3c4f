using System.Diagnostics.Metrics;
using Calculator.Api.Prices;
using Calculator.Api.Settings;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;
using Calculator.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Calculator.Api.Tests.Prices;

/// <summary>Look after look, by a clock of the test's own.</summary>
public sealed class PricingWatchTests : IDisposable
{
    private const string Lost = "2026-11-21(1) $: the provider deepseek, which is in force, is gone";

    private readonly WrittenPrices _prices = new();
    private readonly PassingClock _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private (LivePrices Live, PricingWatch Watch) _service;

    public PricingWatchTests()
    {
        _prices.WriteAll(WrittenPrices.Version);
        _service = Start();
    }

    [Fact]
    public void A_loss_is_refused_until_it_has_stood_unchanged_for_as_long_as_it_was_told()
    {
        LoseAProvider();
        Look(times: 2);
        Reasons.ShouldBe([Lost, SettlesIn]);
        HasTheProvider.ShouldBeTrue();

        _clock.Pass(TimeSpan.FromSeconds(29));
        Look();
        HasTheProvider.ShouldBeTrue();

        _clock.Pass(TimeSpan.FromSeconds(1));
        Look();
        HasTheProvider.ShouldBeFalse();
        Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_is_gone_is_told_by_its_name_and_not_by_its_path()
    {
        Directory.Move(_prices.Folder, $"{_prices.Folder}-moved");
        Look(times: 2);
        Directory.Move($"{_prices.Folder}-moved", _prices.Folder);
        Reasons.ShouldBe([$"{Path.GetFileName(_prices.Folder)}(1) $: there is no such pricing folder"]);
    }

    [Fact]
    public void Whatever_changes_meanwhile_begins_the_time_anew()
    {
        LoseAProvider();
        Look(times: 2);
        _clock.Pass(TimeSpan.FromSeconds(29));
        _prices.Write(WrittenPrices.Version, "plans.json", WrittenPrices.Files["plans.json"] + "\n");
        Look(times: 2);
        _clock.Pass(TimeSpan.FromSeconds(29));
        Look();
        HasTheProvider.ShouldBeTrue();
        Reasons.ShouldBe([Lost, SettlesIn]);

        _clock.Pass(TimeSpan.FromSeconds(1));
        Look();
        HasTheProvider.ShouldBeFalse();
    }

    [Fact]
    public void A_change_that_is_seen_once_and_taken_back_begins_the_time_anew_too()
    {
        LoseAProvider();
        Look(times: 2);
        _clock.Pass(TimeSpan.FromSeconds(29));
        _prices.Write(WrittenPrices.Version, "plans.json", "");
        Look();
        _prices.Write(WrittenPrices.Version, "plans.json", WrittenPrices.Files["plans.json"]);
        Look();
        _clock.Pass(TimeSpan.FromSeconds(29));
        Look();
        HasTheProvider.ShouldBeTrue();

        _clock.Pass(TimeSpan.FromSeconds(1));
        Look();
        HasTheProvider.ShouldBeFalse();
    }

    [Fact]
    public void A_copy_that_goes_on_was_never_taken_over_by_halves()
    {
        LoseAProvider();
        Look(times: 2);
        _prices.WriteAll(WrittenPrices.Version);
        Look(times: 2);
        Reasons.ShouldBeEmpty();
        HasTheProvider.ShouldBeTrue();
    }

    [Fact]
    public void A_new_start_answers_from_what_stands()
    {
        LoseAProvider();
        HasTheProvider.ShouldBeTrue();
        _service = Start();
        HasTheProvider.ShouldBeFalse();
    }

    [Fact]
    public void What_the_mark_commits_is_taken_over_at_once()
    {
        _prices.Commit(WrittenPrices.Version);
        _service = Start();
        LoseAProvider();
        Look(times: 2);
        Reasons.ShouldHaveSingleItem().ShouldStartWith("2026-11-21(1) $: differs from what was released");
        HasTheProvider.ShouldBeTrue();

        _prices.Commit(WrittenPrices.Version);
        Look(times: 2);
        Reasons.ShouldBeEmpty();
        HasTheProvider.ShouldBeFalse();
    }

    [Fact]
    public void A_mark_that_vanishes_commits_nothing_for_a_while()
    {
        _prices.Commit(WrittenPrices.Version);
        _service = Start();
        _prices.Unmark();
        LoseAProvider();
        Look(times: 2);
        Reasons.ShouldBe(["digests.txt(1) $: is gone, and with it what says which versions are whole", SettlesIn]);
        HasTheProvider.ShouldBeTrue();
    }

    [Fact]
    public void A_change_that_keeps_its_size_and_the_time_of_a_file_is_seen_within_thirty_looks()
    {
        WriteLongAgo();
        Look();
        ChangeAFee();
        WriteLongAgo();
        Look(times: 29);
        Fee.ShouldBe(20);
        Look(times: 2);
        Fee.ShouldBe(21);
    }

    [Fact]
    public void Any_other_change_is_seen_at_the_next_look_however_long_the_files_were_at_rest()
    {
        WriteLongAgo();
        Look(times: 5);
        ChangeAFee();
        Look(times: 2);
        Fee.ShouldBe(21);

        WriteLongAgo();
        Look(times: 5);
        LoseAProvider();
        Look(times: 2);
        Reasons.ShouldBe([Lost, SettlesIn]);

        _clock.Pass(TimeSpan.FromSeconds(30));
        Look(times: 5);
        Directory.CreateDirectory(Path.Combine(_prices.Folder, "2026-11-22"));
        Look(times: 2);
        Reasons.ShouldBe(["2026-11-22/plans.json(1) $: is missing", "2026-11-22/tokenizers.json(1) $: is missing"]);
    }

    // A file that is written twice within one tick of a file system's clock has the same time twice.
    [Fact]
    public void A_change_that_keeps_a_time_that_is_only_just_past_is_seen_at_the_next_look()
    {
        Write(_clock.GetUtcNow());
        Look(times: 5);
        ChangeAFee();
        Write(_clock.GetUtcNow());
        Look(times: 2);
        Fee.ShouldBe(21);
    }

    public void Dispose()
    {
        _services.Dispose();
        _prices.Dispose();
    }

    private string SettlesIn => $"{Path.GetFileName(_prices.Folder)}(1) $: "
        + "takes something out of force and no line of digests.txt says so: 30 s unchanged, or a new start, put it in force";

    private bool HasTheProvider => _service.Live.Catalog.Versions[0].Providers.Any(provider => provider.Id == "deepseek");

    private IEnumerable<string> Reasons => _service.Live.Now.Stale?.Faults.Select(fault => fault.ToString()) ?? [];

    private decimal Fee => _service.Live.Catalog.Versions[0].Plans[0].Prices[^1].MonthlyFeeUsd;

    private void ChangeAFee()
    {
        var (before, after) = ("\"monthlyFeeUsd\": 20,", "\"monthlyFeeUsd\": 21,");
        var plans = WrittenPrices.Files["plans.json"].Replace(before, after, StringComparison.Ordinal);
        _prices.Write(WrittenPrices.Version, "plans.json", plans);
    }

    private void WriteLongAgo() => Write(_clock.GetUtcNow() - TimeSpan.FromMinutes(1));

    private void Write(DateTimeOffset time)
    {
        foreach (var file in Directory.GetFiles(_prices.Folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, time.UtcDateTime);
    }

    // No plan covers it, so what is left of the version is sound.
    private void LoseAProvider() => File.Delete(Path.Combine(_prices.Folder, WrittenPrices.Version, "models", "deepseek.json"));

    private void Look(int times = 1)
    {
        for (var look = 0; look < times; look++)
            _service.Watch.Look();
    }

    private (LivePrices Live, PricingWatch Watch) Start()
    {
        var files = PricingFiles.Read(_prices.Folder);
        var now = new Moment(_clock.GetUtcNow());
        PricingFolder.TryRead(files, now, out var catalog, out var faults).ShouldBeTrue(string.Join('\n', faults));
        var live = new LivePrices(catalog!, _clock);
        var metrics = new PricingMetrics(_services.GetRequiredService<IMeterFactory>(), live);
        var settings = new PricingSettings { Path = _prices.Folder };
        var log = NullLogger<PricingWatch>.Instance;
        return (live, new PricingWatch(live, settings, files.Digest, TokenCounters.Shipped, metrics, _clock, log));
    }

    private sealed class PassingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.UtcTicks;

        public void Pass(TimeSpan time) => _now += time;
    }
}
