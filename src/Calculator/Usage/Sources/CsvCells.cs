using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Calculator.Units;

namespace Calculator.Usage.Sources;

/// <summary>The cells of one record of a table (RFC 4180), without a copy of any that needs none.</summary>
internal sealed class CsvCells(byte separator)
{
    // Three digits, a point and three zeros.
    private const int MostOfThousands = 7;

    // No table has as many columns; a record of separators alone would hold more memory than a log.
    private const int MostCells = 16_384;

    private static readonly SearchValues<byte> ZeroAndPoint = SearchValues.Create("0."u8);

    private readonly List<(int Start, int Length, bool IsQuoted)> _cells = [];

    /// <summary>How many there are.</summary>
    public int Count => _cells.Count;

    /// <summary>The separator of a header: whichever of comma, semicolon and tab it has most of.</summary>
    public static byte SeparatorOf(ReadOnlySpan<byte> header)
    {
        var (commas, semicolons, tabs) = (header.Count((byte)','), header.Count((byte)';'), header.Count((byte)'\t'));
        return commas >= semicolons && commas >= tabs ? (byte)',' : semicolons >= tabs ? (byte)';' : (byte)'\t';
    }

    /// <summary>Finds the cells of a record.</summary>
    public void Split(ReadOnlySpan<byte> record)
    {
        _cells.Clear();
        var start = 0;
        while (start <= record.Length && _cells.Count <= MostCells)
        {
            var isQuoted = start < record.Length && record[start] == '"';
            var end = isQuoted ? EndOfQuoted(record, start) : start;
            var next = record[end..].IndexOf(separator);
            var stop = next < 0 ? record.Length : end + next;
            _cells.Add((start, stop - start, isQuoted));
            start = stop + 1;
        }
    }

    /// <summary>
    /// The bytes of a cell, blanks around it and quotes taken off. A quote that is written twice inside stays so: numbers and names have
    /// none.
    /// </summary>
    public ReadOnlySpan<byte> At(ReadOnlySpan<byte> record, int place)
    {
        if (place < 0 || place >= _cells.Count)
            return default;

        var (start, length, isQuoted) = _cells[place];
        var cell = record.Slice(start, length).Trim((byte)' ');
        return isQuoted && cell.Length >= 2 && cell[^1] == '"' ? cell[1..^1] : cell;
    }

    /// <summary>Of several columns of one meaning the cell that says something; an empty one where none does.</summary>
    public ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> record, int[] places) => FirstOf(record, places, out _);

    /// <summary>
    /// The same, with its place: the first cell that is not empty, but for one of 0, behind which another may say more. Where the tables of
    /// several programs are put together, the columns of the others are 0.
    /// </summary>
    public ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> record, int[] places, out int place)
    {
        place = -1;
        foreach (var next in places)
        {
            var cell = At(record, next);
            if (cell.ContainsAnyExcept(ZeroAndPoint))
            {
                place = next;
                return cell;
            }

            if (place < 0 && !cell.IsEmpty)
                place = next;
        }

        return At(record, place);
    }

    /// <summary>
    /// A whole number, of an empty cell 0; -1, which no record may have, where it is something else. Spreadsheets write 1200.0 and 1.2E+6
    /// too; of 12.000 nobody knows whether it is twelve or twelve thousand.
    /// </summary>
    public static long Number(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return 0;
        if (Utf8Parser.TryParse(cell, out long number, out var read) && read == cell.Length)
            return number;

        var isPlain = PlainNumber.TryParse(Encoding.UTF8.GetString(cell), out var plain);
        var mayBeThousands = plain != 0 && cell.Length <= MostOfThousands && cell.EndsWith(".000"u8);
        return isPlain && !mayBeThousands && TokenCount.Bounds.Contain(plain) ? (long)plain : -1;
    }

    /// <summary>A cell as a text.</summary>
    public string Text(ReadOnlySpan<byte> record, int place) => Encoding.UTF8.GetString(At(record, place));

    private static int EndOfQuoted(ReadOnlySpan<byte> record, int start)
    {
        for (var at = start + 1; at < record.Length; at++)
        {
            if (record[at] != '"')
                continue;
            if (at + 1 >= record.Length || record[at + 1] != '"')
                return at + 1;
            at++;
        }

        return record.Length;
    }
}
