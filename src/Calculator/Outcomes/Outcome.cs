using System.Diagnostics.CodeAnalysis;

namespace Calculator.Outcomes;

/// <summary>A value or the refusal that stands in its place. Failures a caller can cause are values; exceptions are bugs.</summary>
/// <typeparam name="T">What is answered when all goes well.</typeparam>
public readonly struct Outcome<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    /// <summary>A value is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Whether there is a value; otherwise there is a refusal.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return refusal is null;
    }

    /// <summary>Goes on with the value, if there is one.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
        where TNext : notnull => TryGet(out var value, out var refusal) ? next(value) : refusal;

    /// <summary>Turns the value, if there is one, into another.</summary>
    public Outcome<TNext> Select<TNext>(Func<T, TNext> selector)
        where TNext : notnull => TryGet(out var value, out var refusal) ? selector(value) : refusal;

    /// <summary>Lets several outcomes be read one after the other in a query expression; the first refusal ends it.</summary>
    public Outcome<TResult> SelectMany<TNext, TResult>(Func<T, Outcome<TNext>> next, Func<T, TNext, TResult> result)
        where TNext : notnull
        where TResult : notnull => Then(value => next(value).Select(following => result(value, following)));
}
