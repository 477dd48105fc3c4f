using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Messages of Anthropic's API as programs log them.</summary>
public class AnthropicTests
{
    // Haiku 4.5: 1, 0.1, 1.25, 2 and 5 dollars a million.
    private const string Message = """
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[],
        "usage":{"input_tokens":1000,"cache_read_input_tokens":20000,"cache_creation_input_tokens":3000,
        "cache_creation":{"ephemeral_5m_input_tokens":2000,"ephemeral_1h_input_tokens":1000},"output_tokens":400,
        "service_tier":"TIER"}}
        """;

    private static readonly UsageSum Sum = new(1, new UsageTokens(1000, 20_000, 2000, 1000, 400), 0);

    [Theory]
    [InlineData("MESSAGE")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"message\":MESSAGE}")]
    [InlineData("{\"timestamp\":\"2026-11-19T10:00:00Z\",\"request\":{},\"response\":MESSAGE}")]
    [InlineData("{\"custom_id\":\"a\",\"result\":{\"type\":\"succeeded\",\"message\":MESSAGE}}")]
    public void Reads_a_message_in_whatever_stands_around_it(string line)
    {
        var profile = Logs.Read(Of(line, "standard"));
        profile.Total.Sum.ShouldBe(Sum);
        profile.Counts.Malformed.ShouldBe(0);
        profile.Warnings.ShouldBe(line.Contains("timestamp", StringComparison.Ordinal)
            ? []
            : ["No time is said, so that the prices of asOf are used and no day is counted: 1 request."]);
    }

    [Fact]
    public void Bills_the_results_of_a_batch_in_the_batch_tier()
    {
        const string Result = "{\"custom_id\":\"a\",\"result\":{\"type\":\"succeeded\",\"message\":MESSAGE}}";
        Logs.Read(Of("MESSAGE", "standard")).Total.List.Value.ShouldBe(0.0095m);
        Logs.Read(Of(Result, "batch")).Total.List.Value.ShouldBe(0.00475m);
        Logs.Read(Of(Result, "TIER").Replace(",\"service_tier\":\"TIER\"", "")).Total.List.Value.ShouldBe(0.00475m);
    }

    [Fact]
    public void Counts_a_message_once_and_passes_over_what_failed()
    {
        var message = Of("MESSAGE", "standard");
        var profile = Logs.Read(
            $"{message}\n{message}\n{{\"custom_id\":\"b\",\"result\":{{\"type\":\"expired\"}}}}\n"
            + $"{message.Replace("\"output_tokens\":400", "\"output_tokens\":-1").Replace("msg_1", "msg_2")}\n"
            + message.Replace("\"model\":\"claude-haiku-4-5\"", "\"model\":7").Replace("msg_1", "msg_3"));
        profile.Total.Sum.Requests.ShouldBe(1);
        profile.Counts.ReEmitted.ShouldBe(1);
        profile.Counts.MalformedAt.Select(place => (place.Line, place.Reason)).ShouldBe(
            [(4, "its tokens are no whole numbers from 0 to 10^15"), (5, "it names no model")]);
    }

    [Fact]
    public void Adds_the_compaction_inside_of_a_message()
    {
        var line = Of("MESSAGE", "standard").Replace(
            "\"output_tokens\":400",
            "\"output_tokens\":400,\"iterations\":[{\"type\":\"compaction\",\"input_tokens\":50,\"output_tokens\":7}]");
        Logs.Read(line).Total.Sum.Tokens.ShouldBe(new UsageTokens(1050, 20_000, 2000, 1000, 407));
        Logs.Read(line.Replace("\"id\":\"msg_1\",", "")).Total.Sum.Tokens.ShouldBe(new UsageTokens(1050, 20_000, 2000, 1000, 407));
    }

    [Fact]
    public void Bills_a_stream_by_the_output_that_its_end_tells_and_not_by_the_placeholder_of_its_beginning()
    {
        var start = Start();
        const string End = """{"type":"message_delta","delta":{},"usage":{"output_tokens":400}}""";
        const string Text = """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}}""";
        foreach (var end in new[]
        {
            End, End.Replace("}}", ",\"input_tokens\":1000,\"cache_read_input_tokens\":20000,\"cache_creation_input_tokens\":null}}"),
        })
        {
            foreach (var profile in new[]
            {
                Logs.Read(string.Join('\n', start, Text, end)), Logs.Read(UsageSource.Anthropic, string.Join('\n', start, Text, end)),
                Logs.Read(string.Join('\n', Timed(start), Timed(Text), Timed(end))),
            })
            {
                profile.Total.Sum.ShouldBe(Sum);
                (profile.Counts.Malformed, profile.Counts.ReEmitted).ShouldBe((0, 0));
            }
        }

        static string Timed(string line) => $"{{\"timestamp\":\"2026-11-19T10:00:00Z\",\"event\":{line}}}";
    }

    [Fact]
    public void Tells_the_end_of_a_stream_that_never_began_and_bills_what_was_begun_and_never_ended()
    {
        var start = Start();
        const string End = """{"type":"message_delta","delta":{},"usage":{"output_tokens":400}}""";
        var profile = Logs.Read(string.Join('\n', start, End, End, start.Replace("msg_1", "msg_2", StringComparison.Ordinal)));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(2000, 40_000, 4000, 2000, 401));
        profile.Counts.MalformedAt.ShouldHaveSingleItem().ShouldBe(
            new UnreadPlace("log", 3, "it is the end of a streamed message whose beginning is not before it"));
        profile.Warnings.ShouldContain(
            "A stream that was cut off before it told its output, billed by the little that its beginning has in place of it: 1 request.");
    }

    [Fact]
    public void Of_several_ends_of_a_stream_the_last_has_the_counts_of_all_so_far()
    {
        const string First = """{"type":"message_delta","delta":{"stop_reason":null},"usage":{"output_tokens":50}}""";
        const string Last = """
            {"type":"message_delta","delta":{"stop_reason":"end_turn"},
            "usage":{"output_tokens":400,"input_tokens":1500,"cache_read_input_tokens":21000,"cache_creation_input_tokens":3600,
            "cache_creation":{"ephemeral_5m_input_tokens":2500,"ephemeral_1h_input_tokens":1100},
            "server_tool_use":{"web_search_requests":2}}}
            """;
        var profile = Logs.Read(string.Join('\n', Start(), First, Last.ReplaceLineEndings("")));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1500, 21_000, 2500, 1100, 400), 2));
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Theory]
    [InlineData("\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":400}", "\"output_tokens\":500")]
    [InlineData("\"delta\":{},\"usage\":{\"output_tokens\":400}", "\"output_tokens\":500")]
    [InlineData("\"delta\":{\"stop_reason\":null},\"usage\":{\"output_tokens\":400}", "\"output_tokens\":399")]
    [InlineData("\"delta\":{\"stop_reason\":null},\"usage\":{\"output_tokens\":400}},{\"type\":\"message_stop\"", "\"output_tokens\":500")]
    public void An_end_that_cannot_be_of_the_message_before_it_is_told(string first, string second)
    {
        var ends = $"{{\"type\":\"message_delta\",{first}}}".Replace("},{", "}\n{", StringComparison.Ordinal);
        var profile = Logs.Read(
            string.Join('\n', Start(), ends, $"{{\"type\":\"message_delta\",\"delta\":{{}},\"usage\":{{{second}}}}}"));
        profile.Total.Sum.ShouldBe(Sum);
        profile.Counts.MalformedAt.ShouldHaveSingleItem().Reason
            .ShouldBe("it is the end of a streamed message whose beginning is not before it");
    }

    [Theory]
    [InlineData("\"input_tokens\":100,\"cache_read_input_tokens\":900", 100, 900)]
    [InlineData("\"input_tokens\":0,\"cache_read_input_tokens\":1000", 0, 1000)]
    [InlineData("\"input_tokens\":0,\"cache_read_input_tokens\":0", 1000, 0)]
    [InlineData("\"input_tokens\":null,\"cache_read_input_tokens\":null", 1000, 0)]
    [InlineData("\"cache_read_input_tokens\":900", 1000, 900)]
    public void A_prompt_of_which_the_end_of_a_stream_says_what_was_cached_is_billed_once(string end, long input, long read)
    {
        const string Begun = """
            {"type":"message_start","message":{"id":"msg_1","type":"message","model":"claude-haiku-4-5",
            "usage":{"input_tokens":1000,"output_tokens":1}}}
            """;
        var profile = Logs.Read(string.Join(
            '\n',
            Begun.ReplaceLineEndings(""),
            $"{{\"type\":\"message_delta\",\"delta\":{{\"stop_reason\":\"end_turn\"}},\"usage\":{{{end},\"output_tokens\":400}}}}"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(input, read, 0, 0, 400));
    }

    [Fact]
    public void A_result_that_is_no_message_of_a_batch_makes_no_batch()
    {
        var line = Of("{\"result\":\"ok\",\"response\":MESSAGE}", "standard");
        Logs.Read(line).Total.List.ShouldBe(Logs.Read(Of("MESSAGE", "standard")).Total.List);
    }

    private static string Start() =>
        Of("{\"type\":\"message_start\",\"message\":MESSAGE}", "standard").Replace(":400", ":1", StringComparison.Ordinal);

    private static string Of(string line, string tier) => line
        .Replace("MESSAGE", Message.ReplaceLineEndings(""), StringComparison.Ordinal)
        .Replace("TIER", tier, StringComparison.Ordinal);
}
