namespace Calculator.Usage.Reading;

/// <summary>One line, one piece. With <c>quotes</c> a line end inside quotes is part of the line, as in a table (RFC 4180).</summary>
internal sealed class LineSplitter(bool quotes = false) : ISplitter
{
    private int _seen;
    private bool _inQuotes;

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

        (used, _seen, _inQuotes) = (end + 1, 0, false);
        piece = data[..(end > 0 && data[end - 1] == '\r' ? end - 1 : end)];
        return true;
    }

    public void Forget() => _seen = 0;

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
                _inQuotes = !_inQuotes;
            else if (!_inQuotes)
                return place;
        }

        return -1;
    }
}
