namespace Calculator.Units;

/// <summary>The share of sessions that succeed. Above 0, since a cost per success needs a success.</summary>
/// <param name="Value">From 0.000001 to 1.</param>
public readonly record struct SuccessRate(decimal Value) : IUnit<SuccessRate>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a share", 0.000001m, 1);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}
