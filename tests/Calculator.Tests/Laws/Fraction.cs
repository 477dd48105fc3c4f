using System.Numerics;

namespace Calculator.Tests.Laws;

/// <summary>A number without rounding, for oracles.</summary>
internal readonly record struct Fraction(BigInteger Over, BigInteger Under) : IComparable<Fraction>
{
    public static Fraction Zero => new(0, 1);

    public static Fraction One => new(1, 1);

    /// <summary>The very value of a decimal, by its bits.</summary>
    public static Fraction Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = Unsigned(bits[0]) + (Unsigned(bits[1]) << 32) + (Unsigned(bits[2]) << 64);
        return new Fraction(value < 0 ? -digits : digits, BigInteger.Pow(10, value.Scale));

        static BigInteger Unsigned(int part) => new(unchecked((uint)part));
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        new(left.Over * right.Under + right.Over * left.Under, left.Under * right.Under);

    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right.Over, right.Under);

    public static Fraction operator *(Fraction left, Fraction right) => new(left.Over * right.Over, left.Under * right.Under);

    public static Fraction operator /(Fraction left, Fraction right) => right.Over < 0
        ? new(left.Over * -right.Under, left.Under * -right.Over)
        : new(left.Over * right.Under, left.Under * right.Over);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public Fraction Abs => Over < 0 ? new(-Over, Under) : this;

    /// <summary>The nearest number of so many decimals; halves go to the even one.</summary>
    public Fraction Rounded(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var digits = BigInteger.DivRem(BigInteger.Abs(Over) * scale, Under, out var rest);
        var half = (rest * 2).CompareTo(Under);
        return new Fraction((half > 0 || (half == 0 && !digits.IsEven) ? digits + 1 : digits) * Over.Sign, scale);
    }

    /// <summary>Whether the values are the same, however they are written.</summary>
    public bool Equals(Fraction other) => CompareTo(other) == 0;

    public override int GetHashCode() => 0;

    /// <summary>The number as it is written. By hand: the record's own text would tell the size of the size without end.</summary>
    public override string ToString() => $"{Over}/{Under}";

    public int CompareTo(Fraction other) => (Over * other.Under).CompareTo(other.Over * Under);

    /// <summary>Whether two values differ by at most a share of the larger one.</summary>
    public bool IsNear(Fraction other, Fraction tolerance) => (this - other).Abs <= (Abs > other.Abs ? Abs : other.Abs) * tolerance;
}
