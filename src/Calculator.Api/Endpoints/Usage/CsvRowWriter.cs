using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>Writes the records of a table as they came, with further cells behind them.</summary>
internal sealed class CsvRowWriter(IBufferWriter<byte> output) : IRowWriter
{
    private static readonly string[] Columns =
    [
        "usd", "inputUsd", "cacheReadUsd", "cacheWriteUsd", "cacheWrite1hUsd", "outputUsd", "webSearchesUsd",
        "model", "tier", "band", "error", "remarks",
    ];

    private const int MostBytesOfNumber = 64;

    private byte _separator = (byte)',';

    public void Write(ReadOnlySpan<byte> piece, in PricedRow? row)
    {
        if (piece.IsEmpty && row is null)
            return;

        if (row is null)
            _separator = UsageRows.SeparatorOf(piece);
        output.Write(piece);
        if (row is { } priced)
            WriteCells(priced);
        else
            WriteHeader();
        output.Write("\r\n"u8);
    }

    private void WriteHeader()
    {
        foreach (var column in Columns)
            Write($"priced.{column}");
    }

    private void WriteCells(in PricedRow row)
    {
        if (row.Error is { } error)
        {
            for (var cell = 2; cell < Columns.Length; cell++)
                Write("");
            Write($"\"{error.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            Write("");
            return;
        }

        Write(row.Total);
        Write(row.Input);
        Write(row.CacheRead);
        Write(row.CacheWrite);
        Write(row.CacheWrite1h);
        Write(row.Output);
        Write(row.WebSearches);
        Write(row.Model ?? "");
        Write(row.Tier is { } tier ? EnumNames<ServiceTier>.Of(tier) : "");
        Write(row.Band ?? "");
        Write("");
        Write(string.Join(' ', RemarkNames.Of(row.Remarks)));
    }

    private void Write(Usd usd)
    {
        var cell = output.GetSpan(MostBytesOfNumber);
        cell[0] = _separator;
        // Most rows have nothing of some class.
        if (usd == Usd.Zero)
        {
            cell[1] = (byte)'0';
            output.Advance(2);
            return;
        }

        Utf8Formatter.TryFormat(AnswerNumber.Of(usd.Value), cell[1..], out var written);
        output.Advance(written + 1);
    }

    private void Write(string text)
    {
        var cell = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        cell[0] = _separator;
        output.Advance(Encoding.UTF8.GetBytes(text, cell[1..]) + 1);
    }
}
