namespace Calculator.Api.Prices;

/// <summary>
/// The released versions that this build was made with. Its tests hold each of them to every rule, and a digest says that a folder has the
/// same bytes: to judge them again at each start, and to read them all, would tell nothing.
/// </summary>
internal static class JudgedVersions
{
    /// <summary>Each with the digest of its files.</summary>
    public static IReadOnlySet<(string Version, string Digest)> All { get; } = Read();

    private static HashSet<(string Version, string Digest)> Read()
    {
        using var file = typeof(JudgedVersions).Assembly.GetManifestResourceStream("digests.txt")!;
        using var text = new StreamReader(file);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("  "))
            .Select(line => (line[1], line[0]))
            .ToHashSet();
    }
}
