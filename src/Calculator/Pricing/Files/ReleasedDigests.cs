using System.Text;
using System.Text.RegularExpressions;

namespace Calculator.Pricing.Files;

/// <summary>
/// The digests of released versions, as <c>digests.txt</c> beside them states them: a version that differs from its own, or is gone, is refused.
/// So a file cut short that is still sound, or a digit that was hit, prices nothing. Without that file nothing is compared.
/// </summary>
internal static partial class ReleasedDigests
{
    /// <summary>Compares versions with their digests.</summary>
    /// <param name="file">The file; null if there is none.</param>
    /// <param name="digests">The digests of the versions that were read, by id.</param>
    public static IEnumerable<PricingFault> Check(PricingBytes? file, IReadOnlyDictionary<string, string> digests) =>
        file is null ? [] : file.Bytes is not { } bytes ? [Fault(1, "cannot be read")] : Lines(bytes).SelectMany((line, index) => Check(line, index + 1, digests));

    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');

    private static IEnumerable<PricingFault> Check(string line, int number, IReadOnlyDictionary<string, string> digests)
    {
        if (Line().Match(line) is not { Success: true } stated)
            yield return Fault(number, "must be a SHA-256 in lower-case hexadecimal, two spaces and a version");
        else if (!digests.TryGetValue(stated.Groups["version"].Value, out var digest))
            yield return Fault(number, $"version {stated.Groups["version"]} was released and is not there; take its line out if it shall not come back");
        else if (digest != stated.Groups["digest"].Value)
            yield return new PricingFault(stated.Groups["version"].Value, 1, "$", $"differs from what was released ({PricingFiles.DigestsFile}({number})); a released version is never edited: copy it to a new date");
    }

    private static PricingFault Fault(int line, string sentence) => new(PricingFiles.DigestsFile, line, "$", sentence);

    [GeneratedRegex(@"^(?<digest>[0-9a-f]{64})  (?<version>\S+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
