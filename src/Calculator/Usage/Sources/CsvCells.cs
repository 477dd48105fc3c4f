using System.Text;

namespace Calculator.Usage.Sources;

/// <summary>The cells of one record of a table (RFC 4180), without a copy of any that needs none.</summary>
internal sealed class CsvCells(byte separator)
{
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
        while (start <= record.Length)
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
