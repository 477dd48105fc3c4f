using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// xAI's <c>usage</c> objects: OpenAI's form, but that <c>completion_tokens</c> of Chat is without the reasoning tokens, which are billed
/// as output all the same.
/// Where <c>total_tokens</c> stands beside them it says which way this one counts; one that fits neither is not read.
/// </summary>
/// <remarks>Rules: docs.x.ai (reasoning tokens), LiteLLM's transformation of xAI's usage.</remarks>
internal static class XAiReader
{
    private const string NoSum = "its total_tokens are neither its tokens with reasoning nor without";

    public static bool Recognises(JsonElement line) =>
        line.Text("model")?.StartsWith("grok", StringComparison.OrdinalIgnoreCase) == true && OpenAiReader.Recognises(line);

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (OpenAiReader.UsageOf(line) is not { } usage || !usage.Has("prompt_tokens"))
            return OpenAiReader.Read(line, sink);

        var (input, output) = (usage.Tokens("prompt_tokens"), usage.Tokens("completion_tokens"));
        var reasoning = usage.Tokens("completion_tokens_details", "reasoning_tokens");
        var (tokens, remarks) = InclusiveTokens.Of(input, usage.Tokens("prompt_tokens_details", "cached_tokens"), 0, output);
        if (!tokens.AreValid || reasoning < 0)
            return ReadingFaults.BadTokens;
        if (usage.Has("total_tokens") && usage.Tokens("total_tokens") - input - output is not 0 and var left && left != reasoning)
            return NoSum;

        var isWithin = usage.Has("total_tokens") && usage.Tokens("total_tokens") == input + output;
        var billed = isWithin ? tokens : tokens with { Output = output + reasoning };
        return Requests.Add(sink, line, TierWords.Of(line.Word("service_tier")), billed, remarks);
    }
}
