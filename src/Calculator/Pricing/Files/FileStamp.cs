using System.Globalization;

namespace Calculator.Pricing.Files;

/// <summary>What tells that a file has changed without reading it.</summary>
/// <param name="Text">Where it is, its size and when it was written; empty for what cannot be looked at.</param>
/// <param name="Written">When it was written; the beginning of time for what cannot be looked at.</param>
internal readonly record struct FileStamp(string Text, DateTime Written)
{
    public static FileStamp Of(FileInfo file)
    {
        try
        {
            var target = Target(file);
            return target.Exists ? Of(target, target.LastWriteTimeUtc) : new("", DateTime.MinValue);
        }
        // A circle of links, or a file that went away meanwhile: it is there, and cannot be read.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new("", DateTime.MinValue);
        }
    }

    /// <summary>The file a link leads to, or the file itself; a link that leads nowhere stands for itself.</summary>
    public static FileInfo Target(FileInfo file) =>
        file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

    private static FileStamp Of(FileInfo target, DateTime written) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{target.FullName} {target.Length} {written.Ticks}"), written);
}
