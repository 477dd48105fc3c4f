using System.Text.RegularExpressions;

namespace Calculator.Pricing.Files;

/// <summary>
/// The files of a pricing folder as they were read at one moment, before anything is made of them.
/// Two readings with the same digest hold the same bytes: who reads a folder that others write can tell when it has come to rest.
/// </summary>
public sealed partial class PricingFiles
{
    internal const string DigestsFile = "digests.txt";
    private const string SchemaFolder = "schema";
    private const string VocabulariesFolder = "vocabularies";

    // A released version has files of some 100 KB; nothing near this is a price list.
    private const int MostBytes = 4 * 1024 * 1024;

    private const int FoldersInVersion = 2;

    private static readonly EnumerationOptions WholeVersion = Everything(FoldersInVersion);

    /// <summary>How all that may be read of a pricing folder is found: in the folder itself, in its versions and below.</summary>
    internal static readonly EnumerationOptions Whole = Everything(1 + FoldersInVersion);

    private PricingFiles(
        string folder, bool exists, PricingBytes? digests, IReadOnlyList<VersionFiles> versions, VocabularyFolder vocabularies)
    {
        (Folder, Exists, Digests, Versions, Vocabularies) = (folder, exists, digests, versions, vocabularies);
        Digest = PricingDigest.Of(
        [
            .. versions.Select(version => ($"{version.Id}/", Array.Empty<byte>())),
            .. versions.SelectMany(version => version.Files, (version, file) => Entry($"{version.Id}/{file.Name}", file)),
            .. digests is null ? Array.Empty<(string, byte[])>() : [Entry(DigestsFile, digests)],
            .. vocabularies.Stamps,
        ]);
    }

    /// <summary>
    /// SHA-256 over the names and bytes of everything that was read, in lower-case hexadecimal; of vocabularies, which are large and bound
    /// to their versions by digests of their own, over their names, sizes and times.
    /// </summary>
    public string Digest { get; }

    internal string Folder { get; }

    internal bool Exists { get; }

    /// <summary>What the folder says of the digests of released versions; null if it says nothing.</summary>
    internal PricingBytes? Digests { get; }

    internal IReadOnlyList<VersionFiles> Versions { get; }

    /// <summary>The vocabularies that versions may bring.</summary>
    internal VocabularyFolder Vocabularies { get; }

    /// <summary>Reads a folder. Never fails: what cannot be read is a fault of the version it belongs to.</summary>
    /// <param name="folder">
    /// The folder; each folder in it, but for <c>schema</c>, <c>vocabularies</c> and those whose name begins with a dot, is a version.
    /// A file <c>2026-11-20.models.acme.json</c> in the folder itself stands for
    /// <c>2026-11-20/models/acme.json</c>: the keys of a Kubernetes ConfigMap hold no slash. Its values may be packed with gzip.
    /// </param>
    /// <param name="vocabularies">The folder of vocabularies; <c>vocabularies</c> in the folder itself if null.</param>
    public static PricingFiles Read(string folder, string? vocabularies = null)
    {
        var brought = new VocabularyFolder(vocabularies ?? Path.Combine(folder, VocabulariesFolder));
        if (!Directory.Exists(folder))
            return new PricingFiles(folder, false, null, [], brought);

        // The mark is read before what it is for, since it is written last: where its line stands here, the files stood before.
        var loose = NamesOf(Directory.GetFiles, folder);
        var digests = loose.Contains(DigestsFile) ? File(folder, DigestsFile) : null;
        var versions = NamesOf(Directory.GetDirectories, folder)
            .Where(IsVersion)
            .Select(name => new VersionFiles(name, FilesIn(Path.Combine(folder, name))))
            .Concat(loose.Select(name => FlatName().Match(name)).Where(name => name.Success).Select(name => FlatFile(folder, name)))
            .GroupBy(version => version.Id, version => version.Files)
            .Select(version => new VersionFiles(
                version.Key,
                [.. version.SelectMany(files => files).OrderBy(file => file.Name, StringComparer.Ordinal)]))
            .OrderBy(version => VersionDate.Of(version.Id) is null)
            .ThenBy(version => VersionDate.Of(version.Id))
            .ThenBy(version => version.Id, StringComparer.Ordinal);
        return new PricingFiles(folder, true, digests, [.. versions], brought);
    }

    private static EnumerationOptions Everything(int depth) => new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = depth,
        AttributesToSkip = 0,
    };

    // A ConfigMap keeps its files in folders that begin with dots, and links to them.
    private static bool IsVersion(string name) => name is not (SchemaFolder or VocabulariesFolder) && !name.StartsWith('.');

    private static VersionFiles FlatFile(string folder, Match name) => new(
        name.Groups["version"].Value,
        [File(folder, name.Value) with { Name = $"{(name.Groups["models"].Success ? "models/" : "")}{name.Groups["file"].Value}" }]);

    private static IReadOnlyList<PricingBytes> FilesIn(string version) => TryRead<IReadOnlyList<PricingBytes>>(
        () => [.. Directory.GetFiles(version, "*", WholeVersion).Select(file => File(version, Path.GetRelativePath(version, file)))],
        [new PricingBytes("", null)]);

    // A folder may go away while it is read; the next reading tells.
    private static string[] NamesOf(Func<string, string[]> entries, string folder) =>
        TryRead(() => [.. entries(folder).Select(entry => Path.GetFileName(entry))], Array.Empty<string>());

    private static PricingBytes File(string folder, string name) =>
        new(name.Replace('\\', '/'), TryRead(() => Bytes(Path.Combine(folder, name)), null));

    private static byte[]? Bytes(string path)
    {
        // A pipe in a file's place has no length either, and opening it would wait for ever for somebody to write.
        var target = System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        return target.Length switch
        {
            0 => [],
            > MostBytes => null,
            _ => PackedBytes.Unpacked(System.IO.File.ReadAllBytes(path), MostBytes),
        };
    }

    private static T TryRead<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return otherwise;
        }
    }

    private static (string Name, byte[] Bytes) Entry(string name, PricingBytes file) =>
        (file.Bytes is null ? $"{name}?" : name, file.Bytes ?? []);

    [GeneratedRegex(@"^(?<version>[^.]+)\.((?<models>models)\.)?(?<file>.+\.json)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FlatName();
}

/// <summary>The files of one version.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Files">Its files, by name.</param>
internal sealed record VersionFiles(string Id, IReadOnlyList<PricingBytes> Files)
{
    /// <summary>The file that says what a version is based on.</summary>
    public const string BasisFile = "version.json";

    /// <summary>The fingerprint of those that can be read.</summary>
    public string Digest => field ??= PricingDigest.Of(
        from file in Files where file.Bytes is not null select (file.Name, file.Bytes));

    /// <summary>Whether each of them can be read.</summary>
    public bool CanBeRead => Files.All(file => file.Bytes is not null);

    /// <summary>Whether they state only what differs from another version.</summary>
    public bool AreOverlay => Files.Any(file => file.Name == BasisFile);
}

/// <summary>One file of a version.</summary>
/// <param name="Name">Its name inside the version, with slashes; empty for a folder that cannot be read.</param>
/// <param name="Bytes">What it holds; null if it cannot be read, or is far too large for what it should be.</param>
internal sealed record PricingBytes(string Name, byte[]? Bytes);
