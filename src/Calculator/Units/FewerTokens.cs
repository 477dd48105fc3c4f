namespace Calculator.Units;

/// <summary>By which share one count of tokens is smaller than another: 0.72 for 72 % fewer.</summary>
/// <param name="Value">From 0 to 0.999.</param>
public readonly record struct FewerTokens(decimal Value) : IUnit<FewerTokens>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a share", 0, 0.999m);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <summary>The smaller count for each token of the larger.</summary>
    public TokenRatio Smaller => new(1 - Value);

    /// <summary>The larger count for each token of the smaller.</summary>
    public TokenRatio Larger => new(1 / (1 - Value));
}
