using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>
/// Claude Haiku 4.5 costs 1, 0.1, 1.25, 2 and 5 dollars a million: input, read, written for 5 minutes and an hour, output.
/// </summary>
public class ClaudeCodeTests
{
    [Fact]
    public void Counts_the_classes_as_they_stand_since_they_are_disjoint()
    {
        var profile = Logs.Read(Line("msg_1", usage: """
            "input_tokens":1000,"cache_read_input_tokens":20000,"cache_creation_input_tokens":3000,"cache_creation":{"ephemeral_5m_input_tokens":2000,"ephemeral_1h_input_tokens":1000},"output_tokens":400
            """));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1000, 20_000, 2000, 1000, 400), 0));
        // 0.001 + 0.002 + 0.0025 + 0.002 + 0.002
        profile.Total.List.Value.ShouldBe(0.0095m);
        profile.Warnings.ShouldBeEmpty();
        profile.Counts.Records.ShouldBe(1);
    }

    [Fact]
    public void Takes_the_last_snapshot_of_a_message_and_the_time_of_the_first()
    {
        var profile = Logs.Read(string.Join('\n',
            Line("msg_1", output: 2, at: "2026-11-18T23:59:59.900Z"),
            Line("msg_1", output: 2, at: "2026-11-19T00:00:01Z"),
            Line("msg_1", output: 350, at: "2026-11-19T00:00:02Z")));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(10, 0, 0, 0, 350), 0));
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 18));
        (profile.Counts.ReEmitted, profile.Counts.Replayed, profile.Counts.Records).ShouldBe((2, 0, 1));
    }

    [Fact]
    public void Keeps_the_whole_line_that_has_the_most_output_since_the_model_may_change_in_the_middle()
    {
        var profile = Logs.Read(string.Join('\n',
            Line("msg_1", output: 5, model: "claude-opus-4-7", input: 90_000),
            Line("msg_1", output: 7, input: 10)));
        profile.ByModel.ShouldHaveSingleItem().Model.ShouldBe("claude-haiku-4-5");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(10, 0, 0, 0, 7));
    }

    [Fact]
    public void Counts_a_message_once_that_a_side_conversation_or_a_resumed_session_repeats()
    {
        var profile = Logs.ReadAll(null,
            ("a.jsonl", Line("msg_1", session: "a", output: 100)),
            ("b.jsonl", Line("msg_1", session: "b", output: 100, at: "2026-11-19T11:00:00Z", request: "req_other")),
            ("c.jsonl", Line("msg_1", session: "a", output: 900, sidechain: true))).Value();
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(10, 0, 0, 0, 100), 0));
        (profile.Counts.ReEmitted, profile.Counts.Replayed).ShouldBe((0, 2));
        profile.Sessions!.Count.ShouldBe(1);
    }

    [Fact]
    public void Tells_the_ids_of_gateways_apart_by_their_session_and_never_merges_what_has_no_id()
    {
        var profile = Logs.Read(string.Join('\n',
            Line("chatcmpl-1", session: "a", output: 100, request: null),
            Line("chatcmpl-1", session: "b", output: 100, request: null),
            Line("chatcmpl-1", session: "b", output: 120, request: null),
            Line(null, session: "b", output: 1, request: null),
            Line(null, session: "b", output: 1, request: null)));
        profile.Total.Sum.ShouldBe(new UsageSum(4, new UsageTokens(40, 0, 0, 0, 222), 0));
        profile.Counts.ReEmitted.ShouldBe(1);
    }

    [Fact]
    public void Drops_what_no_model_wrote_and_counts_where_a_plan_was_at_its_end()
    {
        var profile = Logs.Read(string.Join('\n',
            Line("msg_1", output: 1),
            Line("a-b-c", model: "<synthetic>", output: 0, text: "No response requested."),
            Line("a-b-d", model: "<synthetic>", output: 0, text: "Claude AI usage limit reached|1763990000")));
        (profile.Counts.Synthetic, profile.Counts.CapHits, profile.Counts.Records).ShouldBe((2, 1, 1));
        profile.Unpriced.ShouldBeEmpty();
    }

    [Fact]
    public void Bills_what_is_written_without_a_lifetime_for_five_minutes_and_says_how_much()
    {
        var profile = Logs.Read(Line("msg_1", usage: "\"input_tokens\":0,\"cache_creation_input_tokens\":8000,\"output_tokens\":0"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(0, 0, 8000, 0, 0));
        profile.Total.List.Value.ShouldBe(0.01m);
        profile.Warnings.ShouldBe(
        [
            "8,000 tokens written to cache without saying for how long, billed as written for five minutes: 1 request.",
        ]);
    }

    [Fact]
    public void Adds_what_compaction_and_the_advisor_used_and_not_what_fell_back()
    {
        var profile = Logs.Read(Line("msg_1", usage: """
            "input_tokens":100,"output_tokens":10,"iterations":[
            {"type":"message","input_tokens":100,"output_tokens":10},
            {"type":"compaction","input_tokens":50000,"output_tokens":2000},
            {"type":"advisor_message","model":"claude-opus-4-7","input_tokens":1000,"output_tokens":100},
            {"type":"fallback_message","model":"claude-opus-4-7","input_tokens":7777,"output_tokens":7}]
            """.ReplaceLineEndings("")));
        profile.ByModel.Select(part => (part.Model, part.Figures.Sum.Requests, part.Figures.Sum.Tokens, part.Figures.List.Value)).ShouldBe(
        [
            // 0.0501 + 2,010 × 5 by the million; 1,000 × 5 + 100 × 25.
            ("claude-haiku-4-5", 2, new UsageTokens(50_100, 0, 0, 0, 2010), 0.06015m),
            ("claude-opus-4-7", 1, new UsageTokens(1000, 0, 0, 0, 100), 0.0075m),
        ]);
    }

    [Fact]
    public void Chooses_the_band_of_each_turn_where_one_message_has_several()
    {
        // Before 2026-03-13 Opus 4.6 cost twice as much above 200,000 tokens: two turns of 150,000 are below it, their sum is not.
        var profile = Logs.Read(Line("msg_1", model: "claude-opus-4-6", at: "2026-03-12T10:00:00Z", usage: """
            "input_tokens":300000,"output_tokens":20,"iterations":[
            {"type":"message","input_tokens":150000,"output_tokens":10},{"type":"message","input_tokens":150000,"output_tokens":10}]
            """.ReplaceLineEndings("")));
        profile.Total.Sum.ShouldBe(new UsageSum(2, new UsageTokens(300_000, 0, 0, 0, 20), 0));
        profile.Total.List.Value.ShouldBe(1.5005m);
    }

    [Fact]
    public void Bills_a_message_as_a_whole_and_says_so_where_its_turns_are_not_what_it_says()
    {
        var profile = Logs.Read(Line("msg_1", usage: """
            "input_tokens":100,"output_tokens":10,"iterations":[{"type":"message","input_tokens":1,"output_tokens":1},{"type":"message","input_tokens":2,"output_tokens":2}]
            """));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(100, 0, 0, 0, 10), 0));
        profile.Warnings.ShouldBe(["Several turns in one message that are not what it says as a whole, billed as the whole: 1 request."]);
    }

    [Fact]
    public void Reads_the_messages_that_stand_in_lines_of_progress()
    {
        var line = $"{{\"type\":\"progress\",\"sessionId\":\"s\",\"timestamp\":\"2026-11-19T10:00:00Z\",\"data\":{{\"message\":{Line("msg_9", output: 40)}}}}}";
        Logs.Read(string.Join('\n', line, Line("msg_9", output: 40))).Total.Sum
            .ShouldBe(new UsageSum(1, new UsageTokens(10, 0, 0, 0, 40), 0));
    }

    [Fact]
    public void Does_not_count_the_usage_that_a_tool_reports_of_what_it_ran()
    {
        const string Tool = """{"type":"user","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"role":"user","usage":{"input_tokens":5,"output_tokens":5}},"toolUseResult":{"usage":{"input_tokens":9,"output_tokens":9}}}""";
        Logs.Read(string.Join('\n', Tool, Line("msg_1", output: 40))).Total.Sum.Tokens.Output.ShouldBe(40);
    }

    [Fact]
    public void Bills_fast_mode_by_its_own_rates_and_never_as_standard_where_there_is_none()
    {
        const string Fast = "\"input_tokens\":1000000,\"output_tokens\":0,\"speed\":\"fast\"";
        Logs.Read(Line("msg_1", model: "claude-opus-4-7", usage: Fast)).Total.List.Value.ShouldBe(30);

        var never = Logs.Read(Line("msg_1", usage: Fast));
        never.Total.List.Value.ShouldBe(0);
        never.Unpriced.ShouldHaveSingleItem().Reason.ShouldBe("claude-haiku-4-5 has no price in the fast tier for prompts of that size.");
    }

    [Fact]
    public void Lists_a_model_without_a_price_with_its_tokens_and_the_nearest_names()
    {
        var profile = Logs.Read(string.Join('\n', Line("msg_1", output: 40), Line("msg_2", model: "claude-haiku-4-55", output: 7)));
        var unpriced = profile.Unpriced.ShouldHaveSingleItem();
        unpriced.Model.ShouldBe("claude-haiku-4-55");
        unpriced.Sum.ShouldBe(new UsageSum(1, new UsageTokens(10, 0, 0, 0, 7), 0));
        unpriced.Reason.ShouldStartWith("There is no model 'claude-haiku-4-55' in pricing 2026-11-21; the nearest are claude-haiku-4-5");
        profile.Total.Sum.Tokens.Output.ShouldBe(40);
        profile.Counts.Records.ShouldBe(2);
    }

    [Theory]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":-1,"output_tokens":1}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1.5,"output_tokens":1}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"output_tokens":"1"}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1}}}""",
        "it says no tokens")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","usage":{"input_tokens":1,"output_tokens":1}}}""",
        "it names no model")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"yesterday","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"output_tokens":1}}}""",
        "it says no time")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1""",
        "it is no JSON object")]
    [InlineData(
        """{"type":"assistant","sessionId":"\ud800","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"output_tokens":1}}}""",
        "it is no JSON object")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"cache_creation_input_tokens":-9223372036854775808,"cache_creation":{"ephemeral_1h_input_tokens":5},"output_tokens":1}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"cache_creation_input_tokens":9223372036854775807,"cache_creation":{"ephemeral_5m_input_tokens":9223372036854775807},"output_tokens":1}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"output_tokens":1,"server_tool_use":{"web_search_requests":-9223372036854775808}}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData(
        """{"type":"assistant","sessionId":"s","timestamp":"2026-11-19T10:00:00Z","message":{"id":"msg_2","model":"claude-haiku-4-5","usage":{"input_tokens":1,"output_tokens":1,"iterations":[{"input_tokens":1,"output_tokens":1,"cache_creation_input_tokens":-9223372036854775808,"cache_creation":{"ephemeral_1h_input_tokens":5}}]}}}""",
        "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData("nonsense", "it is no JSON object")]
    public void Counts_a_line_it_cannot_read_and_says_where_and_why(string line, string reason)
    {
        var profile = Logs.Read(string.Join('\n', Line("msg_1", output: 40), line, Line("msg_3", output: 2)));
        profile.Total.Sum.ShouldBe(new UsageSum(2, new UsageTokens(20, 0, 0, 0, 42), 0));
        profile.Counts.Malformed.ShouldBe(1);
        profile.Counts.MalformedAt.ShouldBe([new UnreadPlace("log", 2, reason)]);
    }

    [Fact]
    public void Bills_searches_of_the_web_where_they_have_a_price_and_says_so_where_they_have_none()
    {
        var profile = Logs.Read(Line(
            "msg_1",
            usage: "\"input_tokens\":0,\"output_tokens\":0,\"server_tool_use\":{\"web_search_requests\":3}"));
        profile.Total.Sum.WebSearches.ShouldBe(3);
        profile.Warnings.ShouldBe(["3 searches of the web on a model without a price of them, not billed: 1 request."]);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public void Says_where_more_is_written_for_an_hour_than_in_all(int all)
    {
        var profile = Logs.Read(Line(
            "msg_1",
            usage: "\"input_tokens\":0,\"output_tokens\":0,"
                + $"\"cache_creation_input_tokens\":{all},"
                + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":80,\"ephemeral_1h_input_tokens\":70}"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(0, 0, 80, 70, 0));
        profile.Warnings.ShouldBe(
            ["More tokens written to cache for five minutes or an hour than in all, billed as written for that: 1 request."]);
    }

    [Fact]
    public void Says_where_a_tier_is_none_that_is_known()
    {
        var profile = Logs.Read(string.Join(
            '\n',
            Line("msg_1", usage: "\"input_tokens\":1000,\"output_tokens\":0,\"service_tier\":\"warp\""),
            Line("msg_2", usage: "\"input_tokens\":1000,\"output_tokens\":0,\"service_tier\":\"standard\"")));
        profile.Total.List.Value.ShouldBe(0.002m);
        profile.Warnings.ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);
    }

    [Theory]
    [InlineData("\"service_tier\":7")]
    [InlineData("\"service_tier\":{\"a\":[1]}")]
    [InlineData("\"speed\":\"turbo\"")]
    [InlineData("\"speed\":true")]
    [InlineData("\"speed\":[\"fast\"]")]
    [InlineData("\"service_tier\":\"warp\",\"speed\":\"turbo\"")]
    [InlineData("\"iterations\":[{\"type\":\"advisor_message\",\"service_tier\":\"gold\"}]")]
    public void Says_where_the_words_of_a_tier_are_none_that_are_known(string words)
    {
        // What stands behind them is read all the same.
        var profile = Logs.Read(Line("msg_1", usage: $"{words},\"input_tokens\":1000,\"output_tokens\":0"));
        profile.Total.List.Value.ShouldBe(0.001m);
        profile.Warnings.ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);
    }

    [Theory]
    [InlineData("\"service_tier\":null,\"speed\":null")]
    [InlineData("\"service_tier\":\"standard\",\"speed\":\"standard\"")]
    public void Takes_no_word_of_a_tier_for_standard(string words) =>
        Logs.Read(Line("msg_1", usage: $"{words},\"input_tokens\":1000,\"output_tokens\":0")).Warnings.ShouldBeEmpty();

    [Fact]
    public void Says_of_a_part_what_its_own_tier_is_and_of_no_other()
    {
        // The advisor's 1,000 are billed in batch, at half of 5 a million.
        var profile = Logs.Read(Line("msg_1", usage: """
            "input_tokens":1000,"output_tokens":0,"service_tier":"warp","iterations":[
            {"type":"advisor_message","model":"claude-opus-4-7","service_tier":"batch","input_tokens":1000,"output_tokens":0}]
            """.ReplaceLineEndings("")));
        profile.Total.List.Value.ShouldBe(0.0035m);
        profile.Warnings.ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);
    }

    [Fact]
    public void Nobody_is_told_that_what_is_billed_otherwise_or_not_at_all_is_billed_as_standard()
    {
        const string Unknown = "\"input_tokens\":1000,\"output_tokens\":0,\"service_tier\":\"warp\"";
        var profile = Logs.Read(string.Join(
            '\n',
            Line("msg_1", model: "claude-opus-4-6", usage: $"{Unknown},\"speed\":\"fast\""),
            Line("msg_2", model: "none-such", usage: Unknown),
            Line("msg_3", usage: "\"input_tokens\":1,\"output_tokens\":0,\"service_tier\":\"batch\",\"speed\":\"turbo\"")));
        profile.Warnings.ShouldNotContain(warning => warning.Contains("billed as standard"));
    }

    /// <summary>One line as Claude Code writes it.</summary>
    internal static string Line(
        string? id,
        int output = 0,
        string model = "claude-haiku-4-5",
        string session = "s",
        string at = "2026-11-19T10:00:00Z",
        string? request = "req_1",
        bool sidechain = false,
        int input = 10,
        string text = "Done.",
        string? usage = null)
    {
        // The words of a text have their quotes escaped, and are no usage.
        var content = $$"""[{"type":"text","text":"{{text}} \"usage\":1"}]""";
        var asked = request is null ? "" : $"\"requestId\":\"{request}\",";
        var named = id is null ? "" : $"\"id\":\"{id}\",";
        var used = (usage ?? $"\"input_tokens\":{input},\"output_tokens\":{output}").Trim();
        var message = $"{{\"model\":\"{model}\",{named}\"content\":{content},\"usage\":{{{used}}}}}";
        var side = sidechain ? "true" : "false";
        return $"{{\"parentUuid\":null,\"isSidechain\":{side},\"sessionId\":\"{session}\",\"type\":\"assistant\",{asked}\"timestamp\":\"{at}\",\"message\":{message}}}";
    }
}
