namespace Calculator.Units;

/// <summary>A part of a whole.</summary>
/// <param name="Value">From 0 to 1.</param>
public readonly record struct Share(decimal Value) : IUnit<Share>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a share", 0, 1);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <summary>Whether it is nothing of the whole.</summary>
    public bool IsNone => Math.Sign(Value) == 0;

    /// <summary>The whole.</summary>
    public static Share Whole { get; } = new(1);

    /// <summary>What this share leaves of the whole.</summary>
    public Share Rest => IsNone ? Whole : new(1 - Value);

    /// <summary>A share of a share.</summary>
    public static Share operator *(Share left, Share right) =>
        left.Value == 1 ? right : right.Value == 1 ? left : new(left.Value * right.Value);

    /// <summary>
    /// The share as a plain number. Written out by hand: the record's own text would tell the rest of the rest without end.
    /// </summary>
    public override string ToString() => PlainNumber.Format(Value);
}
