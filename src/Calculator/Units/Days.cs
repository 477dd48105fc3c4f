namespace Calculator.Units;

/// <summary>For how many days something is followed.</summary>
/// <param name="Value">From 1 to 1,000 whole days.</param>
public readonly record struct DayCount(decimal Value) : IUnit<DayCount>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of days", 1, 1_000, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>A number of days.</summary>
/// <param name="Value">From 0 to 3,650 whole days.</param>
public readonly record struct WholeDays(decimal Value) : IUnit<WholeDays>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of days", 0, 3_650, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>
/// The month convention: how many days of use a month has. 30 by default; 30.4375 (365.25 / 12) and 21.74 (working days) are as good.
/// </summary>
/// <param name="Value">Days a month, from 1 to 31.</param>
public readonly record struct DaysPerMonth(decimal Value) : IUnit<DaysPerMonth>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a number of days", 1, 31);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}

/// <summary>How many days of use a year has, where that is not twelve months of the month convention.</summary>
/// <param name="Value">Days a year, from 1 to 366.</param>
public readonly record struct DaysPerYear(decimal Value) : IUnit<DaysPerYear>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a number of days", 1, 366);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);
}
