using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Calculator.Benchmarks.Engine;

/// <summary>
/// What the engine needs for a price, a break-even and a report, as ratios to npm's genai-prices in the same run. Prints Markdown.
/// Each side is told by the quickest of many short rounds: what else the machine does can only make a round slower.
/// </summary>
internal static class EngineBenchmark
{
    public static int Run()
    {
        var ours = new[] { typeof(TaskCosts), typeof(Decisions) }.SelectMany(type => BenchmarkRunner.Run(type, Config()).Reports).ToList();
        // The machine may be busier in one of the two runs around ours: the quicker one counts.
        var after = GenaiPrices.Run();
        double Theirs(string kind) => Math.Min(GenaiPrices.Before[kind].Ns, after[kind].Ns);

        Console.WriteLine("| | models | ours, ns | ours, bytes | genai-prices, ns a price | genai-prices ÷ ours |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var kind in Cases.Sessions.Keys)
        {
            Row(
                $"task cost, {kind}",
                Cases.Shared[kind].Count,
                ours.Single(report => Equals(report.BenchmarkCase.Parameters["Kind"], kind)),
                Theirs(kind));
        }
        foreach (var (name, method) in new[]
        {
            ("break-even against one plan", nameof(Decisions.OnePlan)),
            ("break-even against every plan", nameof(Decisions.EveryPlan)),
            ("report", nameof(Decisions.Report)),
        })
        {
            Row(
                name,
                Decisions.Calls,
                ours.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method),
                Theirs("cached"));
        }

        Console.WriteLine();
        DollarComparison.Print();
        return 0;
    }

    // In this process, since a project made on the fly would have to be restored; without a log, since the table is the answer.
    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(100)
            .WithIterationCount(300)
            .WithIterationTime(TimeInterval.Millisecond * 10))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "calculator-benchmarks"));

    private static void Row(string name, int calls, BenchmarkReport ours, double theirs)
    {
        var ns = ours.ResultStatistics!.Min / calls;
        var bytes = ours.GcStats.GetBytesAllocatedPerOperation(ours.BenchmarkCase)!.Value / (double)calls;
        Console.WriteLine($"| {name} | {calls} | {Number(ns)} | {Number(bytes)} | {Number(theirs)} | {Number(theirs / ns)}× |");
    }

    private static string Number(double value) => value.ToString(value < 10 ? "N1" : "N0", CultureInfo.InvariantCulture);
}
