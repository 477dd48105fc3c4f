namespace Calculator.Api.Uploads;

/// <summary>The bytes of one entry of a tar.</summary>
/// <param name="tar">The tar, at the entry's first byte.</param>
/// <param name="size">How many they are.</param>
internal sealed class TarEntryData(PeekedStream tar, long size) : ReadStream
{
    private readonly int _filling = (int)(-size & (TarHeader.Bytes - 1));
    private long _left = size;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(buffer.Length, _left);
        if (wanted == 0)
            return 0;

        var read = await tar.ReadAsync(buffer[..wanted], cancellationToken);
        _left -= read;
        return read > 0 ? read : throw TarEntries.Damaged();
    }

    /// <summary>All of it, where it is known to be little.</summary>
    public async Task<byte[]> AllAsync(CancellationToken cancellation)
    {
        var all = new byte[_left];
        await ReadExactlyAsync(all, cancellation);
        return all;
    }

    /// <summary>Goes past what was not read, and what a block is filled up with behind it.</summary>
    public override async Task PassAsync(CancellationToken cancellation)
    {
        await base.PassAsync(cancellation);
        if (!await tar.AwaitAsync(_filling, cancellation))
            throw TarEntries.Damaged();
        tar.Skip(_filling);
    }
}
