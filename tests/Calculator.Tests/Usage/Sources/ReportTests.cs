using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Reports that tell sums of requests, on however many lines.</summary>
public class ReportTests
{
    [Fact]
    public void Reads_pages_of_OpenAIs_organization_usage()
    {
        var profile = Logs.Read("""
            {
              "object": "page",
              "data": [
                { "object": "bucket", "start_time": 1795046400, "end_time": 1795132800, "results": [
                  { "object": "organization.usage.completions.result", "input_tokens": 1000, "input_cached_tokens": 600, "output_tokens": 100, "num_model_requests": 5, "model": "gpt-5.5", "batch": false },
                  { "object": "organization.usage.completions.result", "input_tokens": 1000, "input_cached_tokens": 0, "output_tokens": 100, "num_model_requests": 3, "model": "gpt-5.5", "batch": true },
                  { "object": "organization.usage.completions.result", "input_tokens": 7, "output_tokens": 1, "num_model_requests": 2, "model": null }
                ] }
              ],
              "has_more": false
            }
            """);
        // 400 × 5 + 600 × 0.5 + 100 × 30; half of 1,000 × 5 + 100 × 30, by the million.
        profile.Total.List.Value.ShouldBe(0.0053m + 0.004m);
        profile.Total.Sum.ShouldBe(new UsageSum(8, new UsageTokens(1400, 600, 0, 0, 200), 0));
        profile.Unpriced.ShouldHaveSingleItem().Model.ShouldBe("(all models)");
        profile.Sessions.ShouldBeNull();
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 19));
        profile.Warnings.ShouldBe(
        [
            "2,208 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts: 10 requests.",
        ]);
        profile.Workloads.ShouldHaveSingleItem().RequestsPerSession.ShouldBe(1);
    }

    [Fact]
    public void Reads_pages_of_Anthropics_usage_report_which_counts_no_requests()
    {
        var profile = Logs.Read("""
            {"data":[{"starting_at":"2026-03-12T00:00:00Z","ending_at":"2026-03-13T00:00:00Z","results":[
              {"uncached_input_tokens":100000,"cache_creation":{"ephemeral_1h_input_tokens":0,"ephemeral_5m_input_tokens":0},"cache_read_input_tokens":0,"output_tokens":0,"service_tier":"standard","context_window":"0-200k","model":"claude-opus-4-6"},
              {"uncached_input_tokens":100000,"cache_read_input_tokens":0,"output_tokens":0,"service_tier":"batch","context_window":"0-200k","model":"claude-opus-4-6"},
              {"uncached_input_tokens":100000,"cache_read_input_tokens":0,"output_tokens":0,"service_tier":"standard","context_window":"200k-1M","model":"claude-opus-4-6"}]}],"has_more":false,"next_page":null}
            """);
        // Opus 4.6 cost 5 then, half of it in batch, and twice as much above 200,000 tokens.
        profile.Total.List.Value.ShouldBe(0.5m + 0.25m + 1m);
        profile.Total.Sum.Requests.ShouldBe(0);
        profile.Warnings.ShouldBeEmpty();
        (profile.Workloads.Count, profile.Mix, profile.Sessions).ShouldBe((0, null, null));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"batch\":null,\"service_tier\":null", true)]
    [InlineData(",\"batch\":false", false)]
    [InlineData(",\"service_tier\":\"default\"", false)]
    public void Says_where_sums_of_OpenAI_may_hold_several_tiers(string tier, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"start_time":1795046400,"results":[
            {"input_tokens":1000,"output_tokens":100,"num_model_requests":5,"model":"gpt-5.5"{{{tier}}} },
            {"input_tokens":7,"output_tokens":1,"num_model_requests":2,"model":null}]}
            """);
        profile.Total.List.Value.ShouldBe(0.008m);
        const string Said = "1,100 tokens in sums that say no tier and may hold several, billed as standard: 5 requests.";
        profile.Warnings.Skip(1).ShouldBe(isSaid ? [Said] : []);
    }

    [Theory]
    [InlineData("\"input_audio_tokens\":0,\"output_audio_tokens\":0", 1000, 100, false)]
    [InlineData("\"input_audio_tokens\":40,\"output_audio_tokens\":0", 1040, 100, true)]
    [InlineData("\"input_audio_tokens\":40,\"output_audio_tokens\":9", 1040, 109, true)]
    [InlineData("\"input_text_tokens\":960,\"input_audio_tokens\":40", 1000, 100, true)]
    [InlineData("\"output_text_tokens\":91,\"output_audio_tokens\":9", 1000, 100, true)]
    public void Bills_audio_of_OpenAIs_usage_as_text_once_and_says_so(string audio, long input, long output, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"start_time":1795046400,"results":[
            {"input_tokens":1000,"output_tokens":100,{{{audio}}},"num_model_requests":5,"model":"gpt-5.5","batch":false}]}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(5, new UsageTokens(input, 0, 0, 0, output), 0));
        const string Said = "Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 5 requests.";
        profile.Warnings.Skip(1).ShouldBe(isSaid ? [Said] : []);
    }

    [Fact]
    public void Reads_no_sum_of_OpenAI_whose_audio_is_no_number_of_tokens() => Logs.Read("""
        {"start_time":1795046400,"results":[
        {"input_tokens":1000,"output_tokens":100,"input_audio_tokens":-40,"num_model_requests":5,"model":"gpt-5.5"}]}
        """).Counts.MalformedAt.ShouldHaveSingleItem().Reason.ShouldBe("its tokens are no whole numbers from 0 to 10^15");

    [Theory]
    [InlineData("\"input_tokens\":\"abc\",\"input_audio_tokens\":5,\"output_tokens\":10")]
    [InlineData("\"input_tokens\":10,\"output_tokens\":\"abc\",\"output_audio_tokens\":5")]
    public void Makes_no_sum_of_OpenAI_of_what_is_no_number_and_its_audio(string tokens) => Logs.Read(
            $"{{\"start_time\":1795046400,\"results\":[{{{tokens},\"num_model_requests\":3,\"model\":\"gpt-5.5\"}}]}}")
        .Counts.Malformed.ShouldBe(1);

    [Theory]
    [InlineData("", "100 tokens in sums that say no tier and may hold several, billed as standard: 0 requests.")]
    [InlineData(",\"service_tier\":null", "100 tokens in sums that say no tier and may hold several, billed as standard: 0 requests.")]
    [InlineData(",\"service_tier\":\"standard\"")]
    [InlineData(",\"service_tier\":7", "A service tier that is none known, billed as standard: 0 requests.")]
    public void Says_where_sums_of_Anthropic_may_hold_several_tiers(string tier, params string[] warnings) => Logs.Read($$$"""
        {"starting_at":"2026-11-19T00:00:00Z","results":[
        {"uncached_input_tokens":100,"output_tokens":0,"context_window":"0-200k","model":"claude-haiku-4-5"{{{tier}}} }]}
        """).Warnings.ShouldBe(warnings);

    [Theory]
    [InlineData("", 0, 150, 0, true)]
    [InlineData(",\"cache_creation\":{}", 0, 150, 0, true)]
    [InlineData(",\"cache_creation\":{\"ephemeral_1h_input_tokens\":50}", 0, 100, 50, true)]
    [InlineData(",\"cache_creation\":{\"ephemeral_5m_input_tokens\":100,\"ephemeral_1h_input_tokens\":50}", 0, 100, 50, false)]
    public void Bills_what_a_sum_of_written_tokens_has_beyond_their_lifetimes(
        string lifetimes, long read, long minutes, long hour, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"starting_at":"2026-11-19T00:00:00Z","results":[{"uncached_input_tokens":100,"output_tokens":10,"context_window":"0-200k",
            "model":"claude-opus-4-6","service_tier":"standard","cache_creation_input_tokens":150{{{lifetimes}}} }]}
            """.ReplaceLineEndings(""));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(100, read, minutes, hour, 10));
        profile.Warnings.Count.ShouldBe(isSaid ? 1 : 0);
    }

    // Haiku 5.5 has an edge at 100,000 tokens, which the window goes beyond.
    [Theory]
    [InlineData(
        "claude-haiku-5-5",
        "100 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts: 0 requests.")]
    [InlineData("claude-opus-4-6")]
    public void Says_where_a_window_of_sizes_goes_beyond_the_band_it_is_billed_by(string model, params string[] warnings) =>
        Logs.Read($$$"""
        {"starting_at":"2026-11-19T00:00:00Z","results":[
        {"uncached_input_tokens":100,"output_tokens":0,"context_window":"0-200k","model":"{{{model}}}","service_tier":"standard"}]}
        """).Warnings.ShouldBe(warnings);

    [Theory]
    [InlineData("claude-haiku-5-5", "≤ 200k", true)]
    [InlineData("claude-haiku-5-5", "> 200k", false)]
    [InlineData("claude-opus-4-6", "≤ 200k", false)]
    public void Says_so_of_the_consoles_words_for_it_too(string model, string window, bool isSaid) =>
        Logs.Read($$$"""
        {"starting_at":"2026-11-19T00:00:00Z","results":[
        {"uncached_input_tokens":100,"output_tokens":0,"context_window":"{{{window}}}","model":"{{{model}}}","service_tier":"standard"}]}
        """).Warnings.Count.ShouldBe(isSaid ? 1 : 0);

    [Fact]
    public void Reads_pages_of_the_Claude_Code_Analytics_API()
    {
        var profile = Logs.Read("""
            {"data":[{"date":"2026-11-19T00:00:00Z","actor":{"type":"user_actor","email_address":"a@example.com"},"core_metrics":{"num_sessions":3},"model_breakdown":[
              {"model":"claude-haiku-4-5","tokens":{"input":1000,"output":100,"cache_read":20000,"cache_creation":4000},"estimated_cost":{"amount":999,"currency":"USD"}}]}],"has_more":false}
            """);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 20_000, 4000, 0, 100));
        // 0.001 + 0.002 + 0.005 + 0.0005
        profile.Total.List.Value.ShouldBe(0.0085m);
        profile.Warnings.Count.ShouldBe(2);
    }

    [Fact]
    public void Reads_Langfuses_parts_in_whichever_way_they_add_up()
    {
        var profile = Logs.Read("""
            {"data":[
            {"id":"1","traceId":"t","startTime":"2026-11-19T10:00:00Z","model":"claude-haiku-4-5","usageDetails":{"input":400,"cache_read_input_tokens":600,"output":100,"total":1100}},
            {"id":"2","traceId":"t","startTime":"2026-11-19T10:00:00Z","model":"gpt-5.5","usageDetails":{"input":1000,"input_cached_tokens":600,"output":100,"total":1100}},
            {"id":"3","traceId":"t","startTime":"2026-11-19T10:00:00Z","model":"gpt-5.5","usageDetails":{"input":1000,"input_cached_tokens":600,"output":100,"total":9}},
            {"id":"4","traceId":"t","startTime":"2026-11-19T10:00:00Z","name":"a span without a model","usageDetails":{}}]}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(2, new UsageTokens(800, 1200, 0, 0, 200), 0));
        profile.Counts.MalformedAt
            .ShouldHaveSingleItem().Reason
            .ShouldBe("its usageDetails add up to their total neither with the cached tokens nor without");
    }

    [Fact]
    public void Reads_LiteLLMs_rows_and_passes_over_what_its_own_cache_answered()
    {
        var profile = Logs.Read("""
            [
            {"request_id":"1","call_type":"acompletion","spend":9.99,"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100,"startTime":"2026-11-19T10:00:00","model":"anthropic/claude-haiku-4-5","cache_hit":"False","metadata":{"usage_object":{"cache_read_input_tokens":500,"cache_creation_input_tokens":300,"cache_creation":{"ephemeral_1h_input_tokens":100}}}},
            {"request_id":"1","call_type":"acompletion","spend":9.99,"prompt_tokens":1000,"completion_tokens":100,"startTime":"2026-11-19T10:00:00","model":"anthropic/claude-haiku-4-5","cache_hit":"False","metadata":"{\"usage_object\":{\"cache_read_input_tokens\":500,\"cache_creation_input_tokens\":300,\"cache_creation\":{\"ephemeral_1h_input_tokens\":100}}}"},
            {"request_id":"2","call_type":"acompletion","spend":0,"prompt_tokens":1000,"completion_tokens":100,"startTime":"2026-11-19T10:00:00","model":"anthropic/claude-haiku-4-5","cache_hit":"True","metadata":{}},
            {"request_id":"3","call_type":"acompletion","spend":1,"prompt_tokens":10,"completion_tokens":1,"startTime":"2026-11-19T10:00:00","model":"some-host/claude-haiku-4-5","metadata":{}}
            ]
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(200, 500, 200, 100, 100), 0));
        profile.Counts.Duplicates.ShouldBe(1);
        profile.Unpriced.ShouldHaveSingleItem().Model.ShouldBe("some-host/claude-haiku-4-5");
    }

    private const string Unread =
        "Metadata that is no JSON object, so that no cache is known of, billed as uncached and as standard: 1 request.";

    [Theory]
    [InlineData("""{"usage_object":{"cache_creation_input_tokens":300}}""", 300, 0, "300")]
    [InlineData("""{"usage_object":{"prompt_tokens_details":{"cache_creation_tokens":300}}}""", 300, 0, "300")]
    [InlineData(
        """{"usage_object":{"cache_creation_input_tokens":300,"cache_creation":{"ephemeral_1h_input_tokens":100}}}""",
        200,
        100,
        "200")]
    [InlineData(
        """{"usage_object":{"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_1h_input_tokens":4,"ephemeral_5m_input_tokens":5}}}""",
        5,
        4,
        null)]
    [InlineData("""{"usage_object":{"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_1h_input_tokens":9}}}""", 0, 9, null)]
    [InlineData(
        """{"usage_object":{"prompt_tokens_details":{"cache_creation_tokens":9,"cache_creation_token_details":{"ephemeral_5m_input_tokens":5,"ephemeral_1h_input_tokens":4}}}}""",
        5,
        4,
        null)]
    [InlineData(
        """{"usage_object":{"prompt_tokens_details":{"cache_creation_tokens":300,"cache_creation_token_details":{"ephemeral_1h_input_tokens":100}}}}""",
        200,
        100,
        "200")]
    [InlineData(
        """{"usage_object":{"prompt_tokens_details":{"cache_creation_token_details":{"ephemeral_5m_input_tokens":5,"ephemeral_1h_input_tokens":4}}}}""",
        5,
        4,
        null)]
    public void Says_where_LiteLLM_does_not_tell_for_how_long_was_written(string metadata, long minutes, long hour, string? unsplit)
    {
        var profile = Logs.Read(Spent(metadata));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000 - minutes - hour, 0, minutes, hour, 100));
        profile.Warnings.ShouldBe(unsplit is null
            ? []
            : [$"{unsplit} tokens written to cache without saying for how long, billed as written for five minutes: 1 request."]);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(0)]
    public void Says_where_LiteLLM_has_more_written_for_an_hour_than_in_all(int all)
    {
        var profile = Logs.Read(Spent($$$"""{"usage_object":{"cache_creation_input_tokens":{{{all}}},"cache_creation":{"ephemeral_1h_input_tokens":20} }}"""));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(980, 0, 0, 20, 100));
        profile.Warnings.ShouldBe(
            ["More tokens written to cache for five minutes or an hour than in all, billed as written for that: 1 request."]);
    }

    [Theory]
    [InlineData("""{"usage_object":{"prompt_tokens":1000},"additional_usage_values":{"cache_read_input_tokens":900,"server_tool_use":{"web_search_requests":3}}}""")]
    [InlineData("""{"additional_usage_values":{"cache_read_input_tokens":900,"prompt_tokens_details":{"web_search_requests":3}}}""")]
    [InlineData("""{"usage_object":"{\"cache_read_input_tokens\":900,\"server_tool_use\":{\"web_search_requests\":3}}"}""")]
    public void Reads_what_LiteLLM_tells_of_usage_in_whichever_place(string metadata)
    {
        var profile = Logs.Read(Spent(metadata));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(100, 900, 0, 0, 100), 3));
        profile.Warnings.ShouldBe(["3 searches of the web on a model without a price of them, not billed: 1 request."]);
    }

    [Theory]
    [InlineData("\"prompt_tokens_details\":{\"audio_tokens\":9}")]
    [InlineData("\"completion_tokens_details\":{\"audio_tokens\":9}")]
    public void Says_where_LiteLLM_has_tokens_of_audio(string details) =>
        Logs.Read(Spent($$$"""{"usage_object":{{{{details}}}}}""")).Warnings
            .ShouldBe(["Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 1 request."]);

    [Theory]
    [InlineData("\"speed\":\"turbo\"")]
    [InlineData("\"service_tier\":\"warp\"")]
    public void Says_where_LiteLLM_has_a_word_for_a_tier_that_is_none_known(string word) =>
        Logs.Read(Spent($$$"""{"usage_object":{{{{word}}}}}""")).Warnings
            .ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);

    [Theory]
    [InlineData("\"server_tool_use\":{\"web_search_requests\":3}")]
    [InlineData("\"prompt_tokens_details\":{\"web_search_requests\":3}")]
    [InlineData("\"server_tool_use\":{\"web_search_requests\":3},\"prompt_tokens_details\":{\"web_search_requests\":3}")]
    public void Reads_what_LiteLLM_tells_of_searches(string searches) =>
        Logs.Read(Spent($$$"""{"usage_object":{{{{searches}}}}}""")).Total.Sum
            .ShouldBe(new UsageSum(1, new UsageTokens(1000, 0, 0, 0, 100), 3));

    [Theory]
    [InlineData("\"speed\":\"fast\",\"service_tier\":\"standard\"", "claude-opus-4-6", 0.045)]
    [InlineData("\"speed\":\"standard\",\"service_tier\":\"batch\"", "claude-opus-4-6", 0.00375)]
    [InlineData("\"inference_geo\":\"not_available\"", "claude-opus-4-6", 0.0075)]
    public void Bills_LiteLLMs_rows_in_the_speed_they_say_and_anywhere(string words, string model, double usd) =>
        Logs.Read(Spent($$$"""{"usage_object":{{{{words}}}}}""").Replace("claude-haiku-4-5", model, StringComparison.Ordinal))
            .Total.List.Value.ShouldBe((decimal)usd);

    [Fact]
    public void Bills_LiteLLMs_rows_in_the_region_they_say_or_says_that_they_have_no_price() =>
        Logs.Read(Spent("""{"usage_object":{"inference_geo":"us"}}""")).Unpriced
            .ShouldHaveSingleItem().Reason.ShouldStartWith("claude-haiku-4-5 has no price for requests kept in 'us'");

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    [InlineData("\"{}\"")]
    [InlineData("\"{\\\"usage_object\\\":{\\\"cache_read\"", Unread)]
    [InlineData("\"[]\"", Unread)]
    [InlineData("[]", Unread)]
    [InlineData("{\"usage_object\":[]}", Unread)]
    [InlineData("{\"usage_object\":\"{\"}", Unread)]
    [InlineData("7", Unread)]
    public void Says_where_it_cannot_read_what_LiteLLM_tells_of_the_cache(string metadata, params string[] warnings)
    {
        var profile = Logs.Read(Spent(metadata));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 100));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData(300, 1400, 400)]
    [InlineData(60, 1100, 100)]
    [InlineData(60, 0, 100)]
    [InlineData(60, 1300, 100, "A total that is not the sum of prompt and output, billed by what is said of those: 1 request.")]
    public void Bills_reasoning_that_LiteLLMs_total_has_beside_the_output(int reasoning, int total, long output, params string[] warnings)
    {
        var profile = Logs.Read(Spent($$$"""{"usage_object":{"completion_tokens_details":{"reasoning_tokens":{{{reasoning}}} } } }""")
            .Replace("\"spend\":1,", $"\"spend\":1,\"total_tokens\":{total},", StringComparison.Ordinal));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, output));
        profile.Warnings.ShouldBe(warnings);
    }

    [Fact]
    public void Bills_a_batch_that_LiteLLM_retrieved_at_its_price_and_as_a_sum()
    {
        var profile = Logs.Read(Spent("{}").Replace("acompletion", "aretrieve_batch", StringComparison.Ordinal));
        // Half of 0.001 + 0.0005.
        profile.Total.List.Value.ShouldBe(0.00075m);
        profile.Total.Sum.Requests.ShouldBe(0);
        profile.Warnings.ShouldBe(
            ["1,100 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts: 0 requests."]);
    }

    [Fact]
    public void Bills_what_Anthropics_report_says_was_written_without_its_lifetimes()
    {
        var profile = Logs.Read("""
            {"data":[{"starting_at":"2026-11-19T00:00:00Z","results":[{"uncached_input_tokens":1000,"cache_creation_input_tokens":500,"output_tokens":0,"service_tier":"standard","context_window":"0-200k","model":"claude-haiku-4-5"}]}],"has_more":false}
            """);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 500, 0, 0));
        profile.Warnings.ShouldBe(
            ["500 tokens written to cache without saying for how long, billed as written for five minutes: 0 requests."]);
    }

    private static string Spent(string metadata) => $$$"""
        {"request_id":"1","call_type":"acompletion","spend":1,"prompt_tokens":1000,"completion_tokens":100,
        "startTime":"2026-11-19T10:00:00","model":"anthropic/claude-haiku-4-5","metadata":{{{metadata}}} }
        """.ReplaceLineEndings("");
}
