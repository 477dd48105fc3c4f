using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Langfuse's observations (<c>usageDetails</c>), one a JSON object or a page of them. By design the parts are disjoint and add up to
/// <c>total</c>;
/// where an integration filed the input with the cached tokens in it, <c>input</c> and <c>output</c> alone do. What adds up in neither way
/// is not read.
/// </summary>
/// <remarks>Rules: langfuse's documentation of token and cost tracking, and its reports #12306 and #10592.</remarks>
internal static class LangfuseReader
{
    private const string NoSum = "its usageDetails add up to their total neither with the cached tokens nor without";

    public static bool Recognises(JsonElement page) =>
        Observations(page).Any(observation => observation.Object("usageDetails") is not null);

    public static string? Read(JsonElement page, IUsageSink sink)
    {
        SourcePages.Count(page, sink);
        string? fault = null;
        foreach (var observation in Observations(page))
            fault = Add(observation, sink) ?? fault;
        return fault;
    }

    private static IEnumerable<JsonElement> Observations(JsonElement page) =>
        page.Has("usageDetails") || !page.Has("data") ? [page] : page.List("data");

    private static string? Add(JsonElement observation, IUsageSink sink)
    {
        if (observation.Object("usageDetails") is not { } usage || !(usage.Has("input") || usage.Has("output")))
            return null;

        var (input, output) = (usage.Tokens("input"), usage.Tokens("output"));
        var read = First(usage, "input_cached_tokens", "cache_read_input_tokens", "input_cache_read");
        var written = First(usage, "input_cache_creation", "cache_creation_input_tokens", "input_cache_write_tokens");
        var reasoning = First(usage, "output_reasoning_tokens", "reasoning_tokens", "output_reasoning");
        if (!new UsageTokens(input, read, written, 0, output).AreValid || reasoning < 0 || reasoning > UsageTokens.Most)
            return ReadingFaults.BadTokens;

        var parts = input + read + written + output;
        var total = usage.Has("total") ? usage.Tokens("total") : parts + reasoning;
        if (total == parts + reasoning)
            return Add(observation, new UsageTokens(input, read, written, 0, output + reasoning), UsageRemarks.None, sink);
        if (total == parts)
            return Add(observation, new UsageTokens(input, read, written, 0, output), UsageRemarks.None, sink);
        if (total != input + output)
            return NoSum;

        var (tokens, remarks) = InclusiveTokens.Of(input, read, written, output);
        return Add(observation, tokens, remarks, sink);
    }

    private static string? Add(JsonElement observation, UsageTokens tokens, UsageRemarks remarks, IUsageSink sink)
    {
        if (observation.Time("startTime") is not { } at)
            return ReadingFaults.NoTime;
        if (observation.Text("model") is not { Length: > 0 } model)
            return ReadingFaults.NoModel;

        var session = observation.Text("sessionId") ?? observation.Text("traceId");
        Requests.Add(sink, observation.Text("id"), new UsageRecord
        {
            At = at,
            Session = session is null ? null : sink.Sessions.Of(session),
            Owner = sink.Owners.OfAny(observation.Text("userId")),
            Model = sink.Models.Of(model),
            Tokens = tokens,
            Remarks = remarks | (tokens.CacheWrite5m > 0 ? UsageRemarks.CacheWriteUnsplit : UsageRemarks.None),
        });
        return null;
    }

    private static long First(JsonElement usage, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (usage.Has(name))
                return usage.Tokens(name);
        }

        return 0;
    }
}
