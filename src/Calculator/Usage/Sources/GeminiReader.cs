using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Gemini's <c>usageMetadata</c>, one a line, alone or inside the response. The prompt includes cached tokens; what a tool put into it
/// stands beside it.
/// Thoughts are outside of the candidates' tokens and inside of our output: they are billed as output. Storage of a cache is not counted.
/// </summary>
/// <remarks>Rules: ai.google.dev, GenerateContentResponse.UsageMetadata.</remarks>
internal static class GeminiReader
{
    public static bool Recognises(JsonElement line) => UsageOf(line) is not null;

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (UsageOf(line) is not { } usage)
            return line.Has("usageMetadata") ? ReadingFaults.NoTokens : null;

        var parts = new[]
        {
            usage.Tokens("promptTokenCount"), usage.Tokens("toolUsePromptTokenCount"), usage.Tokens("cachedContentTokenCount"),
            usage.Tokens("candidatesTokenCount"), usage.Tokens("thoughtsTokenCount"),
        };
        if (Array.Exists(parts, tokens => tokens < 0 || tokens > UsageTokens.Most))
            return ReadingFaults.BadTokens;

        var (tokens, remarks) = InclusiveTokens.Of(parts[0] + parts[1], parts[2], 0, parts[3] + parts[4]);
        return Requests.Add(sink, line, TierWords.Of(WordOf(usage.Text("trafficType"))), tokens, remarks);
    }

    private static string? WordOf(string? traffic) => traffic switch
    {
        "ON_DEMAND" or "TRAFFIC_TYPE_UNSPECIFIED" => null,
        "ON_DEMAND_PRIORITY" => "priority",
        "ON_DEMAND_FLEX" => "flex",
        _ => traffic,
    };

    private static JsonElement? UsageOf(JsonElement line)
    {
        var usage = line.Object("usageMetadata") ?? line;
        return usage.Has("promptTokenCount") ? usage : null;
    }
}
