using System.Diagnostics;
using System.Text.Json;
using Calculator.Testing;

namespace Calculator.Benchmarks.Engine;

/// <summary>What npm's genai-prices makes of the cases of a kind.</summary>
/// <param name="Ns">Nanoseconds of one price, over the cases it has a price for.</param>
/// <param name="Usd">Its dollars for each case; null where it has no price.</param>
internal sealed record GenaiKind(double Ns, IReadOnlyList<decimal?> Usd);

/// <summary>Runs the baseline in Node.js.</summary>
internal static class GenaiPrices
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "bench", "Calculator.Benchmarks");

    /// <summary>The run before ours is timed: it also tells what the baseline knows.</summary>
    public static IReadOnlyDictionary<string, GenaiKind> Before { get; } = Run();

    public static IReadOnlyDictionary<string, GenaiKind> Run()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            throw new InvalidOperationException($"Run npm ci in {Folder} first: the baseline comes from there.");

        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "Engine", "time-pricing.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        node.StandardInput.Write(JsonSerializer.Serialize(Cases.Offered.ToDictionary(
            kind => kind.Key,
            kind => kind.Value.Select(Question))));
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return JsonSerializer.Deserialize<Dictionary<string, GenaiKind>>(answer, JsonSerializerOptions.Web)!;
    }

    // It counts cached tokens in input_tokens too, as we do; it knows one cache-write rate, that for five minutes, and no tiers.
    private static object Question(Case one) => new
    {
        model = one.Model,
        providerId = one.Provider switch { "xai" => "x-ai", "moonshot" => "moonshotai", var same => same },
        asOf = Cases.AsOf.ToInstantText(),
        usage = new
        {
            input_tokens = one.Session.Tokens.Input.Value,
            cache_read_tokens = one.Session.Tokens.CacheRead.Value,
            cache_write_tokens = one.Session.Tokens.CacheWrite.Value,
            output_tokens = one.Session.Tokens.Output.Value,
        },
    };
}
