namespace Calculator.Units;

/// <summary>A number of Unicode characters (code points).</summary>
/// <param name="Value">Whole characters, from 0 to 10^15.</param>
public readonly record struct CharacterCount(decimal Value) : IUnit<CharacterCount>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of characters", 0, 1_000_000_000_000_000m, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many different prompt prefixes are kept in a cache.</summary>
/// <param name="Value">From 1 to 1,000,000,000 whole prefixes.</param>
public readonly record struct PrefixCount(decimal Value) : IUnit<PrefixCount>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of prefixes", 1, 1_000_000_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many requests one session makes; a mean, so it may be a fraction.</summary>
/// <param name="Value">Requests a session, from 1 to 1,000,000.</param>
public readonly record struct RequestsPerSession(decimal Value) : IUnit<RequestsPerSession>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a number of requests", 1, 1_000_000) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many searches of the web one session makes; a mean, so it may be a fraction.</summary>
/// <param name="Value">Searches a session, from 0 to 1,000,000.</param>
public readonly record struct SearchCount(decimal Value) : IUnit<SearchCount>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a number of searches", 0, 1_000_000) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many subscriptions are bought: multiplies a plan's fee and its included usage.</summary>
/// <param name="Value">Whole seats, from 1 to 1,000,000.</param>
public readonly record struct Seats(decimal Value) : IUnit<Seats>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of seats", 1, 1_000_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many sessions run on one day; a mean, so it may be a fraction.</summary>
/// <param name="Value">Sessions a day, from 0 to 1,000,000,000.</param>
public readonly record struct SessionsPerDay(decimal Value) : IUnit<SessionsPerDay>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a number of sessions a day", 0, 1_000_000_000) { Counts = true };

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many turns an agent loop has: one request each.</summary>
/// <param name="Value">From 1 to 10,000 whole turns.</param>
public readonly record struct Turns(decimal Value) : IUnit<Turns>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of turns", 1, 10_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}
