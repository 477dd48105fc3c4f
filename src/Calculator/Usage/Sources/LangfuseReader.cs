using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Langfuse's observations (<c>usageDetails</c>), one a JSON object or a page of them. By design the parts are disjoint and add up to
/// <c>total</c>; where an integration filed the input with the cached tokens in it, <c>input</c> and <c>output</c> alone do, and where with
/// what was written or with what was read, without the other. What adds up in no way is not read. Where no total is filed Langfuse makes
/// one of all parts, so that such a sum does not prove that the input is without what is cached: a remark says so where it may include it.
/// </summary>
/// <remarks>
/// Rules: langfuse's documentation of token and cost tracking, its OtelIngestionProcessor, and its reports #12306 and #10592; LiteLLM's
/// integration, whose input is without what was read and includes what was written (its #26919).
/// </remarks>
internal static class LangfuseReader
{
    private const string TotalAlone = "its usageDetails tell a total alone, of which nobody knows what is input and what output";
    private const string NoSum = "its usageDetails add up to their total neither with the cached tokens nor without";

    // How many of the names are Langfuse's and Anthropic's, whose input is without the cached tokens.
    private const int Own = 2;

    private static readonly string[] Inputs = ["input", "input_tokens", "prompt_tokens", "promptTokens"];
    private static readonly string[] Outputs = ["output", "output_tokens", "completion_tokens", "completionTokens"];
    private static readonly string[] Totals = ["total", "total_tokens", "totalTokens"];
    private static readonly string[] Reasonings = ["output_reasoning_tokens", "reasoning_tokens", "output_reasoning"];

    private static readonly string[] Reads =
    [
        "input_cached_tokens", "cache_read_input_tokens", "input_cache_read", "prompt_cache_hit_tokens", "cached_tokens",
    ];

    private static readonly string[] Writes =
    [
        "input_cache_creation", "cache_creation_input_tokens", "input_cache_write", "input_cache_write_tokens", "cache_write_tokens",
    ];

    private const string FiveMinutes = "input_cache_creation_5m";
    private const string OneHour = "input_cache_creation_1h";

    // DeepSeek's own name of what is in its prompt and was not cached.
    private const string Missed = "prompt_cache_miss_tokens";

    private static readonly HashSet<string> Known =
    [
        .. Inputs, .. Outputs, .. Totals, .. Reasonings, .. Reads, .. Writes, FiveMinutes, OneHour, Missed,
    ];

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
        if (observation.Object("usageDetails") is not { } usage || usage.GetPropertyCount() == 0)
            return TellsInUsage(observation) ? ReadingFaults.NoTokens : null;
        if (!Says(usage, Inputs) && !Says(usage, Outputs))
            return FaultOf(usage);

        var (input, output, reasoning) = (First(usage, Inputs), First(usage, Outputs), First(usage, Reasonings));
        var (minutes, hour, stated) = (First(usage, FiveMinutes), First(usage, OneHour), First(usage, Writes));
        var read = First(usage, Reads);
        if (!new UsageTokens(input, read, minutes, hour, output).AreValid || !new UsageTokens(0, 0, stated, 0, reasoning).AreValid)
            return ReadingFaults.BadTokens;

        // Beside the writes of each lifetime stands their sum, or what no lifetime is known of: a sum is no less than its parts.
        var rest = stated < minutes + hour ? stated : stated - minutes - hour;
        var ofWrites = rest > 0 ? UsageRemarks.CacheWriteUnsplit : UsageRemarks.None;
        var apart = new UsageTokens(input, read, minutes + rest, hour, output);
        var beside = rest > 0 ? apart with { CacheWrite5m = minutes + stated } : apart;
        // A prompt by that name is OpenAI's, and has the cached tokens in it.
        var unsaid = Says(usage, Inputs.AsSpan(0, Own)) ? apart.All + reasoning : input + output;
        var total = Says(usage, Totals) ? First(usage, Totals) : unsaid;
        // A sum of writes that stands beside all its parts is in such a total twice.
        var isTwice = rest == 0 && stated > 0;
        var sum = Whole(apart, reasoning, total) ?? Whole(beside, reasoning, total)
            ?? (isTwice ? Whole(apart, reasoning, total - stated) : null);
        if (sum is { } whole)
            return Add(observation, usage, whole, ofWrites | OfCached(input, whole), sink);
        if (WithinInPart(apart, reasoning, total) is { } parted)
            return Add(observation, usage, parted, ofWrites, sink);
        if (total != input + output)
            return NoSum;

        var (tokens, remarks) = InclusiveTokens.Of(input, read, apart.CacheWrite5m + hour, output);
        var kept = Math.Min(hour, tokens.CacheWrite5m);
        return Add(
            observation,
            usage,
            tokens with { CacheWrite5m = tokens.CacheWrite5m - kept, CacheWrite1h = kept },
            remarks | ofWrites,
            sink);
    }

    // The parts where they add up to the total, with the reasoning beside the output or in it; null where they do not.
    private static UsageTokens? Whole(UsageTokens parts, long reasoning, long total) =>
        total == parts.All + reasoning ? parts with { Output = parts.Output + reasoning }
        : total == parts.All ? parts
        : null;

    // The same where the input includes either what was written or what was read: what is left of it is without both.
    private static UsageTokens? WithinInPart(UsageTokens parts, long reasoning, long total)
    {
        return Without(parts.CacheWrite5m + parts.CacheWrite1h) ?? Without(parts.CacheRead);

        UsageTokens? Without(long part) =>
            part <= parts.Uncached ? Whole(parts with { Uncached = parts.Uncached - part }, reasoning, total) : null;
    }

    // Langfuse's own total is the sum of all parts, whatever its input includes; more than it has it cannot include.
    private static UsageRemarks OfCached(long input, UsageTokens tokens) =>
        tokens.Prompt - tokens.Uncached is > 0 and var cached && cached <= input ? UsageRemarks.InputTakenAsUncached : UsageRemarks.None;

    private static string? Add(JsonElement observation, JsonElement usage, UsageTokens tokens, UsageRemarks remarks, IUsageSink sink)
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
            Remarks = remarks | RemarkUnknown(usage, sink),
        });
        return null;
    }

    // Without a total nothing tells of a part by another name; with one, what is cached by another name is billed as if it were not.
    private static UsageRemarks RemarkUnknown(JsonElement usage, IUsageSink sink)
    {
        Func<string, bool> isTold = Says(usage, Totals) ? TellsOfACache : TellsOfTokens;
        return sink.LeaveOut(usage.EnumerateObject()
            .Select(part => part.Name)
            .Where(name => isTold(name) && !Known.Contains(name) && usage.Tokens(name) > 0));
    }

    private static bool TellsOfACache(string name) => name.Contains("cache", StringComparison.OrdinalIgnoreCase);

    private static bool TellsOfTokens(string name) =>
        TellsOfACache(name)
        || name.Contains("token", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("input", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("output", StringComparison.OrdinalIgnoreCase);

    // Its exports of before its version 3, where no part of the input has a name of its own.
    private static bool TellsInUsage(JsonElement observation) =>
        observation.Object("usage") is { } usage && (First(usage, Inputs) != 0 || First(usage, Outputs) != 0);

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
