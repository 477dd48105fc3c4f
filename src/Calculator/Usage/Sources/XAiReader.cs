using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// xAI's responses: OpenAI's form, but that <c>completion_tokens</c> of Chat is without the reasoning tokens, which are billed
/// as output all the same.
/// Where <c>total_tokens</c> stands beside them it says which way this one counts; one that fits neither is not read.
/// </summary>
/// <remarks>Rules: docs.x.ai (reasoning tokens), LiteLLM's transformation of xAI's usage.</remarks>
internal static class XAiReader
{
    private const string NoSum = "its total_tokens are neither its tokens with reasoning nor without";

    public static bool Recognises(JsonElement line) =>
        OpenAiUsage.Of(line) is { IsAnthropics: false } usage
        && usage.Response.Text("model")?.StartsWith("grok", StringComparison.OrdinalIgnoreCase) == true;

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (OpenAiUsage.Of(line) is not { IsChat: true } usage)
            return OpenAiReader.Read(line, sink);

        var (beside, reasoning) = (usage.Beside, usage.Reasoning);
        if (reasoning >= 0 && beside is not null and not 0 && beside != reasoning)
            return NoSum;

        return OpenAiReader.Add(sink, usage, isReasoningBeside: beside != 0, UsageRemarks.None);
    }
}
