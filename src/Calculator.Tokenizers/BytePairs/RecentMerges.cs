using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Remembers how many tokens the pieces were that had to be merged lately: texts repeat
/// their rare words, and a merge costs as much as reading a line.
/// A JSON of ten megabytes has some hundred thousand distinct ones.
/// Of fixed size, overwritten as it goes, and used again from text to text.
/// </summary>
internal sealed class RecentMerges : IDisposable
{
    private const int Slots = 65_536;
    private const int MostBytes = 64;

    private static readonly ConcurrentBag<RecentMerges> Idle = [];

    private readonly byte[] _bytes = new byte[Slots * MostBytes];
    private readonly Entry[] _entries = new Entry[Slots];

    private RecentMerges()
    {
    }

    /// <summary>One that nobody else uses until it is disposed.</summary>
    public static RecentMerges Rent() => Idle.TryTake(out var idle) ? idle : new RecentMerges();

    /// <summary>The number of tokens of a piece, remembered or merged.</summary>
    /// <typeparam name="TUnit">What a piece begins with; a table of tokens goes with one.</typeparam>
    public int Count<TUnit>(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
        where TUnit : IMergeUnit
    {
        if (length > MostBytes)
            return BytePairMerge<TUnit>.Count(tokens, text, start, length, cancellation);

        var piece = text.Slice(start, length);
        var slot = SlotOf(piece);
        var remembered = _bytes.AsSpan(slot * MostBytes, length);
        ref var entry = ref _entries[slot];
        if (entry.Length != length || entry.Tokens != tokens || !remembered.SequenceEqual(piece))
        {
            // Forgotten first: a merge that is given up must not leave the old count under the new bytes.
            entry = default;
            piece.CopyTo(remembered);
            entry = new Entry(length, tokens, BytePairMerge<TUnit>.Count(tokens, text, start, length, cancellation));
        }

        return entry.Count;
    }

    public void Dispose() => Idle.Add(this);

    private static int SlotOf(ReadOnlySpan<byte> piece)
    {
        var mixed = (ulong)piece.Length;
        var rest = piece;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            mixed = Mix(mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
        foreach (var last in rest)
            mixed = (mixed << 8) ^ (mixed >> 56) ^ last;
        return (int)((Mix(mixed) >> 40) % Slots);
    }

    private static ulong Mix(ulong word) => unchecked(word * 0x9E3779B97F4A7C15UL) ^ (word >> 29);

    private readonly record struct Entry(int Length, TokenTable? Tokens, int Count);
}
