using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>What one line of Claude Code says of a message. A line of progress holds another line, of which the same is read.</summary>
internal ref struct ClaudeLine
{
    public bool IsMessage;
    public bool IsSidechain;
    public bool HasRequestId;
    public DateTime? At;
    public string? Session;
    public ReadOnlySpan<byte> SessionId;
    public ReadOnlySpan<byte> Id;
    public string? Model;
    public ClaudeUsage? Usage;

    /// <summary>Reads the object that the reader stands at.</summary>
    public void Take(ref Utf8JsonReader json, IUsageSink sink)
    {
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("message"u8))
                TakeObject(ref json, sink, isMessage: true);
            else if (json.ValueTextEquals("data"u8))
                TakeData(ref json, sink);
            else if (json.ValueTextEquals("timestamp"u8))
                At = json.Read() ? JsonTime.Of(ref json) ?? At : At;
            else if (json.ValueTextEquals("sessionId"u8))
                TakeSession(ref json, sink);
            else
                TakeFlags(ref json);
        }
    }

    private void TakeFlags(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("type"u8))
            IsMessage |= json.Read() && json.TokenType == JsonTokenType.String && json.ValueTextEquals("assistant"u8);
        else if (json.ValueTextEquals("isSidechain"u8))
            IsSidechain |= json.Read() && json.TokenType == JsonTokenType.True;
        else if (json.ValueTextEquals("requestId"u8))
            HasRequestId |= json.Read() && json.TokenType == JsonTokenType.String && json.ValueSpan.Length > 0;
        else
            json.Skip();
        // A value that was not what it should be may be one with values inside.
        json.Skip();
    }

    private void TakeSession(ref Utf8JsonReader json, IUsageSink sink)
    {
        json.Read();
        Session = json.Name(sink.Sessions);
        SessionId = json.TokenType == JsonTokenType.String ? json.ValueSpan : default;
        json.Skip();
    }

    private void TakeData(ref Utf8JsonReader json, IUsageSink sink)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.NextProperty())
        {
            if (json.ValueTextEquals("message"u8))
                TakeObject(ref json, sink, isMessage: false);
            else
                json.Skip();
        }
    }

    private void TakeObject(ref Utf8JsonReader json, IUsageSink sink, bool isMessage)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            json.Skip();
        else if (isMessage)
            TakeMessage(ref json, sink);
        else
            Take(ref json, sink);
    }

    private void TakeMessage(ref Utf8JsonReader json, IUsageSink sink)
    {
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("id"u8))
                Id = json.Read() && json.TokenType == JsonTokenType.String ? json.ValueSpan : default;
            else if (json.ValueTextEquals("model"u8))
                Model = json.Read() ? json.Name(sink.Models) : null;
            else if (json.ValueTextEquals("usage"u8))
                Usage = json.Read() && json.TokenType == JsonTokenType.StartObject ? ClaudeUsage.From(ref json, sink.Models) : null;
            else
                json.Skip();
            json.Skip();
        }
    }
}
