using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Calculator.Api.Tests.Agents;

/// <summary>The service as an agent sees it, by the official client of the protocol.</summary>
public class AgentTests(Service service)
{
    [Fact]
    public async Task Every_question_of_the_service_is_a_tool_that_changes_nothing()
    {
        await using var agent = await Agent(service);
        var tools = await agent.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        tools.Select(tool => tool.Name).ShouldBe(
        [
            "estimate_task_cost", "forecast_spend", "tabulate_spend", "find_break_even", "compare_tokenizers", "write_report",
            "count_tokens", "fit_tokens", "shape_session", "compare_models", "solve_break_even", "plan_migration", "test_sensitivity",
            "list_models", "show_model", "resolve_models", "list_plans", "show_plan", "list_tokenizers", "list_versions", "show_version",
            "list_price_changes",
        ], ignoreOrder: true);
        foreach (var tool in tools.Select(tool => tool.ProtocolTool))
        {
            (tool.Annotations?.ReadOnlyHint, tool.Annotations?.DestructiveHint).ShouldBe((true, false), tool.Name);
            (tool.Annotations?.IdempotentHint, tool.Annotations?.OpenWorldHint).ShouldBe((true, false), tool.Name);
            tool.Title.ShouldNotBeNullOrEmpty();
            tool.Description.ShouldNotBeNull().ShouldStartWith(tool.Title);
        }
        agent.ServerInstructions.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_tool_takes_the_fields_that_are_documented_for_its_route()
    {
        await using var agent = await Agent(service);
        var tool = (await agent.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
            .Single(tool => tool.Name == "plan_migration").ProtocolTool.InputSchema;
        var document = JsonDocument.Parse((await service.Get("/swagger/v1/swagger.json")).Body).RootElement;
        var body = document.GetProperty("components").GetProperty("schemas").GetProperty("MigrationRequest");
        var fields = tool.GetProperty("properties").EnumerateObject().ToList();
        fields[^1].Name.ShouldBe("field");
        var documented = body.GetProperty("properties").EnumerateObject().ToList();
        fields.SkipLast(1).Select(field => field.Name).ShouldBe(documented.Select(field => field.Name));
        foreach (var (field, other) in fields.Zip(documented))
            JsonElement.DeepEquals(field.Value, other.Value.Followed(document)).ShouldBeTrue(field.Name);
        tool.GetProperty("required").GetRawText().ShouldBe(body.GetProperty("required").GetRawText());
        tool.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_optional_argument_that_is_null_is_as_one_that_is_left_out()
    {
        await using var agent = await Agent(service);
        var tool = (await agent.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
            .Single(tool => tool.Name == "list_models");
        var said = new Dictionary<string, object?> { ["provider"] = null, ["field"] = null };
        var result = await tool.CallAsync(said, cancellationToken: TestContext.Current.CancellationToken);
        (result.IsError ?? false).ShouldBeFalse(TextOf(result));
        TextOf(result).ShouldBe(
            TextOf(await tool.CallAsync(new Dictionary<string, object?>(), cancellationToken: TestContext.Current.CancellationToken)));

        var unknown = new Dictionary<string, object?> { ["providr"] = null };
        TextOf(await tool.CallAsync(unknown, cancellationToken: TestContext.Current.CancellationToken))
            .ShouldContain("There is no field 'providr'; did you mean provider?");
    }

    [Fact]
    public async Task Every_tool_gives_the_numbers_of_its_route()
    {
        await using var agent = await Agent(service);
        var tools = await agent.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        // A version's tables are for warehouses, and no tools.
        var questions = service.Questions().Where(asked => asked.Pattern.EndsWith('}') || !asked.Pattern.Contains('{')).ToList();
        questions.Count.ShouldBe(tools.Count);
        foreach (var tool in tools)
        {
            var question = questions.Single(asked => asked.Summary == tool.Title);
            var said = JsonDocument.Parse(question.Body).RootElement.EnumerateObject()
                .ToDictionary(field => field.Name, field => (object?)field.Value);
            var result = await tool.CallAsync(said, cancellationToken: TestContext.Current.CancellationToken);
            (result.IsError ?? false).ShouldBeFalse($"{tool.Name}: {TextOf(result)}");
            var expected = (await service.Get(question.Url)).Json;
            JsonElement.DeepEquals(result.StructuredContent!.Value, expected).ShouldBeTrue(tool.Name);
            JsonElement.DeepEquals(JsonDocument.Parse(TextOf(result)).RootElement, expected).ShouldBeTrue(tool.Name);
        }
    }

    [Fact]
    public async Task One_value_of_an_answer_is_had_by_its_path()
    {
        var result = await Call("estimate_task_cost", """
            { "model": "gpt-5.5", "inputTokens": 8000, "outputTokens": 4000, "asOf": "2026-11-20", "field": "totalUsd" }
            """);
        (TextOf(result), result.StructuredContent).ShouldBe(("0.16", null));
    }

    [Fact]
    public async Task A_list_of_the_catalog_is_had_as_a_table_of_some_columns()
    {
        var result = await Call("list_models", """
            { "provider": "anthropic", "columns": ["id", "rates.input"], "asOf": "2026-11-20" }
            """);
        var route = await service.Get("/v1/models?provider=anthropic&columns=id,rates.input&format=csv&asOf=2026-11-20");
        (TextOf(result), result.StructuredContent).ShouldBe((route.Body, null));
        TextOf(result).ShouldStartWith("id,rates.input\r\nclaude-opus-4-7,5\r\n");

        (await Call("list_models", """{ "columns": ["price"] }""")).IsError.ShouldBe(true);
        TextOf(await Call("list_models", """{ "columns": ["rate.input"] }"""))
            .ShouldBe("There is no column 'rate.input'; did you mean rates.input?");
    }

    [Theory]
    [InlineData("estimate_task_cost", "/v1/task-cost", """{ "model": "gpt-55", "inputTokens": 1, "outputTokens": 1 }""")]
    [InlineData("estimate_task_cost", "/v1/task-cost", """{ "inputTokens": "1", "outputTokens": -1, "cacheRato": 0.5 }""")]
    [InlineData("estimate_task_cost", "/v1/task-cost", """{ "model": "gpt-5.5", "inputTokens": 9e9, "outputTokens": 1 }""")]
    [InlineData("plan_migration", "/v1/migration", """{ "model": "gpt-5.5", "inputTokens": 1 }""")]
    public async Task A_bad_input_is_an_error_of_the_tool_with_the_sentences_of_the_route(string tool, string url, string fields)
    {
        var result = await Call(tool, fields);
        result.IsError.ShouldBe(true);
        var problem = await service.Post(url, fields);
        problem.Status.ShouldBeGreaterThanOrEqualTo(400);
        TextOf(result).Split('\n').ShouldBe(problem.Json.GetProperty("errors").EnumerateObject()
            .SelectMany(error => error.Value.EnumerateArray())
            .Select(sentence => sentence.GetString()!));
    }

    [Fact]
    public async Task A_tool_that_there_is_not_is_told_with_the_nearest() =>
        (await Should.ThrowAsync<McpProtocolException>(() => Call("estimate_task_costs", "{}"))).Message
            .ShouldContain("There is no tool 'estimate_task_costs'; the nearest are estimate_task_cost");

    [Fact]
    public async Task The_catalog_is_read_as_resources()
    {
        await using var agent = await Agent(service);
        var cancellation = TestContext.Current.CancellationToken;
        var resources = await agent.ListResourcesAsync(cancellationToken: cancellation);
        resources.Select(resource => resource.Uri).ShouldBe(
            ["calculator://v1/models", "calculator://v1/plans", "calculator://v1/tokenizers", "calculator://v1/pricing"],
            ignoreOrder: true);
        foreach (var resource in resources)
            ShouldBeTheSame(await Read(agent, resource.Uri), (await service.Get(resource.Uri["calculator:/".Length..])).Body);

        var templates = await agent.ListResourceTemplatesAsync(cancellationToken: cancellation);
        templates.Select(template => template.UriTemplate).ShouldBe(
            ["calculator://v1/models/{id}", "calculator://v1/plans/{id}", "calculator://v1/pricing/{version}"],
            ignoreOrder: true);
        ShouldBeTheSame(await Read(agent, "calculator://v1/models/gpt-5.5"), (await service.Get("/v1/models/gpt-5.5")).Body);
        (await Should.ThrowAsync<McpProtocolException>(() => Read(agent, "calculator://v1/models/gpt-55"))).Message
            .ShouldContain("There is no model 'gpt-55'");
        (await Should.ThrowAsync<McpProtocolException>(() => Read(agent, "calculator://v1/secrets"))).Message
            .ShouldContain("there are calculator://v1/models");
    }

    [Fact]
    public async Task Agents_need_a_key_where_everybody_does()
    {
        await using var locked = new Service(("Keys:Accepted", "a-key-of-the-operator"));
        (await Should.ThrowAsync<HttpRequestException>(() => Agent(locked))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await using var agent = await Agent(locked, ("Authorization", "Bearer a-key-of-the-operator"));
        var result = await agent.CallToolAsync("list_plans", cancellationToken: TestContext.Current.CancellationToken);
        (result.IsError ?? false).ShouldBeFalse(TextOf(result));
    }

    [Fact]
    public async Task A_call_counts_once_against_the_share_of_its_client()
    {
        await using var limited = new Service(("Limits:RequestsPerMinute", "3"));
        for (var sent = 0; sent < 3; sent++)
            (await Send(limited)).ShouldBe(200);
        (await Send(limited)).ShouldBe(429);

        static async Task<int> Send(Service service)
        {
            using var call = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_plans"}}""");
            call.Headers.ContentType = new("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = call };
            request.Headers.Add("Accept", "application/json, text/event-stream");
            return (await service.Send(request)).Status;
        }
    }

    [Fact]
    public async Task Expensive_questions_of_agents_wait_with_those_of_everybody()
    {
        await using var narrow = new Service(("Limits:HeavyAtOnce", "1"), ("Limits:HeavyWaiting", "0"));
        await using var agent = await Agent(narrow);
        (await Count()).IsError.ShouldNotBe(true);

        // A text that never comes to its end holds the only place.
        using var slow = new TcpClient();
        await slow.ConnectAsync(narrow.Client.BaseAddress!.Host, narrow.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await slow.GetStream().WriteAsync(
            "POST /v1/token-count HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nHello"u8.ToArray(),
            TestContext.Current.CancellationToken);
        await Asking.Until(async () => (await Count()).IsError == true, () => "The place was never taken.");
        TextOf(await Count()).ShouldBe("Too many expensive questions are being answered at once; try again in a second.");

        Task<CallToolResult> Count() => agent.CallToolAsync(
            "count_tokens",
            new Dictionary<string, object?> { ["text"] = "Hello, world!" },
            cancellationToken: TestContext.Current.CancellationToken).AsTask();
    }

    private async Task<CallToolResult> Call(string tool, string fields)
    {
        await using var agent = await Agent(service);
        return await agent.CallToolAsync(
            tool,
            JsonDocument.Parse(fields).RootElement.EnumerateObject().ToDictionary(field => field.Name, field => (object?)field.Value),
            cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<string> Read(McpClient agent, string uri) =>
        ((TextResourceContents)(await agent.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken))
            .Contents.ShouldHaveSingleItem()).Text;

    private static Task<McpClient> Agent(Service service, params (string Name, string Value)[] headers) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(service.Client.BaseAddress!, "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = headers.ToDictionary(header => header.Name, header => header.Value),
        }),
        cancellationToken: TestContext.Current.CancellationToken);

    private static string TextOf(CallToolResult result) => ((TextContentBlock)result.Content.ShouldHaveSingleItem()).Text;

    private static void ShouldBeTheSame(string json, string expected) =>
        JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(expected).RootElement).ShouldBeTrue(json);
}
