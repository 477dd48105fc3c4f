using System.Buffers;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Counts the tokens of a piece that is no token itself: begins with its bytes, and as long as two neighbours together are a token,
/// joins the pair of the lowest rank, the leftmost first.
/// </summary>
internal static class BytePairMerge
{
    private const int MostScanned = 48;

    // Some milliseconds apart, in a run of a megabyte too.
    private const int MergesBetweenLooks = 16_384;
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
        for (var part = 0; part <= length; part++)
            starts[part] = start + part;
        for (var part = 0; part < length - 1; part++)
            pairs[part] = tokens.PairRank(text[start + part], text[start + part + 1]);

        var parts = length;
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

        return parts;
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
        for (var part = 0; part < length; part++)
        {
            (next[part], previous[part]) = (part + 1, part - 1);
            pairs[part] = part + 1 < length ? tokens.PairRank(text[start + part], text[start + part + 1]) : NoPair;
            if (pairs[part] != NoPair)
                heap.AddUnordered(pairs[part], part);
        }

        heap.Order();
        var parts = length;
        while (heap.TryTake(out var rank, out var part))
        {
            // An entry is of the past if the pair it names has been joined, or is another one by now.
            if (pairs[part] != rank)
                continue;

            // What was rented is left to the collector then: it happens to few, and the loop stays plain for all others.
            if (parts % MergesBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            var joined = next[part];
            var after = next[joined];
            pairs[joined] = NoPair;
            next[part] = after;
            if (after < length)
                previous[after] = part;
            parts--;

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

        ArrayPool<int>.Shared.Return(next);
        ArrayPool<int>.Shared.Return(previous);
        ArrayPool<uint>.Shared.Return(pairs);
        return parts;
    }
}
