using System.Numerics;
using System.Runtime.CompilerServices;

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

    /// <summary>The tokens of a piece, whole or merged.</summary>
    static abstract int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation);

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
    public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation) =>
        length == 1 || tokens.Rank(text, start, length) != TokenTable.None
            ? 1
            : BytePairMerge<ByteUnit>.Count(tokens, text, start, length, cancellation);

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
    private const int PlaceBits = 6;
    private const uint MostPlace = (1 << PlaceBits) - 1;
    private const uint NoPair = TokenTable.NoPair;

    /// <summary>The number of tokens.</summary>
    /// <exception cref="OperationCanceledException">The counting of a long piece was given up.</exception>
    public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation) =>
        length <= MostScanned
            ? CountByScan(tokens, text, start, length)
            : WindowedMerge<TUnit>.Count(tokens, text, start, length, cancellation);

    // Quadratic, and the quickest for the short pieces that nearly all of them are. A bit tells where a part begins; beside the rank of a
    // pair stands its place, so that the lowest number tells which one to join.
    private static int CountByScan(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length)
    {
        Span<uint> pairs = stackalloc uint[length];
        var parts = 1UL << length;
        for (var part = 0; part < length; part = TUnit.End(text, start + part) - start)
            parts |= 1UL << part;
        pairs.Fill(NoPair);
        for (var part = 0; Next(parts, part) is var next && next < length; part = next)
            pairs[part] = Keyed(TUnit.Pair(tokens, text, start + part, Next(parts, next) - part), part);

        while (Lowest(pairs) is var lowest && lowest < NoPair << PlaceBits)
        {
            var part = (int)(lowest & MostPlace);
            var joined = Next(parts, part);
            parts ^= 1UL << joined;
            var end = Next(parts, part);
            pairs[joined] = NoPair;
            pairs[part] = end < length ? Keyed(Pair(tokens, text, start + part, Next(parts, end) - part), part) : NoPair;
            if (part > 0)
            {
                var before = BitOperations.Log2(parts & ((1UL << part) - 1));
                pairs[before] = Keyed(Pair(tokens, text, start + before, end - before), before);
            }
        }

        var count = 0;
        for (var part = 0; part < length; part = Next(parts, part))
            count += TUnit.Tokens(tokens, text[(start + part)..(start + Next(parts, part))]);
        return count;
    }

    private static int Next(ulong parts, int part) => BitOperations.TrailingZeroCount(parts & (~1UL << part));

    private static uint Keyed(uint rank, int place) => (rank << PlaceBits) | (uint)place;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lowest(ReadOnlySpan<uint> pairs)
    {
        var lowest = NoPair;
        foreach (var pair in pairs)
            lowest = Math.Min(lowest, pair);
        return lowest;
    }

    // No token is the largest rank of all, so that it is never the lowest.
    private static uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length) =>
        unchecked((uint)tokens.Rank(text, start, length));
}
