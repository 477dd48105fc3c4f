namespace Calculator.Hostile.Invariants;

/// <summary>What holds of every answer.</summary>
/// <param name="Name">What holds.</param>
/// <param name="Fault">What is wrong with an answer; null if nothing is.</param>
internal sealed record Invariant(string Name, Func<Exchange, string?> Fault);
