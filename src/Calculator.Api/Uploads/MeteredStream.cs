namespace Calculator.Api.Uploads;

/// <summary>How many bytes and files may still come out of what was sent. One for all of it, however many archives stand in it.</summary>
internal sealed class Meter(long most)
{
    private const int MostFiles = 100_000;

    private long _left = most;
    private int _files;

    /// <summary>Counts what an archive holds, archives too: one that is empty costs as much to open as any.</summary>
    public void TakeFile()
    {
        if (++_files > MostFiles)
            throw new BrokenUpload($"The body holds more than {MostFiles} files; send fewer at once.");
    }

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

    // What unpacks holds memory that no collector sees.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }
}
