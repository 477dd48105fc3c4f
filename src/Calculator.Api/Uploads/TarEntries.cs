namespace Calculator.Api.Uploads;

/// <summary>
/// Reads a tar from its beginning to its end, as it comes in. Nothing is set aside for a size that a header states: what stands behind it
/// is passed over, or read as it comes. POSIX.1-2017, pax, Interchange Format; GNU tar's manual, Basic Tar Format.
/// </summary>
/// <param name="tar">The tar.</param>
/// <param name="meter">What may still come.</param>
internal sealed class TarEntries(PeekedStream tar, Meter meter) : IDisposable
{
    // Names are for sentences: what is longer than any is passed over, and the file has the name of its header.
    private const int MostPropertyBytes = 1024 * 1024;

    private TarEntryData? _data;

    /// <summary>What is said of a tar that cannot be read.</summary>
    public static BrokenUpload Damaged() => new("The body holds a tar that is cut or damaged.");

    /// <summary>
    /// The next file; null after the last one. Of what is no plain file (links, folders, devices) there is nothing to read.
    /// </summary>
    public async Task<(string Name, Stream Content)?> NextAsync(CancellationToken cancellation)
    {
        var known = default(TarProperties);
        while (await HeaderAsync(cancellation) is { } header)
        {
            _data = new TarEntryData(tar, header.IsProperties ? header.Size : known.Size ?? header.Size);
            if (header.IsFile)
            {
                meter.TakeFile();
                return (known.Name ?? header.Name, _data);
            }

            known = !header.IsProperties ? default
                : header.Size > MostPropertyBytes ? known
                : known.With(header, await _data.AllAsync(cancellation));
        }

        return null;
    }

    public void Dispose() => _data?.Dispose();

    // The end is a block of zeros: where there is none, something is lost.
    private async Task<TarHeader?> HeaderAsync(CancellationToken cancellation)
    {
        if (_data is not null)
            await _data.PassAsync(cancellation);
        if (!await tar.AwaitAsync(TarHeader.Bytes, cancellation))
            throw Damaged();

        var isEnd = !tar.Waiting[..TarHeader.Bytes].ContainsAnyExcept((byte)0);
        var header = isEnd ? default(TarHeader?) : TarHeader.Of(tar.Waiting[..TarHeader.Bytes]);
        tar.Skip(TarHeader.Bytes);
        return header;
    }
}
