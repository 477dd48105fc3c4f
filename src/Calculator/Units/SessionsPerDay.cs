namespace Calculator.Units;

/// <summary>How many sessions run on one day; a mean, so it may be a fraction.</summary>
/// <param name="Value">Sessions a day, from 0 to 1,000,000,000.</param>
public readonly record struct SessionsPerDay(decimal Value) : IUnit<SessionsPerDay>
{
    /// <summary>From 0 to 1,000,000,000 sessions a day.</summary>
    public static Bounds Bounds { get; } = new("a number of sessions a day", 0, 1_000_000_000) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static SessionsPerDay Of(decimal value) => new(value);
}
