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
    private const string TotalAlone = "its usageDetails tell a total alone, of which nobody knows what is input and what output";
    private const string NoSum = "its usageDetails add up to their total neither with the cached tokens nor without";

    // How many of the names are Langfuse's and Anthropic's, whose input is without the cached tokens.
    private const int Own = 2;

    private static readonly string[] Inputs = ["input", "input_tokens", "prompt_tokens", "promptTokens"];
    private static readonly string[] Outputs = ["output", "output_tokens", "completion_tokens", "completionTokens"];
    private static readonly string[] Totals = ["total", "total_tokens", "totalTokens"];

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
        if (observation.Object("usageDetails") is not { } usage)
            return null;
        if (!Says(usage, Inputs) && !Says(usage, Outputs))
            return FaultOf(usage);

        var (input, output) = (First(usage, Inputs), First(usage, Outputs));
        var read = First(
            usage, "input_cached_tokens", "cache_read_input_tokens", "input_cache_read", "prompt_cache_hit_tokens", "cached_tokens");
        var written = First(usage, "input_cache_creation", "cache_creation_input_tokens", "input_cache_write_tokens");
        var reasoning = First(usage, "output_reasoning_tokens", "reasoning_tokens", "output_reasoning");
        if (!new UsageTokens(input, read, written, 0, output).AreValid || reasoning < 0 || reasoning > UsageTokens.Most)
            return ReadingFaults.BadTokens;

        var parts = input + read + written + output;
        // A prompt by that name is OpenAI's, and has the cached tokens in it.
        var unsaid = Says(usage, Inputs.AsSpan(0, Own)) ? parts + reasoning : input + output;
        var total = Says(usage, Totals) ? First(usage, Totals) : unsaid;
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

    // What tells no tokens at all is a span that is none of a model.
    private static string? FaultOf(JsonElement usage) => First(usage, Totals) != 0 ? TotalAlone
        : usage.EnumerateObject().Any(part => usage.Tokens(part.Name) != 0) ? ReadingFaults.NoTokens
        : null;

    private static bool Says(JsonElement usage, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (usage.Has(name))
                return true;
        }

        return false;
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
