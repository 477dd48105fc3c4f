namespace Calculator.Units;

/// <summary>An amount of money in US dollars, exact; negative where it is a difference.</summary>
/// <param name="Value">Dollars. Never rounded in the engine.</param>
public readonly record struct Usd(decimal Value) : IUnit<Usd>, IComparable<Usd>
{
    /// <summary>What a caller may state: from 0 to 10^9 dollars. Results may be negative or larger.</summary>
    public static Bounds Bounds { get; } = new("an amount of dollars", 0, 1_000_000_000);

    /// <summary>No money.</summary>
    public static Usd Zero => default;

    /// <summary>The sum of two amounts.</summary>
    public static Usd operator +(Usd left, Usd right) => new(left.Value + right.Value);

    /// <summary>The difference of two amounts.</summary>
    public static Usd operator -(Usd left, Usd right) => new(left.Value - right.Value);

    /// <summary>An amount taken <paramref name="factor"/> times.</summary>
    public static Usd operator *(Usd amount, decimal factor) => new(amount.Value * factor);

    /// <summary>An amount shared out.</summary>
    public static Usd operator /(Usd amount, decimal divisor) => new(amount.Value / divisor);

    /// <summary>Whether the left amount is the smaller one.</summary>
    public static bool operator <(Usd left, Usd right) => left.Value < right.Value;

    /// <summary>Whether the left amount is the larger one.</summary>
    public static bool operator >(Usd left, Usd right) => left.Value > right.Value;

    /// <summary>Whether the left amount is not the larger one.</summary>
    public static bool operator <=(Usd left, Usd right) => left.Value <= right.Value;

    /// <summary>Whether the left amount is not the smaller one.</summary>
    public static bool operator >=(Usd left, Usd right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Usd other) => Value.CompareTo(other.Value);

    /// <summary>
    /// The amount for a sentence beside what is charged: <c>$2 instead of $1</c>, or <c>$1 all the same</c> where both read alike.
    /// </summary>
    public string InsteadOf(Usd charged)
    {
        var (instead, paid) = (ToString(), charged.ToString());
        return instead == paid ? $"{paid} all the same" : $"{instead} instead of {paid}";
    }

    /// <summary>The amount for a sentence: <c>$1,234.5</c>, <c>-$2</c>.</summary>
    public override string ToString() => (Value < 0 ? "-$" : "$") + PlainNumber.ForReading(Math.Abs(Value));
}
