using Calculator.Pricing;

namespace Calculator.Testing;

/// <summary>The newest version the service is shipped with.</summary>
internal static class NewestShippedPrices
{
    /// <summary>
    /// A new folder with that version alone. It has no commit mark, so the version
    /// counts as it stands, whether or not its line is there yet.
    /// </summary>
    public static string Copied()
    {
        var newest = Directory.GetDirectories(Repository.ShippedPrices).MaxBy(folder => VersionDate.Of(Path.GetFileName(folder)))!;
        var copy = Directory.CreateTempSubdirectory("pricing-").FullName;
        foreach (var file in Directory.GetFiles(newest, "*.json", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Repository.ShippedPrices, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }
}
