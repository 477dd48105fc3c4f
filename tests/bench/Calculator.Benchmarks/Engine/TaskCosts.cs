using BenchmarkDotNet.Attributes;
using Calculator.Costs;

namespace Calculator.Benchmarks.Engine;

/// <summary>One task cost with catalog lookup, for each case of a kind in turn.</summary>
public class TaskCosts
{
    private Case[] _cases = [];

    /// <summary>Which sessions.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    public static IEnumerable<string> Kinds => Cases.Sessions.Keys;

    [GlobalSetup]
    public void TakeCases() => _cases = [.. Cases.Shared[Kind]];

    [Benchmark]
    public decimal Price()
    {
        var last = 0m;
        foreach (var one in _cases)
            last = Cost(one).Total.Value;
        return last;
    }

    internal static TaskCost Cost(Case one) => Cases.Open()
        .Model(one.Model)
        .Then(model => TaskCost.Of(model, one.Session))
        .OrThrow();
}
