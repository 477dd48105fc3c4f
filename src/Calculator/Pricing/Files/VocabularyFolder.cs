using System.Text;

namespace Calculator.Pricing.Files;

/// <summary>
/// The folder of the vocabularies that versions bring. They are too large to be read at every look: a version states the SHA-256 of
/// each, so that one that has changed is not counted with, and that it has changed is seen by its size and its time.
/// </summary>
internal sealed class VocabularyFolder
{
    /// <summary>The most bytes of a file: the largest vocabularies that are published have half of it.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private readonly string _path;

    public VocabularyFolder(string path)
    {
        _path = path;
        Stamps = [.. Files().OrderBy(file => file.Name, StringComparer.Ordinal).Select(StampOf)];
    }

    /// <summary>The folder's own name, as faults name it.</summary>
    public string Name => PricingFolder.NameOf(_path);

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Names => Stamps.Select(stamp => Path.GetFileName(stamp.Name));

    /// <summary>Of each file its name, its size and when it was written.</summary>
    public IReadOnlyList<(string Name, byte[] Stamp)> Stamps { get; }

    /// <summary>The bytes of a file; null if it cannot be read, or is too large.</summary>
    public byte[]? Read(string name)
    {
        try
        {
            var file = FileStamp.Target(new FileInfo(Path.Combine(_path, name)));
            return file.Length is 0 or > MostBytes ? null : File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private FileInfo[] Files()
    {
        try
        {
            return Directory.Exists(_path) ? new DirectoryInfo(_path).GetFiles() : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private (string Name, byte[] Stamp) StampOf(FileInfo file) =>
        ($"{Name}/{file.Name}", Encoding.UTF8.GetBytes(FileStamp.Of(file).Text));
}
