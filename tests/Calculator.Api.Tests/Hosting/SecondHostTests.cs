namespace Calculator.Api.Tests.Hosting;

/// <summary>What a library keeps for the whole process must hold nothing of one host.</summary>
public class SecondHostTests(Service service)
{
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=1000&outputTokens=0";

    [Fact]
    public async Task A_second_host_in_the_same_process_answers_from_its_own_prices_and_by_its_own_limits()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-").FullName;
        try
        {
            CopyOf("2026-05-14", folder);
            var first = await service.Get(Question);
            await using (var second = new Service(("Pricing:Path", folder), ("Limits:TextBytes", "1024")))
            {
                var other = await second.Get(Question);
                (first.At("pricing.version"), other.At("pricing.version")).ShouldBe(("2026-11-21", "2026-05-14"));
                (await second.Post("/v1/token-count", new string('a', 1025), "text/plain")).Status.ShouldBe(413);
                (await service.Post("/v1/token-count", new string('a', 1025), "text/plain")).Status.ShouldBe(200);
                (await service.Get("/readyz")).At("defaultPricing").ShouldBe("2026-11-21");
                (await second.Get("/readyz")).At("defaultPricing").ShouldBe("2026-05-14");
            }

            // The host that was made last is gone; the first one misses nothing of it.
            (await service.Get(Question)).Body.ShouldBe(first.Body);
            (await service.Get("/v1/break-even?model=gpt-5.5&inputTokens=1&outputTokens=1")).Status.ShouldBe(200);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("HEAD")]
    public async Task The_frameworks_own_route_is_closed(string method)
    {
        var reply = await service.Send(new HttpRequestMessage(new HttpMethod(method), "/_test_url_cache_"));
        reply.Status.ShouldBe(404);
        reply.Body.ShouldNotContain("Calculator.Api");
        (await service.Get("/_test_url_cach_")).Body.ShouldNotContain("_test_url_cache_");
    }

    private static void CopyOf(string version, string folder)
    {
        var source = Path.Combine(Repository.Prices, version);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, version, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
