namespace Calculator.Usage.Reading;

/// <summary>One value of JSON, one piece, on however many lines: each at the top, or each of a list at the top.</summary>
internal sealed class JsonSplitter : ISplitter
{
    private int _seen;
    private int _depth;
    private int _start = -1;
    private bool _inText;
    private bool _isEscaped;
    private bool _inList;

    public bool TryNext(ReadOnlySpan<byte> data, bool isEnd, out ReadOnlySpan<byte> piece, out int used)
    {
        for (; _seen < data.Length; _seen++)
        {
            if (!Closes(data[_seen]))
                continue;

            used = _seen + 1;
            piece = data[_start..used];
            (_seen, _start) = (0, -1);
            return true;
        }

        piece = _start >= 0 ? data[_start..] : [];
        used = data.Length;
        var isCut = isEnd && _start >= 0;
        if (isCut)
            (_seen, _start) = (0, -1);
        return isCut;
    }

    // What is left of it cannot be told from what follows: nothing of the file is read any more.
    public void Forget() => (_seen, _start, _inText, _isEscaped, _depth) = (0, -1, false, false, int.MinValue);

    private bool Closes(byte next)
    {
        if (_inText)
        {
            if (_isEscaped)
                _isEscaped = false;
            else if (next == '\\')
                _isEscaped = true;
            else if (next == '"')
                _inText = false;
            return false;
        }

        switch (next)
        {
            case (byte)'"':
                _inText = true;
                return false;
            case (byte)'[' when _depth == 0 && _start < 0 && !_inList:
                _inList = true;
                return false;
            case (byte)'{' or (byte)'[':
                if (_depth++ == 0)
                    _start = _seen;
                return false;
            case (byte)'}' or (byte)']' when _depth > 0:
                return --_depth == 0;
            case (byte)']':
                _inList = false;
                return false;
            default:
                return false;
        }
    }
}
