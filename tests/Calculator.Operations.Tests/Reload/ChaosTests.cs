using Calculator.Operations.Tests.Prices;

namespace Calculator.Operations.Tests.Reload;

public sealed class ChaosTests : IDisposable
{
    private const int Acts = 100;
    private const int Clients = 4;

    private readonly ChangingPrices _prices = new();

    [Fact]
    public async Task However_files_are_damaged_and_mended_under_load_no_answer_fails_and_none_is_mixed()
    {
        await using var service = await RunningService.Start(0, ("Pricing__Path", _prices.Folder), ("Pricing__WatchMilliseconds", "25"));
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
            await Asking.Until(async () => _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)) == act, () => $"{kinds[act % kinds.Count].Key} was never got over.");
        }

        await load.Stop();
        load.Failures.ShouldBeEmpty();
        kinds.Count.ShouldBeGreaterThanOrEqualTo(10);
        seen.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Each_kind_of_damage_is_refused_when_it_is_there_at_the_start_too()
    {
        foreach (var (kind, harm) in Damage.Kinds)
        {
            await harm(_prices);
            Calculator.Pricing.Files.PricingFolder.TryRead(_prices.Folder, out _, out var faults).ShouldBeFalse(kind);
            faults.ShouldNotBeEmpty(kind);
            _prices.Put(0);
        }
    }

    public void Dispose() => _prices.Dispose();
}
