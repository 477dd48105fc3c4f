namespace Calculator.Api.Tests.Prices;

public sealed class PendingVersionTests : IAsyncDisposable
{
    private const string Next = "2026-11-20";

    private readonly WrittenPrices _prices = new();
    private readonly Service _service;

    public PendingVersionTests()
    {
        _prices.WriteAll(WrittenPrices.Version);
        _prices.Write("acme-2027", "plans.json", "{ \"plans\": [] }");
        _prices.Commit(WrittenPrices.Version);
        _service = new Service(("Pricing:Path", _prices.Folder), ("Pricing:WatchMilliseconds", "0"));
    }

    [Fact]
    public async Task A_pending_version_is_a_404_that_says_so_and_what_is_missing()
    {
        const string sentence = "Pricing version 'acme-2027' is pending and not answered from: "
            + "digests.txt has no line for it, so its files may not all be there yet.";
        (await _service.Get("/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1&pricing=acme-2027"))
            .Problem(404, "pricing").ShouldBe(sentence);
        (await _service.Get("/v1/pricing/ACME-2027")).Problem(404, "version").ShouldBe(sentence);
        (await _service.Get($"/v1/pricing/{Next}")).Problem(404, "version").ShouldStartWith("There is no pricing version");
    }

    [Fact]
    public async Task Readiness_and_metrics_name_it_and_the_list_of_versions_does_not()
    {
        var ready = await _service.Get("/readyz");
        (ready.At("status"), ready.At("stale"), ready.Json.GetProperty("versions").GetArrayLength()).ShouldBe(("ready", "false", 1));
        (ready.At("pending.0.version"), ready.At("pending.0.missing")).ShouldBe(("acme-2027", "digests.txt has no line for it"));
        ready.At("pending.0.digest").ShouldBe(_prices.DigestOf("acme-2027"));
        ready.At("pending.0.faults.0").ShouldBe("acme-2027/tokenizers.json(1) $: is missing");
        (await _service.Get("/metrics")).Body.ShouldContain("calculator_pricing_pending 1\n");
        (await _service.Get("/v1/pricing")).Body.ShouldNotContain("acme-2027");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _prices.Dispose();
    }
}
