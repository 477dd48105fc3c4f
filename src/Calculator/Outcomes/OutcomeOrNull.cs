namespace Calculator.Outcomes;

/// <summary>An outcome where a refusal only means that there is no value.</summary>
public static class OutcomeOrNull
{
    /// <summary>The value; null for a refusal, whatever it says.</summary>
    public static T? OrNull<T>(this Outcome<T> outcome)
        where T : class => outcome.TryGet(out var value, out _) ? value : null;
}

/// <summary>The same of values that are structs.</summary>
public static class OutcomeOfStructOrNull
{
    /// <summary>The value; null for a refusal, whatever it says.</summary>
    public static T? OrNull<T>(this Outcome<T> outcome)
        where T : struct => outcome.TryGet(out var value, out _) ? value : null;
}
