using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Operations.Tests.Prices;

/// <summary>
/// A pricing folder that changes under the service. Each state writes one number into
/// two of its files, and so into two figures of one answer:
/// an answer made of two states shows. It is written as it is documented: the files first, and the mark last.
/// </summary>
internal sealed partial class ChangingPrices : IDisposable
{
    public const string Version = WrittenPrices.Version;
    public const string Models = "models/anthropic.json";
    public const string Plans = "plans.json";

    /// <summary>A question whose answer holds the price of the model and the fee of the plan.</summary>
    public const string Question = "/v1/break-even?model=claude-haiku-4-5&inputTokens=1000000&requestsPerSession=10&outputTokens=0"
        + "&plans=claude-pro&asOf=2026-11-21";

    /// <summary>A moment at which the version is the default.</summary>
    public static Moment Newest { get; } = Moment.StartOf(new DateOnly(2026, 11, 21));

    // What the figures are without a state; the states are added to them.
    private const decimal Rate = 1;
    private const decimal Fee = 20;

    private readonly ConcurrentDictionary<string, int> _states = new();
    private readonly WrittenPrices _written = new();

    public ChangingPrices() => Put(0);

    public string Folder => _written.Folder;

    /// <summary>Every file of the version in a state.</summary>
    public static IReadOnlyDictionary<string, string> Files(int state) => new Dictionary<string, string>(WrittenPrices.Files)
    {
        [Models] = HaikuRate().Replace(WrittenPrices.Files[Models], match => $"{match.Groups[1].Value}{Plain(Rate + state)}"),
        [Plans] = ProFee().Replace(WrittenPrices.Files[Plans], match => $"{match.Groups[1].Value}{Plain(Fee + state)}"),
    };

    /// <summary>Puts a whole state in place, file by file, and the mark when all of them are there.</summary>
    public void Put(int state)
    {
        Expect(state);
        foreach (var version in Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : [])
            Directory.Delete(version, recursive: true);
        foreach (var (file, text) in Files(state))
            Write(file, text);
        Commit(Version);
    }

    /// <inheritdoc cref="WrittenPrices.Commit"/>
    public void Commit(params string[] versions) => _written.Commit(versions);

    /// <summary>Takes the mark away.</summary>
    public void Unmark() => _written.Unmark();

    /// <inheritdoc cref="WrittenPrices.DigestOf"/>
    public string DigestOf(string version) => _written.DigestOf(version);

    /// <summary>Notes the digest that answers from a state will carry, before there can be any.</summary>
    public void Expect(int state)
    {
        using var aside = new WrittenPrices();
        foreach (var (file, text) in Files(state))
            aside.Write(Version, file, text);
        PricingFolder.TryRead(aside.Folder, Newest, out var catalog, out var faults).ShouldBeTrue(string.Join('\n', faults));
        _states[catalog!.DefaultAt(Newest).Digest[..12]] = state;
    }

    /// <summary>The state an answer was made from; fails if it was made from two, or from none that was ever put in place.</summary>
    public int StateOf(Reply answer)
    {
        var state = _states[answer.At("pricing.digest")];
        (answer.At("perSessionUsd"), answer.At("plans.0.feeUsd")).ShouldBe((Plain(Rate + state), Plain(Fee + state)), answer.Body);
        return state;
    }

    public string PathOf(string file) => Path.Combine(Folder, Version, file);

    /// <summary>Writes a file, into the version unless its path is a whole one.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Dispose() => _written.Dispose();

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""("id": "claude-haiku-4-5".*?"tier": "standard", "input": +)[0-9.]+""", RegexOptions.Singleline)]
    private static partial Regex HaikuRate();

    [GeneratedRegex("""("id": "claude-pro".*?"monthlyFeeUsd": +)[0-9.]+""", RegexOptions.Singleline)]
    private static partial Regex ProFee();
}
