namespace Calculator.Units;

/// <summary>For how many days something is followed.</summary>
/// <param name="Value">From 1 to 1,000 whole days.</param>
public readonly record struct DayCount(decimal Value) : IUnit<DayCount>
{
    /// <summary>From 1 to 1,000 whole days.</summary>
    public static Bounds Bounds { get; } = new("a whole number of days", 1, 1_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static DayCount Of(decimal value) => new(value);
}
