using System.IO.Hashing;

namespace Calculator.Api.Uploads;

/// <summary>The unpacked bytes of one file of a zip, held at their end to the sum (CRC-32) that the zip has for them.</summary>
/// <param name="unpacked">The bytes.</param>
/// <param name="data">The same, packed; what stands behind them may tell the sum.</param>
internal sealed class ZipEntryContent(Stream unpacked, ZipEntryData data) : ReadStream
{
    private readonly Crc32 _sum = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await unpacked.ReadAsync(buffer, cancellationToken);
        _sum.Append(buffer.Span[..count]);
        if (count == 0 && buffer.Length > 0)
        {
            await data.PassAsync(cancellationToken);
            if (_sum.GetCurrentHashAsUInt32() != data.Sum)
                throw ZipEntries.Damaged();
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
