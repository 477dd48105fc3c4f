using System.Globalization;
using System.Text.RegularExpressions;

namespace Calculator.Units;

/// <summary>The one way in which numbers are written, in and out: invariant, with <c>.</c>, no thousands mark, no currency sign.</summary>
public static partial class PlainNumber
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
        var match = Grammar().Match(text);
        if (!match.Success)
            return false;

        var digits = (match.Groups["whole"].Value + match.Groups["fraction"].Value).TrimStart('0');
        if (digits.Length == 0)
            return true;

        var significant = digits.TrimEnd('0');
        var exponent = match.Groups["exponent"] is { Success: true } group ? ParseExponent(group.ValueSpan) : 0;
        var decimals = match.Groups["fraction"].Length - (digits.Length - significant.Length) - exponent;
        var isNegative = text[0] == '-';

        if (digits.Length - match.Groups["fraction"].Length + exponent > MostDigits)
        {
            value = isNegative ? decimal.MinValue : decimal.MaxValue;
            return true;
        }

        return significant.Length <= MostDigits
            && decimals <= MostDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Writes a number without trailing zeros and without an exponent.</summary>
    public static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Writes a number for a sentence, with a comma between thousands and at most 12 decimals: <c>272,000</c>.</summary>
    public static string ForReading(decimal value) => value.ToString("#,##0.############", CultureInfo.InvariantCulture);

    private static int ParseExponent(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) <= 1000
            ? exponent
            : text[0] == '-' ? -1000 : 1000;

    [GeneratedRegex(@"^-?(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]+))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
