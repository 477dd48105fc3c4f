namespace Calculator.Decisions;

/// <summary>The values from one to another, both included.</summary>
/// <param name="From">The smallest.</param>
/// <param name="To">The largest.</param>
public readonly record struct Interval(decimal From, decimal To)
{
    /// <summary>Whether there is no value at all.</summary>
    public bool IsEmpty => From > To;

    /// <summary>Whether a value lies in it.</summary>
    public bool Contains(decimal value) => value >= From && value <= To;

    /// <summary>The values that lie in both.</summary>
    public Interval Common(Interval other) => new(Math.Max(From, other.From), Math.Min(To, other.To));
}
