using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Requests that stand a little otherwise than most do: each is read, or told as one that could not be.</summary>
public class LostRequestTests
{
    private const string Chat = """{"id":"1","model":"gpt-5.5","usage":{"prompt_tokens":1000,"completion_tokens":100}}""";

    private const string TotalAlone = "its usageDetails tell a total alone, of which nobody knows what is input and what output";

    private const string Known =
        """{"id":"0","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":1,"completion_tokens":0}}""";

    [Theory]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"response\":CHAT}")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"request\":{},\"body\":CHAT}")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"data\":CHAT}")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"result\":CHAT}")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"completion\":CHAT}")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"response\":{\"status\":200,\"body\":CHAT}}")]
    public void A_response_is_read_in_whatever_a_program_logs_around_it(string line)
    {
        var whole = line.Replace("CHAT", Chat, StringComparison.Ordinal);
        foreach (var log in new[] { whole, Known + "\n" + whole, whole + "\n" + Known })
        {
            var profile = Logs.Read(log);
            profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(log == whole ? 1000 : 1001, 0, 0, 0, 100));
            profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 19));
            profile.Warnings.ShouldBeEmpty();
        }

        // 5 and 30 dollars a million, and no batch, which would be half.
        Logs.Read(whole).Total.List.Value.ShouldBe(0.008m);
    }

    [Fact]
    public void A_stream_of_a_response_is_the_request_that_its_end_tells()
    {
        const string Usage = """{"input_tokens":1000,"input_tokens_details":{"cached_tokens":600},"output_tokens":100}""";
        var profile = Logs.Read("""
            {"type":"response.created","response":{"id":"resp_1","created_at":1795082400,"model":"gpt-5.5","usage":null}}
            {"type":"response.output_text.delta","delta":"a"}
            {"type":"response.completed","response":{"id":"resp_1","created_at":1795082400,"model":"gpt-5.5","usage":USAGE}}
            """.Replace("USAGE", Usage, StringComparison.Ordinal));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(400, 600, 0, 0, 100), 0));
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"response\":GEMINI}", 0.00055)]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"key\":\"a\",\"response\":GEMINI}", 0.00055)]
    [InlineData("{\"key\":\"a\",\"response\":GEMINI}", 0.000275)]
    [InlineData(
        "{\"status\":\"\",\"processed_time\":\"2026-11-19T10:00:00Z\",\"request\":{\"contents\":[]},\"response\":GEMINI}", 0.000275)]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"request\":{\"contents\":[]},\"response\":GEMINI}", 0.00055)]
    public void Geminis_responses_are_read_in_what_is_logged_around_them_and_those_of_a_batch_at_its_price(string line, decimal usd) =>
        Logs.Read(line.Replace(
            "GEMINI",
            """{"modelVersion":"gemini-2.5-flash","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":100}}""",
            StringComparison.Ordinal)).Total.List.Value.ShouldBe(usd);

    [Fact]
    public void What_stands_around_a_response_tells_whose_it_is()
    {
        var profile = Logs.Read(string.Join('\n', new[] { "a", "b" }.Select(session =>
            $"{{\"session_id\":\"{session}\",\"response\":{Chat.Replace("\"1\"", $"\"{session}\"", StringComparison.Ordinal)}}}")));
        profile.Sessions!.Count.ShouldBe(2);
    }

    [Fact]
    public void A_usage_where_nobody_looks_for_it_is_told_as_a_line_that_could_not_be_read()
    {
        var profile = Logs.Read(Known + "\n{\"mine\":" + Chat + "}");
        profile.Total.Sum.Requests.ShouldBe(1);
        profile.Counts.MalformedAt.ShouldHaveSingleItem().ShouldBe(new UnreadPlace("log", 2, "it says no tokens"));
    }

    [Theory]
    [InlineData("""{"data":{"id":"gen-1","model":"openai/gpt-5.5","native_tokens_prompt":1000,"native_tokens_completion":100}}""")]
    [InlineData("""{"model_version":"gemini-2.5-pro","usage_metadata":{"prompt_token_count":1000,"candidates_token_count":100}}""")]
    [InlineData("""{"modelId":"claude-haiku-4-5","result":{"usage":{"inputTokens":1000,"outputTokens":100}}}""")]
    public void Tokens_by_the_names_of_programs_that_are_not_read_are_told_as_a_line_that_could_not_be_read(string line)
    {
        var profile = Logs.Read(Known + "\n" + line);
        profile.Total.Sum.Requests.ShouldBe(1);
        profile.Counts.MalformedAt.ShouldHaveSingleItem().ShouldBe(new UnreadPlace("log", 2, "it says no tokens"));
    }

    [Theory]
    [InlineData("\"total\":1100", 0, 0, 0, TotalAlone)]
    [InlineData("\"total_tokens\":1100", 0, 0, 0, TotalAlone)]
    [InlineData("\"input_cached_tokens\":7", 0, 0, 0, "it says no tokens")]
    [InlineData("\"total\":0", 0, 0, 0)]
    [InlineData("", 0, 0, 0)]
    [InlineData("\"prompt_tokens\":1000,\"completion_tokens\":100", 1000, 0, 100)]
    [InlineData("\"prompt_tokens\":1000,\"completion_tokens\":100,\"total_tokens\":1100", 1000, 0, 100)]
    [InlineData("\"prompt_tokens\":1000,\"completion_tokens\":100,\"input_cached_tokens\":600", 400, 600, 100)]
    [InlineData("\"promptTokens\":1000,\"completionTokens\":100,\"totalTokens\":1100", 1000, 0, 100)]
    [InlineData("\"input_tokens\":400,\"cache_read_input_tokens\":600,\"output_tokens\":100", 400, 600, 100)]
    [InlineData("\"input\":1000,\"prompt_cache_hit_tokens\":600,\"output\":100,\"total\":1100", 400, 600, 100)]
    public void An_observation_of_Langfuse_is_read_by_any_of_its_names_or_said_not_to_be(
        string usage, long input, long read, long output, params string[] reasons)
    {
        var profile = Logs.Read(
            $"{{\"id\":\"1\",\"startTime\":\"2026-11-19T10:00:00Z\",\"model\":\"gpt-5.5\",\"usageDetails\":{{{usage}}}}}");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(input, read, 0, 0, output));
        profile.Counts.MalformedAt.Select(place => place.Reason).ShouldBe(reasons);
    }

    [Theory]
    [InlineData("", 3000, 2000)]
    [InlineData(",\"total\":26500", 3000, 2000)]
    [InlineData(",\"cache_creation_input_tokens\":5000", 3000, 2000)]
    [InlineData(",\"cache_creation_input_tokens\":5000,\"total\":26500", 3000, 2000)]
    [InlineData(",\"cache_creation_input_tokens\":5700,\"total\":27200", 3700, 2000)]
    [InlineData(",\"cache_creation_input_tokens\":5700,\"total\":32200", 8700, 2000)]
    [InlineData(",\"cache_creation_input_tokens\":5000,\"total\":31500", 3000, 2000)]
    [InlineData(",\"cache_creation_input_tokens\":700", 3700, 2000)]
    [InlineData(",\"cache_write_tokens\":700,\"total\":27200", 3700, 2000)]
    public void Langfuses_cache_writes_are_read_by_their_lifetimes(string rest, long minutes, long hour)
    {
        var profile = Logs.Read(
            "{\"id\":\"1\",\"startTime\":\"2026-11-19T10:00:00Z\",\"model\":\"claude-opus-4-7\","
                + "\"usageDetails\":{\"input\":1000,\"output\":500,"
                + $"\"input_cache_read\":20000,\"input_cache_creation_5m\":3000,\"input_cache_creation_1h\":2000{rest}}}}}");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 20_000, minutes, hour, 500));
        profile.Warnings.Count.ShouldBe(minutes > 3000 ? 1 : 0);
    }

    [Theory]
    [InlineData("\"input_audio_tokens\":9", "input_audio_tokens")]
    [InlineData("\"input_cached_text\":900", "input_cached_text")]
    [InlineData("\"input_cached_text\":900,\"total\":1100", "input_cached_text")]
    [InlineData("\"input_audio_tokens\":9,\"total\":1100")]
    [InlineData("\"input_audio_tokens\":0,\"input_cached_text\":0")]
    [InlineData("\"prompt_cache_hit_tokens\":600,\"prompt_cache_miss_tokens\":400,\"total\":1100")]
    [InlineData("\"web_searches\":3")]
    public void Parts_of_Langfuse_by_a_name_that_is_none_known_are_told_where_nothing_bills_them(string usage, params string[] names)
    {
        var profile = Logs.Read(
            "{\"id\":\"1\",\"startTime\":\"2026-11-19T10:00:00Z\",\"model\":\"gpt-5.5\","
                + $"\"usageDetails\":{{\"input\":1000,\"output\":100,{usage}}}}}");
        profile.Total.Sum.Tokens.All.ShouldBe(1100);
        profile.Warnings.ShouldBe(
            names.Select(name => $"Tokens under names that are none known, not counted by themselves ({name}): 1 request."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"traceId\":\"t\",")]
    [InlineData("\"traceId\":\"\",\"spanId\":\"\",")]
    [InlineData("\"traceId\":\"00000000000000000000000000000000\",\"spanId\":\"0000000000000000\",")]
    public void Spans_without_an_id_are_never_the_same(string ids)
    {
        var profile = Logs.Read(Spans(ids, "gen_ai.usage.input_tokens", 3));
        profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(3000, 0, 0, 0, 0), 0));
        profile.Counts.Duplicates.ShouldBe(0);
    }

    [Theory]
    [InlineData("gen_ai.usage.output_tokens")]
    [InlineData("gen_ai.usage.completion_tokens")]
    public void A_span_that_tells_its_output_alone_is_told_as_one_that_could_not_be_read(string name) =>
        Logs.Read(Spans("\"spanId\":\"1\",", name, 1)).Counts.MalformedAt.ShouldHaveSingleItem().Reason
            .ShouldBe("it tells its output and not its input");

    [Fact]
    public void A_span_whose_whole_input_was_cached_is_read() =>
        Logs.Read(Spans("\"spanId\":\"1\",", "gen_ai.usage.cache_read.input_tokens", 1)).Total.Sum.Tokens
            .ShouldBe(new UsageTokens(0, 1000, 0, 0, 0));

    [Fact]
    public void Messages_of_Claude_Code_without_an_id_are_never_the_same_whatever_was_made_inside_of_them()
    {
        var line = ClaudeCodeTests.Line("msg_1", output: 10)
            .Replace("\"id\":\"msg_1\",", "", StringComparison.Ordinal)
            .Replace(
                "\"output_tokens\":10",
                "\"output_tokens\":10,\"iterations\":[{\"type\":\"compaction\",\"input_tokens\":50,\"output_tokens\":7}]",
                StringComparison.Ordinal);
        var (once, twice) = (Logs.Read(line), Logs.Read(line + "\n" + line));
        once.Total.Sum.Tokens.Output.ShouldBe(17);
        twice.Total.Sum.ShouldBe(once.Total.Sum + once.Total.Sum);
    }

    private static string Spans(string ids, string name, int count) => "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":["
        + string.Join(',', Enumerable.Repeat(
            $"{{{ids}\"startTimeUnixNano\":\"1795082400000000000\",\"attributes\":["
            + "{\"key\":\"gen_ai.request.model\",\"value\":{\"stringValue\":\"claude-haiku-4-5\"}},"
            + $"{{\"key\":\"{name}\",\"value\":{{\"intValue\":\"1000\"}}}}]}}",
            count))
        + "]}]}]}";
}
