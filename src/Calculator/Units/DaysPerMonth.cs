namespace Calculator.Units;

/// <summary>
/// The month convention: how many days of use a month has. 30 by default; 30.4375 (365.25 / 12) and 21.74 (working days) are as good.
/// </summary>
/// <param name="Value">Days a month, from 1 to 31.</param>
public readonly record struct DaysPerMonth(decimal Value) : IUnit<DaysPerMonth>
{
    /// <summary>From 1 to 31 days.</summary>
    public static Bounds Bounds { get; } = new("a number of days", 1, 31);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static DaysPerMonth Of(decimal value) => new(value);
}
