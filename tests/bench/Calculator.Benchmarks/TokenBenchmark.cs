using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Calculator.Benchmarks.Requests;
using Calculator.Counting;
using Calculator.Testing;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Benchmarks;

/// <summary>How fast tokens are counted, as ratios against baselines measured in the same run. Prints Markdown.</summary>
internal static class TokenBenchmark
{
    private const int Rounds = 5;
    private const int LongBytes = 1_000_000;

    public static int Run()
    {
        var client = ClientFolder();
        Cold(BytePairCounter.O200k);
        Cold(BytePairCounter.Cl100k);

        Console.WriteLine();
        Console.WriteLine("| MB a CPU second | ours | .NET regex and dictionary | npm gpt-tokenizer | npm tiktoken | ours ÷ regex "
            + "| ours ÷ gpt-tokenizer |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (counter, plain) in new[]
        {
            (BytePairCounter.O200k, PlainCounter.O200k),
            (BytePairCounter.Cl100k, PlainCounter.Cl100k),
        })
        {
            foreach (var (name, text) in Corpora.Make(Path.Combine(client, "node_modules")))
                Warm(name, text, counter, plain, client);
        }

        Console.WriteLine();
        Console.WriteLine("| CPU seconds for 1 MB of | o200k_base | cl100k_base | 2 MB ÷ 1 MB | 2 MB ÷ 1 MB |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, make) in LongTexts.All)
            Long(name, make(LongBytes), make(2 * LongBytes));
        return 0;
    }

    private static void Cold(BytePairCounter counter)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        counter.Count("first use");
        var ready = watch.Elapsed.TotalMilliseconds;
        Console.WriteLine($"{counter.Tokenizer}: ready {Number(ready, 0)} ms after first use in a cold process; "
            + $"tables of {Number((GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, 1)} MB.");
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
        var (gptTokens, gpt) = Npm("gpt-tokenizer", counter.Tokenizer, file, client);
        var (tiktokenTokens, tiktoken) = Npm("tiktoken", counter.Tokenizer, file, client);
        File.Delete(file);
        if (tokens != tiktokenTokens)
        {
            throw new InvalidOperationException($"{name}: {tokens} tokens, "
                + $"but the reference counts {tiktokenTokens} (gpt-tokenizer {gptTokens}).");
        }

        string Speed(double seconds) => Number(utf8.Length / 1e6 / seconds, 1);
        Console.WriteLine($"| {counter.Tokenizer}, {name} | {Speed(ours)} | {Speed(regex)} | {Speed(gpt)} | {Speed(tiktoken)} "
            + $"| {Number(regex / ours, 1)}× | {Number(gpt / ours, 1)}× |");
    }

    private static void Long(string name, byte[] once, byte[] twice)
    {
        var (o200k, cl100k) = (Once(BytePairCounter.O200k), Once(BytePairCounter.Cl100k));
        var (twiceO200k, twiceCl100k) = (Twice(BytePairCounter.O200k), Twice(BytePairCounter.Cl100k));
        Console.WriteLine($"| {name} | {Number(o200k, 3)} | {Number(cl100k, 3)} | {Number(twiceO200k / o200k, 2)} "
            + $"| {Number(twiceCl100k / cl100k, 2)} |");

        double Once(BytePairCounter counter) => Best(Rounds, () => counter.CountUtf8(once)).Seconds;
        double Twice(BytePairCounter counter) => Best(Rounds, () => counter.CountUtf8(twice)).Seconds;
    }

    private static (int Tokens, double Seconds) Best(int rounds, Func<int> count)
    {
        var (tokens, best) = (0, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var before = ThreadClock.Microseconds;
            tokens = count();
            best = Math.Min(best, (ThreadClock.Microseconds - before) / 1e6);
        }

        return (tokens, best);
    }

    private static (int Tokens, double Seconds) Npm(string package, string vocabulary, string file, string client)
    {
        var script = Path.Combine(client, "src", "time-counting.mjs");
        using var process = Process.Start(new ProcessStartInfo("node", [script, package, vocabulary, file])
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
