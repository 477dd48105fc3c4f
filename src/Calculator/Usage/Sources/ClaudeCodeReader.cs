using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Claude Code's session files, <c>~/.claude/projects/**/*.jsonl</c>: a message is written once for each of its content blocks and again
/// when a session is resumed, forked or leaves for a side conversation, each time with its usage so far.
/// A message is the same where its <c>id</c> is, if that begins with <c>msg_</c> or a <c>requestId</c> stands beside it; the ids of
/// gateways
/// are counted anew in each session, so there the session is part of it; without an id nothing is ever the same.
/// Of the iterations of a message those of the compaction and of the advisor are billed beside it; what fell back is not billed.
/// </summary>
/// <remarks>Rules: ccusage 5816e64 and the reports it names (#797, #888, #976, #1115, #1635), anthropic-sdk 009b035.</remarks>
internal sealed class ClaudeCodeReader : IUsageReader
{
    private static ReadOnlySpan<byte> UsageProperty => "\"usage\""u8;

    private static ReadOnlySpan<byte> LimitReached => "usage limit reached|"u8;

    public static bool Recognises(JsonElement line) =>
        line.Has("type") && (line.Has("sessionId") || line.Has("leafUuid") || line.Has("messageId"));

    /// <summary>Whether a line that is not read further looks like an object: one that was cut does not.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> piece)
    {
        var line = piece.Trim(" \t"u8);
        return line.IsEmpty || (line[0] == '{' && line[^1] == '}');
    }

    public string? Read(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        // Nine lines of ten have no usage, and text that holds the word has its quotes escaped: those are not read further.
        if (piece.IndexOf(UsageProperty) < 0)
            return IsWhole(piece) ? null : ReadingFaults.NotJson;

        try
        {
            return ReadLine(piece, sink);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ReadingFaults.NotJson;
        }
    }

    private static string? ReadLine(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        var json = new Utf8JsonReader(piece);
        var line = default(ClaudeLine);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return ReadingFaults.NotJson;

        line.Take(ref json, sink);
        // Whatever stands behind the object makes the line no JSON.
        json.Read();
        if (!line.IsMessage || line.Usage is null)
            return null;
        if (line.Model == "<synthetic>")
            return CountSynthetic(piece, sink);

        return FaultOf(line) is { } fault ? fault : Add(line, sink);
    }

    private static string? CountSynthetic(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        sink.Count(UsageEvent.Synthetic);
        if (piece.IndexOf(LimitReached) >= 0)
            sink.Count(UsageEvent.CapHit);
        return null;
    }

    private static string? FaultOf(in ClaudeLine line)
    {
        if (line.Usage!.Fault is { } fault)
            return fault;
        if (line.Model is not { Length: > 0 })
            return ReadingFaults.NoModel;
        return line.At is null ? ReadingFaults.NoTime : null;
    }

    private static string? Add(in ClaudeLine line, IUsageSink sink)
    {
        var (whole, inside) = ClaudeMessage.Records(line);
        if (line.Id.IsEmpty)
        {
            ClaudeMessage.AddUnnamed(sink, whole, inside);
            return null;
        }

        var isEverywhereTheSame = line.Id.StartsWith("msg_"u8) || line.HasRequestId;
        sink.Add(new UsageMessage(Fingerprint.Of(line.Id, isEverywhereTheSame ? default : line.SessionId), whole)
        {
            IsSidechain = line.IsSidechain,
            IsSnapshot = true,
            Inside = inside,
        });
        return null;
    }
}
