namespace Calculator.Units;

/// <summary>A share taken off a price; below 0 it is put on: the tenth of a host, the margin of a reseller.</summary>
/// <param name="Value">From -10 to 1.</param>
public readonly record struct Discount(decimal Value) : IUnit<Discount>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a share", -10, 1);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <summary>What a price is multiplied by.</summary>
    public decimal Factor => 1 - Value;
}
