using Calculator.Testing;

namespace Calculator.HttpBench;

/// <summary>What the benchmark needs of the repository it was built from.</summary>
internal static class Needed
{
    /// <summary>The path of something below the repository's root; fails with a piece of advice if it is not there.</summary>
    public static string At(string path, string advice)
    {
        var full = Path.Combine(Repository.Root, path);
        return Path.Exists(full) ? full : throw new BenchFailure($"There is no {path}: {advice}.");
    }
}
