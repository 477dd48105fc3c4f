using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Calculator.Testing;

/// <summary>A pricing folder that is written as it is documented: the files of a version first, and then its line, by a rename.</summary>
internal sealed class WrittenPrices : IDisposable
{
    public const string Mark = "digests.txt";

    /// <summary>The version whose files are written.</summary>
    public const string Version = "2026-11-21";

    public string Folder { get; } = Directory.CreateTempSubdirectory("pricing-").FullName;

    /// <summary>The files of the version, by their names inside it.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Read();

    /// <summary>Writes every file of a version, and no mark.</summary>
    public void WriteAll(string version)
    {
        foreach (var (file, text) in Files)
            Write(version, file, text);
    }

    public void Write(string version, string file, string text)
    {
        var path = Path.Combine(Folder, version, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Puts the mark in place: a line for each of these versions as it stands, and no other.</summary>
    public void Commit(params string[] versions)
    {
        Directory.CreateDirectory(Folder);
        var written = Path.Combine(Folder, $"{Mark}.new");
        File.WriteAllText(written, string.Concat(versions.Select(version => $"{DigestOf(version)}  {version}\n")));
        File.Move(written, Path.Combine(Folder, Mark), overwrite: true);
    }

    public void Unmark() => File.Delete(Path.Combine(Folder, Mark));

    /// <summary>
    /// The digest of a version as it stands, calculated as <c>pricing/README.md</c> says: over each name, length and content.
    /// </summary>
    public string DigestOf(string version)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var folder = Path.Combine(Folder, version);
        var names = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path));
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, name));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{bytes.Length}\n")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Dictionary<string, string> Read()
    {
        var folder = Path.Combine(Repository.Prices, Version);
        return Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
    }
}
