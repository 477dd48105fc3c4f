using System.Text.Json.Serialization;

namespace Calculator.Usage;

/// <summary>What wrote a log or a report: each counts tokens by a rule of its own.</summary>
public enum UsageSource
{
    /// <summary>Claude Code's session files.</summary>
    [JsonStringEnumMemberName("claude-code")]
    ClaudeCode,

    /// <summary>Codex's rollouts, and what its exec command prints.</summary>
    [JsonStringEnumMemberName("codex")]
    Codex,

    /// <summary>Usage objects of OpenAI's Chat and Responses APIs, one a line.</summary>
    [JsonStringEnumMemberName("openai")]
    OpenAi,

    /// <summary>Messages of Anthropic's API, one a line, and the results of its batches.</summary>
    [JsonStringEnumMemberName("anthropic")]
    Anthropic,

    /// <summary>Pages of OpenAI's organization usage.</summary>
    [JsonStringEnumMemberName("openai-usage")]
    OpenAiUsage,

    /// <summary>Pages of Anthropic's usage report.</summary>
    [JsonStringEnumMemberName("anthropic-usage")]
    AnthropicUsage,

    /// <summary>Pages of the Claude Code Analytics API.</summary>
    [JsonStringEnumMemberName("claude-code-analytics")]
    ClaudeCodeAnalytics,

    /// <summary>OpenTelemetry's GenAI spans, as OTLP JSON.</summary>
    [JsonStringEnumMemberName("otel")]
    OTel,

    /// <summary>Langfuse's observations.</summary>
    [JsonStringEnumMemberName("langfuse")]
    Langfuse,

    /// <summary>LiteLLM's spend log.</summary>
    [JsonStringEnumMemberName("litellm")]
    LiteLlm,

    /// <summary>Gemini's usage metadata, one a line.</summary>
    [JsonStringEnumMemberName("gemini")]
    Gemini,

    /// <summary>Usage objects of xAI's API, one a line.</summary>
    [JsonStringEnumMemberName("xai")]
    XAi,

    /// <summary>A table of requests, or of sums of them, with a header.</summary>
    [JsonStringEnumMemberName("csv")]
    Csv,
}
