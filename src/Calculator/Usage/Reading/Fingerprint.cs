using System.Buffers.Binary;
using System.Numerics;

namespace Calculator.Usage.Reading;

/// <summary>
/// 128 bits that stand for an id, so that what has been seen is remembered in 16 bytes a record. Two ids of one log share a fingerprint
/// by chance once in more logs than there are; whoever makes two that do gets a wrong bill of their own.
/// </summary>
internal readonly record struct Fingerprint(ulong High, ulong Low)
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xC2B2_AE3D_27D4_EB4F;
    private const int Rotation = 29;

    /// <summary>The fingerprint of two texts, which is not that of both as one.</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default) =>
        new Fingerprint(First ^ (ulong)first.Length, Second ^ (ulong)second.Length).With(first).With(second);

    /// <summary>The fingerprint of what this one stands for and one more text.</summary>
    public Fingerprint And(ReadOnlySpan<byte> more) => With((ulong)more.Length).With(more);

    /// <summary>The fingerprint of what this one stands for and one more number.</summary>
    public Fingerprint And(long more) => With(unchecked((ulong)more));

    private Fingerprint With(ReadOnlySpan<byte> bytes)
    {
        var mixed = this;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            mixed = mixed.With(BinaryPrimitives.ReadUInt64LittleEndian(bytes));

        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        bytes.CopyTo(rest);
        return mixed.With(BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    private Fingerprint With(ulong word) => new(
        Fold(High ^ word, First) ^ BitOperations.RotateLeft(Low, Rotation),
        Fold(Low ^ word, Second) ^ BitOperations.RotateLeft(High, Rotation));

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
