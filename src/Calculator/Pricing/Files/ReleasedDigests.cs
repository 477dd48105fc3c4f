using System.Text;
using System.Text.RegularExpressions;

namespace Calculator.Pricing.Files;

/// <summary>
/// The commit mark of a pricing folder: <c>digests.txt</c> states the digest of each version that is released.
/// A version without a line is pending, since its files may still be on their way; one that differs from its line, or is gone, is refused.
/// So a file cut short that is still sound, or a digit that was hit, prices nothing.
/// Where there is no such file every version counts as it stands.
/// </summary>
internal sealed partial class ReleasedDigests
{
    private const string TakeItOut = "take its line out if it shall not come back";

    private readonly IReadOnlyList<(Match Line, int Number)> _lines;

    private ReleasedDigests(bool exist, bool canBeRead, IReadOnlyList<(Match Line, int Number)> lines) =>
        (Exist, CanBeRead, _lines) = (exist, canBeRead, lines);

    /// <summary>Whether there is a mark.</summary>
    public bool Exist { get; }

    private bool CanBeRead { get; }

    /// <summary>Reads the mark.</summary>
    /// <param name="file">The file; null if there is none.</param>
    public static ReleasedDigests Of(PricingBytes? file) => new(
        exist: file is not null,
        canBeRead: file is null or { Bytes: not null },
        file?.Bytes is { } bytes ? [.. Lines(bytes).Select((line, index) => (Line().Match(line), index + 1))] : []);

    /// <summary>Whether a version is put in force: by its line, or by there being no mark at all.</summary>
    public bool Commit(string version) => !Exist || _lines.Any(line => VersionOf(line.Line) == version);

    /// <summary>Compares versions with their lines.</summary>
    /// <param name="digests">The digests of the versions that were read, by id.</param>
    public IEnumerable<PricingFault> Check(IReadOnlyDictionary<string, string> digests) =>
        CanBeRead ? _lines.SelectMany(line => Check(line.Line, line.Number, digests)) : [Fault(1, "cannot be read")];

    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');

    private static string VersionOf(Match line) => line.Groups["version"].Value;

    private static IEnumerable<PricingFault> Check(Match stated, int number, IReadOnlyDictionary<string, string> digests)
    {
        if (!stated.Success)
            yield return Fault(number, "must be a SHA-256 in lower-case hexadecimal, two spaces and a version");
        else if (!digests.TryGetValue(VersionOf(stated), out var digest))
            yield return Fault(number, $"version {VersionOf(stated)} was released and is not there; {TakeItOut}");
        else if (digest != stated.Groups["digest"].Value)
            yield return new PricingFault(VersionOf(stated), 1, "$", Differs(number));
    }

    private static string Differs(int number) =>
        $"differs from what was released ({PricingFiles.DigestsFile}({number})); "
            + "a released version is never edited: copy it to a new date or revision";

    private static PricingFault Fault(int line, string sentence) => new(PricingFiles.DigestsFile, line, "$", sentence);

    [GeneratedRegex(@"^(?<digest>[0-9a-f]{64})  (?<version>\S+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
