namespace Calculator.Api.Tests.Endpoints.Operations;

public class OperationsTests(Service service)
{
    [Fact]
    public async Task Health_does_no_work() => (await service.Get("/healthz")).At("status").ShouldBe("healthy");

    [Fact]
    public async Task Readiness_names_the_prices()
    {
        var reply = await service.Get("/readyz");
        reply.At("status").ShouldBe("ready");
        reply.At("defaultPricing").ShouldBe("2026-11-21");
    }

    [Fact]
    public async Task The_root_is_a_page_that_loads_nothing_from_elsewhere()
    {
        var page = await service.Get("/");
        (page.Status, page.ContentType?.MediaType).ShouldBe((200, "text/html"));
        page.Body.ShouldContain("Open in Swagger");
        foreach (var file in new[] { "/page.js", "/page.css", "/icon.svg" })
        {
            page.Body.ShouldContain(file[1..]);
            (await service.Get(file)).Status.ShouldBe(200);
        }

        page.Body.ShouldNotContain("//");
        (await service.Get("/swagger/index.html")).Body.ShouldContain("swagger-ui");
    }

    [Theory]
    [InlineData("/v1/task-cost/?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200")]
    [InlineData("/v1/models/gpt-5.5/")]
    [InlineData("/healthz/")]
    [InlineData("/spreadsheets/")]
    public async Task A_slash_at_the_end_is_no_other_place(string url)
    {
        using var response = await service.Client.GetAsync(url, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200);
        using var options = await service.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Options, url),
            TestContext.Current.CancellationToken);
        ((int)options.StatusCode).ShouldBe(204);
    }

    [Fact]
    public async Task Answers_carry_the_headers_browsers_should_obey()
    {
        using var response = await service.Client.GetAsync("/v1/nowhere", TestContext.Current.CancellationToken);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Now_is_echoed_to_the_second_and_asking_with_it_answers_alike()
    {
        const string url = "/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1";
        var now = await service.Get(url);
        now.At("pricing.asOf").ShouldBe("2026-11-21T09:30:15Z");
        (await service.Get($"{url}&asOf=2026-11-21T09:30:15Z")).Body.ShouldBe(now.Body);
        (await service.Get($"{url}&asOf=2026-11-20")).At("pricing.asOf").ShouldBe("2026-11-20T00:00:00Z");
    }

    [Fact]
    public async Task A_bad_pricing_file_ends_the_start_with_its_fault_and_exit_code_1()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "2026-11-20", "models"));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Prices, "2026-11-20"), "*", SearchOption.AllDirectories))
            {
                File.Copy(
                    file,
                    Path.Combine(folder, "2026-11-20", Path.GetRelativePath(Path.Combine(Repository.Prices, "2026-11-20"), file)));
            }
            var plans = Path.Combine(folder, "2026-11-20", "plans.json");
            await File.WriteAllTextAsync(
                plans,
                (await File.ReadAllTextAsync(plans, TestContext.Current.CancellationToken))
                    .Replace("\"monthlyFeeUsd\": 20,", "\"monthlyFeeUsd\": -20,", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);

            var (exitCode, _, errors) = await Tool.Run(
                folder,
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "Calculator.Api.dll"), "--urls", "http://127.0.0.1:0"],
                ("Pricing__Path", folder));
            exitCode.ShouldBe(1);
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(
            [
                "2026-11-20/plans.json(9) $.plans[0].prices[0].monthlyFeeUsd: must be from 0 to 1000000 dollars",
                "2026-11-20/plans.json(48) $.plans[3].prices[0].monthlyFeeUsd: must be from 0 to 1000000 dollars",
                "2026-11-20/plans.json(87) $.plans[6].prices[0].monthlyFeeUsd: must be from 0 to 1000000 dollars",
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
