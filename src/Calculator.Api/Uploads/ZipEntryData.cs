using System.Buffers.Binary;

namespace Calculator.Api.Uploads;

/// <summary>The packed bytes of one file of a zip.</summary>
/// <param name="zip">The zip, at the file's first byte.</param>
/// <param name="size">How many they are; null where that is said behind them.</param>
/// <param name="sum">The sum of what they unpack to; said behind them where the size is.</param>
internal sealed class ZipEntryData(PeekedStream zip, long? size, uint sum) : ReadStream
{
    private const int LengthBytes = 16;
    private const int LongLengthBytes = 24;

    private long _read;
    private bool _isEnd;

    /// <summary>The sum of what the bytes unpack to, once all were read.</summary>
    public uint Sum { get; private set; } = sum;

    private static ReadOnlySpan<byte> Behind => "PK\x07\x08"u8;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isEnd || buffer.Length == 0)
            return 0;

        // As far as it can be told that the end does not lie within it.
        var isMore = await zip.AwaitAsync(size is null ? LongLengthBytes + 1 : 1, cancellationToken);
        var count = (int)Math.Min(Available(isMore), buffer.Length);
        if (count == 0)
        {
            End(isMore);
            return 0;
        }

        zip.Waiting[..count].CopyTo(buffer.Span);
        zip.Skip(count);
        _read += count;
        return count;
    }

    private long Available(bool isMore)
    {
        if (size is { } known)
            return Math.Min(known - _read, zip.Waiting.Length);

        var waiting = zip.Waiting;
        for (var from = 0; from < waiting.Length;)
        {
            var at = waiting[from..].IndexOf(Behind);
            if (at < 0)
                return isMore ? waiting.Length - Behind.Length : waiting.Length;
            at += from;
            if (waiting.Length - at < LengthBytes)
                return isMore ? at : waiting.Length;
            if (IsLengthAt(at))
                return at;
            from = at + 1;
        }

        return waiting.Length;
    }

    private bool IsLengthAt(int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(zip.Waiting[(at + 8)..]) == (uint)((_read + at) & uint.MaxValue);

    private void End(bool isMore)
    {
        _isEnd = true;
        if (_read < size || (size is null && !isMore && zip.Waiting.Length < LengthBytes))
            throw new BrokenUpload("The body holds a zip that is cut in the middle of a file.");
        if (size is not null)
            return;

        Sum = BinaryPrimitives.ReadUInt32LittleEndian(zip.Waiting[Behind.Length..]);
        zip.Skip(IsLong() ? LongLengthBytes : LengthBytes);
    }

    // Both forms begin alike; the next thing in a zip begins with its makers' initials.
    private bool IsLong() => zip.Waiting.Length >= LongLengthBytes && !zip.Waiting[LengthBytes..].StartsWith("PK"u8);
}
