using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Pages of Anthropic's usage report, <c>/v1/organizations/usage_report/messages</c>: sums over a minute, an hour or a day, in disjoint
/// classes.
/// It counts no requests and no sessions. Where it is grouped by context window, long prompts are known as such.
/// </summary>
/// <remarks>Rules: Anthropic's Admin API, anthropic-cookbook 4b36a1e.</remarks>
internal static class AnthropicUsageReader
{
    public static bool Recognises(JsonElement page) =>
        Buckets(page).Any(bucket => bucket.Has("starting_at") && bucket.List("results").Any(result => result.Has("uncached_input_tokens")));

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

    private static IEnumerable<JsonElement> Buckets(JsonElement page) => page.Has("starting_at") ? [page] : page.List("data");

    private static string? Add(JsonElement bucket, JsonElement result, IUsageSink sink)
    {
        var tokens = new UsageTokens(
            result.Tokens("uncached_input_tokens"),
            result.Tokens("cache_read_input_tokens"),
            result.Tokens("cache_creation", "ephemeral_5m_input_tokens"),
            result.Tokens("cache_creation", "ephemeral_1h_input_tokens"),
            result.Tokens("output_tokens"));
        var searches = result.Tokens("server_tool_use", "web_search_requests");
        var written = result.Tokens("cache_creation_input_tokens");
        if (!tokens.AreValid || searches < 0 || written < 0 || written > UsageTokens.Most)
            return ReadingFaults.BadTokens;

        // What the sum has beyond the lifetimes is of none that is told.
        var unsplit = Math.Max(0, written - tokens.CacheWrite5m - tokens.CacheWrite1h);
        if (bucket.Time("starting_at") is not { } at)
            return ReadingFaults.NoTime;

        var prompt = ContextWindows.PromptOf(result.Text("context_window"));
        var (tier, unknown) = TierWords.Billed(SourceSums.TierOf(result.Word("service_tier")), TierWords.OfSpeed(result.Word("speed")));
        sink.Add(new UsageRecord
        {
            At = at,
            Model = sink.Models.Of(result.Text("model") ?? SourceSums.UnnamedModel),
            Tier = tier,
            InferenceGeo = ClaudeUsage.Region(result.Text("inference_geo"), sink.Models),
            Tokens = tokens with { CacheWrite5m = tokens.CacheWrite5m + unsplit },
            WebSearches = searches,
            Requests = 0,
            PromptForBand = prompt ?? 0,
            Remarks = unknown
                | (unsplit > 0 ? UsageRemarks.CacheWriteUnsplit : UsageRemarks.None)
                | (prompt is null ? UsageRemarks.PromptUnknown : UsageRemarks.None),
        });
        return null;
    }
}
