using Calculator.Usage.Sources;

namespace Calculator.Usage.Reading;

/// <summary>
/// One line, one piece. With <c>quotes</c> a line end inside of quotes is part of the line, as in a table: a quote opens a cell only where
/// the cell begins, as <see cref="CsvCells"/> has it (RFC 4180), and is a letter like any other elsewhere.
/// </summary>
internal sealed class LineSplitter(bool quotes = false) : ISplitter
{
    private const int Nowhere = -1;

    private int _seen;
    private bool _inQuotes;
    private int _closedAt = Nowhere;
    private byte? _separator;

    public bool TryNext(ReadOnlySpan<byte> data, bool isEnd, out ReadOnlySpan<byte> piece, out int used)
    {
        var end = EndOf(data);
        if (end < 0)
        {
            piece = data;
            used = data.Length;
            var isWhole = isEnd && data.Length > 0;
            _seen = isWhole ? 0 : data.Length;
            return isWhole;
        }

        (used, _seen, _inQuotes, _closedAt) = (end + 1, 0, false, Nowhere);
        piece = data[..(end > 0 && data[end - 1] == '\r' ? end - 1 : end)];
        // The first line is the header.
        if (quotes && _separator is null && !piece.IsEmpty)
            _separator = CsvCells.SeparatorOf(piece);
        return true;
    }

    public void Forget() => (_seen, _closedAt) = (0, Nowhere);

    private int EndOf(ReadOnlySpan<byte> data)
    {
        if (!quotes)
            return data[_seen..].IndexOf((byte)'\n') is >= 0 and var at ? _seen + at : -1;

        for (var place = _seen; place < data.Length; place++)
        {
            var step = data[place..].IndexOfAny((byte)'\n', (byte)'"');
            if (step < 0)
                return -1;
            place += step;
            if (data[place] == '"')
                Meet(data, place);
            else if (!_inQuotes)
                return place;
        }

        return -1;
    }

    private void Meet(ReadOnlySpan<byte> data, int place)
    {
        if (_inQuotes)
            (_inQuotes, _closedAt) = (false, place);
        // Inside of quotes two stand for one.
        else
            _inQuotes = place == 0 || IsSeparator(data[place - 1]) || _closedAt == place - 1;
    }

    private bool IsSeparator(byte before) =>
        _separator is { } known ? before == known : before is (byte)',' or (byte)';' or (byte)'\t';
}
