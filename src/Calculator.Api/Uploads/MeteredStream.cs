namespace Calculator.Api.Uploads;

/// <summary>How many bytes may still come out of what was sent. One for all of it, however many archives stand in it.</summary>
internal sealed class Meter(long most)
{
    private long _left = most;

    public void Take(int bytes)
    {
        _left -= bytes;
        if (_left < 0)
            throw new BadHttpRequestException("What was sent unpacks to more than the limit.", StatusCodes.Status413PayloadTooLarge);
    }
}

/// <summary>A stream of unpacked bytes: they are counted, and what is wrong with the packing is told as such.</summary>
internal sealed class MeteredStream(Stream packed, Meter meter, string kind) : ReadStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await packed.ReadAsync(buffer, cancellationToken);
            meter.Take(read);
            return read;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new BrokenUpload($"The body holds {kind} that is cut or damaged.", exception);
        }
    }
}
