namespace Calculator.Units;

/// <summary>How many turns an agent loop has: one request each.</summary>
/// <param name="Value">From 1 to 10,000 whole turns.</param>
public readonly record struct Turns(decimal Value) : IUnit<Turns>
{
    /// <summary>From 1 to 10,000 whole turns.</summary>
    public static Bounds Bounds { get; } = new("a whole number of turns", 1, 10_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static Turns Of(decimal value) => new(value);
}
