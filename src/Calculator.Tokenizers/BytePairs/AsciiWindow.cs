using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// The next 32 bytes of a text, a bit a byte for each class. Nearly all pieces are shorter and ASCII: their end is found by counting bits,
/// without a loop whose end is guessed wrong each time.
/// </summary>
internal readonly struct AsciiWindow
{
    /// <summary>The number of bytes.</summary>
    public const int Bytes = 32;

    private const int MostDigits = 3;
    private const byte CaseBit = 0x20;

    // How many bytes there are before one that is not ASCII: what stands from there on is in no class.
    private readonly int _known;
    private readonly uint _digits;
    private readonly uint _spaces;
    private readonly uint _white;
    private readonly uint _signs;

    /// <summary>Looks at the bytes from a place on, which there must be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AsciiWindow(ReadOnlySpan<byte> text, int start)
    {
        var bytes = Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
        var others = bytes.ExtractMostSignificantBits();
        _known = BitOperations.TrailingZeroCount(others);
        _digits = Between(bytes, '0', '9');
        _spaces = Is(bytes, ' ');
        _white = _spaces | Between(bytes, '\t', '\r');
        (Capitals, Letters) = (Between(bytes, 'A', 'Z'), Between(bytes | Vector256.Create(CaseBit), 'a', 'z'));
        (LineEnds, Slashes) = (Is(bytes, '\n') | Is(bytes, '\r'), Is(bytes, '/'));
        _signs = ~(Letters | _digits | _white | others);
    }

    /// <summary>A to Z.</summary>
    public uint Capitals { get; }

    /// <summary>A to Z, a to z.</summary>
    public uint Letters { get; }

    /// <summary>CR and LF.</summary>
    public uint LineEnds { get; }

    /// <summary>The slashes.</summary>
    public uint Slashes { get; }

    /// <summary>1 if what comes first may stand before a word, else 0.</summary>
    public int BeforeWord => (int)((_signs | (_white & ~LineEnds)) & 1);

    /// <summary>Where the first piece ends; false if that is not to be seen from here.</summary>
    /// <param name="word">Where the word ends that it may be; no further than <see cref="BeforeWord"/> if it is none.</param>
    /// <param name="tail">What belongs to signs that it stands behind.</param>
    /// <param name="end">Where it ends.</param>
    // Each is worked out and one of them chosen: a branch would be guessed wrong as often.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFindEnd(int word, uint tail, out int end)
    {
        var white = Run(_white, 0);
        var afterLineEnd = Bytes - BitOperations.LeadingZeroCount(LineEnds & ((1u << white) - 1));
        end = white - (white > 1 ? 1 : 0);
        if (afterLineEnd > 0)
            end = afterLineEnd;

        var beforeSigns = (int)(_spaces & 1);
        var signs = Run(_signs, beforeSigns);
        var afterTail = Run(tail, signs);
        if (signs > beforeSigns)
            end = afterTail;

        var digits = Math.Min(Run(_digits, 0), MostDigits);
        if (digits > 0)
            end = digits;
        if (word > BeforeWord)
            end = word;
        return Math.Max(white, end) < _known;
    }

    /// <summary>Where a run ends that begins at a place; there, if none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Run(uint bits, int start) => start + BitOperations.TrailingZeroCount(~(bits >> start));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Is(Vector256<byte> bytes, char value) =>
        Vector256.Equals(bytes, Vector256.Create((byte)value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Between(Vector256<byte> bytes, char first, char last) => Vector256
        .LessThanOrEqual(bytes - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)))
        .ExtractMostSignificantBits();
}
