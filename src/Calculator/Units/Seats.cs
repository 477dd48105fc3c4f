namespace Calculator.Units;

/// <summary>How many subscriptions are bought: multiplies a plan's fee and its included usage.</summary>
/// <param name="Value">Whole seats, from 1 to 1,000,000.</param>
public readonly record struct Seats(decimal Value) : IUnit<Seats>
{
    /// <summary>From 1 to 1,000,000 whole seats.</summary>
    public static Bounds Bounds { get; } = new("a whole number of seats", 1, 1_000_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static Seats Of(decimal value) => new(value);
}
