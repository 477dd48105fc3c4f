using Calculator.Usage;
using static Calculator.Tests.Usage.Sources.ClaudeCodeTests;

namespace Calculator.Tests.Usage;

/// <summary>A small log of a source.</summary>
/// <param name="Head">Lines that hold no record, and what follows depends on.</param>
/// <param name="Lines">Lines of one record each, of which some are told twice.</param>
internal sealed record SourceSample(string[] Head, string[] Lines)
{
    /// <summary>Whether a line says the same wherever it stands.</summary>
    public bool IsInAnyOrder { get; init; } = true;

    public string Text => TextOf(Lines);

    public string TextOf(IEnumerable<string> lines) => string.Join('\n', Head.Concat(lines));
}

/// <summary>One sample a source, for laws that hold of all.</summary>
internal static class SourceSamples
{
    private const string At = "2026-11-19T10:00:0";

    public static SourceSample Of(UsageSource source) => source switch
    {
        UsageSource.ClaudeCode => Of([], number => Line($"msg_{number}", output: 10 + number, text: "é€😀")),
        UsageSource.Codex => CodexSample,
        UsageSource.OpenAi => Of([], number =>
            $$$"""
            {"id":"{{{number}}}","created":{{{Unix(number)}}},"model":"gpt-5.5",
            "usage":{"prompt_tokens":{{{number}}}00,"completion_tokens":7}}
            """),
        UsageSource.Anthropic => Of([], number =>
            $$$"""
            {"id":"msg_{{{number}}}","type":"message","model":"claude-haiku-4-5","timestamp":"{{{At}}}{{{number}}}Z",
            "usage":{"input_tokens":{{{number}}}00,"output_tokens":7}}
            """),
        UsageSource.XAi => Of([], number =>
            $$$"""
            {"id":"{{{number}}}","created":{{{Unix(number)}}},"model":"grok-4.3",
            "usage":{"prompt_tokens":{{{number}}}00,"completion_tokens":7}}
            """),
        UsageSource.Gemini => Of([], number =>
            $$$"""
            {"responseId":"{{{number}}}","modelVersion":"gemini-2.5-pro",
            "createTime":"{{{At}}}{{{number}}}Z","usageMetadata":{"promptTokenCount":{{{number}}}00}}
            """),
        UsageSource.OpenAiUsage => Of([], number =>
            $$$"""
            {"start_time":{{{Unix(number)}}},"results":[{"input_tokens":{{{number}}}00,
            "output_tokens":7,"num_model_requests":1,"model":"gpt-5.5"}]}
            """),
        UsageSource.AnthropicUsage => Of([], number =>
            $$$"""
            {"starting_at":"{{{At}}}{{{number}}}Z","results":[{"uncached_input_tokens":{{{number}}}00,
            "output_tokens":7,"model":"claude-haiku-4-5"}]}
            """),
        UsageSource.ClaudeCodeAnalytics => Of([], number =>
            $$$"""
            {"date":"{{{At}}}{{{number}}}Z","model_breakdown":[{"model":"claude-haiku-4-5",
            "tokens":{"input":{{{number}}}00,"output":7}}],"core_metrics":{}}
            """),
        UsageSource.OTel => Of([], Span),
        UsageSource.Langfuse => Of([], number =>
            $$$"""
            {"id":"{{{number}}}","traceId":"t","startTime":"{{{At}}}{{{number}}}Z","model":"gpt-5.5",
            "usageDetails":{"input":{{{number}}}00,"output":7,"total":{{{number}}}07}}
            """),
        UsageSource.LiteLlm => Of([], number =>
            $$$"""
            {"request_id":"{{{number}}}","spend":1,"prompt_tokens":{{{number}}}00,
            "completion_tokens":7,"startTime":"{{{At}}}{{{number}}}Z","model":"gpt-5.5"}
            """),
        UsageSource.Csv => Of(["timestamp,model,request_id,uncached_input_tokens,output_tokens"], number =>
            $"{At}{number}Z,claude-haiku-4-5,{number},{number}00,7"),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    private static SourceSample CodexSample { get; } = new(
        [
            """{"timestamp":"2026-11-19T10:00:00Z","type":"session_meta","payload":{"id":"s","timestamp":"2026-11-19T10:00:00Z"}}""",
            """{"timestamp":"2026-11-19T10:00:00Z","type":"turn_context","payload":{"model":"gpt-5.5"}}""",
        ],
        [.. Enumerable.Range(1, 4).Select(number => OnOneLine(
            $$$$$"""
            {"timestamp":"{{{{{At}}}}}{{{{{number}}}}}Z","type":"event_msg","payload":{"type":"token_count",
            "info":{"total_token_usage":{"input_tokens":{{{{{number}}}}}00,"output_tokens":7}}}}
            """))])
    {
        IsInAnyOrder = false,
    };

    // The last one is told twice.
    private static SourceSample Of(string[] head, Func<int, string> line) =>
        new(head, [.. new[] { 1, 2, 3, 3 }.Select(number => OnOneLine(line(number)))]);

    private static string OnOneLine(string text) => text.ReplaceLineEndings("");

    private static long Unix(int second) => 1_795_082_400 + second;

    private static string Span(int number) =>
        $$$"""
        {"resourceSpans":[{"scopeSpans":[{"spans":[
        {"traceId":"t","spanId":"{{{number}}}","startTimeUnixNano":"{{{Unix(number)}}}000000000","attributes":[
        {"key":"gen_ai.request.model","value":{"stringValue":"gpt-5.5"}},
        {"key":"gen_ai.usage.input_tokens","value":{"intValue":"{{{number}}}00"}}]}]}]}]}
        """;
}
