using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Gemini's <c>usageMetadata</c>, one a line, alone or inside the response. The prompt includes cached tokens; what a tool put into it
/// stands beside it.
/// Thoughts are outside of the candidates' tokens and inside of our output, unless the total says that they are within: they are billed as
/// output. Storage of a cache is not counted.
/// Audio that was sent, and whatever came back that is no text, may have a price of its own: it is billed as text, and a remark says so.
/// </summary>
/// <remarks>
/// Rules: ai.google.dev, GenerateContentResponse.UsageMetadata, and the results of the Batch API; those of Vertex AI's batch prediction;
/// LiteLLM's <c>is_candidate_token_count_inclusive</c> (#10141).
/// </remarks>
internal static class GeminiReader
{
    private static readonly string[] Sent = ["promptTokensDetails", "cacheTokensDetails", "toolUsePromptTokensDetails"];

    // The Live API calls the candidates' its response's.
    private static readonly string[] CameBack = ["candidatesTokensDetails", "responseTokensDetails"];

    public static bool Recognises(JsonElement line) => UsageOf(line) is not null;

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (UsageOf(line) is not var (response, usage))
            return line.Has("usageMetadata") ? ReadingFaults.NoTokens : null;

        var parts = new[]
        {
            usage.Tokens("promptTokenCount"), usage.Tokens("toolUsePromptTokenCount"), usage.Tokens("cachedContentTokenCount"),
            usage.Tokens("candidatesTokenCount"), usage.Tokens("thoughtsTokenCount"), usage.Tokens("responseTokenCount"),
        };
        if (Array.Exists(parts, tokens => tokens < 0 || tokens > UsageTokens.Most))
            return ReadingFaults.BadTokens;

        var (sent, cameBack, thoughts) = (parts[0] + parts[1], Math.Max(parts[3], parts[5]), parts[4]);
        var rest = usage.Tokens("totalTokenCount") - sent - cameBack;
        var isWithin = rest == 0 && thoughts <= cameBack;
        var (tokens, remarks) = InclusiveTokens.Of(sent, parts[2], 0, isWithin ? cameBack : cameBack + thoughts);
        if (usage.Has("totalTokenCount") && !isWithin && rest != thoughts)
            remarks |= UsageRemarks.TotalDiffers;
        return Requests.Add(sink, (line, response), TierOf(line, usage), tokens, remarks | ModalitiesOf(usage));
    }

    private static (ServiceTier Tier, UsageRemarks Remarks) TierOf(JsonElement line, JsonElement usage) =>
        IsOfBatch(line) ? (ServiceTier.Batch, UsageRemarks.None)
        : TierWords.Billed(TierWords.Of(WordOf(usage.Word("trafficType"))), TierWords.Of(WordOf(usage.Word("serviceTier"))));

    // What a batch gave back is a key and a response, and nothing else; Vertex AI has the request beside it, and when it was processed.
    private static bool IsOfBatch(JsonElement line) =>
        line.Has("response")
        && ((line.Has("key") && line.GetPropertyCount() == 2) || (line.Has("request") && line.Has("processed_time")));

    private static UsageRemarks ModalitiesOf(JsonElement usage)
    {
        var hasOther = Sent.SelectMany(details => Modalities(usage, details)).Any(Is("AUDIO"))
            || !CameBack.SelectMany(details => Modalities(usage, details)).All(Is("TEXT"));
        return hasOther ? UsageRemarks.OtherModalities : UsageRemarks.None;
    }

    private static Func<string, bool> Is(string modality) => said => said.Equals(modality, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Modalities(JsonElement usage, string details) => usage.List(details)
        .Where(part => part.Tokens("tokenCount") != 0)
        .Select(part => part.Text("modality"))
        .OfType<string>();

    private static string? WordOf(string? traffic) => traffic switch
    {
        "ON_DEMAND" or "TRAFFIC_TYPE_UNSPECIFIED" or "unspecified" => null,
        "ON_DEMAND_PRIORITY" => "priority",
        "ON_DEMAND_FLEX" => "flex",
        _ => traffic,
    };

    private static (JsonElement Response, JsonElement Usage)? UsageOf(JsonElement line)
    {
        foreach (var response in LoggedResponse.Candidates(line))
        {
            var usage = response.Object("usageMetadata") ?? response;
            if (usage.Has("promptTokenCount"))
                return (response, usage);
        }

        return null;
    }
}
