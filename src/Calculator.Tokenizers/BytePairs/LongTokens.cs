using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Calculator.Tokenizers.Vocabularies;
using static Calculator.Tokenizers.BytePairs.OpenAddressing;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>Finds the few tokens that are too long to be packed: a hash of their ends is kept beside the rank.</summary>
/// <param name="vocabulary">All tokens, by rank.</param>
/// <param name="count">How many of them are long, of eight bytes at least.</param>
internal sealed class LongTokens(RankedTokens vocabulary, int count)
{
    private readonly (ulong Hash, int Rank)[] _tokens = new (ulong, int)[Capacity(count)];

    /// <summary>Adds one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int rank)
    {
        var hash = HashOf(vocabulary[rank]);
        var slot = Slot(hash, _tokens.Length);
        while (_tokens[slot].Hash != 0)
            slot = Next(slot, _tokens.Length);
        _tokens[slot] = (hash, rank);
    }

    /// <summary>The rank of the token with exactly these bytes, or <see cref="TokenTable.None"/>.</summary>
    public int Rank(ReadOnlySpan<byte> token)
    {
        var hash = HashOf(token);
        for (var slot = Slot(hash, _tokens.Length); ; slot = Next(slot, _tokens.Length))
        {
            var found = _tokens[slot];
            if (found.Hash == hash && vocabulary[found.Rank].SequenceEqual(token))
                return found.Rank;
            if (found.Hash == 0)
                return TokenTable.None;
        }
    }

    // Never 0, which is what an empty slot has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ReadOnlySpan<byte> token)
    {
        var first = BinaryPrimitives.ReadUInt64LittleEndian(token);
        var last = BinaryPrimitives.ReadUInt64LittleEndian(token[^sizeof(ulong)..]);
        return Hash(first, Hash(last, (ulong)token.Length)) | 1;
    }
}
