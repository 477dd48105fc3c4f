namespace Calculator.Units;

/// <summary>How many different prompt prefixes are kept in a cache.</summary>
/// <param name="Value">From 1 to 1,000,000,000 whole prefixes.</param>
public readonly record struct PrefixCount(decimal Value) : IUnit<PrefixCount>
{
    /// <summary>From 1 to 1,000,000,000 whole prefixes.</summary>
    public static Bounds Bounds { get; } = new("a whole number of prefixes", 1, 1_000_000_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static PrefixCount Of(decimal value) => new(value);
}
