using System.Buffers.Binary;
using System.Text;

namespace Calculator.Api.Uploads;

/// <summary>What a header of a tar says.</summary>
/// <param name="Kind">What stands behind it, by its letter.</param>
/// <param name="Name">The name, as far as it fits.</param>
/// <param name="Size">How many bytes stand behind it.</param>
internal readonly record struct TarHeader(char Kind, string Name, long Size)
{
    /// <summary>How long it is, and what everything behind one is filled up to.</summary>
    public const int Bytes = 512;

    private const byte Binary = 0x80;
    private static readonly Range OfName = ..100;
    private static readonly Range OfSize = 124..136;
    private static readonly Range OfChecksum = 148..156;
    private static readonly Index OfKind = 156;
    private static readonly Range OfMark = 257..263;
    private static readonly Range OfFolder = 345..500;

    /// <summary>Whether a plain file stands behind it.</summary>
    public bool IsFile => Kind is '0' or '\0' or '7';

    /// <summary>Whether what stands behind it is of the next entry, or of all that follow: longer names, above all.</summary>
    public bool IsProperties => Kind is 'x' or 'g' or 'L' or 'K';

    /// <summary>Whether a file begins like a tar.</summary>
    public static bool Begins(ReadOnlySpan<byte> start) => start.Length >= Bytes && start[OfMark].StartsWith("ustar"u8);

    /// <summary>Reads a header.</summary>
    public static TarHeader Of(ReadOnlySpan<byte> header)
    {
        if (SizeIn(header[OfSize]) is not { } size || Octal(header[OfChecksum]) != ChecksumOf(header))
            throw TarEntries.Damaged();

        // What GNU's tar writes there is something else.
        var folder = header[OfMark].SequenceEqual("ustar\0"u8) ? Text(header[OfFolder]) : "";
        var name = Text(header[OfName]);
        var kind = (char)header[OfKind];
        return new TarHeader(kind, folder.Length > 0 ? $"{folder}/{name}" : name, HasData(kind) ? size : 0);
    }

    /// <summary>A text up to the zero that ends it.</summary>
    public static string Text(ReadOnlySpan<byte> field) =>
        Encoding.UTF8.GetString(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field);

    // Of a symbolic link, a device, a folder or a pipe a size is none of what stands behind.
    private static bool HasData(char kind) => kind is not ('2' or '3' or '4' or '5' or '6');

    // The sum of all bytes, as if blanks stood where it stands itself.
    private static long ChecksumOf(ReadOnlySpan<byte> header)
    {
        var sum = (long)' ' * header[OfChecksum].Length;
        foreach (var one in header)
            sum += one;
        foreach (var one in header[OfChecksum])
            sum -= one;
        return sum;
    }

    // A size that does not fit in octal digits stands in binary, behind a mark.
    private static long? SizeIn(ReadOnlySpan<byte> field)
    {
        if (field[0] < Binary)
            return Octal(field);

        var size = BinaryPrimitives.ReadInt64BigEndian(field[^sizeof(long)..]);
        return field[..^sizeof(long)] is [Binary, 0, 0, 0] && size >= 0 ? size : null;
    }

    private static long? Octal(ReadOnlySpan<byte> field)
    {
        var number = 0L;
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return null;
            number = number * 8 + (digit - '0');
        }

        return number;
    }
}
