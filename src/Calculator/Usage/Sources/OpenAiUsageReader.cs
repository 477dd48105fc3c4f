using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Pages of OpenAI's organization usage, <c>/v1/organization/usage/completions</c>: sums over a minute, an hour or a day. The input
/// includes cached and
/// written tokens. There are no sessions and no sizes of prompts; a result that was not grouped by model names none, and has no price.
/// </summary>
/// <remarks>Rules: openai-openapi f85dbe2, UsageCompletionsResult.</remarks>
internal static class OpenAiUsageReader
{
    public static bool Recognises(JsonElement page) =>
        Buckets(page).Any(bucket => bucket.Has("start_time") && bucket.List("results").Any(result => result.Has("num_model_requests")));

    public static string? Read(JsonElement page, IUsageSink sink)
    {
        SourcePages.Count(page, sink);
        string? fault = null;
        foreach (var bucket in Buckets(page))
        {
            foreach (var result in bucket.List("results"))
                fault = Add(bucket, result, sink) ?? fault;
        }

        return fault;
    }

    // Grouped by batch a sum is of what was not sent through it, which is standard where no other tier is said.
    private static (ServiceTier Tier, UsageRemarks Remarks) TierOf(JsonElement result) => result.At("batch") switch
    {
        { ValueKind: JsonValueKind.True } => (ServiceTier.Batch, UsageRemarks.None),
        null => SourceSums.TierOf(result.Word("service_tier")),
        _ => TierWords.Of(result.Word("service_tier")),
    };

    private static IEnumerable<JsonElement> Buckets(JsonElement page) => page.Has("start_time") ? [page] : page.List("data");

    private static string? Add(JsonElement bucket, JsonElement result, IUsageSink sink)
    {
        var (tokens, remarks) = InclusiveTokens.Of(
            SumOf(result, "input"),
            result.Tokens("input_cached_tokens"),
            result.Tokens("input_cache_write_tokens"),
            SumOf(result, "output"));
        if (!tokens.AreValid || result.Tokens("num_model_requests") is < 0 or > 1_000_000_000_000)
            return ReadingFaults.BadTokens;
        if (bucket.Time("start_time") is not { } at)
            return ReadingFaults.NoTime;

        var (tier, unknown) = TierOf(result);
        sink.Add(new UsageRecord
        {
            At = at,
            Owner = sink.Owners.OfAny(result.Text("user_id")),
            Model = sink.Models.Of(result.Text("model") ?? SourceSums.UnnamedModel),
            Tier = tier,
            Tokens = tokens,
            Requests = result.Tokens("num_model_requests"),
            PromptForBand = 0,
            Remarks = remarks | unknown | UsageRemarks.PromptUnknown | ModalitiesOf(result),
        });
        return null;
    }

    // Where text has a count of its own, the sums are of all there is; where it has none, they are of text, and audio stands beside them.
    private static long SumOf(JsonElement result, string side)
    {
        var said = result.Tokens($"{side}_tokens");
        var audio = result.Has($"{side}_text_tokens") ? 0 : result.Tokens($"{side}_audio_tokens");
        return said < 0 || audio < 0 ? -1 : said + audio;
    }

    private static UsageRemarks ModalitiesOf(JsonElement result) =>
        result.Tokens("input_audio_tokens") != 0 || result.Tokens("output_audio_tokens") != 0
            ? UsageRemarks.OtherModalities
            : UsageRemarks.None;
}
