namespace Calculator.Units;

/// <summary>How many searches of the web one session makes; a mean, so it may be a fraction.</summary>
/// <param name="Value">Searches a session, from 0 to 1,000,000.</param>
public readonly record struct SearchCount(decimal Value) : IUnit<SearchCount>
{
    /// <summary>From 0 to 1,000,000 searches.</summary>
    public static Bounds Bounds { get; } = new("a number of searches", 0, 1_000_000) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <inheritdoc/>
    public static SearchCount Of(decimal value) => new(value);
}
