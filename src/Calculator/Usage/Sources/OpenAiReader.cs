using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// OpenAI's responses, one a line. The prompt includes cached and written tokens, the output reasoning, unless the total says that a
/// gateway's output is without it. The tier is the response's own: the one that served, and not the one that was asked for. What others
/// that speak Chat have cached is read by their own names for it: DeepSeek's, Moonshot's, and LiteLLM's for Claude.
/// </summary>
internal static class OpenAiReader
{
    /// <summary>Why a usage object is not read: its input is without the cached tokens, and would be counted wrong.</summary>
    public const string Anthropics = "its usage is of Anthropic's Messages API, which counts the input without cached tokens";

    public static bool Recognises(JsonElement line) => OpenAiUsage.Of(line) is { IsAnthropics: false };

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (OpenAiUsage.Of(line) is not { } usage)
            return line.Has("usage") || line.Has("error") ? ReadingFaults.NoTokens : null;
        if (usage.IsAnthropics)
            return Anthropics;

        var beside = usage.Beside;
        var isReasoning = beside == usage.Reasoning;
        return Add(sink, usage, isReasoning, isReasoning || beside is null or 0 ? UsageRemarks.None : UsageRemarks.TotalDiffers);
    }

    /// <summary>Adds the request that a usage object is of.</summary>
    /// <param name="sink">Where it goes.</param>
    /// <param name="usage">The object.</param>
    /// <param name="isReasoningBeside">Whether reasoning is not in the output that it says; it is billed as output all the same.</param>
    /// <param name="remarks">What else is to be said.</param>
    public static string? Add(IUsageSink sink, in OpenAiUsage usage, bool isReasoningBeside, UsageRemarks remarks)
    {
        var (output, reasoning) = (usage.Output, usage.Reasoning);
        if (output < 0 || reasoning < 0)
            return ReadingFaults.BadTokens;

        var billed = isReasoningBeside ? output + reasoning : output;
        var (tokens, ofCache) = usage.Apart(billed);
        ofCache |= sink.LeaveOut(usage.UnknownOfCache);

        var tier = usage.IsBatch
            ? (ServiceTier.Batch, UsageRemarks.None)
            : TierWords.Of(usage.Response.Word("service_tier"));
        return Requests.Add(sink, (usage.Line, usage.Response), tier, tokens, remarks | ofCache | usage.Modalities, usage.WebSearches);
    }
}
