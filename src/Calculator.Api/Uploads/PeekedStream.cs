namespace Calculator.Api.Uploads;

/// <summary>A stream of which some bytes may be looked at before they are read.</summary>
internal sealed class PeekedStream(Stream inner, int capacity) : ReadStream
{
    private byte[] _waiting = new byte[capacity];
    private int _start;
    private int _end;

    /// <summary>What has come and was not read.</summary>
    public ReadOnlySpan<byte> Waiting => _waiting.AsSpan(_start, _end - _start);

    /// <summary>Waits for some bytes; false where fewer are left.</summary>
    public async ValueTask<bool> AwaitAsync(int count, CancellationToken cancellation)
    {
        MakeRoom(count);
        while (_end - _start < count)
        {
            var read = await inner.ReadAsync(_waiting.AsMemory(_end), cancellation);
            if (read == 0)
                return false;
            _end += read;
        }

        return true;
    }

    /// <summary>Reads past bytes that have come.</summary>
    public void Skip(int count) => _start += count;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end)
            return await inner.ReadAsync(buffer, cancellationToken);

        var count = Math.Min(buffer.Length, _end - _start);
        _waiting.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        return count;
    }

    private void MakeRoom(int count)
    {
        if (_start + count <= _waiting.Length)
            return;

        var moved = count > _waiting.Length ? new byte[count] : _waiting;
        Waiting.CopyTo(moved);
        (_waiting, _start, _end) = (moved, 0, _end - _start);
    }
}
