namespace Calculator.Units;

/// <summary>
/// A number with a unit that callers may state: it knows its own bounds, so query strings, JSON bodies and documentation follow one rule.
/// </summary>
/// <typeparam name="TSelf">The unit itself.</typeparam>
public interface IUnit<TSelf>
    where TSelf : struct, IUnit<TSelf>
{
    /// <summary>What a value of this unit may be.</summary>
    static abstract Bounds Bounds { get; }

    /// <summary>The unit for a number that keeps <see cref="Bounds"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of bounds.</exception>
    static abstract TSelf Of(decimal value);

    /// <summary>The number in its unit.</summary>
    decimal Value { get; }
}
