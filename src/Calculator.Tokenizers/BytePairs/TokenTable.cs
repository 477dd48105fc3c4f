using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Finds the rank of a token by its bytes. Three open-addressing tables by length: up to 7
/// bytes pack with their length into one word, up to 15 into two,
/// and the few longer ones are hashed and compared. Nothing is allocated by a look-up.
/// </summary>
internal sealed class TokenTable
{
    /// <summary>What a look-up answers for bytes that are no token.</summary>
    public const int None = -1;

    /// <summary>What stands for no pair: larger than any rank.</summary>
    public const uint NoPair = uint.MaxValue;

    private const int MostShort = 7;
    /// <summary>The most bytes that <see cref="Key"/> takes.</summary>
    public const int MostMedium = 15;

    private readonly ulong[] _shortKeys;
    private readonly int[] _shortRanks;
    private readonly (ulong Low, ulong High)[] _mediumKeys;
    private readonly int[] _mediumRanks;
    private readonly Dictionary<int, List<int>> _longRanksByHash = [];
    private readonly uint[] _pairRanks = new uint[256 * 256];
    private readonly byte[] _bytes;
    private readonly int[] _starts;

    /// <summary>Builds the tables.</summary>
    /// <param name="vocabulary">The tokens, by rank.</param>
    // Run once, and a user is waiting: compiled at its best from the first call on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TokenTable(RankedTokens vocabulary)
    {
        (_starts, _bytes) = (vocabulary.Starts, vocabulary.Bytes);
        var (shorts, mediums) = (0, 0);
        for (var rank = 0; rank < Count; rank++)
        {
            var length = _starts[rank + 1] - _starts[rank];
            shorts += length <= MostShort ? 1 : 0;
            Longest = Math.Max(Longest, length);
            mediums += length is > MostShort and <= MostMedium ? 1 : 0;
        }

        (_shortKeys, _shortRanks) = (new ulong[Capacity(shorts)], new int[Capacity(shorts)]);
        (_mediumKeys, _mediumRanks) = (new (ulong, ulong)[Capacity(mediums)], new int[Capacity(mediums)]);
        Array.Fill(_pairRanks, NoPair);
        for (var rank = 0; rank < Count; rank++)
            Add(rank);
    }

    /// <summary>The bytes of the longest token.</summary>
    public int Longest { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> this[int rank] => _bytes.AsSpan(_starts[rank], _starts[rank + 1] - _starts[rank]);

    /// <summary>The rank of the token with exactly these bytes, or <see cref="None"/>.</summary>
    /// <param name="text">The text the bytes stand in, so that whole words can be read past their end.</param>
    /// <param name="start">Where the bytes begin.</param>
    /// <param name="length">How many there are, at least 1.</param>
    public int Rank(ReadOnlySpan<byte> text, int start, int length)
    {
        if (length <= MostShort)
            return ShortRank(Pack(text, start, length) | ((ulong)length << 56));

        return length <= MostMedium ? MediumRank(Key(text, start, length)) : LongRank(text.Slice(start, length));
    }

    /// <summary>The rank of two bytes together, or the largest number there is.</summary>
    public uint PairRank(byte left, byte right) => _pairRanks[(left << 8) | right];

    private int ShortRank(ulong key)
    {
        var keys = _shortKeys;
        var mask = keys.Length - 1;
        for (var slot = Slot(key, mask); ; slot = (slot + 1) & mask)
        {
            var found = keys[slot];
            if (found == key)
                return _shortRanks[slot];
            if (found == 0)
                return None;
        }
    }

    private int MediumRank((ulong Low, ulong High) key)
    {
        var mask = _mediumKeys.Length - 1;
        for (var slot = Slot(Mix(key), mask); ; slot = (slot + 1) & mask)
        {
            if (_mediumKeys[slot].Low == key.Low && _mediumKeys[slot].High == key.High)
                return _mediumRanks[slot];
            if (_mediumKeys[slot].High == 0)
                return None;
        }
    }

    private int LongRank(ReadOnlySpan<byte> token)
    {
        if (_longRanksByHash.TryGetValue(HashOf(token), out var ranks))
        {
            foreach (var rank in ranks)
            {
                if (this[rank].SequenceEqual(token))
                    return rank;
            }
        }

        return None;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int rank)
    {
        var (start, length) = (_starts[rank], _starts[rank + 1] - _starts[rank]);
        if (length == 2)
            _pairRanks[(_bytes[start] << 8) | _bytes[start + 1]] = (uint)rank;

        if (length <= MostShort)
        {
            var key = Pack(_bytes, start, length) | ((ulong)length << 56);
            var slot = Slot(key, _shortKeys.Length - 1);
            while (_shortKeys[slot] != 0)
                slot = (slot + 1) & (_shortKeys.Length - 1);
            (_shortKeys[slot], _shortRanks[slot]) = (key, rank);
        }
        else if (length <= MostMedium)
        {
            var key = Key(_bytes, start, length);
            var slot = Slot(Mix(key), _mediumKeys.Length - 1);
            while (_mediumKeys[slot].High != 0)
                slot = (slot + 1) & (_mediumKeys.Length - 1);
            (_mediumKeys[slot], _mediumRanks[slot]) = (key, rank);
        }
        else
        {
            var hash = HashOf(this[rank]);
            if (!_longRanksByHash.TryGetValue(hash, out var ranks))
                _longRanksByHash[hash] = ranks = [];
            ranks.Add(rank);
        }
    }

    // Up to 15 bytes and their number in two words: the same key, the same bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Low, ulong High) Key(ReadOnlySpan<byte> text, int start, int length)
    {
        var low = Math.Min(length, sizeof(ulong));
        var high = length > low ? Pack(text, start + low, length - low) : 0;
        return (Pack(text, start, low), high | ((ulong)length << 56));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix((ulong Low, ulong High) key) =>
        unchecked((key.Low * 0x9E3779B97F4A7C15UL) ^ (key.High * 0xC2B2AE3D27D4EB4FUL));

    // One unaligned read where a whole word is left of the text, which is nearly always.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(ReadOnlySpan<byte> text, int start, int length)
    {
        if (start <= text.Length - sizeof(ulong))
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
            return length == sizeof(ulong) ? word : word & ((1UL << (8 * length)) - 1);
        }

        var packed = 0UL;
        for (var at = length - 1; at >= 0; at--)
            packed = (packed << 8) | text[start + at];
        return packed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ulong key, int mask) => (int)(unchecked(key * 0x9E3779B97F4A7C15UL) >> 40) & mask;

    private static int HashOf(ReadOnlySpan<byte> token) =>
        unchecked((int)BinaryPrimitives.ReadUInt64LittleEndian(token) ^ (int)(BinaryPrimitives.ReadUInt64LittleEndian(
            token[8..]) >> 7) ^ (token.Length * 31) ^ (token[^1] << 20));

    private static int Capacity(int tokens) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, tokens * 2));
}
