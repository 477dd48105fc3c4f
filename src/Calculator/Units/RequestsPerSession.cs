namespace Calculator.Units;

/// <summary>How many requests one session makes; a mean, so it may be a fraction.</summary>
/// <param name="Value">Requests a session, from 1 to 1,000,000.</param>
public readonly record struct RequestsPerSession(decimal Value) : IUnit<RequestsPerSession>
{
    /// <summary>From 1 to 1,000,000 requests.</summary>
    public static Bounds Bounds { get; } = new("a number of requests", 1, 1_000_000) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static RequestsPerSession Of(decimal value) => new(value);
}
