namespace Calculator.Units;

/// <summary>A number of days.</summary>
/// <param name="Value">From 0 to 3,650 whole days.</param>
public readonly record struct WholeDays(decimal Value) : IUnit<WholeDays>
{
    /// <summary>From 0 to 3,650 whole days.</summary>
    public static Bounds Bounds { get; } = new("a whole number of days", 0, 3_650, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static WholeDays Of(decimal value) => new(value);
}
