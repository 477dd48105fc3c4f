using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using static Calculator.Tokenizers.BytePairs.OpenAddressing;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Remembers how many tokens the latest pieces were: texts repeat their words, and to find one here costs less than to look for a token,
/// let alone to merge. Of fixed size, overwritten as it goes, and used again from text to text, by one counting at a time.
/// </summary>
internal sealed class RecentPieces : IDisposable
{
    private const int Slots = 8192;
    private const int MostBytes = 64;

    private readonly TokenTable _tokens;
    private readonly ShortPieces<ulong> _shortest = new(131_072);
    private readonly ShortPieces<UInt128> _short = new(65_536);
    private readonly byte[] _bytes = new byte[Slots * MostBytes];
    private readonly (int Length, int Count)[] _entries = new (int, int)[Slots];

    private RecentPieces(TokenTable tokens) => _tokens = tokens;

    /// <summary>One that nobody else uses until it is disposed.</summary>
    public static RecentPieces Rent(TokenTable tokens) => tokens.Idle.TryTake(out var idle) ? idle : new RecentPieces(tokens);

    /// <summary>The number of tokens of a piece, remembered or found.</summary>
    /// <typeparam name="TUnit">What a piece begins with; a table of tokens goes with one.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Count<TUnit>(ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
        where TUnit : IMergeUnit =>
        length <= ShortPieces<ulong>.MostBytes && start <= text.Length - Unsafe.SizeOf<ulong>()
            ? _shortest.Count<TUnit>(_tokens, text, start, length, cancellation)
            : CountLonger<TUnit>(text, start, length, cancellation);

    public void Dispose() => _tokens.Idle.Add(this);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int CountLonger<TUnit>(ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
        where TUnit : IMergeUnit
    {
        if (length <= ShortPieces<UInt128>.MostBytes && start <= text.Length - Unsafe.SizeOf<UInt128>())
            return _short.Count<TUnit>(_tokens, text, start, length, cancellation);
        if (length < sizeof(ulong) || length > MostBytes)
            return TUnit.Count(_tokens, text, start, length, cancellation);

        var piece = text.Slice(start, length);
        var slot = SlotOf(piece);
        var remembered = _bytes.AsSpan(slot * MostBytes, length);
        ref var entry = ref _entries[slot];
        if (entry.Length != length || !remembered.SequenceEqual(piece))
        {
            // Forgotten first: a merge that is given up must not leave the old count under the new bytes.
            entry = default;
            piece.CopyTo(remembered);
            entry = (length, TUnit.Count(_tokens, text, start, length, cancellation));
        }

        return entry.Count;
    }

    private static int SlotOf(ReadOnlySpan<byte> piece)
    {
        var hash = Hash((ulong)piece.Length);
        for (var rest = piece; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
            hash = Hash(BinaryPrimitives.ReadUInt64LittleEndian(rest), hash);
        return Slot(Hash(BinaryPrimitives.ReadUInt64LittleEndian(piece[^sizeof(ulong)..]), hash), Slots);
    }
}
