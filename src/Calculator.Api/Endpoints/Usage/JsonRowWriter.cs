using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>
/// Writes the objects of a log as they came, one a line, each with a property behind its own; in place of what is no object there is that
/// property alone.
/// </summary>
internal sealed class JsonRowWriter(IBufferWriter<byte> output) : IRowWriter
{
    private const int MostBytesOfNumber = 64;

    public void Write(ReadOnlySpan<byte> piece, in PricedRow? row)
    {
        var line = piece.Trim(" \t\r\n"u8);
        if (line.IsEmpty && row is null)
            return;

        if (row is { } priced)
            Write(line, priced);
        else
            WriteOnOneLine(line);
        output.Write("\n"u8);
    }

    private void Write(ReadOnlySpan<byte> line, in PricedRow row)
    {
        var isObject = !row.IsMalformed;
        if (isObject)
            WriteOnOneLine(line[..^1]);
        else
            output.Write("{"u8);
        output.Write(isObject && line[1..^1].ContainsAnyExcept(" \t\r\n"u8) ? ",\"priced\":"u8 : "\"priced\":"u8);
        WritePrice(row);
        output.Write("}}"u8);
    }

    // Between the values of JSON a line end is a blank, and inside of a text there is none.
    private void WriteOnOneLine(ReadOnlySpan<byte> line)
    {
        while (line.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            output.Write(line[..end]);
            line = line[(end + 1)..];
        }

        output.Write(line);
    }

    private void WritePrice(in PricedRow row)
    {
        if (row.Error is { } error)
        {
            Write("{\"error\":"u8, error);
            return;
        }

        Write("{\"usd\":"u8, row.Total);
        Write(",\"inputUsd\":"u8, row.Input);
        Write(",\"cacheReadUsd\":"u8, row.CacheRead);
        Write(",\"cacheWriteUsd\":"u8, row.CacheWrite);
        Write(",\"cacheWrite1hUsd\":"u8, row.CacheWrite1h);
        Write(",\"outputUsd\":"u8, row.Output);
        Write(",\"webSearchesUsd\":"u8, row.WebSearches);
        Write(",\"model\":"u8, row.Model ?? "");
        Write(",\"tier\":"u8, EnumNames<ServiceTier>.Of(row.Tier.GetValueOrDefault()));
        Write(",\"band\":"u8, row.Band ?? "");
        if (row.Remarks != UsageRemarks.None)
            Write(RemarkNames.Of(row.Remarks));
    }

    // No name has a character that would have to be escaped.
    private void Write(string[] remarks) =>
        Encoding.UTF8.GetBytes($",\"remarks\":[\"{string.Join("\",\"", remarks)}\"]", output);

    private void Write(ReadOnlySpan<byte> name, Usd usd)
    {
        output.Write(name);
        Utf8Formatter.TryFormat(AnswerNumber.Of(usd.Value), output.GetSpan(MostBytesOfNumber), out var written);
        output.Advance(written);
    }

    private void Write(ReadOnlySpan<byte> name, string text)
    {
        output.Write(name);
        output.Write("\""u8);
        output.Write(JsonEncodedText.Encode(text, AnswerJson.Options.Encoder).EncodedUtf8Bytes);
        output.Write("\""u8);
    }
}
