using System.Buffers;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>What a piece is made of before anything is joined.</summary>
internal interface IMergeUnit
{
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

    // Some milliseconds apart, in a run of ten megabytes too.
    private const int StepsBetweenLooks = 16_384;
    private const uint NoPair = TokenTable.NoPair;

    /// <summary>The number of tokens.</summary>
    /// <exception cref="OperationCanceledException">The counting of a long piece was given up.</exception>
    public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation) =>
        length <= MostScanned ? CountByScan(tokens, text, start, length) : CountByHeap(tokens, text, start, length, cancellation);

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

    // For long runs without a break: n log n, so that no text makes it quadratic.
    private static int CountByHeap(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var next = ArrayPool<int>.Shared.Rent(length);
        var previous = ArrayPool<int>.Shared.Rent(length);
        var pairs = ArrayPool<uint>.Shared.Rent(length);
        using var heap = new PairHeap(length);
        var steps = 0;
        for (var (part, before) = (0, -1); part < length; (part, before) = (next[part], part))
        {
            // What was rented is left to the collector then: it happens to few, and the loops stay plain for all others.
            if (++steps % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            next[part] = TUnit.End(text, start + part) - start;
            previous[part] = before;
            var end = next[part] < length ? TUnit.End(text, start + next[part]) - start : length;
            pairs[part] = next[part] < length ? TUnit.Pair(tokens, text, start + part, end - part) : NoPair;
            if (pairs[part] != NoPair)
                heap.AddUnordered(pairs[part], part);
        }

        heap.Order(cancellation);
        while (heap.TryTake(out var rank, out var part))
        {
            if (++steps % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            // An entry is of the past if the pair it names has been joined, or is another one by now.
            if (pairs[part] != rank)
                continue;

            var joined = next[part];
            var after = next[joined];
            pairs[joined] = NoPair;
            next[part] = after;
            if (after < length)
                previous[after] = part;

            pairs[part] = after < length ? Pair(tokens, text, start + part, next[after] - part) : NoPair;
            if (pairs[part] != NoPair)
                heap.Add(pairs[part], part);

            if (previous[part] is var before and >= 0)
            {
                pairs[before] = Pair(tokens, text, start + before, after - before);
                if (pairs[before] != NoPair)
                    heap.Add(pairs[before], before);
            }
        }

        var count = 0;
        for (var part = 0; part < length; part = next[part])
            count += TUnit.Tokens(tokens, text[(start + part)..(start + next[part])]);
        ArrayPool<int>.Shared.Return(next);
        ArrayPool<int>.Shared.Return(previous);
        ArrayPool<uint>.Shared.Return(pairs);
        return count;
    }
}
