using System.Text.Json;

namespace Calculator.Operations.Tests.Telling;

public class LogTests
{
    private const string Mark = "SUBMITTED-BY-A-CALLER";

    [Fact]
    public async Task Every_line_is_one_JSON_object_and_none_holds_what_a_caller_sent()
    {
        await using var service = await RunningService.Start(
            0,
            ("Logging__LogLevel__Default", "Debug"),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Warning"),
            ("Pricing__WatchMilliseconds", "50"));
        var forged = Uri.EscapeDataString($"{Mark}\n{{\"LogLevel\":\"Critical\",\"Message\":\"forged\"}}\r\n\u001b[31m\u2028");
        foreach (var url in new[]
        {
            $"/v1/task-cost?model={forged}&inputTokens=1&outputTokens=1",
            $"/v1/token-count?text={forged}",
            $"/{forged}",
            $"/v1/models?q={forged}&{forged}={forged}",
        })
        {
            await service.Client.Ask(url);
        }
        foreach (var header in new[] { "X-Forwarded-For", "User-Agent", "If-None-Match" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
            request.Headers.TryAddWithoutValidation(header, Mark).ShouldBeTrue();
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        using var body = new StringContent($"{{ \"model\": \"{Mark}", System.Text.Encoding.UTF8, "application/json");
        using var posted = await service.Client.PostAsync("/v1/task-cost", body, TestContext.Current.CancellationToken);
        ((int)posted.StatusCode).ShouldBe(400);

        foreach (var call in new[] { $"{Mark}\\n", "list_plans" })
            (await AskAsAgent(service.Client, call)).ShouldBe(200);

        await service.Terminate();
        await service.Ended();
        service.Log.Count.ShouldBeGreaterThan(20);
        foreach (var line in service.Log)
        {
            line.ShouldNotContain(Mark);
            line.ShouldNotContain("forged");
            JsonDocument.Parse(line).RootElement.GetProperty("Timestamp").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task The_start_prints_every_setting_and_no_secret()
    {
        await using var service = await RunningService.Start(
            0,
            ("Keys__Accepted", "a-secret-of-the-operator"),
            ("Limits__BodyBytes", "2048"));
        await service.UntilLogged("Setting Limits__BodyBytes = 2048 bytes");
        await service.UntilLogged("Setting Keys__Accepted = 1, not shown");
        await service.UntilLogged("Setting Shutdown__DrainSeconds = 0 seconds");
        string.Concat(service.Log).ShouldNotContain("a-secret-of-the-operator");
    }

    [Theory]
    [InlineData("Limits__BodyBytes", "many", "Limits__BodyBytes is 'many'; it must be a whole number of bytes from 1024 to 100000000.")]
    [InlineData(
        "Limits__BodyByte",
        "2048",
        "There is no setting Limits__BodyByte; the nearest are Limits__BodyBytes, Limits__TextBytes, Limits__HeaderBytes.")]
    [InlineData("Keys__Accepted", "too-short", "Keys__Accepted holds a key, at place 1, that is not 16 to 256 visible ASCII characters.")]
    public async Task A_bad_setting_ends_the_start_with_its_name_and_exit_code_1(string name, string value, string fault)
    {
        var (exitCode, _, errors) = await Tool.Run(
            Path.GetTempPath(),
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Calculator.Api.dll"), "--urls", "http://127.0.0.1:0"],
            (name, value));
        (exitCode, errors.Trim()).ShouldBe((1, fault));
    }

    private static async Task<int> AskAsAgent(HttpClient client, string tool)
    {
        using var call = new StringContent(
            $$$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{{tool}}}}","arguments":{"{{{{Mark}}}}":1}}}""",
            System.Text.Encoding.UTF8,
            "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = call };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
