using System.Globalization;
using System.Text;
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

    private static readonly string[] Calls = ["chat", "text_completion", "generate_content", "embeddings"];

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
        if (!IsCall(said))
            return null;

        var (input, output) = (Tokens(said, "input_tokens", "prompt_tokens"), Tokens(said, "output_tokens", "completion_tokens"));
        var read = Tokens(said, "cache_read.input_tokens", "cache_read_input_tokens");
        var written = Tokens(said, "cache_creation.input_tokens", "cache_write.input_tokens", "cache_creation_input_tokens");
        var apart = new UsageTokens(input, read, written, 0, output);
        if (!apart.AreValid)
            return ReadingFaults.BadTokens;
        if (TimeOf(span, "startTimeUnixNano") is not { } at)
            return ReadingFaults.NoTime;
        if ((Name(said, "gen_ai.response.model") ?? Name(said, "gen_ai.request.model")) is not { } model)
            return ReadingFaults.NoModel;

        var session = Name(said, "gen_ai.conversation.id") ?? Name(said, "session.id");
        var id = Fingerprint.Of(Encoding.UTF8.GetBytes(span.Text("traceId") ?? ""), Encoding.UTF8.GetBytes(span.Text("spanId") ?? ""));
        var isDisjoint = read + written > input;
        var (tier, unknown) = TierWords.Of(
            Name(said, "gen_ai.openai.response.service_tier") ?? Name(said, "openai.response.service_tier"));
        sink.Add(new UsageMessage(id, new UsageRecord
        {
            At = at,
            Session = session is null ? null : sink.Sessions.Of(session),
            Owner = sink.Owners.OfAny(Name(said, "user.id"), Name(said, "enduser.id"), Name(said, "user.email")),
            Model = sink.Models.Of(model),
            Tier = tier,
            Tokens = isDisjoint ? apart : InclusiveTokens.Of(input, read, written, output).Tokens,
            Remarks = unknown | (written > 0 ? UsageRemarks.CacheWriteUnsplit : 0) | (isDisjoint ? UsageRemarks.CachedBesideInput : 0),
        }));
        return null;
    }

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

    private static bool IsCall(Dictionary<string, JsonElement> said) =>
        (Has(said, "input_tokens") || Has(said, "prompt_tokens"))
        && (!said.TryGetValue("gen_ai.operation.name", out var operation) || Calls.Contains(Text(operation)));

    private static bool Has(Dictionary<string, JsonElement> said, string name) => said.ContainsKey($"gen_ai.usage.{name}");

    private static long Tokens(Dictionary<string, JsonElement> said, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(said, name))
                return Number(said, $"gen_ai.usage.{name}");
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
