using System.Globalization;

namespace Calculator.Units;

/// <summary>The one way in which numbers are written, in and out: invariant, with <c>.</c>, no thousands mark, no currency sign.</summary>
public static class PlainNumber
{
    private const int MostDigits = 28;

    /// <summary>
    /// Reads a number as JSON writes it: digits, an optional point and an optional exponent (<c>3000.0</c>, <c>1E+15</c>).
    /// A number too large for <see cref="decimal"/> saturates, so that the caller's own bound can refuse it by name.
    /// </summary>
    /// <returns>False if the text is no such number, or has more than 28 digits and would be rounded in silence.</returns>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        if (!NumberText.TryRead(text, out var number))
            return false;
        if (number.Digits == 0)
            return true;

        if (number.Magnitude > MostDigits)
        {
            value = number.IsNegative ? decimal.MinValue : decimal.MaxValue;
            return true;
        }

        return number.SignificantDigits <= MostDigits
            && number.Decimals <= MostDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Writes a number without trailing zeros and without an exponent.</summary>
    /// <remarks>Most numbers are whole, here and below: the framework's own forms write those in a third of the time.</remarks>
    public static string Format(decimal value) =>
        value.ToString(value.Scale == 0 ? "G" : "0.############################", CultureInfo.InvariantCulture);

    /// <summary>Writes a number for a sentence, with a comma between thousands and at most 12 decimals: <c>272,000</c>.</summary>
    public static string ForReading(decimal value) =>
        value.ToString(value.Scale == 0 ? "N0" : "#,##0.############", CultureInfo.InvariantCulture);
}
