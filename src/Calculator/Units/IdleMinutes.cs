namespace Calculator.Units;

/// <summary>How long a session may rest before what follows is counted as another one.</summary>
/// <param name="Value">From 1 to 525,600 minutes, which is a year.</param>
public readonly record struct IdleMinutes(decimal Value) : IUnit<IdleMinutes>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a number of minutes", 1, 525_600) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}
