using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// LiteLLM's spend log (<c>LiteLLM_SpendLogs</c>), one row a JSON object. <c>prompt_tokens</c> includes what was read from cache and
/// written to it; the parts stand in <c>metadata</c>. What the proxy's own cache answered (<c>cache_hit</c>) was billed by nobody.
/// <c>spend</c> is frozen at the prices of that day in a list of LiteLLM's, and is not used. The model is named with its provider before
/// it, which is taken off where it is the maker's own.
/// </summary>
/// <remarks>
/// Rules: LiteLLM, schema.prisma, spend_tracking_utils and batch_utils (usage and cost of a complete batch); its reports #26919 and #27065.
/// </remarks>
internal static class LiteLlmReader
{
    // Its row is the sum of a batch that is complete.
    private const string RetrievedBatch = "aretrieve_batch";

    private static readonly string[] Makers = ["openai/", "anthropic/", "gemini/", "xai/", "deepseek/", "mistral/"];

    public static bool Recognises(JsonElement row) =>
        row.Has("prompt_tokens") && row.Has("spend") && (row.Has("request_id") || row.Has("call_type"));

    public static string? Read(JsonElement row, IUsageSink sink)
    {
        if (IsAnsweredByProxy(row))
            return null;

        var (usage, unread) = LiteLlmUsage.Of(row);
        var (input, output) = (row.Tokens("prompt_tokens"), row.Tokens("completion_tokens"));
        var total = row.Tokens("total_tokens");
        var isReasoning = usage.Reasoning > 0 && total - input - output == usage.Reasoning;
        var (tokens, remarks) = usage.Apart(input, isReasoning ? output + usage.Reasoning : output, row.Text("model"));
        if (total > 0 && !isReasoning && total != input + output && total != tokens.All)
            remarks |= UsageRemarks.TotalDiffers;
        var searches = usage.Searches;
        if (!tokens.AreValid || searches < 0)
            return ReadingFaults.BadTokens;
        if (row.Text("model") is not { Length: > 0 } model)
            return ReadingFaults.NoModel;
        if ((row.Time("startTime") ?? row.Time("start_time")) is not { } at)
            return ReadingFaults.NoTime;

        var isBatch = row.Text("call_type") == RetrievedBatch;
        var (tier, unknown) = isBatch ? (ServiceTier.Batch, UsageRemarks.PromptUnknown) : usage.Tier;
        Requests.Add(sink, row.Text("request_id"), new UsageRecord
        {
            At = at,
            Session = row.Text("session_id") is { Length: > 0 } session ? sink.Sessions.Of(session) : null,
            Owner = sink.Owners.OfAny(row.Text("user"), row.Text("end_user")),
            Model = sink.Models.Of(Named(model)),
            Tier = tier,
            InferenceGeo = ClaudeUsage.Region(usage.Word("inference_geo"), sink.Models),
            Tokens = tokens,
            WebSearches = searches,
            Requests = isBatch ? 0 : 1,
            PromptForBand = isBatch ? 0 : null,
            Remarks = remarks | unknown | unread | usage.Modalities,
        });
        return null;
    }

    private static bool IsAnsweredByProxy(JsonElement row) => row.At("cache_hit") switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => text.ValueEquals("True") || text.ValueEquals("true"),
        _ => false,
    };

    private static string Named(string model) =>
        Array.Find(Makers, maker => model.StartsWith(maker, StringComparison.Ordinal)) is { } maker ? model[maker.Length..] : model;
}
