namespace Calculator.Units;

/// <summary>What every rate is multiplied by: a host's or a region's price against the provider's own.</summary>
/// <param name="Value">From 0.01 to 100; 1.1 is a tenth more.</param>
public readonly record struct PriceFactor(decimal Value) : IUnit<PriceFactor>
{
    /// <summary>How many decimals a factor may have, so that tokens × rate × factor stays exact in <see cref="decimal"/>.</summary>
    public const int MostDecimals = 4;

    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a factor", 0.01m, 100);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <summary>The provider's own price.</summary>
    public static PriceFactor One { get; } = new(1);
}
