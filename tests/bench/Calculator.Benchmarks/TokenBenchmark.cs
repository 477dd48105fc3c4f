using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Calculator.Counting;
using Calculator.Testing;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Benchmarks;

/// <summary>How fast tokens are counted, as ratios against baselines measured in the same run. Prints Markdown.</summary>
internal static class TokenBenchmark
{
    private const int Rounds = 5;
    private const int ShapeBytes = 1_000_000;

    public static int Run()
    {
        var client = ClientFolder();
        Cold();

        var counter = BytePairCounter.O200k;
        var plain = new PlainCounter(counter.TokensByRank());
        Console.WriteLine("| o200k_base, MB/s | ours | .NET regex and dictionary | npm gpt-tokenizer | npm tiktoken | ours ÷ regex | ours "
            + "÷ gpt-tokenizer |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, text) in Corpora.Make(Path.Combine(client, "node_modules")))
            Warm(name, text, counter, plain, client);

        Console.WriteLine();
        Console.WriteLine("| 1 MB of | seconds | time of 2 MB ÷ time of 1 MB |");
        Console.WriteLine("|---|---|---|");
        foreach (var (name, shape) in new[]
        {
            ("one letter", "a"),
            ("spaces", " "),
            ("emoji with joiners", "👩‍👩‍👧‍👦"),
            ("가", "가"),
            ("digits", "1234567890"),
            ("line ends and spaces", "\n "),
            ("base64", ""),
        })
        {
            Hostile(name, shape, counter);
        }
        return 0;
    }

    private static void Cold()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        BytePairCounter.O200k.Count("first use");
        var ready = watch.Elapsed.TotalMilliseconds;
        Console.WriteLine($"Ready {Number(ready, 0)} ms after first use in a cold process; "
            + $"tables of {Number((GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, 1)} MB.");
        Console.WriteLine();
    }

    private static void Warm(string name, byte[] utf8, BytePairCounter counter, PlainCounter plain, string client)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var (tokens, ours) = Best(Rounds, () => counter.CountUtf8(utf8));
        // The regex sees UTF-16, so characters beyond the first plane may be split
        // otherwise: its count may differ, its time is what is wanted.
        var (_, regex) = Best(2, () => plain.Count(text));

        var file = Path.Combine(Path.GetTempPath(), $"corpus-{Environment.ProcessId}.txt");
        File.WriteAllBytes(file, utf8);
        var (gptTokens, gpt) = Npm("gpt-tokenizer", file, client);
        var (tiktokenTokens, tiktoken) = Npm("tiktoken", file, client);
        File.Delete(file);
        if (tokens != tiktokenTokens)
        {
            throw new InvalidOperationException($"{name}: {tokens} tokens, "
                + $"but the reference counts {tiktokenTokens} (gpt-tokenizer {gptTokens}).");
        }

        string Speed(double seconds) => Number(utf8.Length / 1e6 / seconds, 1);
        Console.WriteLine($"| {name} | {Speed(ours)} | {Speed(regex)} | {Speed(gpt)} | {Speed(tiktoken)} | {Number(regex / ours, 1)}× "
            + $"| {Number(gpt / ours, 1)}× |");
    }

    private static void Hostile(string name, string shape, BytePairCounter counter)
    {
        var (once, twice) = (Shaped(shape, ShapeBytes), Shaped(shape, 2 * ShapeBytes));
        var (_, one) = Best(Rounds, () => counter.CountUtf8(once));
        var (_, two) = Best(Rounds, () => counter.CountUtf8(twice));
        Console.WriteLine($"| {name} | {Number(one, 3)} | {Number(two / one, 2)} |");
    }

    private static byte[] Shaped(string shape, int bytes)
    {
        if (shape.Length > 0)
            return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(shape, bytes / Encoding.UTF8.GetByteCount(shape))));

        var random = new byte[bytes / 4 * 3];
        new Random(1).NextBytes(random);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(random));
    }

    private static (int Tokens, double Seconds) Best(int rounds, Func<int> count)
    {
        var (tokens, best) = (0, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            tokens = count();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return (tokens, best);
    }

    private static (int Tokens, double Seconds) Npm(string package, string file, string client)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(client, "src", "time-counting.mjs"), package, file])
        {
            RedirectStandardOutput = true,
        })!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var result = JsonSerializer.Deserialize<double[]>(printed)!;
        return ((int)result[0], result[1]);
    }

    private static string ClientFolder()
    {
        var client = Path.Combine(Repository.Root, "tests", "Calculator.Client");
        return Directory.Exists(Path.Combine(client, "node_modules"))
            ? client
            : throw new InvalidOperationException("Run npm ci in tests/Calculator.Client first: "
                + "the corpora and the npm baselines come from there.");
    }

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
