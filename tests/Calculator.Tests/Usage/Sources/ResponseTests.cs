using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Usage objects of the APIs of OpenAI, xAI and Google, one a line.</summary>
public class ResponseTests
{
    [Fact]
    public void Takes_the_cached_tokens_of_a_chat_out_of_its_prompt()
    {
        // GPT-5.5: 5, 0.5 and 30 dollars a million. 2026-11-19T10:00:00Z is 1795082400.
        var profile = Logs.Read("""
            {"id":"chatcmpl-1","object":"chat.completion","created":1795082400,"model":"gpt-5.5","service_tier":"default","usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100,"prompt_tokens_details":{"cached_tokens":600},"completion_tokens_details":{"reasoning_tokens":40}}}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(400, 600, 0, 0, 100), 0));
        profile.Total.List.Value.ShouldBe(0.0053m);
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 19));
        profile.Sessions.ShouldBeNull();
        // Without sessions a request is the session.
        var workload = profile.Workloads.ShouldHaveSingleItem();
        (workload.Sessions, workload.RequestsPerSession, workload.Mean!.Value.Value).ShouldBe((1, 1, 0.0053m));
    }

    [Fact]
    public void Bills_a_response_in_the_tier_that_served_it()
    {
        // Priority of GPT-5.5 costs 12.5, 1.25 and 75; fast is OpenAI's other word for it.
        var profile = Logs.Read("""
            {"id":"resp_1","object":"response","created_at":1795082400,"model":"gpt-5.5","service_tier":"priority","usage":{"input_tokens":1000,"input_tokens_details":{"cached_tokens":600},"output_tokens":100,"output_tokens_details":{"reasoning_tokens":40}}}
            {"id":"resp_2","object":"response","created_at":1795082400,"model":"gpt-5.5","service_tier":"fast","usage":{"input_tokens":1000,"input_tokens_details":{"cached_tokens":600},"output_tokens":100}}
            {"id":"resp_3","object":"response","created_at":1795082400,"model":"gpt-5.5","service_tier":"flex","usage":{"input_tokens":1000,"output_tokens":0}}
            """);
        profile.Total.List.Value.ShouldBe(2 * 0.01325m + 0.0025m);
    }

    [Fact]
    public void Bills_what_a_batch_gave_back_in_the_batch_tier()
    {
        // Half of 5 and 30 dollars a million.
        var profile = Logs.Read("""
            {"id":"batch_req_1","custom_id":"a","response":{"status_code":200,"request_id":"r","body":{"id":"chatcmpl-1","created":1795082400,"model":"gpt-5.5","service_tier":"default","usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}},"error":null}
            {"id":"batch_req_2","custom_id":"b","response":{"status_code":400,"request_id":"r","body":{"error":{"message":"no"}}},"error":null}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1000, 0, 0, 0, 100), 0));
        profile.Total.List.Value.ShouldBe(0.004m);
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Theory]
    [InlineData(1100, 100, false)]
    [InlineData(1140, 140, false)]
    [InlineData(1150, 100, true)]
    [InlineData(1000, 100, true)]
    public void A_total_says_whether_reasoning_is_in_the_output(int total, int output, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"id":"1","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":1000,"completion_tokens":100,"completion_tokens_details":{"reasoning_tokens":40},"total_tokens":{{{total}}} }}
            """);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, output));
        profile.Warnings.ShouldBe(isSaid
            ? ["A total that is not the sum of prompt and output, billed by what is said of those: 1 request."]
            : []);
    }

    [Fact]
    public void Counts_the_searches_of_a_response_that_was_logged_whole() => Logs.Read("""
        {"id":"1","created_at":1795082400,"model":"gpt-5.5","output":[{"type":"web_search_call","action":{"type":"search","query":"a"}},{"type":"web_search_call","action":{"type":"open_page"}},{"type":"web_search_call"},{"type":"message"}],"usage":{"input_tokens":1000,"output_tokens":100}}
        """).Total.Sum.WebSearches.ShouldBe(2);

    [Fact]
    public void Says_where_a_tier_is_none_that_is_known()
    {
        var profile = Logs.Read("""
            {"id":"1","created":1795082400,"model":"gpt-5.5","service_tier":"scale","usage":{"input_tokens":1000,"output_tokens":0}}
            {"id":"2","created":1795082400,"model":"gpt-5.5","service_tier":"auto","usage":{"input_tokens":1000,"output_tokens":0}}
            """);
        profile.Total.List.Value.ShouldBe(0.01m);
        profile.Warnings.ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5.5","created":1795082400,"service_tier":7,"usage":{"input_tokens":1,"output_tokens":0}}""")]
    [InlineData("""{"model":"grok-4.3","created":1795082400,"service_tier":{},"usage":{"prompt_tokens":1,"completion_tokens":0}}""")]
    [InlineData(
        """{"modelVersion":"gemini-2.5-pro","createTime":"2026-11-19T10:00:00Z","usageMetadata":{"promptTokenCount":9,"trafficType":7}}""")]
    [InlineData(
        """{"request_id":"1","spend":1,"prompt_tokens":1,"startTime":"2026-11-19T10:00:00","model":"gpt-5.5","metadata":{"usage_object":{"service_tier":true}}}""")]
    public void Says_where_a_tier_is_no_word(string line) =>
        Logs.Read(line).Warnings.ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);

    [Theory]
    [InlineData("Default")]
    [InlineData("AUTO")]
    [InlineData("Standard")]
    public void Reads_the_words_of_a_tier_in_either_case(string word) => Logs.Read($$$"""
        {"model":"gpt-5.5","created":1795082400,"service_tier":"{{{word}}}","usage":{"input_tokens":1,"output_tokens":0}}
        """).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("ON_DEMAND")]
    [InlineData("PROVISIONED_THROUGHPUT", "A service tier that is none known, billed as standard: 1 request.")]
    public void Reads_the_traffic_of_Gemini_as_a_tier(string traffic, params string[] warnings) =>
        Logs.Read($$$"""
            {"responseId":"1","modelVersion":"gemini-2.5-pro","createTime":"2026-11-19T10:00:00Z","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":1,"trafficType":"{{{traffic}}}"}}
            """).Warnings.ShouldBe(warnings);

    [Fact]
    public void Counts_a_response_once_and_prices_what_has_no_time_as_of_the_moment_asked_for()
    {
        var profile = Logs.Read("""
            {"id":"a","model":"gpt-5.5","usage":{"input_tokens":1000,"output_tokens":0}}
            {"id":"a","model":"gpt-5.5","usage":{"input_tokens":1000,"output_tokens":0}}
            {"model":"gpt-5.5","usage":{"input_tokens":1000,"output_tokens":0}}
            """);
        profile.Total.Sum.Requests.ShouldBe(2);
        profile.Counts.Duplicates.ShouldBe(1);
        profile.Warnings.ShouldBe(["No time is said, so that the prices of asOf are used and no day is counted: 2 requests."]);
    }

    [Fact]
    public void Does_not_read_usage_of_Anthropic_as_OpenAIs()
    {
        var profile = Logs.Read(UsageSource.OpenAi, """
            {"model":"claude-haiku-4-5","usage":{"input_tokens":10,"cache_read_input_tokens":600,"output_tokens":1}}
            {"model":"gpt-5.5","usage":{"input_tokens":10,"output_tokens":1}}
            {"object":"chat.completion","model":"gpt-5.5","usage":{"completion_tokens":1}}
            """);
        profile.Counts.MalformedAt.Select(place => (place.Line, place.Reason)).ShouldBe(
            [(1, "its usage is of Anthropic's Messages API, which counts the input without cached tokens"), (3, "it says no tokens")]);
        profile.Total.Sum.Requests.ShouldBe(1);
    }

    [Fact]
    public void Adds_the_reasoning_of_xAI_to_the_output_where_it_is_not_in_it()
    {
        var profile = Logs.Read("""
            {"id":"1","created":1795082400,"model":"grok-4.3","usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1400,"completion_tokens_details":{"reasoning_tokens":300}}}
            {"id":"2","created":1795082400,"model":"grok-4.3","usage":{"prompt_tokens":1000,"completion_tokens":400,"total_tokens":1400,"completion_tokens_details":{"reasoning_tokens":300}}}
            {"id":"3","created":1795082400,"model":"grok-4.3","usage":{"prompt_tokens":1000,"completion_tokens":100,"completion_tokens_details":{"reasoning_tokens":300}}}
            {"id":"4","created":1795082400,"model":"grok-4.3","usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":9999,"completion_tokens_details":{"reasoning_tokens":300}}}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(3000, 0, 0, 0, 1200), 0));
        profile.Counts.MalformedAt
            .ShouldHaveSingleItem().Reason
            .ShouldBe("its total_tokens are neither its tokens with reasoning nor without");
    }

    [Fact]
    public void Reads_what_came_back_from_Geminis_Live_API()
    {
        var profile = Logs.Read(
            """{"modelVersion":"gemini-2.5-flash","createTime":"2026-11-19T10:00:00Z","usageMetadata":{"promptTokenCount":1000,"responseTokenCount":100,"responseTokensDetails":[{"modality":"AUDIO","tokenCount":90}]}}""");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 100));
        profile.Warnings.ShouldBe(
            ["Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 1 request."]);
    }

    [Fact]
    public void Adds_the_thoughts_of_Gemini_to_the_output_and_what_tools_said_to_the_prompt()
    {
        var profile = Logs.Read("""
            {"responseId":"1","modelVersion":"gemini-2.5-pro","createTime":"2026-11-19T10:00:00Z","usageMetadata":{"promptTokenCount":1000,"toolUsePromptTokenCount":50,"cachedContentTokenCount":400,"candidatesTokenCount":100,"thoughtsTokenCount":300,"totalTokenCount":1450}}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(650, 400, 0, 0, 400), 0));
    }

    [Theory]
    [InlineData(50, 400, 300, 1450, 400, false)]
    [InlineData(0, 400, 300, 1400, 400, false)]
    [InlineData(0, 400, 300, 1700, 700, false)]
    [InlineData(0, 100, 300, 1100, 400, true)]
    [InlineData(50, 100, 300, 1400, 400, true)]
    public void Thoughts_that_the_total_of_Gemini_has_within_the_candidates_are_billed_once(
        int ofTool, int candidates, int thoughts, int total, long output, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"modelVersion":"gemini-2.5-pro","createTime":"2026-11-19T10:00:00Z",
            "usageMetadata":{"promptTokenCount":1000,"toolUsePromptTokenCount":{{{ofTool}}},"candidatesTokenCount":{{{candidates}}},
            "thoughtsTokenCount":{{{thoughts}}},"totalTokenCount":{{{total}}} }}
            """.ReplaceLineEndings(""));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000 + ofTool, 0, 0, 0, output));
        profile.Warnings.ShouldBe(
            isSaid ? ["A total that is not the sum of prompt and output, billed by what is said of those: 1 request."] : []);
    }

    [Theory]
    [InlineData("flex", 0.001125)]
    [InlineData("FLEX", 0.001125)]
    [InlineData("standard", 0.00225)]
    [InlineData("unspecified", 0.00225)]
    [InlineData("warp", 0.00225, "A service tier that is none known, billed as standard: 1 request.")]
    public void Bills_a_response_of_Gemini_in_the_service_tier_that_it_says(string tier, decimal usd, params string[] warnings)
    {
        var profile = Logs.Read($$$"""
            {"modelVersion":"gemini-2.5-pro","createTime":"2026-11-19T10:00:00Z",
            "usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":100,"serviceTier":"{{{tier}}}"}}
            """.ReplaceLineEndings(""));
        profile.Total.List.Value.ShouldBe(usd);
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("promptTokensDetails", "AUDIO", 9, true)]
    [InlineData("cacheTokensDetails", "AUDIO", 9, true)]
    [InlineData("toolUsePromptTokensDetails", "audio", 9, true)]
    [InlineData("candidatesTokensDetails", "IMAGE", 9, true)]
    [InlineData("candidatesTokensDetails", "AUDIO", 9, true)]
    [InlineData("promptTokensDetails", "AUDIO", 0, false)]
    [InlineData("promptTokensDetails", "IMAGE", 9, false)]
    [InlineData("promptTokensDetails", "VIDEO", 9, false)]
    [InlineData("promptTokensDetails", "TEXT", 9, false)]
    [InlineData("candidatesTokensDetails", "TEXT", 9, false)]
    public void Says_where_Gemini_has_tokens_of_another_price_than_texts(string details, string modality, int tokens, bool isSaid)
    {
        var profile = Logs.Read(Heard("gemini-2.5-flash", details, modality, tokens));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 100));
        // 1,000 × 0.3 and 100 × 2.5 by the million, as if they were text.
        profile.Total.List.Value.ShouldBe(0.00055m);
        const string Said = "Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 1 request.";
        profile.Warnings.ShouldBe(isSaid ? [Said] : []);
        Logs.Read(Heard("none-such", details, modality, tokens)).Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"promptTokenCount":9,"promptTokensDetails":[7,{"modality":7,"tokenCount":9},{"tokenCount":9}]}""")]
    [InlineData("""{"promptTokenCount":9,"candidatesTokensDetails":{},"cacheTokensDetails":"AUDIO"}""")]
    public void Passes_over_modalities_of_Gemini_that_are_none(string usage) => Logs.Read(
        $"{{\"modelVersion\":\"gemini-2.5-flash\",\"createTime\":\"2026-11-19T10:00:00Z\",\"usageMetadata\":{usage}}}").Warnings
        .ShouldBeEmpty();

    [Theory]
    [InlineData("prompt_tokens_details", 600, true)]
    [InlineData("completion_tokens_details", 40, true)]
    [InlineData("prompt_tokens_details", 0, false)]
    public void Says_where_a_chat_of_OpenAI_has_tokens_of_audio(string details, int tokens, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"created":1795082400,"model":"gpt-5.5",
            "usage":{"{{{details}}}":{"audio_tokens":{{{tokens}}} },"prompt_tokens":1000,"completion_tokens":100}}
            """.ReplaceLineEndings(""));
        profile.Total.List.Value.ShouldBe(0.008m);
        const string Said = "Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 1 request.";
        profile.Warnings.ShouldBe(isSaid ? [Said] : []);
    }

    [Theory]
    [InlineData("input_tokens_details", "audio_tokens", 600, true)]
    [InlineData("output_tokens_details", "audio_tokens", 40, true)]
    [InlineData("output_tokens_details", "image_tokens", 40, true)]
    [InlineData("input_tokens_details", "image_tokens", 40, false)]
    [InlineData("output_tokens_details", "image_tokens", 0, false)]
    public void Says_where_a_response_of_OpenAI_has_tokens_of_audio_or_made_pictures(string details, string name, int tokens, bool isSaid)
    {
        var profile = Logs.Read($$$"""
            {"created_at":1795082400,"model":"gpt-5.5","usage":{"{{{details}}}":{"{{{name}}}":{{{tokens}}} },"input_tokens":1000,"output_tokens":100}}
            """);
        profile.Total.List.Value.ShouldBe(0.008m);
        const string Said = "Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 1 request.";
        profile.Warnings.ShouldBe(isSaid ? [Said] : []);
    }

    [Fact]
    public void Reads_what_was_cached_by_the_names_of_OpenAIs_Realtime_API()
    {
        var profile = Logs.Read("""
            {"type":"response.done","timestamp":"2026-11-19T10:00:00Z","model":"gpt-5.5","response":{"id":"resp_1","usage":{"total_tokens":1100,"input_tokens":1000,"output_tokens":100,"input_token_details":{"cached_tokens":600,"audio_tokens":300},"output_token_details":{"text_tokens":100}}}}
            """);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(400, 600, 0, 0, 100));
        profile.Warnings.ShouldBe(
            ["Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise: 1 request."]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"none\"")]
    public void A_name_of_another_API_hides_nothing(string details) => Logs.Read($$$"""
        {"model":"gpt-5.5","created_at":"2026-11-19T10:00:00Z","usage":{"input_tokens":1000,"output_tokens":100,"total_tokens":1100,
        "input_token_details":{{{details}}},"input_tokens_details":{"cached_tokens":300} }}
        """.ReplaceLineEndings("")).Total.Sum.Tokens.ShouldBe(new UsageTokens(700, 300, 0, 0, 100));

    private static string Heard(string model, string details, string modality, int tokens) => $$$"""
        {"modelVersion":"{{{model}}}","createTime":"2026-11-19T10:00:00Z",
        "usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":100,
        "{{{details}}}":[{"modality":"TEXT","tokenCount":50},{"tokenCount":{{{tokens}}},"modality":"{{{modality}}}" }]}}
        """.ReplaceLineEndings("");
}
