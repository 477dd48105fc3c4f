using System.Numerics;
using System.Runtime.Intrinsics;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// The ranks of pairs of neighbours by their place, and which of them is the lowest, the leftmost first among equals. A tree of sixteen
/// children a node, each node the lowest of its children, since the lowest of sixteen numbers takes but a few instructions: three to
/// four times as fast as a heap, which also keeps what is no pair any more.
/// </summary>
internal sealed class PairTree
{
    private const int Arity = 16;

    // The ranks, then the lowest of each sixteen of them, and so on up to the last sixteen.
    private readonly uint[][] _levels;

    /// <param name="places">The number of places.</param>
    public PairTree(int places)
    {
        var levels = new List<uint[]>();
        do
        {
            places = (places + Arity - 1) / Arity;
            levels.Add(new uint[places * Arity]);
        }
        while (places > 1);
        _levels = [.. levels];
    }

    /// <summary>The rank at a place; none is told of a new one before <see cref="Refresh"/>.</summary>
    public uint this[int place]
    {
        set => _levels[0][place] = value;
    }

    /// <summary>Forgets all pairs.</summary>
    public void Clear()
    {
        foreach (var level in _levels)
            level.AsSpan().Fill(TokenTable.NoPair);
    }

    /// <summary>Puts in order what has changed between two places, the last one with it.</summary>
    public void Refresh(int first, int last)
    {
        var hasChanged = true;
        for (var level = 1; level < _levels.Length && hasChanged; level++)
        {
            (first, last, hasChanged) = (first / Arity, last / Arity, false);
            for (var node = first; node <= last; node++)
            {
                var lowest = Lowest(_levels[level - 1].AsSpan(node * Arity, Arity));
                hasChanged |= _levels[level][node] != lowest;
                _levels[level][node] = lowest;
            }
        }
    }

    /// <summary>Finds the place of the lowest rank; false if no pair is left.</summary>
    public bool TryFindLowest(out int place)
    {
        place = 0;
        var lowest = Lowest(_levels[^1]);
        for (var level = _levels.Length - 1; level >= 0; level--)
            place = (place * Arity) + IndexOf(lowest, _levels[level].AsSpan(place * Arity, Arity));
        return lowest != TokenTable.NoPair;
    }

    private static uint Lowest(ReadOnlySpan<uint> sixteen)
    {
        var eight = Vector256.Min(Vector256.Create(sixteen), Vector256.Create(sixteen[Vector256<uint>.Count..]));
        var four = Vector128.Min(eight.GetLower(), eight.GetUpper());
        var two = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2u, 3, 0, 1)));
        return Math.Min(two[0], two[1]);
    }

    private static int IndexOf(uint rank, ReadOnlySpan<uint> sixteen)
    {
        var left = Vector256.Equals(Vector256.Create(sixteen), Vector256.Create(rank));
        var right = Vector256.Equals(Vector256.Create(sixteen[Vector256<uint>.Count..]), Vector256.Create(rank));
        return BitOperations.TrailingZeroCount(
            left.ExtractMostSignificantBits() | (right.ExtractMostSignificantBits() << Vector256<uint>.Count));
    }
}
