using System.Runtime.CompilerServices;

namespace Calculator.Units;

/// <summary>A number with a unit that callers may state.</summary>
public interface IUnit
{
    /// <summary>The number in its unit.</summary>
    decimal Value { get; }
}

/// <summary>
/// Such a number that knows its own bounds, so query strings, JSON bodies and documentation follow one rule. It is made of its
/// <see cref="IUnit.Value"/> and nothing else.
/// </summary>
/// <typeparam name="TSelf">The unit itself.</typeparam>
public interface IUnit<TSelf> : IUnit
    where TSelf : struct, IUnit<TSelf>
{
    /// <summary>What a value of this unit may be when a caller states it.</summary>
    static abstract Bounds Bounds { get; }

    /// <summary>The unit for a number that keeps <see cref="Bounds"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of bounds.</exception>
    static virtual TSelf Of(decimal value) => Unsafe.BitCast<decimal, TSelf>(TSelf.Bounds.Guard(value));
}
