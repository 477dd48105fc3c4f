using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Spans of OpenTelemetry's GenAI conventions, and what programs write in place of them.</summary>
public class SpanTests
{
    private const string BesideUnsaid =
        "600 tokens cached in a log that does not say whether its input includes them, taken to be beside it: 1 request.";

    [Fact]
    public void Reads_spans_of_OpenTelemetry_whose_input_includes_what_is_cached()
    {
        var profile = Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000"), ("output_tokens", "100"), ("cache_read.input_tokens", "600")),
            Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000"), ("output_tokens", "100"), ("cache_read.input_tokens", "600")),
            Span("2", "invoke_agent", "claude-haiku-4-5", ("input_tokens", "1000"), ("output_tokens", "100")),
            Span("3", "chat", "claude-haiku-4-5", ("input_tokens", "10"), ("output_tokens", "1"), ("cache_read.input_tokens", "600")),
            Span("4", "chat", "claude-haiku-4-5", ("prompt_tokens", "5"), ("completion_tokens", "7"))));
        Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000"), ("cache_read_input_tokens", "600"),
                ("cache_creation_input_tokens", "300"))))
            .Total.Sum.Tokens.ShouldBe(new UsageTokens(100, 600, 300, 0, 0));
        // An agent's span repeats its calls; where more is cached than the input has, the parts are disjoint.
        profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(400 + 10 + 5, 1200, 0, 0, 108), 0));
        profile.Warnings.ShouldBe(["600 tokens cached that are more than the input has, taken to be beside it: 1 request."]);
        profile.Counts.Duplicates.ShouldBe(1);
        profile.Sessions!.Count.ShouldBe(1);
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 19));
    }

    [Theory]
    [InlineData("chat", 1)]
    [InlineData("responses", 1)]
    [InlineData("chat.completions", 1)]
    [InlineData("invoke_agent", 0)]
    [InlineData("invoke_workflow", 0)]
    [InlineData("execute_tool", 0)]
    [InlineData("think", 0, "its gen_ai.operation.name is none that is known, and it may repeat what others tell")]
    public void Bills_calls_passes_over_what_repeats_them_and_tells_of_the_rest(string operation, long requests, params string[] reasons)
    {
        var profile = Logs.Read(Spans(Span("1", operation, "claude-haiku-4-5", ("input_tokens", "1000"), ("output_tokens", "0"))));
        profile.Total.Sum.Requests.ShouldBe(requests);
        profile.Counts.MalformedAt.Select(place => place.Reason).ShouldBe(reasons);
    }

    [Theory]
    [InlineData("cache_read_tokens")]
    [InlineData("details.cache_read_tokens")]
    [InlineData("input_cache_read_tokens")]
    [InlineData("details.cached_tokens")]
    public void Knows_the_other_names_of_what_was_read_from_cache(string name)
    {
        var profile = Logs.Read(Spans(Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000"), (name, "900"))));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(100, 900, 0, 0, 0));
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Names_what_it_does_not_know_of_a_cache()
    {
        var profile = Logs.Read(Spans(Span(
            "1", "chat", "claude-haiku-4-5", ("input_tokens", "1000"), ("prefix_cache.tokens", "900"), ("cache_misses", "0"))));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 0));
        profile.Warnings.ShouldBe(
        [
            "Tokens under names that are none known, not counted by themselves (gen_ai.usage.prefix_cache.tokens): 1 request.",
        ]);
    }

    [Theory]
    [InlineData("ai.usage.cachedInputTokens", 100, 900, 0)]
    [InlineData("ai.usage.inputTokenDetails.cacheReadTokens", 100, 900, 0)]
    [InlineData("ai.usage.inputTokenDetails.cacheWriteTokens", 100, 0, 900)]
    [InlineData("ai.usage.inputTokenDetails.noCacheTokens", 1000, 0, 0)]
    public void Reads_what_Vercels_AI_SDK_says_of_the_cache_beside_the_names_of_the_conventions(
        string name, long input, long read, long written) =>
        Logs.Read(Spans(Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000")).Replace(
            "\"attributes\":[",
            $"\"attributes\":[{{\"key\":\"{name}\",\"value\":{{\"intValue\":\"900\"}}}},",
            StringComparison.Ordinal)))
            .Total.Sum.Tokens.ShouldBe(new UsageTokens(input, read, written, 0, 0));

    [Theory]
    [InlineData(100, "reasoningTokens", 2100, 1100)]
    [InlineData(1100, "reasoningTokens", 2100, 1100)]
    [InlineData(100, "outputTokenDetails.reasoningTokens", 2100, 1100)]
    [InlineData(100, "outputTokenDetails.reasoningTokens", 1100, 100)]
    public void Reasoning_that_stands_beside_the_output_by_the_SDKs_total_is_billed_as_output(
        int said, string name, int total, long output) =>
        Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5",
                ("input_tokens", "1000"), ("output_tokens", $"{said}"), ("sdk." + name, "1000"), ("sdk.totalTokens", $"{total}"))
                .Replace("gen_ai.usage.sdk.", "ai.usage.", StringComparison.Ordinal)))
            .Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, output));

    [Theory]
    [InlineData("llm.token_count.prompt_details.cache_read", 800, true)]
    [InlineData("ai.usage.cacheCreationInputTokens", 800, true)]
    [InlineData("ai.usage.cacheCreationInputTokens", 0, false)]
    [InlineData("llm.token_count.prompt_details.cache_read", 900, false)]
    [InlineData("app.cache.age", 800, false)]
    public void Names_what_it_does_not_know_of_a_cache_whoever_wrote_it_unless_it_is_the_same_number(string name, int tokens, bool isTold)
    {
        var profile = Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000"), ("cache_read.input_tokens", "900"), ("x", $"{tokens}"))
                .Replace("gen_ai.usage.x", name, StringComparison.Ordinal)));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(100, 900, 0, 0, 0));
        profile.Warnings.ShouldBe(
            isTold ? [$"Tokens under names that are none known, not counted by themselves ({name}): 1 request."] : []);
    }

    // Before its version 6 the SDK passes on what each provider says; from it on the input of each includes what is cached.
    [Theory]
    [InlineData("anthropic.messages", "", 1000, 600, BesideUnsaid)]
    [InlineData("amazon-bedrock", "", 1000, 600, BesideUnsaid)]
    [InlineData("vertex.anthropic.messages", "", 1000, 600, BesideUnsaid)]
    [InlineData("anthropic.messages", "ai.usage.inputTokenDetails.noCacheTokens", 400, 600)]
    [InlineData("openai.responses", "", 400, 600)]
    [InlineData("google.generative-ai", "", 400, 600)]
    [InlineData("gateway", "", 400, 600)]
    public void The_input_of_Vercels_AI_SDK_includes_what_is_cached_as_its_provider_counts_and_from_version_6_on(
        string provider, string details, long input, long read, params string[] warnings)
    {
        var profile = Logs.Read(Spans(OfSdk(
            provider,
            [("gen_ai.usage.input_tokens", "1000"), ("ai.usage.cachedInputTokens", "600"), (details.Length > 0 ? details : "x", "400")])));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(input, read, 0, 0, 0));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("anthropic.messages", 1000)]
    [InlineData("anthropic.messages", 1900)]
    [InlineData("gateway", 1900)]
    public void What_Anthropic_itself_said_tells_what_was_written_and_for_how_long_and_whether_the_input_includes_it(
        string provider, int input)
    {
        const string Said = """
            {"anthropic":{"usage":{"input_tokens":1000,"cache_read_input_tokens":600,"cache_creation_input_tokens":300,
            "cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":200},"output_tokens":0}}}
            """;
        var profile = Logs.Read(Spans(OfSdk(provider, [("gen_ai.usage.input_tokens", $"{input}")], Said.ReplaceLineEndings(""))));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 600, 100, 200, 0));
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"anthropic":{"cacheReadInputTokens":600,"cacheCreationInputTokens":0}}""", "anthropic.messages", 1000, BesideUnsaid)]
    [InlineData("""{"bedrock":{"usage":{"cacheReadInputTokens":600}}}""", "amazon-bedrock", 1000, BesideUnsaid)]
    [InlineData("""{"openai":{"cachedPromptTokens":600}}""", "openai.chat", 400)]
    public void What_a_provider_said_tells_what_was_read_from_cache_where_the_SDK_has_no_name_for_it(
        string metadata, string provider, long input, params string[] warnings)
    {
        var profile = Logs.Read(Spans(OfSdk(provider, [("gen_ai.usage.input_tokens", "1000")], metadata)));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(input, 600, 0, 0, 0));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("""{"anthropic":{"usage":{"cache_creat""")]
    [InlineData("[]")]
    public void What_a_provider_said_and_nobody_can_read_is_told_where_nothing_else_tells_of_a_cache(string metadata)
    {
        var profile = Logs.Read(Spans(OfSdk("anthropic.messages", [("gen_ai.usage.input_tokens", "1000")], metadata)));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 0));
        profile.Warnings.ShouldBe(
            ["Metadata that is no JSON object, so that no cache is known of, billed as uncached and as standard: 1 request."]);
    }

    [Theory]
    [InlineData("""{"openai":{"serviceTier":"flex"}}""", 0.0025)]
    [InlineData("""{"openai":{"serviceTier":"default"}}""", 0.005)]
    public void Bills_in_the_tier_that_a_provider_said(string metadata, decimal usd) =>
        Logs.Read(Spans(OfSdk("openai.responses", [("gen_ai.usage.input_tokens", "1000")], metadata)
            .Replace("claude-haiku-4-5", "gpt-5.5", StringComparison.Ordinal))).Total.List.Value.ShouldBe(usd);

    [Theory]
    [InlineData("gen_ai.usage.total_tokens", 2000, 1000, 600, 300)]
    [InlineData("llm.usage.total_tokens", 2000, 1000, 600, 300)]
    [InlineData("gen_ai.usage.total_tokens", 1100, 100, 600, 300)]
    [InlineData("gen_ai.usage.total_tokens", 9999, 100, 600, 300)]
    public void A_total_tells_whether_what_is_cached_stands_beside_the_input(
        string name, int total, long input, long read, long written)
    {
        var profile = Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5",
                ("input_tokens", "1000"), ("output_tokens", "100"), ("cache_read_input_tokens", "600"),
                ("cache_write_input_tokens", "300"), ("x", $"{total}"))
                .Replace("gen_ai.usage.x", name, StringComparison.Ordinal)));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(input, read, written, 0, 100));
        profile.Warnings.ShouldBe(
            ["300 tokens written to cache without saying for how long, billed as written for five minutes: 1 request."]);
    }

    [Theory]
    [InlineData("reasoning_tokens", 300, 1400, 400)]
    [InlineData("reasoning.output_tokens", 300, 1400, 400)]
    [InlineData("experimental.reasoning_tokens", 300, 0, 400)]
    [InlineData("reasoning_tokens", 60, 0, 100)]
    [InlineData("reasoning_tokens", 60, 1100, 100)]
    public void Reasoning_that_is_more_than_the_output_or_that_a_total_has_beside_it_is_billed_as_output(
        string name, int reasoning, int total, long output) =>
        Logs.Read(Spans(Span("1", "generate_content", "gemini-2.5-pro",
            ("input_tokens", "1000"), ("output_tokens", "100"), (name, $"{reasoning}"), ("total_tokens", $"{total}"))))
            .Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, output));

    [Theory]
    [InlineData("LLM", "it tells its tokens by llm.token_count alone, and not by gen_ai.usage")]
    [InlineData("CHAIN")]
    public void A_call_that_tells_its_tokens_by_other_names_alone_is_told_as_one_that_could_not_be_read(
        string kind, params string[] reasons)
    {
        var profile = Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000")),
            Span("2", "chat", "claude-haiku-4-5", ("x", "1000"))
                .Replace("gen_ai.usage.x", "llm.token_count.prompt", StringComparison.Ordinal)
                .Replace("\"attributes\":[", $"\"attributes\":[{Said("openinference.span.kind", kind)},", StringComparison.Ordinal)));
        profile.Total.Sum.Requests.ShouldBe(1);
        profile.Counts.MalformedAt.Select(place => place.Reason).ShouldBe(reasons);
    }

    [Fact]
    public void A_span_that_has_the_SDKs_names_alone_repeats_its_calls()
    {
        var profile = Logs.Read(Spans(
            Span("1", "chat", "claude-haiku-4-5", ("input_tokens", "1000")),
            Span("2", "chat", "claude-haiku-4-5", ("x", "1"))
                .Replace("gen_ai.usage.x", "ai.usage.cachedInputTokens", StringComparison.Ordinal)));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1000, 0, 0, 0, 0), 0));
        profile.Counts.MalformedAt.ShouldBeEmpty();
    }

    private static string Spans(params string[] spans) =>
        $"{{\"resourceSpans\":[{{\"scopeSpans\":[{{\"spans\":[{string.Join(',', spans)}]}}]}}]}}";

    private static string Span(string id, string operation, string model, params (string Name, string Value)[] usage)
    {
        var said = usage.Select(one => $"{{\"key\":\"gen_ai.usage.{one.Name}\",\"value\":{{\"intValue\":\"{one.Value}\"}}}}")
            .Append(Said("gen_ai.operation.name", operation))
            .Append(Said("gen_ai.request.model", model))
            .Append(Said("gen_ai.conversation.id", "c"));
        return $"{{\"traceId\":\"t\",\"spanId\":\"{id}\",\"startTimeUnixNano\":\"1795082400123456789\","
            + $"\"attributes\":[{string.Join(',', said)}]}}";
    }

    [Fact]
    public void Takes_the_searches_and_the_region_that_Anthropic_said()
    {
        Said(",\"server_tool_use\":{\"web_search_requests\":2}").Total.Sum.WebSearches.ShouldBe(2);
        Said(",\"inference_geo\":\"global\"").Unpriced.ShouldBeEmpty();
        // These prices have none for requests that are kept in the United States.
        Said(",\"inference_geo\":\"us\"").Unpriced.ShouldHaveSingleItem().Reason.ShouldContain("'us'");

        static UsageProfile Said(string said) => Logs.Read(Spans(OfSdk(
            "anthropic.messages",
            [("gen_ai.usage.input_tokens", "1000")],
            $"{{\"anthropic\":{{\"usage\":{{\"input_tokens\":1000{said}}}}}}}")));
    }

    private static string OfSdk(string provider, (string Name, string Value)[] usage, string? metadata = null)
    {
        var said = usage.Select(one => $"{{\"key\":\"{one.Name}\",\"value\":{{\"intValue\":\"{one.Value}\"}}}}")
            .Append(Said("operation.name", "ai.streamText.doStream"))
            .Append(Said("ai.model.provider", provider))
            .Append(Said("gen_ai.system", provider))
            .Append(Said("gen_ai.request.model", "claude-haiku-4-5"));
        if (metadata is not null)
            said = said.Append(Said("ai.response.providerMetadata", metadata.Replace("\"", "\\\"", StringComparison.Ordinal)));
        return $"{{\"traceId\":\"t\",\"spanId\":\"1\",\"startTimeUnixNano\":\"1795082400123456789\","
            + $"\"attributes\":[{string.Join(',', said)}]}}";
    }

    private static string Said(string key, string value) => $"{{\"key\":\"{key}\",\"value\":{{\"stringValue\":\"{value}\"}}}}";
}
