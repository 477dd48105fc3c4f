using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// The events of one file in which Anthropic streamed its messages: <c>message_start</c> says all but the output, of which it has a
/// placeholder, and <c>message_delta</c> says the output, and neither the model nor whose it is: it is of the message begun before it.
/// Where tools of the server were used there are several, each with the counts of all so far, and the last one says why it stopped.
/// </summary>
/// <remarks>
/// Rules: anthropic-sdk 009b035, RawMessageStartEvent, RawMessageDeltaEvent and MessageDeltaUsage, whose counts are of all so far.
/// </remarks>
internal sealed class AnthropicStream
{
    private const string NoStart = "it is the end of a streamed message whose beginning is not before it";

    private (JsonElement Line, JsonElement Message, ClaudeUsage Usage)? _begun;
    private bool _isOutputTold;

    /// <summary>Whether a line is the beginning of a streamed message.</summary>
    public static bool Begins(JsonElement line) => EventOf(line).Text("type") == "message_start";

    /// <summary>The rule of an event that tells tokens; null of all else.</summary>
    public ObjectReader.Rule? RuleOf(JsonElement line) => EventOf(line).Text("type") switch
    {
        "message_start" => Begin,
        "message_delta" => GoOn,
        "message_stop" => Stop,
        _ => null,
    };

    /// <summary>Adds a message of which no more came, as it was told until then.</summary>
    public void End(IUsageSink sink)
    {
        if (_begun is var (line, message, usage))
            AnthropicReader.Add(line, message, usage, sink, _isOutputTold ? UsageRemarks.None : UsageRemarks.StreamCutOff);
        (_begun, _isOutputTold) = (null, false);
    }

    private string? Begin(JsonElement line, IUsageSink sink)
    {
        End(sink);
        if (EventOf(line).Object("message") is not { } message || message.Object("usage") is null)
            return ReadingFaults.NoTokens;

        var usage = AnthropicReader.UsageOf(message, sink);
        if (AnthropicReader.FaultOf(message, usage) is { } fault)
            return fault;

        // It is needed when the line is no more.
        _begun = (line.Clone(), message.Clone(), usage);
        return null;
    }

    private string? Stop(JsonElement line, IUsageSink sink)
    {
        End(sink);
        return null;
    }

    private string? GoOn(JsonElement line, IUsageSink sink)
    {
        if (EventOf(line) is var streamed && streamed.Object("usage") is null)
            return ReadingFaults.NoTokens;
        if (_begun is not var (_, _, usage))
            return NoStart;

        var told = AnthropicReader.UsageOf(streamed, sink);
        if (told.Fault is { } fault)
            return fault;
        // Counts of all so far never fall: it is of another message.
        if (_isOutputTold && told.Output < usage.Output)
            return NoStart;

        usage.GoOn(told);
        _isOutputTold = true;
        if (!IsFollowed(streamed))
            End(sink);
        return null;
    }

    // The API says of each why it stopped, and null where it goes on; what does not say so is an end.
    private static bool IsFollowed(JsonElement streamed) =>
        streamed.Object("delta") is { } delta
        && delta.TryGetProperty("stop_reason", out var reason)
        && reason.ValueKind == JsonValueKind.Null;

    private static JsonElement EventOf(JsonElement line) => line.Object("event") ?? line.Object("data") ?? line;
}
