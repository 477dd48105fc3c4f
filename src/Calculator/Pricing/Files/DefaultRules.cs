using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>The rule that a folder has a version to answer from where a question names none, at the moment it is read.</summary>
internal static class DefaultRules
{
    /// <summary>What is wrong; at most one fault.</summary>
    /// <param name="folder">The folder's name.</param>
    /// <param name="committed">The versions that can be asked for.</param>
    /// <param name="pending">Those without a line of the commit mark.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<PricingFault> Check(string folder, IReadOnlyList<string> committed, IReadOnlyList<string> pending, Moment now)
    {
        var (dated, datedPending) = (Dated(committed), Dated(pending));
        if (dated.Count == 0 && datedPending.Count == 0)
            yield return Fault(folder, "holds no version named by a date, such as 2026-11-20");
        else if (dated.Count == 0)
            yield return Fault(PricingFiles.DigestsFile, $"has no line for a version named by a date; pending are {Listed(datedPending)}");
        else if (dated.TrueForAll(id => now < Moment.StartOf(VersionDate.Of(id)!.Value.Day)))
            yield return Fault(folder, $"holds no version whose day has come; scheduled are {Listed(dated)}");
    }

    private static PricingFault Fault(string file, string sentence) => new(file, 1, "$", sentence);

    private static string Listed(List<string> versions) => string.Join(", ", versions);

    private static List<string> Dated(IReadOnlyList<string> versions) => [.. versions.Where(id => VersionDate.Of(id) is not null)];
}
