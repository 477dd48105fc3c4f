namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// A stretch of a text, merged: of two neighbours that together are a token the pair of the lowest rank is joined first, the leftmost
/// among equals, until there is none.
/// </summary>
/// <typeparam name="TUnit">What the parts begin as.</typeparam>
/// <param name="bytes">The most bytes that a stretch may have.</param>
internal sealed class MergedWindow<TUnit>(int bytes)
    where TUnit : IMergeUnit
{
    private const int StepsBetweenLooks = 16_384;

    private readonly PairTree _pairs = new(bytes);
    private readonly int[] _ends = new int[bytes];
    private readonly int[] _previous = new int[bytes];

    /// <summary>The most bytes that a stretch may have.</summary>
    public int Bytes => bytes;

    /// <summary>Where the part ends that begins at a place; both from the beginning of the stretch.</summary>
    public int End(int part) => _ends[part];

    /// <summary>The tokens of the stretch that begin before a place, from its beginning.</summary>
    public int Tokens(TokenTable tokens, ReadOnlySpan<byte> text, int start, int place)
    {
        var count = 0;
        for (var part = 0; part < place; part = _ends[part])
            count += TUnit.Tokens(tokens, text[(start + part)..(start + _ends[part])]);
        return count;
    }

    /// <summary>Merges what stands from a place to the end of a text.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public void Merge(TokenTable tokens, ReadOnlySpan<byte> text, int start, CancellationToken cancellation)
    {
        TakeApart(tokens, text, start, cancellation);
        for (var joins = 1; _pairs.TryFindLowest(out var part); joins++)
        {
            Look(joins, cancellation);
            Join(tokens, text, start, part);
        }
    }

    private void TakeApart(TokenTable tokens, ReadOnlySpan<byte> text, int start, CancellationToken cancellation)
    {
        _pairs.Clear();
        var (length, units) = (text.Length - start, 0);
        for (var (part, before) = (0, -1); part < length; (part, before) = (_ends[part], part))
        {
            Look(++units, cancellation);
            (_ends[part], _previous[part]) = (TUnit.End(text, start + part) - start, before);
            if (_ends[part] < length)
                _pairs[part] = TUnit.Pair(tokens, text, start + part, TUnit.End(text, start + _ends[part]) - start - part);
        }

        _pairs.Refresh(0, length - 1);
    }

    private void Join(TokenTable tokens, ReadOnlySpan<byte> text, int start, int part)
    {
        var (before, joined) = (_previous[part], _ends[part]);
        var end = _ends[part] = _ends[joined];
        var isLast = end == text.Length - start;
        if (!isLast)
            _previous[end] = part;

        _pairs[joined] = TokenTable.NoPair;
        _pairs[part] = isLast ? TokenTable.NoPair : Pair(tokens, text, start + part, _ends[end] - part);
        if (before >= 0)
            _pairs[before] = Pair(tokens, text, start + before, end - before);
        _pairs.Refresh(Math.Max(before, 0), joined);
    }

    // No token is the largest rank of all, so that it is never the lowest.
    private static uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length) =>
        unchecked((uint)tokens.Rank(text, start, length));

    private static void Look(int steps, CancellationToken cancellation)
    {
        if (steps % StepsBetweenLooks == 0)
            cancellation.ThrowIfCancellationRequested();
    }
}
