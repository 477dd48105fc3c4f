using System.Text;
using System.Text.Json.Nodes;

namespace Calculator.Api.Tests.Binding;

public class BadInputTests(Service service)
{
    private const string Opus = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200";
    private const string Body = "\"model\":\"claude-opus-4-7\",\"inputTokens\":3000,\"outputTokens\":1200";
    private const string Json = "application/json";

    /// <summary>Bad queries: the field that must be named, and the status.</summary>
    public static TheoryData<string, int, string> Queries => new()
    {
        { "/v1/task-cost?model=claude-opus-47&inputTokens=1&outputTokens=1", 404, "model" },
        { "/v1/task-cost?model=claude-opus&inputTokens=1&outputTokens=1", 404, "model" },
        { "/v1/task-cost?model=%3D1%2B1%0D%0ASet-Cookie%3Aa&inputTokens=1&outputTokens=1", 404, "model" },
        { $"/v1/task-cost?{Opus}&pricing=2026-11-2", 404, "pricing" },
        { $"/v1/task-cost?{Opus}&pricing=../2026-05-14", 404, "pricing" },
        { $"/v1/task-cost?{Opus}&pricing=..%2F..%2Fetc%2Fpasswd", 404, "pricing" },
        { $"/v1/task-cost?{Opus}&pricing=2026-11-20%00", 404, "pricing" },
        { $"/v1/task-cost?{Opus}&pricing=schema", 404, "pricing" },
        { $"/v1/task-cost?{Opus}&asOf=2026-04-15", 422, "asOf" },
        { $"/v1/task-cost?{Opus}&asOf=01/02/2026", 400, "asOf" },
        { $"/v1/task-cost?{Opus}&asOf=2026-08-16T16:00:00+08:00", 400, "asOf" },
        { $"/v1/task-cost?{Opus}&cacheRato=0.5", 400, "cacheRato" },
        { $"/v1/task-cost?{Opus}&wombat=0.5", 400, "wombat" },
        { $"/v1/task-cost?{Opus}&cacheRatio=", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=%20", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=0.5&cacheRatio=0.4", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&CACHERATIO=2", 400, "CACHERATIO" },
        { $"/v1/task-cost?{Opus}&cacheRatio=1.01", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=0,5", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=NaN", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=1e-400", 400, "cacheRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=0.6&cacheWriteRatio=0.5", 400, "cacheWriteRatio" },
        { $"/v1/task-cost?{Opus}&cacheRatio=0.6&cacheReadTokens=5", 400, "cacheReadTokens" },
        { $"/v1/task-cost?{Opus}&cacheWriteRatio=0.6&cacheWriteTokens=5", 400, "cacheWriteTokens" },
        { $"/v1/task-cost?{Opus}&cacheReadTokens=3001", 400, "cacheReadTokens" },
        { $"/v1/task-cost?{Opus}&cacheRatio=0.5&cacheWriteTokens=2000", 400, "cacheWriteTokens" },
        { $"/v1/task-cost?{Opus}&cacheTtl=10m", 400, "cacheTtl" },
        { $"/v1/task-cost?{Opus}&cacheTtl=0", 400, "cacheTtl" },
        { $"/v1/task-cost?{Opus}&serviceTier=premium", 400, "serviceTier" },
        { $"/v1/task-cost?{Opus}&serviceTier=1", 400, "serviceTier" },
        { $"/v1/task-cost?{Opus}&serviceTier=standard,batch", 400, "serviceTier" },
        { $"/v1/task-cost?{Opus}&serviceTier=flex", 422, "serviceTier" },
        { "/v1/task-cost?model=grok-4.5&inputTokens=1&outputTokens=1&batchShare=0.5", 422, "batchShare" },
        { $"/v1/task-cost?{Opus}&successRate=0", 400, "successRate" },
        { $"/v1/task-cost?{Opus}&requestsPerSession=0", 400, "requestsPerSession" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=1000001&outputTokens=1", 422, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost", 400, "model" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=1,5&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=1.5&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=-1&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=1e400&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=1e30&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=1e15&outputTokens=1e15", 400, "outputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=Infinity&outputTokens=1", 400, "inputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&inputTokens=%D9%A3&outputTokens=1", 400, "inputTokens" },
        { $"/v1/task-cost?{Opus}&cache_read_input_tokens=9", 400, "cache_read_input_tokens" },
        { $"/v1/task-cost?{Opus}&cacheCreationInputTokens=9", 400, "cacheCreationInputTokens" },
        { "/v1/task-cost?model=claude-opus-4-7&input_tokens=3000&output_tokens=9", 400, "input_tokens" },
        { $"/v1/models/resolve?input_tokens=9&model=x", 400, "input_tokens" },
        { $"/v1/task-cost?{Opus}&cacheReadTokens=480000", 400, "cacheReadTokens" },
        { $"/v1/spend?{Opus}", 400, "sessionsPerDay" },
        { $"/v1/spend?{Opus}&sessionsPerDay=1e10", 400, "sessionsPerDay" },
        { $"/v1/spend?{Opus}&sessionsPerDay=1&daysPerMonth=0", 400, "daysPerMonth" },
        { $"/v1/break-even?{Opus}&plans=claude-ultra", 404, "plans" },
        { $"/v1/break-even?{Opus}&plans=chatgpt-plus", 422, "plans" },
        { $"/v1/break-even?{Opus}&plans=claude-pro,,claude-max-5x", 400, "plans" },
        { $"/v1/break-even?{Opus}&seats=1.5", 400, "seats" },
        { $"/v1/tokenizer-delta?{Opus}", 400, "toModel" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-55", 404, "toModel" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=grok-4.5", 422, "toModel" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&content=poetry", 400, "content" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&scaleOutput=1", 400, "scaleOutput" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&ratioLow=1", 400, "ratioExpected" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&ratioLow=1&ratioExpected=1.1", 400, "ratioHigh" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&ratioLow=2&ratioExpected=1.1&ratioHigh=3", 400, "ratioExpected" },
        { $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&ratioExpected=0", 400, "ratioExpected" },
        { $"/v1/break-even?{Opus}&limitUsdPerWeek=claude-pro", 400, "limitUsdPerWeek" },
        { $"/v1/break-even?{Opus}&limitUsdPerWeek=claude-pro:0", 400, "limitUsdPerWeek" },
        { $"/v1/break-even?{Opus}&limitUsdPerWeek=claude-pro:1,Claude-Pro:2", 400, "limitUsdPerWeek" },
        { $"/v1/break-even?{Opus}&limitUsdPerWeek=chatgpt-plus:1", 422, "limitUsdPerWeek" },
        { $"/v1/break-even?{Opus}&limitBound=middle", 400, "limitBound" },
        { $"/v1/task-cost?{Opus}&cacheWriteRatio=most", 400, "cacheWriteRatio" },
        { $"/v1/solve?{Opus}", 400, "variable" },
        { $"/v1/solve?{Opus}&variable=cacheRate&versusModel=gpt-5.5", 400, "variable" },
        { $"/v1/solve?{Opus}&variable=cacheRatio", 400, "versusModel" },
        { $"/v1/solve?{Opus}&variable=cacheRatio&versusModel=gpt-5.5&versusPlan=claude-pro", 400, "versusPlan" },
        { $"/v1/solve?{Opus}&variable=cacheRatio&versusModel=gpt-55", 404, "versusModel" },
        { $"/v1/solve?{Opus}&variable=cacheRatio&versusPlan=claude-ultra&sessionsPerDay=1", 404, "versusPlan" },
        { $"/v1/solve?{Opus}&variable=cacheRatio&versusPlan=chatgpt-plus&sessionsPerDay=1", 422, "versusPlan" },
        { $"/v1/solve?{Opus}&variable=cacheRatio&versusPlan=claude-pro", 400, "sessionsPerDay" },
        { $"/v1/solve?{Opus}&variable=outputRatio&versusPlan=claude-pro&sessionsPerDay=1", 400, "variable" },
        { $"/v1/solve?{Opus}&variable=inputTokens&versusPlan=claude-pro&versusInputRatio=2&sessionsPerDay=1", 400, "versusInputRatio" },
        { "/v1/solve?model=gpt-5.5&versusModel=gpt-5.4&variable=outputTokens", 400, "inputTokens" },
        { "/v1/solve?model=gpt-5.5&versusModel=gpt-5.4&variable=inputTokens", 400, "outputTokens" },
        { $"/v1/solve?{Opus}&variable=cacheRatio&versusModel=gpt-5.5&cacheReadTokens=5", 400, "cacheReadTokens" },
        { $"/v1/solve?{Opus}&variable=batchShare&versusModel=grok-4.5", 422, "batchShare" },
        { "/v1/comparison?inputTokens=1&outputTokens=1", 400, "models" },
        { "/v1/comparison?inputTokens=1&outputTokens=1&models=gpt-5.5,gpt-55", 404, "models" },
        { "/v1/comparison?inputTokens=1&outputTokens=1&models=gpt-5.5,gpt-5.4&outputRatios=1", 400, "outputRatios" },
        { "/v1/comparison?inputTokens=1&outputTokens=1&models=gpt-5.5&outputRatios=1,5", 400, "outputRatios" },
        { "/v1/comparison?inputTokens=1&outputTokens=1&models=gpt-5.5&successRates=0", 400, "successRates" },
        { "/v1/comparison?inputTokens=1&outputTokens=1&candidates=gpt-5.5", 400, "candidates" },
        { "/v1/comparison?inputTokens=1&outputTokens=1&models=gpt-5.5&failureCostUsd=-1", 400, "failureCostUsd" },
        { "/v1/session-shape?model=gpt-5.5&systemTokens=1&growthPerTurn=1&outputPerTurn=1&turns=10001", 400, "turns" },
        { "/v1/session-shape?model=gpt-5.5&systemTokens=1&growthPerTurn=1&outputPerTurn=1&turns=5&coldTurns=2,6", 400, "coldTurns" },
        { "/v1/session-shape?model=gpt-5.5&systemTokens=1&growthPerTurn=1&outputPerTurn=1&turns=5&coldTurns=2,x", 400, "coldTurns" },
        { "/v1/session-shape?model=gpt-5.5&systemTokens=9e6&growthPerTurn=1&outputPerTurn=1&turns=5", 422, "systemTokens" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1", 400, "toModel" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-55", 404, "toModel" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=grok-4.5", 422, "toModel" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&rebuild=slowly", 400, "rebuild" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&rebuild=ramp", 400, "rampDays" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&rampDays=3", 400, "rampDays" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&rebuild=perPrefix", 400, "distinctPrefixes" },
        { $"/v1/migration?{Opus}&sessionsPerDay=5&toModel=gpt-5.5&rebuild=perPrefix&distinctPrefixes=6", 400, "distinctPrefixes" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&rebuild=ramp&rampDays=0", 400, "rampDays" },
        { $"/v1/solve?{Opus}&variable=inputTokens&versusPlan=claude-pro&failureCostUsd=2&sessionsPerDay=1", 400, "failureCostUsd" },
        { $"/v1/solve?{Opus}&variable=inputTokens&versusModel=gpt-5.5&seats=2", 400, "seats" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&shadowShare=0.1", 400, "shadowDays" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&shadowDays=3", 400, "shadowShare" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&outputRatio=0.5&scaleOutput=false", 400, "outputRatio" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&claimedFewerOutputTokens=0.72", 400, "claimedBy" },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&claimedBy=model", 400, "claimedFewerOutputTokens" },
        {
            $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&claimedFewerOutputTokens=72&claimedBy=model",
            400,
            "claimedFewerOutputTokens"
        },
        {
            $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&claimedFewerOutputTokens=0.7&claimedBy=model&outputRatio=0.3",
            400,
            "claimedFewerOutputTokens"
        },
        {
            $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&claimedFewerOutputTokens=0.7&claimedBy=model&scaleOutput=false",
            400,
            "claimedFewerOutputTokens"
        },
        { $"/v1/migration?{Opus}&sessionsPerDay=1&toModel=gpt-5.5&days=0", 400, "days" },
        { $"/v1/sensitivity?{Opus}", 400, "sessionsPerDay" },
        { $"/v1/sensitivity?{Opus}&sessionsPerDay=1&ranges=cacheRatio:1", 400, "ranges" },
        { $"/v1/sensitivity?{Opus}&sessionsPerDay=1&ranges=cacheRate:0:1", 400, "ranges" },
        { $"/v1/sensitivity?{Opus}&sessionsPerDay=1&ranges=cacheRatio:1:0", 400, "ranges" },
        { $"/v1/sensitivity?{Opus}&sessionsPerDay=1&ranges=cacheRatio:0:1,cacheRatio:0:0.5", 400, "ranges" },
        { $"/v1/sensitivity?{Opus}&sessionsPerDay=1&ranges=cacheRatio:0:2", 422, "ranges" },
        { $"/v1/sensitivity?{Opus}&sessionsPerDay=1&ranges=outputRatio:0.5:2", 422, "ranges" },
        { $"/v1/report?{Opus}&content=code", 400, "toModel" },
        { $"/v1/report?{Opus}&plans=claude-ultra", 404, "plans" },
    };

    /// <summary>Bad bodies: the content type, the status, and the field that must be named.</summary>
    public static TheoryData<string, string, int, string> Bodies => new()
    {
        { "", Json, 400, "body" },
        { "   ", Json, 400, "body" },
        { "{", Json, 400, "body" },
        { "{}", Json, 400, "model" },
        { "[]", Json, 400, "body" },
        { "null", Json, 400, "body" },
        { "\"text\"", Json, 400, "body" },
        { $"{{{Body}}} trailing", Json, 400, "body" },
        { $"{{{Body},}}", Json, 400, "body" },
        { $"{{{Body},\"inputTokens\":4}}", Json, 400, "inputTokens" },
        { $"{{{Body},\"cacheRato\":0.5}}", Json, 400, "cacheRato" },
        { $"{{{Body},\"CacheRatio\":0.5}}", Json, 400, "CacheRatio" },
        { $"{{{Body},\"cacheRatio\":\"0.5\"}}", Json, 400, "cacheRatio" },
        { "{\"model\":\"claude-opus-4-7\",\"inputTokens\":null,\"outputTokens\":1}", Json, 400, "inputTokens" },
        { $"{{{Body},\"cacheRatio\":[0.5]}}", Json, 400, "cacheRatio" },
        { $"{{{Body},\"cacheRatio\":{{}}}}", Json, 400, "cacheRatio" },
        { $"{{{Body},\"cacheRatio\":true}}", Json, 400, "cacheRatio" },
        { $"{{{Body},\"cacheRatio\":1e400}}", Json, 400, "cacheRatio" },
        { $"{{{Body},\"cacheTtl\":5}}", Json, 400, "cacheTtl" },
        { $"{{{Body},\"serviceTier\":99}}", Json, 400, "serviceTier" },
        { $"{{{Body},\"asOf\":20261120}}", Json, 400, "asOf" },
        { "{\"model\":5,\"inputTokens\":1,\"outputTokens\":1}", Json, 400, "model" },
        { "{\"model\":\"\\ud800\",\"inputTokens\":1,\"outputTokens\":1}", Json, 400, "model" },
        { $"{{{Body},\"cacheRatio\":\"\\udc00\"}}", Json, 400, "cacheRatio" },
        { $"{{{Body},\"\\ud800\":1}}", Json, 400, "body" },
        { new string('[', 100), Json, 400, "body" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_bad_query_names_its_field(string url, int status, string field) =>
        (await service.Get(url)).Problem(status, field).ShouldEndWithPunctuation();

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_names_its_field(string body, string contentType, int status, string field) =>
        (await service.Post("/v1/task-cost", body, contentType)).Problem(status, field).ShouldEndWithPunctuation();

    [Fact]
    public async Task A_list_longer_than_any_question_needs_is_refused_by_its_name()
    {
        var models = string.Join(',', Enumerable.Repeat("\"gpt-5.5\"", 501));
        (await service.Post("/v1/comparison", $$"""{ "models": [{{models}}], "inputTokens": 1, "outputTokens": 1 }"""))
            .Problem(400, "models")
            .ShouldBe("models has 501 items; at most 500 are answered at once.");
    }

    [Fact]
    public async Task The_sentences_are_these()
    {
        var transcript = new StringBuilder();
        foreach (var (url, _, _) in Queries.Select(row => row.Data))
            Append(transcript, $"GET {url}", await service.Get(url));
        foreach (var (body, contentType, _, _) in Bodies.Select(row => row.Data))
            Append(transcript, $"POST /v1/task-cost {body}", await service.Post("/v1/task-cost", body, contentType));
        Approved.Matches("tests/Calculator.Api.Tests/Binding/BadInput.approved.txt", transcript.ToString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application")]
    [InlineData("")]
    public async Task Another_content_type_is_a_415(string contentType)
    {
        var reply = await service.Post("/v1/task-cost", $"{{{Body}}}", contentType);
        reply.Status.ShouldBe(415, reply.Body);
        reply.ContentType?.ToString().ShouldBe("application/problem+json");
        reply.Body.ShouldContain("application/json");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON;charset=UTF8")]
    public async Task UTF_8_by_any_spelling_is_accepted(string contentType) =>
        (await service.Post("/v1/task-cost", $"{{{Body}}}", contentType)).At("totalUsd").ShouldBe("0.045");

    [Fact]
    public async Task A_byte_order_mark_is_accepted_and_bytes_that_are_no_UTF_8_are_not()
    {
        (await service.Post("/v1/task-cost", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{{{Body}}}")], Json))
            .At("totalUsd")
            .ShouldBe("0.045");
        (await service.Post("/v1/task-cost", [.. "{\"model\":\""u8, 0xFF, .. "\"}"u8], Json))
            .Problem(400, "model")
            .ShouldBe("model is a text that is not valid Unicode; it must be a text.");
    }

    [Fact]
    public async Task A_compressed_body_is_a_415()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/task-cost") { Content = new StringContent("x", Encoding.UTF8, Json) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        (await service.Send(request)).Status.ShouldBe(415);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        var reply = await service.Post("/v1/task-cost", new string(' ', 70_000));
        (reply.Status, reply.ContentType?.ToString()).ShouldBe((413, "application/problem+json"));
    }

    [Fact]
    public async Task A_null_in_a_list_is_told_with_its_place() =>
        (await service.Post("/v1/break-even", $"{{{Body},\"plans\":[\"claude-pro\",null]}}")).Problem(400, "plans")
            .ShouldBe("plans at place 2 is null; every item must be a name.");

    [Fact]
    public async Task A_field_in_the_query_of_a_POST_is_refused() =>
        (await service.Post("/v1/task-cost?cacheRatio=0.5", $"{{{Body}}}")).Problem(400, "cacheRatio")
            .ShouldBe("cacheRatio stands in the query; in a POST the fields belong into the JSON body, but for format, field, columns, "
                + "headers, errors, numbers.");

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        var reply = await service.Get("/v1/task-cost?modle=x&inputTokens=-1&cacheRatio=2");
        reply.Json
            .GetProperty("errors")
            .EnumerateObject()
            .Select(error => error.Name)
            .ShouldBe(["modle", "inputTokens", "cacheRatio", "model", "outputTokens"]);
    }

    [Fact]
    public async Task Only_the_cache_buster_is_ignored()
    {
        (await service.Get($"/v1/task-cost?{Opus}&_=1732")).At("totalUsd").ShouldBe("0.045");
        (await service.Post("/v1/task-cost?_=1732", $"{{{Body}}}")).At("totalUsd").ShouldBe("0.045");
    }

    [Theory]
    [InlineData("GET", "/v1/task-costs", 404, "There is no route /v1/task-costs; the nearest are /v1/task-cost")]
    [InlineData("GET", "/nowhere", 404, "There is no route /nowhere;")]
    [InlineData("PUT", "/v1/task-cost", 405, "/v1/task-cost does not answer PUT; it answers GET, HEAD, POST.")]
    [InlineData("DELETE", "/v1/report", 405, "/v1/report does not answer DELETE; it answers GET, HEAD, POST.")]
    public async Task A_route_or_method_that_is_not_there_says_what_is(string method, string url, int status, string detail)
    {
        var reply = await service.Send(new HttpRequestMessage(new HttpMethod(method), url));
        (reply.Status, reply.ContentType?.ToString()).ShouldBe((status, "application/problem+json"));
        reply.Json.GetProperty("detail").GetString().ShouldStartWith(detail);
    }

    [Fact]
    public async Task Nothing_hostile_is_a_500_or_leaks_a_type_name()
    {
        string[] naughty =
        [
            "", " ", "null", "undefined", "NaN", "-0", "1e99999", "0x1", "9999999999999999999999999999999",
            "'; DROP TABLE models;--", "<script>", "../../etc/passwd", "\0", "\r\n", "\u202E", "😀", "＝1", "=1+1", "{}", "[]",
            "%", "a=b&c", new string('9', 5_000),
        ];
        var fields = service.Questions().Concat(service.Files()).Where(question => question.HasPost)
            .SelectMany(question => question.Shape.Names.Append("wombat").Select(field => (Question: question, Field: field)))
            .ToList();
        foreach (var ((question, field), value) in fields.SelectMany(field => naughty.Select(value => (field, value))))
        {
            var body = JsonNode.Parse(question.Body)!.AsObject();
            body[field] = value;
            var get = await service.Get($"{question.Without(field)}&{field}={Uri.EscapeDataString(value)}");
            var post = await service.Post(question.Pattern, body.ToJsonString());
            foreach (var reply in new[] { get, post })
            {
                reply.Status.ShouldBeLessThan(500, $"{question} {field}={value}: {reply.Body}");
                reply.Body.ShouldNotContain("System.");
                reply.Body.ShouldNotContain("Calculator.");
            }
        }

        fields.Count.ShouldBeGreaterThan(200);
    }

    private static void Append(StringBuilder transcript, string request, Reply reply)
    {
        transcript.Append(request).Append('\n');
        foreach (var error in reply.Json.GetProperty("errors").EnumerateObject())
        {
            transcript
                .Append("  ")
                .Append(reply.Status)
                .Append(' ')
                .Append(error.Name)
                .Append(": ")
                .Append(error.Value[0].GetString())
                .Append('\n');
        }
    }
}

internal static class Sentences
{
    public static void ShouldEndWithPunctuation(this string sentence) => sentence[^1].ShouldBeOneOf('.', '?');
}
