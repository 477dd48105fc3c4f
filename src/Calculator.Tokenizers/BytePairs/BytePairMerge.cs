namespace Calculator.Tokenizers.BytePairs;

/// <summary>What a piece is made of before anything is joined.</summary>
internal interface IMergeUnit
{
    /// <summary>Where the unit begins that a place is in.</summary>
    static abstract int Start(ReadOnlySpan<byte> text, int place);

    /// <summary>Where the unit ends that begins at a place.</summary>
    static abstract int End(ReadOnlySpan<byte> text, int start);

    /// <summary>The rank of two units together, or <see cref="TokenTable.NoPair"/>.</summary>
    static abstract uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length);

    /// <summary>The tokens of what is left when nothing can be joined any more.</summary>
    static abstract int Tokens(TokenTable tokens, ReadOnlySpan<byte> part);
}

/// <summary>Bytes, each of which is a token.</summary>
internal readonly struct ByteUnit : IMergeUnit
{
    /// <inheritdoc/>
    public static int Start(ReadOnlySpan<byte> text, int place) => place;

    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) => start + 1;

    /// <inheritdoc/>
    public static uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length) =>
        tokens.PairRank(text[start], text[start + 1]);

    /// <inheritdoc/>
    public static int Tokens(TokenTable tokens, ReadOnlySpan<byte> part) => 1;
}

/// <summary>
/// Counts the tokens of a piece that is no token itself: begins with its units, and as long as two neighbours together are a token,
/// joins the pair of the lowest rank, the leftmost first.
/// </summary>
/// <typeparam name="TUnit">What it begins with.</typeparam>
internal static class BytePairMerge<TUnit>
    where TUnit : IMergeUnit
{
    private const int MostScanned = 48;
    private const uint NoPair = TokenTable.NoPair;

    /// <summary>The number of tokens.</summary>
    /// <exception cref="OperationCanceledException">The counting of a long piece was given up.</exception>
    public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation) =>
        length <= MostScanned
            ? CountByScan(tokens, text, start, length)
            : WindowedMerge<TUnit>.Count(tokens, text, start, length, cancellation);

    // Quadratic, and the quickest for the short pieces that nearly all of them are.
    private static int CountByScan(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length)
    {
        Span<int> starts = stackalloc int[MostScanned + 1];
        Span<uint> pairs = stackalloc uint[MostScanned + 1];
        starts[0] = start;
        var parts = 0;
        while (starts[parts] < start + length)
            starts[++parts] = TUnit.End(text, starts[parts - 1]);
        for (var part = 0; part < parts - 1; part++)
            pairs[part] = TUnit.Pair(tokens, text, starts[part], starts[part + 2] - starts[part]);

        while (parts > 1)
        {
            var lowest = 0;
            for (var part = 1; part < parts - 1; part++)
            {
                if (pairs[part] < pairs[lowest])
                    lowest = part;
            }

            if (pairs[lowest] == NoPair)
                break;

            starts[(lowest + 2)..(parts + 1)].CopyTo(starts[(lowest + 1)..]);
            pairs[(lowest + 2)..parts].CopyTo(pairs[(lowest + 1)..]);
            parts--;
            if (lowest < parts - 1)
                pairs[lowest] = PairAt(tokens, text, starts, lowest);
            if (lowest > 0)
                pairs[lowest - 1] = PairAt(tokens, text, starts, lowest - 1);
        }

        var count = 0;
        for (var part = 0; part < parts; part++)
            count += TUnit.Tokens(tokens, text[starts[part]..starts[part + 1]]);
        return count;
    }

    private static uint PairAt(TokenTable tokens, ReadOnlySpan<byte> text, ReadOnlySpan<int> starts, int part) =>
        Pair(tokens, text, starts[part], starts[part + 2] - starts[part]);

    // No token is the largest rank of all, so that it is never the lowest.
    private static uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length) =>
        unchecked((uint)tokens.Rank(text, start, length));
}
