using System.Text;

namespace Calculator.Pricing.Files;

/// <summary>
/// The names, sizes and times of everything in a pricing folder, and where its links lead: two that are equal tell, without reading a
/// file, that nothing has changed.
/// </summary>
/// <param name="Text">All of them.</param>
/// <param name="LastWritten">When the youngest file was written, in UTC.</param>
public sealed record PricingStamps(string Text, DateTime LastWritten)
{
    // The coarsest clocks of file systems tick once in two seconds.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether whatever is written after a moment has other stamps: a file that is written twice within one tick of the file system's clock
    /// has the same, and what was read between the two is out of date.
    /// </summary>
    /// <param name="moment">When the files were read.</param>
    public bool TellOfWritesAfter(DateTimeOffset moment) => LastWritten < moment.UtcDateTime - Tick;

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder, as <see cref="PricingFiles.Read"/> takes it.</param>
    /// <param name="vocabularies">The folder of vocabularies; null for the one in the folder itself.</param>
    /// <returns>The stamps; null where the folder cannot be looked at, so that only reading tells.</returns>
    public static PricingStamps? Of(string folder, string? vocabularies = null)
    {
        try
        {
            var (text, last) = (new StringBuilder(), DateTime.MinValue);
            foreach (var entry in EntriesOf(folder).Concat(Directory.Exists(vocabularies) ? EntriesOf(vocabularies) : []))
            {
                var stamp = entry is FileInfo file ? FileStamp.Of(file) : new FileStamp($"to {entry.LinkTarget}", DateTime.MinValue);
                text.Append(entry.FullName).Append(' ').Append(stamp.Text).Append('\n');
                last = stamp.Written > last ? stamp.Written : last;
            }

            return new PricingStamps(text.ToString(), last);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<FileSystemInfo> EntriesOf(string folder) => new DirectoryInfo(folder)
        .EnumerateFileSystemInfos("*", PricingFiles.Whole)
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal);
}
