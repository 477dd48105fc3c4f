namespace Calculator.HttpBench;

/// <summary>Why there is no result: a run in which anything went wrong measures nothing.</summary>
internal sealed class BenchFailure(string message) : Exception(message);
