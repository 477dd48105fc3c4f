using System.Text.Json;
using Calculator.Usage.Sources;

namespace Calculator.Usage.Reading;

/// <summary>What a file is, as its first bytes tell it.</summary>
internal static class Beginning
{
    // The first lines of a log may be of what came before the first question.
    private const int MostPieces = 50;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>How long the mark is that some programs put before a text: it is no part of it.</summary>
    public static int MarkLength(ReadOnlySpan<byte> start) => start.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;

    /// <summary>
    /// The format of a file, whose first bytes are waited for as long as they do not tell; null if it is none that is known.
    /// </summary>
    public static async Task<SourceFormat?> FormatOf(PieceReader pieces, UsageSource? source, CancellationToken cancellation)
    {
        if (source is { } stated)
            return UsageReaders.Stated(stated);

        var format = FormatOf(pieces.Waiting, pieces.IsAll, out var isTooShort);
        while (isTooShort && await pieces.GoOnAsync(cancellation))
            format = FormatOf(pieces.Waiting, pieces.IsAll, out isTooShort);
        return format;
    }

    // What is too short has not even one whole value of JSON.
    private static SourceFormat? FormatOf(ReadOnlySpan<byte> start, bool isAll, out bool isTooShort)
    {
        isTooShort = false;
        if (!IsJson(start))
            return CsvReader.Recognises(FirstLine(start)) ? UsageReaders.Of(UsageSource.Csv) : JsonFormatOf(start, isAll, out _);

        return JsonFormatOf(start, isAll, out isTooShort);
    }

    private static SourceFormat? JsonFormatOf(ReadOnlySpan<byte> start, bool isAll, out bool isTooShort)
    {
        var format = JsonFormatOf(start, SplitterOf(start), isAll, out isTooShort);
        // The rest of a line may begin like a list.
        return format ?? (start.Contains((byte)'\n') ? JsonFormatOf(start, new LineSplitter(), isAll, out _) : null);
    }

    private static SourceFormat? JsonFormatOf(ReadOnlySpan<byte> start, ISplitter splitter, bool isAll, out bool isTooShort)
    {
        var pieces = 0;
        for (; pieces < MostPieces && splitter.TryNext(start, isAll, out var piece, out var used); pieces++)
        {
            if (FormatOf(piece) is { } format)
            {
                isTooShort = false;
                return format;
            }

            start = start[used..];
        }

        isTooShort = pieces == 0;
        return null;
    }

    private static bool IsJson(ReadOnlySpan<byte> start) => start.TrimStart(Blanks) is [(byte)'{' or (byte)'[', ..];

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> start) =>
        new LineSplitter(quotes: true).TryNext(start, isEnd: true, out var line, out _) ? line : default;

    /// <summary>
    /// How a file of JSON is cut: a line is a value, unless the first one goes on over several. A first line that was cut is still a line.
    /// </summary>
    public static ISplitter SplitterOf(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(Blanks);
        if (text.StartsWith("["u8))
            return new JsonSplitter();

        var end = text.IndexOf((byte)'\n');
        var goesOn = text.StartsWith("{"u8) && end >= 0 && GoesOn(text[..end].TrimEnd(Blanks), text[(end + 1)..].TrimStart(Blanks));
        return goesOn ? new JsonSplitter() : new LineSplitter();
    }

    private static bool GoesOn(ReadOnlySpan<byte> line, ReadOnlySpan<byte> next) =>
        line[^1] is (byte)'{' or (byte)'[' or (byte)',' or (byte)':'
        || (!next.StartsWith("{"u8) && !(line[^1] == '}' && new JsonSplitter().TryNext(line, isEnd: false, out _, out _)));

    private static SourceFormat? FormatOf(ReadOnlySpan<byte> piece)
    {
        try
        {
            var json = new Utf8JsonReader(piece);
            using var document = JsonDocument.ParseValue(ref json);
            var line = document.RootElement;
            return line.ValueKind == JsonValueKind.Object
                ? UsageReaders.All.FirstOrDefault(format => format.Recognises?.Invoke(line) == true)
                : null;
        }
        // A text that is none, in bytes or in escapes, is no fault of JSON's.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
