namespace Calculator.Units;

/// <summary>How many days of use a year has, where that is not twelve months of the month convention.</summary>
/// <param name="Value">Days a year, from 1 to 366.</param>
public readonly record struct DaysPerYear(decimal Value) : IUnit<DaysPerYear>
{
    /// <summary>From 1 to 366 days.</summary>
    public static Bounds Bounds { get; } = new("a number of days", 1, 366);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static DaysPerYear Of(decimal value) => new(value);
}
