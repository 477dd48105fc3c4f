namespace Calculator.Operations.Tests.Telling;

public class MetricsTests
{
    private const string Parser = "import sys; from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse; "
        + "print(*sorted(family.name for family in parse(sys.argv[1] and open(sys.argv[1]).read())))";

    [Fact]
    public async Task The_standards_own_parser_reads_what_is_measured()
    {
        var python = await DebianPython.Need("prometheus_client", "python3-prometheus-client");
        await using var service = await RunningService.Start();
        await service.Client.Ask("/v1/models");
        await service.Client.Ask("/v1/task-cost?model=%22%5C%0Anobody&inputTokens=1&outputTokens=1");
        var reply = await service.Client.Ask("/metrics");
        reply.ContentType!.ToString().ShouldBe("application/openmetrics-text; version=1.0.0; charset=utf-8");

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, reply.Body, TestContext.Current.CancellationToken);
        var (exitCode, families, errors) = await Tool.Run(Repository.Root, python, ["-c", Parser, file]);
        File.Delete(file);
        exitCode.ShouldBe(0, errors);
        foreach (var family in new[]
        {
            "calculator_pricing_info",
            "calculator_pricing_reload_ok",
            "calculator_pricing_pending",
            "calculator_pricing_last_reload_at_seconds",
            "calculator_problems",
            "http_server_request_duration_seconds",
            "kestrel_active_connections",
            "dotnet_process_memory_working_set_bytes",
        })
        {
            families.Split(' ').ShouldContain(family);
        }
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_status_and_problems_by_what_they_are()
    {
        await using var service = await RunningService.Start();
        for (var request = 0; request < 3; request++)
            (await service.Client.Ask("/v1/models")).Status.ShouldBe(200);
        await service.Client.Ask("/v1/models/nobody");
        await service.Client.Ask("/v1/task-cost?errors=text");
        await service.Client.Ask("/nowhere");

        var lines = (await service.Client.Ask("/metrics")).Body.Split('\n');
        Value("http_server_request_duration_seconds_count{", "http_response_status_code=\"200\"", "http_route=\"/v1/models\"")
            .ShouldBe("3");
        Value(
            "http_server_request_duration_seconds_bucket{",
            "http_response_status_code=\"200\"",
            "http_route=\"/v1/models\"",
            "le=\"+Inf\"").ShouldBe("3");
        Value("http_server_request_duration_seconds_count{", "http_response_status_code=\"404\"", "http_route=\"/v1/models/{id}\"")
            .ShouldBe("1");
        Value("calculator_problems_total{status=\"404\",http_route=\"/v1/models/{id}\"}").ShouldBe("1");
        Value("calculator_problems_total{status=\"400\",http_route=\"/v1/task-cost\"}").ShouldBe("1");
        Value("calculator_problems_total{status=\"404\",http_route=\"none\"}").ShouldBe("1");
        Value("calculator_pricing_info{version=\"2026-11-21\",digest=\"08ed35976a880ba32da6f3a3df6355c8bf54d218a8a09aad2afe1d02f48c9e8a\"}")
            .ShouldBe("1");
        lines[^2..].ShouldBe(["# EOF", ""]);

        string Value(params string[] parts) =>
            lines
                .Where(line => parts.All(part => line.Contains(part, StringComparison.Ordinal)))
                .ShouldHaveSingleItem(string.Join(' ', parts))
                .Split(' ')[^1];
    }
}
