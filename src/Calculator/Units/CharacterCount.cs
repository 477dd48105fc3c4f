namespace Calculator.Units;

/// <summary>A number of Unicode characters (code points).</summary>
/// <param name="Value">Whole characters, from 0 to 10^15.</param>
public readonly record struct CharacterCount(decimal Value) : IUnit<CharacterCount>
{
    /// <summary>From 0 to 10^15 whole characters.</summary>
    public static Bounds Bounds { get; } = new("a whole number of characters", 0, 1_000_000_000_000_000m, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static CharacterCount Of(decimal value) => new(value);
}
