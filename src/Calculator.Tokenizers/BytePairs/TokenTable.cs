using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Calculator.Tokenizers.Vocabularies;
using static Calculator.Tokenizers.BytePairs.OpenAddressing;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Finds the rank of a token by its bytes. Three tables by length: up to 4 bytes are packed with their number and the rank into one word,
/// up to 12 into two, so that a look-up reads one place of memory; the few longer ones are hashed and compared. Nothing is allocated by a
/// look-up.
/// </summary>
internal sealed class TokenTable
{
    /// <summary>What a look-up answers for bytes that are no token.</summary>
    public const int None = -1;

    /// <summary>What stands for no pair: larger than any rank.</summary>
    public const uint NoPair = uint.MaxValue;

    /// <summary>The most tokens there may be: far more than a file of one has.</summary>
    public const int MostTokens = 1 << 26;

    private const int MostShort = 4;
    private const int MostMedium = 12;

    // Above four bytes their number, and the rank above that.
    private const int LengthShift = 32;
    private const int RankShift = 36;

    // 128 kB of bits.
    private const int MarkBits = 14;
    private const int MarkShift = 64 - MarkBits;
    private const int BitShift = MarkShift - 6;

    private readonly ulong[] _shorts;
    private readonly (ulong Low, ulong High)[] _mediums;
    private readonly LongTokens _longs;
    private readonly uint[] _pairRanks = new uint[256 * 256];
    private readonly ulong[] _marks = new ulong[1 << MarkBits];
    private readonly byte[] _bytes;
    private readonly int[] _starts;

    /// <summary>Builds the tables.</summary>
    /// <param name="vocabulary">The tokens, by rank.</param>
    // Run once, and a user is waiting: compiled at its best from the first call on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TokenTable(RankedTokens vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vocabulary.Count, MostTokens);
        (_starts, _bytes) = (vocabulary.Starts, vocabulary.Bytes);
        var (shorts, mediums) = (0, 0);
        for (var rank = 0; rank < Count; rank++)
        {
            var length = _starts[rank + 1] - _starts[rank];
            shorts += length <= MostShort ? 1 : 0;
            Longest = Math.Max(Longest, length);
            mediums += length is > MostShort and <= MostMedium ? 1 : 0;
        }

        (_shorts, _mediums) = (new ulong[Capacity(shorts)], new (ulong, ulong)[Capacity(mediums)]);
        _longs = new LongTokens(vocabulary, Count - shorts - mediums);
        Array.Fill(_pairRanks, NoPair);
        for (var rank = 0; rank < Count; rank++)
            Add(rank);
    }

    /// <summary>What was remembered of texts counted with these tokens, while nobody counts with it.</summary>
    public ConcurrentBag<RecentPieces> Idle { get; } = [];

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
    public int Rank(ReadOnlySpan<byte> text, int start, int length) => length switch
    {
        <= MostShort => ShortRank(Pack(text, start, length) | ((ulong)length << LengthShift)),
        <= MostMedium => MediumRank(Key(text, start, length)),
        _ => _longs.Rank(text.Slice(start, length)),
    };

    /// <summary>The rank of two bytes together, or the largest number there is.</summary>
    public uint PairRank(byte left, byte right) => _pairRanks[(left << 8) | right];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ShortRank(ulong key)
    {
        var (tokens, hash) = (_shorts, Hash(key));
        if (!MayBeToken(hash))
            return None;

        for (var slot = Slot(hash, tokens.Length); ; slot = Next(slot, tokens.Length))
        {
            var found = tokens[slot];
            if (IsKey(found, key))
                return RankOf(found);
            if (found == 0)
                return None;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int MediumRank((ulong Low, ulong High) key)
    {
        var (tokens, hash) = (_mediums, Hash(key.Low, key.High));
        if (!MayBeToken(hash))
            return None;

        for (var slot = Slot(hash, tokens.Length); ; slot = Next(slot, tokens.Length))
        {
            ref var found = ref tokens[slot];
            if (found.Low == key.Low && IsKey(found.High, key.High))
                return RankOf(found.High);
            if (found.High == 0)
                return None;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int rank)
    {
        var (start, length) = (_starts[rank], _starts[rank + 1] - _starts[rank]);
        if (length == 2)
            _pairRanks[(_bytes[start] << 8) | _bytes[start + 1]] = (uint)rank;

        if (length <= MostShort)
            AddShort(Pack(_bytes, start, length) | ((ulong)length << LengthShift), rank);
        else if (length <= MostMedium)
            AddMedium(Key(_bytes, start, length), rank);
        else
            _longs.Add(rank);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddShort(ulong key, int rank)
    {
        var hash = Hash(key);
        var slot = Slot(hash, _shorts.Length);
        while (_shorts[slot] != 0)
            slot = Next(slot, _shorts.Length);
        _shorts[slot] = key | ((ulong)rank << RankShift);
        Mark(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddMedium((ulong Low, ulong High) key, int rank)
    {
        var hash = Hash(key.Low, key.High);
        var slot = Slot(hash, _mediums.Length);
        while (_mediums[slot].High != 0)
            slot = Next(slot, _mediums.Length);
        _mediums[slot] = (key.Low, key.High | ((ulong)rank << RankShift));
        Mark(hash);
    }

    // Most of what is asked for is no token: a bit tells, of a table that is small enough to be near.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBeToken(ulong hash) => ((_marks[hash >> MarkShift] >> (int)(hash >> BitShift)) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark(ulong hash) => _marks[hash >> MarkShift] |= 1UL << (int)(hash >> BitShift);

    // Bytes and their number: the same key, the same bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Low, ulong High) Key(ReadOnlySpan<byte> text, int start, int length)
    {
        var low = Math.Min(length, sizeof(ulong));
        var high = length > low ? Pack(text, start + low, length - low) : 0;
        return (Pack(text, start, low), high | ((ulong)length << LengthShift));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsKey(ulong found, ulong key) => (found ^ key) << (64 - RankShift) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RankOf(ulong found) => (int)(found >> RankShift);

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
}
