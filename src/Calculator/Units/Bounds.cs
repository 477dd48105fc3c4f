namespace Calculator.Units;

/// <summary>
/// What a unit may be when it comes from outside: the one place a bound stands, read by parsers, error sentences and documentation.
/// </summary>
/// <param name="Noun">What the number is, for sentences, for example <c>a share</c>.</param>
/// <param name="Least">The smallest value allowed, itself included.</param>
/// <param name="Most">The largest value allowed, itself included.</param>
/// <param name="Whole">Whether only whole numbers are allowed; <c>3000.0</c> is one.</param>
/// <remarks>Every bound is far below the range of <see cref="decimal"/>, so that no product the engine forms can overflow.</remarks>
public sealed record Bounds(string Noun, decimal Least, decimal Most, bool Whole = false)
{
    /// <summary>Whether it is a count of something all the same where it need not be whole: a mean may be a fraction.</summary>
    public bool Counts { get; init; }

    /// <summary>The rule as words, for example <c>a share from 0 to 1</c>.</summary>
    public string Rule => $"{Noun} from {PlainNumber.Format(Least)} to {PlainNumber.Format(Most)}";

    /// <summary>Whether <paramref name="value"/> keeps the rule.</summary>
    public bool Contain(decimal value) => value == NearestTo(value);

    /// <summary>The allowed value nearest to <paramref name="value"/>; halves go away from zero.</summary>
    public decimal NearestTo(decimal value)
    {
        var clamped = Math.Clamp(value, Least, Most);
        return Whole ? Math.Round(clamped, MidpointRounding.AwayFromZero) : clamped;
    }

    /// <summary>
    /// Returns <paramref name="value"/> if it lies between the bounds; a fraction of a whole unit passes, since means are fractions.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below <see cref="Least"/> or above <see cref="Most"/>.</exception>
    public decimal Guard(decimal value) => value >= Least && value <= Most
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Must be {Rule}.");
}
