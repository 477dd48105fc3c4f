using System.IO.Compression;
using Calculator.Outcomes;

namespace Calculator.Api.Uploads;

/// <summary>
/// Finds the files in what was sent, as it comes in: packed, in an archive, in one inside another, or as they are. What something is, its
/// first bytes say.
/// </summary>
/// <param name="meter">What may be unpacked.</param>
/// <param name="take">What is done with a file.</param>
internal sealed class UploadedFiles(Meter meter, UploadedFiles.Take take)
{
    private const int MostDepth = 3;
    private const int MostNameCharacters = 200;
    private const int ZipBuffer = 64 * 1024;

    /// <summary>Whether there was any.</summary>
    public bool Any { get; private set; }

    /// <summary>Takes a file. Its name is for sentences alone and is no path to anything.</summary>
    public delegate Task Take(string name, Stream content, CancellationToken cancellation);

    private delegate Task<(string Name, Stream Content)?> NextEntry(CancellationToken cancellation);

    /// <summary>Takes every file of one that was sent.</summary>
    public Task ReadAsync(string name, Stream content, CancellationToken cancellation) => ReadAsync(name, content, 0, cancellation);

    private async Task ReadAsync(string name, Stream content, int depth, CancellationToken cancellation)
    {
        var file = new PeekedStream(content, TarHeader.Bytes);
        _ = await file.AwaitAsync(TarHeader.Bytes, cancellation);
        if (depth < MostDepth && IsGzip(file.Waiting))
            await ReadPacked(name, new GZipStream(file, CompressionMode.Decompress), "a gzip", depth, cancellation);
        else if (depth < MostDepth && ZipEntries.Begin(file.Waiting))
            await ReadZip(file, depth, cancellation);
        else if (depth < MostDepth && TarHeader.Begins(file.Waiting))
            await ReadTar(file, depth, cancellation);
        else
            await ReadFile(name, file, cancellation);
    }

    private async Task ReadPacked(string name, Stream packed, string kind, int depth, CancellationToken cancellation)
    {
        await using var unpacked = new MeteredStream(packed, meter, kind);
        await ReadAsync(name, unpacked, depth + 1, cancellation);
    }

    private async Task ReadZip(PeekedStream file, int depth, CancellationToken cancellation)
    {
        using var entries = new ZipEntries(new PeekedStream(file, ZipBuffer), meter);
        await ReadEntries(file, entries.NextAsync, "a zip", depth, cancellation);
    }

    private async Task ReadTar(PeekedStream file, int depth, CancellationToken cancellation)
    {
        using var entries = new TarEntries(file, meter);
        await ReadEntries(file, entries.NextAsync, "a tar", depth, cancellation);
    }

    // What stands behind the last file is read too: at its end an archive is held to the sum of the one it is packed in.
    private async Task ReadEntries(PeekedStream file, NextEntry next, string kind, int depth, CancellationToken cancellation)
    {
        while (await next(cancellation) is { } entry)
            await ReadPacked(entry.Name, entry.Content, kind, depth, cancellation);
        await file.PassAsync(cancellation);
    }

    private Task ReadFile(string name, PeekedStream file, CancellationToken cancellation)
    {
        Any = true;
        if (file.Waiting.StartsWith(new byte[] { 0xFF, 0xFE }) || file.Waiting.StartsWith(new byte[] { 0xFE, 0xFF }))
            throw new BrokenUpload("The body holds text in UTF-16; send it in UTF-8.");

        return take(Echo.OnOneLine(name.Length > MostNameCharacters ? name[^MostNameCharacters..] : name), file, cancellation);
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith("\x1F"u8) && start.Length > 1 && start[1] == 0x8B;
}
