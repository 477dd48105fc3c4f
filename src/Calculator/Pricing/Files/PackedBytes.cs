using System.IO.Compression;

namespace Calculator.Pricing.Files;

/// <summary>
/// Files that are packed with gzip, told by how they begin and not by their names: a ConfigMap takes a megabyte, and a pricing version
/// packs to a tenth. No other file of a pricing folder begins so.
/// </summary>
internal static class PackedBytes
{
    private const int PartBytes = 16 * 1024;

    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B];

    /// <summary>What a file holds, unpacked where it is packed.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="most">How many there may be unpacked.</param>
    /// <returns>Null if there are more, or if it is broken.</returns>
    public static byte[]? Unpacked(byte[] bytes, int most)
    {
        if (!bytes.AsSpan().StartsWith(Gzip))
            return bytes;

        try
        {
            using var unpacking = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var part = new byte[PartBytes];
            while (unpacked.Length <= most && unpacking.Read(part) is var read and > 0)
                unpacked.Write(part, 0, read);
            return unpacked.Length > most ? null : unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
