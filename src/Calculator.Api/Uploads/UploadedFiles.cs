using System.Formats.Tar;
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
    private const int MostFiles = 100_000;
    private const int MostDepth = 3;
    private const int MostNameCharacters = 200;
    private const int TarHeaderBytes = 512;
    private const int TarMarkAt = 257;
    private const int ZipBuffer = 64 * 1024;

    private static readonly TarEntryType[] PlainFiles = [TarEntryType.RegularFile, TarEntryType.V7RegularFile, TarEntryType.ContiguousFile];

    private int _files;

    /// <summary>Whether there was any.</summary>
    public bool Any => _files > 0;

    /// <summary>Takes a file. Its name is for sentences alone and is no path to anything.</summary>
    public delegate Task Take(string name, Stream content, CancellationToken cancellation);

    /// <summary>Takes every file of one that was sent.</summary>
    public Task ReadAsync(string name, Stream content, CancellationToken cancellation) => ReadAsync(name, content, 0, cancellation);

    private async Task ReadAsync(string name, Stream content, int depth, CancellationToken cancellation)
    {
        var file = new PeekedStream(content, TarHeaderBytes);
        _ = await file.AwaitAsync(TarHeaderBytes, cancellation);
        if (depth < MostDepth && IsGzip(file.Waiting))
            await ReadAsync(name, Unpacked(new GZipStream(file, CompressionMode.Decompress), "a gzip"), depth + 1, cancellation);
        else if (depth < MostDepth && ZipEntries.Begin(file.Waiting))
            await ReadZip(file, depth, cancellation);
        else if (depth < MostDepth && IsTar(file.Waiting))
            await ReadTar(file, depth, cancellation);
        else
            await ReadFile(name, file, cancellation);
    }

    private MeteredStream Unpacked(Stream packed, string kind) => new(packed, meter, kind);

    private async Task ReadZip(PeekedStream file, int depth, CancellationToken cancellation)
    {
        using var entries = new ZipEntries(new PeekedStream(file, ZipBuffer));
        while (await entries.NextAsync(cancellation) is { } entry)
            await ReadAsync(entry.Name, Unpacked(entry.Content, "a zip"), depth + 1, cancellation);
    }

    // Of what is no plain file (links, folders, devices) there is nothing to read.
    private async Task ReadTar(PeekedStream file, int depth, CancellationToken cancellation)
    {
        await using var entries = new TarReader(file, leaveOpen: true);
        while (await NextAsync(entries, cancellation) is { } entry)
        {
            if (PlainFiles.Contains(entry.EntryType) && entry.DataStream is { } data)
                await ReadAsync(entry.Name, Unpacked(data, "a tar"), depth + 1, cancellation);
        }
    }

    private static async ValueTask<TarEntry?> NextAsync(TarReader entries, CancellationToken cancellation)
    {
        try
        {
            return await entries.GetNextEntryAsync(copyData: false, cancellation);
        }
        catch (Exception exception) when (exception
            is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new BrokenUpload("The body holds a tar that is cut or damaged.", exception);
        }
    }

    private Task ReadFile(string name, PeekedStream file, CancellationToken cancellation)
    {
        if (++_files > MostFiles)
            throw new BrokenUpload($"The body holds more than {MostFiles} files; send fewer at once.");
        if (file.Waiting.StartsWith(new byte[] { 0xFF, 0xFE }) || file.Waiting.StartsWith(new byte[] { 0xFE, 0xFF }))
            throw new BrokenUpload("The body holds text in UTF-16; send it in UTF-8.");

        return take(Echo.OnOneLine(name.Length > MostNameCharacters ? name[^MostNameCharacters..] : name), file, cancellation);
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith("\x1F"u8) && start.Length > 1 && start[1] == 0x8B;

    private static bool IsTar(ReadOnlySpan<byte> start) => start.Length >= TarHeaderBytes && start[TarMarkAt..].StartsWith("ustar"u8);
}
