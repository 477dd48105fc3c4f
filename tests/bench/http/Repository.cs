namespace Calculator.HttpBench;

/// <summary>Finds the repository the benchmark was built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The path of something below the repository's root; fails with a piece of advice if it is not there.</summary>
    public static string Require(string path, string advice)
    {
        var full = Path.Combine(Root, path);
        return Path.Exists(full) ? full : throw new BenchFailure($"There is no {path}: {advice}.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Calculator.sln")))
                return folder.FullName;
        }

        throw new BenchFailure($"No Calculator.sln above {AppContext.BaseDirectory}.");
    }
}
