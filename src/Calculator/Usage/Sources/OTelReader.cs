using System.Globalization;
using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Spans of OpenTelemetry's GenAI conventions, as OTLP JSON. The input includes what was read from cache and written to it; where that is
/// more than
/// the input, it cannot, and the parts are taken to be disjoint. Spans of agents and tools repeat what their calls used, and are passed
/// over.
/// </summary>
/// <remarks>
/// Rules: semantic-conventions 384d661 and its successor semantic-conventions-genai, and the names written before; langfuse #12306, Agenta
/// #5711.
/// </remarks>
internal static class OTelReader
{
    private const decimal NanosecondsPerTick = 100;
    private const string Prefix = "gen_ai.usage.";

    private const string OutputAlone = "it tells its output and not its input";

    private const string OtherOperation = "its gen_ai.operation.name is none that is known, and it may repeat what others tell";

    private static readonly string[] Calls =
    [
        "chat", "text_completion", "generate_content", "embeddings",
        "chat.completions", "completions", "completion", "responses", "response", "messages", "embedding",
    ];

    // Agents and their parts repeat what their calls used.
    private static readonly string[] Repeating = ["create_agent", "invoke_agent", "execute_tool", "invoke_workflow"];

    private static readonly string[] NamesOfRead =
    [
        "cache_read.input_tokens", "cache_read_input_tokens", "cache_read_tokens", "details.cache_read_tokens", "input_cache_read_tokens",
        "cached_tokens", "details.cached_tokens",
    ];

    private static readonly string[] NamesOfWritten =
    [
        "cache_creation.input_tokens", "cache_write.input_tokens", "cache_creation_input_tokens", "cache_write_tokens",
        "details.cache_write_tokens", "input_cache_write_tokens",
    ];

    // Vercel's AI SDK writes names of its own on the same span; a span that has those alone repeats what its calls used.
    private static readonly string[] ReadBeside = ["ai.usage.cachedInputTokens", "ai.usage.inputTokenDetails.cacheReadTokens"];
    private static readonly string[] WrittenBeside = ["ai.usage.inputTokenDetails.cacheWriteTokens"];
    private const string UncachedBeside = "ai.usage.inputTokenDetails.noCacheTokens";
    private const string TotalBeside = "ai.usage.totalTokens";

    private static readonly string[] NamesOfReasoningBeside =
        ["ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens"];

    private static readonly HashSet<string> OfCache =
    [
        .. NamesOfRead.Concat(NamesOfWritten).Select(name => Prefix + name), .. ReadBeside, .. WrittenBeside, UncachedBeside,
    ];

    public static bool Recognises(JsonElement export) => export.Has("resourceSpans") || export.Has("resourceLogs");

    public static string? Read(JsonElement export, IUsageSink sink)
    {
        var fault = ClaudeEvents.Read(export, sink);
        var scopes = export.List("resourceSpans").SelectMany(resource => resource.List("scopeSpans"));
        foreach (var span in scopes.SelectMany(scope => scope.List("spans")))
            fault = Add(span, sink) ?? fault;
        return fault;
    }

    private static string? Add(JsonElement span, IUsageSink sink)
    {
        var said = Attributes(span);
        if (!UsesTokens(said))
            return null;
        if (said.TryGetValue("gen_ai.operation.name", out var operation) && !Calls.Contains(Text(operation)))
            return Repeating.Contains(Text(operation)) ? null : OtherOperation;

        var (input, output) = (Tokens(said, "input_tokens", "prompt_tokens"), Tokens(said, "output_tokens", "completion_tokens"));
        var (read, written) = (OfTheCache(said, NamesOfRead, ReadBeside), OfTheCache(said, NamesOfWritten, WrittenBeside));
        var apart = new UsageTokens(input, read, written, 0, output);
        if (!apart.AreValid)
            return ReadingFaults.BadTokens;
        output += ReasoningBeside(said, input + output);
        apart = apart with { Output = output };
        if (!apart.AreValid)
            return ReadingFaults.BadTokens;
        if (!SaysInput(said) && read + written == 0)
            return OutputAlone;
        if (TimeOf(span, "startTimeUnixNano") is not { } at)
            return ReadingFaults.NoTime;
        if ((Name(said, "gen_ai.response.model") ?? Name(said, "gen_ai.request.model")) is not { } model)
            return ReadingFaults.NoModel;

        var session = Name(said, "gen_ai.conversation.id") ?? Name(said, "session.id");
        var isDisjoint = read + written > input;
        var (tier, unknown) = TierWords.Of(
            Name(said, "gen_ai.openai.response.service_tier") ?? Name(said, "openai.response.service_tier"));
        Requests.Add(sink, IdOf(span), new UsageRecord
        {
            At = at,
            Session = session is null ? null : sink.Sessions.Of(session),
            Owner = sink.Owners.OfAny(Name(said, "user.id"), Name(said, "enduser.id"), Name(said, "user.email")),
            Model = sink.Models.Of(model),
            Tier = tier,
            Tokens = isDisjoint ? apart : InclusiveTokens.Of(input, read, written, output).Tokens,
            Remarks = unknown | RemarkUnknown(said, read, written, sink)
                | (written > 0 ? UsageRemarks.CacheWriteUnsplit : 0) | (isDisjoint ? UsageRemarks.CachedBesideInput : 0),
        });
        return null;
    }

    // Without an id, or with one of zeros, which is none, nothing is ever the same.
    private static string? IdOf(JsonElement span) =>
        span.Text("spanId") is { } id && id.AsSpan().ContainsAnyExcept('0') ? $"{span.Text("traceId")}/{id}" : null;

    private static long OfTheCache(Dictionary<string, JsonElement> said, string[] names, string[] beside) =>
        Array.Exists(names, name => Has(said, name))
            ? Tokens(said, names)
            : beside.Select(name => Number(said, name)).FirstOrDefault(tokens => tokens != 0);

    // Reasoning is in the output, unless the SDK's total says that it stands beside it.
    private static long ReasoningBeside(Dictionary<string, JsonElement> said, long inputAndOutput)
    {
        var reasoning = NamesOfReasoningBeside.Select(name => Number(said, name)).FirstOrDefault(tokens => tokens > 0);
        return reasoning <= UsageTokens.Most && Number(said, TotalBeside) - inputAndOutput == reasoning ? reasoning : 0;
    }

    // What is read from cache costs a tenth: where it has another name it would be billed as if it were not. Some programs write the
    // same number by several names.
    private static UsageRemarks RemarkUnknown(Dictionary<string, JsonElement> said, long read, long written, IUsageSink sink) =>
        sink.LeaveOut(said.Keys.Where(name => TellsOfACache(name)
            && !OfCache.Contains(name)
            && Number(said, name) is > 0 and var tokens && tokens != read && tokens != written));

    private static bool TellsOfACache(string name) => name.Contains("cache", StringComparison.OrdinalIgnoreCase)
        && (name.StartsWith(Prefix, StringComparison.Ordinal) || name.Contains("token", StringComparison.OrdinalIgnoreCase));

    /// <summary>The attributes of a span or an event.</summary>
    internal static Dictionary<string, JsonElement> Attributes(JsonElement owner)
    {
        var said = new Dictionary<string, JsonElement>();
        foreach (var attribute in owner.List("attributes"))
        {
            if (attribute.Text("key") is { } key && attribute.Object("value") is { } value)
                said[key] = value;
        }

        return said;
    }

    private static bool UsesTokens(Dictionary<string, JsonElement> said) =>
        SaysInput(said)
        || Has(said, "output_tokens")
        || Has(said, "completion_tokens")
        || Array.Exists(NamesOfRead, name => Has(said, name))
        || Array.Exists(NamesOfWritten, name => Has(said, name));

    private static bool SaysInput(Dictionary<string, JsonElement> said) => Has(said, "input_tokens") || Has(said, "prompt_tokens");

    private static bool Has(Dictionary<string, JsonElement> said, string name) => said.ContainsKey(Prefix + name);

    private static long Tokens(Dictionary<string, JsonElement> said, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(said, name))
                return Number(said, Prefix + name);
        }

        return 0;
    }

    /// <summary>A number of tokens; 0 where there is none, and -1 where it is something else.</summary>
    /// <remarks>OTLP writes 64 bits as a text; some exporters write a number, and some programs attributes that are texts.</remarks>
    internal static long Number(Dictionary<string, JsonElement> said, string name)
    {
        if (!said.TryGetValue(name, out var value))
            return 0;
        if ((value.Text("intValue") ?? Text(value)) is { } text)
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens : -1;
        return value.Has("intValue") ? value.Tokens("intValue") : value.Has("doubleValue") ? value.Tokens("doubleValue") : -1;
    }

    /// <summary>A text; null where there is none, or an empty one.</summary>
    internal static string? Name(Dictionary<string, JsonElement> said, string name) =>
        said.TryGetValue(name, out var value) && Text(value) is { Length: > 0 } text ? text : null;

    private static string? Text(JsonElement value) => value.Text("stringValue");

    /// <summary>A time in nanoseconds since 1970; null where there is none.</summary>
    internal static DateTime? TimeOf(JsonElement owner, string name)
    {
        var written = owner.Text(name) ?? owner.At(name)?.ToString();
        var isTime = decimal.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds);
        return isTime && nanoseconds < long.MaxValue
            ? DateTime.UnixEpoch.AddTicks((long)(nanoseconds / NanosecondsPerTick))
            : null;
    }
}
