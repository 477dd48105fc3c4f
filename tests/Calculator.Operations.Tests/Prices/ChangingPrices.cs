using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Calculator.Pricing.Files;

namespace Calculator.Operations.Tests.Prices;

/// <summary>
/// A pricing folder that changes under the service. Each state writes one number into two of its files, and so into two figures of one answer:
/// an answer made of two states shows.
/// </summary>
internal sealed partial class ChangingPrices : IDisposable
{
    public const string Version = "2026-11-21";
    public const string Models = "models/anthropic.json";
    public const string Plans = "plans.json";

    /// <summary>A question whose answer holds the price of the model and the fee of the plan.</summary>
    public const string Question = "/v1/break-even?model=claude-haiku-4-5&inputTokens=1000000&requestsPerSession=10&outputTokens=0&plans=claude-pro&asOf=2026-11-21";

    // What the figures are without a state; the states are added to them.
    private const decimal Rate = 1;
    private const decimal Fee = 20;

    private readonly Dictionary<string, string> _files = [];
    private readonly ConcurrentDictionary<string, int> _states = new();

    public ChangingPrices()
    {
        var from = Path.Combine(Repository.Pricing, Version);
        foreach (var file in Directory.GetFiles(from, "*.json", SearchOption.AllDirectories))
            _files.Add(Path.GetRelativePath(from, file), File.ReadAllText(file));
        Put(0);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("pricing-").FullName;

    /// <summary>Every file of the version in a state.</summary>
    public IReadOnlyDictionary<string, string> Files(int state) => new Dictionary<string, string>(_files)
    {
        [Models] = HaikuRate().Replace(_files[Models], match => $"{match.Groups[1].Value}{Plain(Rate + state)}"),
        [Plans] = ProFee().Replace(_files[Plans], match => $"{match.Groups[1].Value}{Plain(Fee + state)}"),
    };

    /// <summary>Puts a whole state in place, file by file.</summary>
    public void Put(int state)
    {
        Expect(state);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        foreach (var (file, text) in Files(state))
            Write(file, text);
    }

    /// <summary>Notes the digest that answers from a state will carry, before there can be any.</summary>
    public void Expect(int state)
    {
        var aside = Directory.CreateTempSubdirectory("pricing-").FullName;
        foreach (var (file, text) in Files(state))
            Write(Path.Combine(aside, Version, file), text);
        PricingFolder.TryRead(aside, out var catalog, out var faults).ShouldBeTrue(string.Join('\n', faults));
        Directory.Delete(aside, recursive: true);
        _states[catalog!.Default.Digest[..12]] = state;
    }

    /// <summary>The state an answer was made from; fails if it was made from two, or from none that was ever put in place.</summary>
    public int StateOf(Reply answer)
    {
        var state = _states[answer.At("pricing.digest")];
        (answer.At("perSessionUsd"), answer.At("plans.0.monthlyFeeUsd")).ShouldBe((Plain(Rate + state), Plain(Fee + state)), answer.Body);
        return state;
    }

    public string PathOf(string file) => Path.Combine(Folder, Version, file);

    /// <summary>Writes a file, into the version unless its path is a whole one.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""("id": "claude-haiku-4-5".*?"tier": "standard", "input": +)[0-9.]+""", RegexOptions.Singleline)]
    private static partial Regex HaikuRate();

    [GeneratedRegex("""("id": "claude-pro".*?"monthlyFeeUsd": +)[0-9.]+""", RegexOptions.Singleline)]
    private static partial Regex ProFee();
}
