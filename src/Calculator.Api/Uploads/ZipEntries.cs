using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Calculator.Api.Uploads;

/// <summary>
/// Reads a zip from its beginning to its end, as it comes in: the list of its files stands at the end, and to wait for it would mean to
/// keep all
/// of it. Where an entry says its length behind itself (zip to a pipe), its end is where that length is the right one. APPNOTE.TXT 6.3,
/// 4.3.
/// </summary>
/// <param name="zip">The zip.</param>
/// <param name="meter">What may still come.</param>
internal sealed class ZipEntries(PeekedStream zip, Meter meter) : IDisposable
{
    private const int HeaderBytes = 30;
    private const uint Entry = 0x04034B50;
    private const ushort Zip64Field = 1;

    private ZipEntryData? _data;

    /// <summary>Whether a file begins like a zip.</summary>
    public static bool Begin(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8);

    /// <summary>What is said of a zip that cannot be read.</summary>
    public static BrokenUpload Damaged() => new("The body holds a zip that is cut or damaged.");

    /// <summary>The next file; null after the last one.</summary>
    public async Task<(string Name, Stream Content)?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_data is not null)
                await _data.PassAsync(cancellation);
            if (!await zip.AwaitAsync(HeaderBytes, cancellation) || BinaryPrimitives.ReadUInt32LittleEndian(zip.Waiting) != Entry)
                return IsListOfFiles(zip.Waiting) ? null : throw Damaged();

            meter.TakeFile();
            var header = Header.Of(zip.Waiting);
            zip.Skip(HeaderBytes);
            if (!await zip.AwaitAsync(header.NameLength + header.ExtraLength, cancellation))
                throw new BrokenUpload("The body is a zip that is cut in the middle of a file's name.");

            var name = Encoding.UTF8.GetString(zip.Waiting[..header.NameLength]);
            var size = SizeOf(header, zip.Waiting.Slice(header.NameLength, header.ExtraLength));
            zip.Skip(header.NameLength + header.ExtraLength);
            _data = new ZipEntryData(zip, header.HasLengthBehind ? null : size, header.Sum);
            if (!name.EndsWith('/'))
                return (name, new ZipEntryContent(Unpacked(header, _data), _data));
        }
    }

    public void Dispose() => _data?.Dispose();

    private static bool IsListOfFiles(ReadOnlySpan<byte> start) => start.StartsWith("PK\x01\x02"u8) || start.StartsWith("PK\x05\x06"u8);

    private static Stream Unpacked(Header header, ZipEntryData data)
    {
        if (header.IsEncrypted)
            throw new BrokenUpload("The body is a zip that is encrypted; send it without a password.");
        return header.Method switch
        {
            0 => data,
            8 => new DeflateStream(data, CompressionMode.Decompress, leaveOpen: true),
            var other => throw new BrokenUpload($"The body is a zip packed by method {other}; known are 0 (stored) and 8 (deflate)."),
        };
    }

    // Where a size does not fit into 32 bits it stands in a field of its own, behind the unpacked one.
    private static long SizeOf(Header header, ReadOnlySpan<byte> extra)
    {
        if (header.Size != uint.MaxValue)
            return header.Size;

        while (extra.Length >= 4)
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(extra), BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]));
            if (id == Zip64Field && length >= 16 && extra.Length >= 4 + length)
                return BinaryPrimitives.ReadInt64LittleEndian(extra[12..]) is >= 0 and var size ? size : throw Damaged();
            extra = extra[Math.Min(extra.Length, 4 + length)..];
        }

        throw Damaged();
    }

    private readonly record struct Header(ushort Flags, ushort Method, uint Sum, uint Size, ushort NameLength, ushort ExtraLength)
    {
        public bool IsEncrypted => (Flags & 1) != 0;

        public bool HasLengthBehind => (Flags & 8) != 0;

        public static Header Of(ReadOnlySpan<byte> header) => new(
            BinaryPrimitives.ReadUInt16LittleEndian(header[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[14..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[18..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[26..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[28..]));
    }
}
