using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// The tokens of short pieces, each in one number: the bytes, in the last byte how many they are, and above that how many tokens, which
/// are no more. The latest of two stands in the slot that is looked at first, the one before it beside it.
/// </summary>
/// <typeparam name="TNumber">An unsigned number, which has one byte more than the longest piece.</typeparam>
/// <param name="slots">How many are remembered, a power of two.</param>
internal sealed class ShortPieces<TNumber>(int slots)
    where TNumber : struct, IBinaryInteger<TNumber>
{
    private readonly TNumber[] _entries = new TNumber[slots];

    /// <summary>The most bytes of a piece.</summary>
    public static int MostBytes => Unsafe.SizeOf<TNumber>() - 1;

    private static int CountShift => (8 * MostBytes) + 4;

    /// <summary>The number of tokens of a piece, after whose beginning the text goes on for a whole number.</summary>
    /// <typeparam name="TUnit">What a piece begins with; a table of tokens goes with one.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Count<TUnit>(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
        where TUnit : IMergeUnit
    {
        var key = KeyOf(text, start, length);
        var slot = SlotOf(key);
        var entry = _entries[slot];
        return IsOf(entry, key) ? CountIn(entry) : Find<TUnit>(slot, key, tokens, text, start, length, cancellation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Find<TUnit>(
        int slot, TNumber key, TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
        where TUnit : IMergeUnit
    {
        var entry = _entries[slot ^ 1];
        if (!IsOf(entry, key))
            entry = key | (TNumber.CreateTruncating(TUnit.Count(tokens, text, start, length, cancellation)) << CountShift);
        (_entries[slot], _entries[slot ^ 1]) = (entry, _entries[slot]);
        return CountIn(entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TNumber KeyOf(ReadOnlySpan<byte> text, int start, int length)
    {
        var bytes = Unsafe.ReadUnaligned<TNumber>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
        return (bytes & ((TNumber.One << (8 * length)) - TNumber.One)) | (TNumber.CreateTruncating(length) << (8 * MostBytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(TNumber key)
    {
        var (low, high) = (ulong.CreateTruncating(key), ulong.CreateTruncating(key >>> (4 * Unsafe.SizeOf<TNumber>())));
        return OpenAddressing.Slot(OpenAddressing.Hash(low, high), _entries.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOf(TNumber entry, TNumber key) => TNumber.IsZero((entry ^ key) << 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountIn(TNumber entry) => int.CreateTruncating(entry >>> CountShift);
}
