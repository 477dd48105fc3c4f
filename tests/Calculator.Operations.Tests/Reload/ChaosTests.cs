using System.Text.Json;
using Calculator.Operations.Tests.Prices;
using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Operations.Tests.Reload;

public sealed class ChaosTests : IDisposable
{
    private const int Acts = 100;
    private const int Clients = 4;
    private const string Next = "2026-11-22";
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1";

    private static readonly string[] Uncovered = ["models/deepseek.json", "models/moonshot.json", "models/zai.json"];

    // However long a writer is held up, it is not taken for one that has ended.
    private static readonly (string Name, string Value) Unsettled = ("Pricing__SettleSeconds", "86400");

    private readonly ChangingPrices _prices = new();

    [Fact]
    public async Task However_files_are_damaged_and_mended_under_load_no_answer_fails_and_none_is_mixed()
    {
        await using var service = await Start();
        var seen = 0;
        var load = new Load(Clients, async () => seen = Math.Max(seen, _prices.StateOf(await service.Client.Ask(ChangingPrices.Question))));

        var kinds = Damage.Kinds.ToList();
        for (var act = 1; act <= Acts / 2; act++)
        {
            await kinds[act % kinds.Count].Value(_prices);
            await service.UntilStale(true);
            await load.AnswerMore(Clients);

            _prices.Put(act);
            await service.UntilStale(false);
            await Asking.Until(
                async () => _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)) == act,
                () => $"{kinds[act % kinds.Count].Key} was never got over.");
        }

        await load.Stop();
        load.Failures.ShouldBeEmpty();
        kinds.Count.ShouldBeGreaterThanOrEqualTo(10);
        seen.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_stalls_after_any_of_its_files_never_makes_a_model_vanish(bool hasMark)
    {
        if (!hasMark)
            _prices.Unmark();
        await using var service = await Start();
        var models = await Models(service);
        var losses = 0;
        foreach (var (file, text) in PlansFirst.Where(file => file.Key != PlansFirst[^1].Key))
        {
            _prices.Write(Path.Combine(_prices.Folder, Next, file), text);
            losses += await (hasMark ? UntilPending(service) : UntilRefused(service));
            (await Models(service)).ShouldBe(models);
            (await service.Client.Ask(Question)).At("pricing.version").ShouldBe(ChangingPrices.Version);
        }

        losses.ShouldBe(hasMark ? 0 : Uncovered.Length, "sound copies that lacked a provider");
        _prices.Write(Path.Combine(_prices.Folder, Next, PlansFirst[^1].Key), PlansFirst[^1].Value);
        if (hasMark)
            _prices.Commit(ChangingPrices.Version, Next);
        await Asking.Until(
            async () => (await service.Client.Ask("/readyz")).At("defaultPricing") == Next,
            () => "The whole copy was never taken over.");
        (await Models(service)).ShouldBe(models);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_kind_of_damage_is_refused_when_it_is_there_at_the_start_too(bool hasMark)
    {
        foreach (var (kind, harm) in Damage.Kinds)
        {
            if (!hasMark)
                _prices.Unmark();
            await harm(_prices);
            PricingFolder.TryRead(_prices.Folder, ChangingPrices.Newest, out _, out var faults).ShouldBeFalse(kind);
            faults.ShouldNotBeEmpty(kind);
            _prices.Put(0);
        }
    }

    public void Dispose() => _prices.Dispose();

    // What no plan covers comes last: without it the copy is sound.
    private static List<KeyValuePair<string, string>> PlansFirst { get; } =
    [
        .. WrittenPrices.Files
            .OrderBy(file => file.Key.StartsWith("models/", StringComparison.Ordinal))
            .ThenBy(file => Uncovered.Contains(file.Key)),
    ];

    private Task<RunningService> Start() =>
        RunningService.Start(0, ("Pricing__Path", _prices.Folder), ("Pricing__WatchMilliseconds", "25"), Unsettled);

    private static async Task<IReadOnlyList<string>> Models(RunningService service)
    {
        var models = (await service.Client.Ask("/v1/models?asOf=2026-11-21")).Json.GetProperty("models");
        return [.. models.EnumerateArray().Select(model => model.GetProperty("id").GetString()!)];
    }

    private static async Task<IEnumerable<string>> Told(RunningService service, string list, Func<JsonElement, JsonElement> item) =>
        (await service.Client.Ask("/readyz")).Json.TryGetProperty(list, out var told)
            ? told.EnumerateArray().Select(one => item(one).GetString()!)
            : [];

    private async Task<int> UntilPending(RunningService service)
    {
        var digest = _prices.DigestOf(Next);
        await Asking.Until(
            async () => (await Told(service, "pending", version => version.GetProperty("digest"))).SequenceEqual([digest]),
            () => "The half copy was never seen.");
        return 0;
    }

    // By what is wrong with the copy it shows that it was judged, and as far as it has come.
    private async Task<int> UntilRefused(RunningService service)
    {
        var isSound = PricingFolder.TryRead(_prices.Folder, ChangingPrices.Newest, out var after, out var faults);
        var reasons = (isSound ? Losses(after!) : faults).Take(20).Select(fault => fault.ToString()).ToList();
        await Asking.Until(
            async () => (await Told(service, "reasons", reason => reason)).Take(reasons.Count).SequenceEqual(reasons),
            () => $"Never told: {string.Join('\n', reasons)}");
        return isSound ? 1 : 0;
    }

    private static IReadOnlyList<PricingFault> Losses(Catalog after)
    {
        using var before = new WrittenPrices();
        before.WriteAll(ChangingPrices.Version);
        PricingFolder.TryRead(before.Folder, ChangingPrices.Newest, out var catalog, out _).ShouldBeTrue();
        return PricingLosses.Between(catalog!, after, ChangingPrices.Newest);
    }
}
