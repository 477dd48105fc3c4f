using Calculator.Outcomes;

namespace Calculator.Benchmarks.Engine;

/// <summary>A benchmark that is refused would time the refusal.</summary>
internal static class Outcomes
{
    public static T OrThrow<T>(this Outcome<T> outcome)
        where T : notnull => outcome.TryGet(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Sentence);
}
