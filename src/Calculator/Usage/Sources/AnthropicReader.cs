using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Messages of Anthropic's API, one a line: alone, inside whatever a program logs around them, or inside a batch's results. The classes
/// are disjoint: <c>input_tokens</c> is without the cached ones. A message says no time of its own; that of the line around it holds.
/// </summary>
/// <remarks>Rules: anthropic-sdk 009b035, Message, Usage and MessageBatchIndividualResponse.</remarks>
internal static class AnthropicReader
{
    public static bool Recognises(JsonElement line) => MessageOf(line) is not null || AnthropicStream.Begins(line);

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (MessageOf(line) is not { } message)
            return line.Has("usage") || line.Has("error") ? ReadingFaults.NoTokens : null;

        var usage = UsageOf(message, sink);
        if (FaultOf(message, usage) is { } fault)
            return fault;

        Add(line, message, usage, sink);
        return null;
    }

    /// <summary>The usage of a message, or of what tells more of one.</summary>
    public static ClaudeUsage UsageOf(JsonElement message, IUsageSink sink)
    {
        var json = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(message.GetProperty("usage")));
        json.Read();
        return ClaudeUsage.From(ref json, sink.Models);
    }

    /// <summary>Why a message cannot be counted; null if it can.</summary>
    public static string? FaultOf(JsonElement message, ClaudeUsage usage) =>
        usage.Fault ?? (string.IsNullOrEmpty(message.Text("model")) ? ReadingFaults.NoModel : null);

    /// <summary>Adds a message without a fault.</summary>
    /// <param name="line">The line that holds it, or its beginning.</param>
    /// <param name="message">The message.</param>
    /// <param name="usage">Its usage.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="remarks">What is to be said of it beside what its usage says.</param>
    public static void Add(
        JsonElement line, JsonElement message, ClaudeUsage usage, IUsageSink sink, UsageRemarks remarks = UsageRemarks.None)
    {
        var (whole, inside) = ClaudeMessage.Records(new ClaudeLine
        {
            At = Requests.TimeOf(line) ?? Requests.TimeOf(message),
            Session = line.Text("session_id") is { Length: > 0 } session ? sink.Sessions.Of(session) : null,
            Model = sink.Models.Of(message.Text("model")!),
            Usage = usage,
        });
        whole = whole with { Remarks = whole.Remarks | remarks };
        var isBatch = line.Object("result", "message") is not null && !usage.SaysTier;
        Add(sink, message.Text("id"), isBatch ? whole with { Tier = ServiceTier.Batch } : whole, inside);
    }

    private static JsonElement? MessageOf(JsonElement line) =>
        AsMessage(line)
        ?? AsMessage(line.Object("result", "message"))
        ?? AsMessage(line.Object("message"))
        ?? AsMessage(line.Object("response"))
        ?? AsMessage(line.Object("body"));

    private static JsonElement? AsMessage(JsonElement? found) =>
        found is { } message
        && message.Object("usage") is { } usage
        && usage.Has("input_tokens")
        && usage.Has("output_tokens")
        && (message.Text("type") == "message" || usage.Has("cache_read_input_tokens") || usage.Has("cache_creation_input_tokens"))
            ? message
            : null;

    private static void Add(IUsageSink sink, string? id, in UsageRecord whole, UsageRecord[]? inside)
    {
        if (string.IsNullOrEmpty(id))
            ClaudeMessage.AddUnnamed(sink, whole, inside);
        else
            sink.Add(new UsageMessage(Fingerprint.Of(Encoding.UTF8.GetBytes(id)), whole) { IsSnapshot = true, Inside = inside });
    }
}
