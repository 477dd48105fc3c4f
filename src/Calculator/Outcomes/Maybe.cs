namespace Calculator.Outcomes;

/// <summary>A value that may not be there, for an <see cref="Outcome{T}"/> that is none the worse without it.</summary>
/// <typeparam name="T">What there may be.</typeparam>
/// <param name="Value">The value; null if there is none.</param>
public readonly record struct Maybe<T>(T? Value)
    where T : class;
