using System.Text.RegularExpressions;
using Calculator.Units;

namespace Calculator.Api.Binding;

/// <summary>What a number that is refused was probably meant to be: no guess is taken, the right form is said.</summary>
internal static partial class NumberForms
{
    private static readonly char[] Currencies = ['$', '€', '£'];

    /// <summary>The end of a sentence about a text that is no plain number.</summary>
    public static string RightForm(string text, Bounds bounds)
    {
        if (PerCentForm().Match(text) is { Success: true } perCent && PlainNumber.TryParse(perCent.Groups[1].Value, out var number))
            return bounds.Most <= 1 ? $"; {Plain(number)} per cent are {Plain(number / 100)}" : ", without a % sign";

        var meant = Meant(text.Trim().TrimStart(Currencies).TrimStart(), bounds);
        if (text.Contains(',', StringComparison.Ordinal))
            return $", without thousands marks and with a point before decimals{(meant is null ? "" : $": {meant}")}";
        return meant is null ? "" : $", in digits alone: {meant}";
    }

    /// <summary>
    /// What is wrong with a number of two meanings: to half of Europe <c>8.000</c> is
    /// eight thousand. Told of whole numbers with exactly three
    /// digits behind the point, and of means that may be fractions where all three are zeros. Null if there is one meaning.
    /// </summary>
    public static string? TwoMeanings(string text, Bounds bounds)
    {
        // Every number is asked, and next to none has a point there.
        if (text.Length <= 4 || text[^4] != '.' || !ThreeDecimals().IsMatch(text)
            || !(bounds.Whole || (bounds.Counts && text.EndsWith("000", StringComparison.Ordinal))))
        {
            return null;
        }

        var (whole, thousands) = (text[..^4], text.Replace(".", "", StringComparison.Ordinal));
        return $"is {text}, which may be read in two ways; write {whole} "
            + $"or {thousands}{(text.EndsWith("000", StringComparison.Ordinal) ? "" : $" (it must be {bounds.Rule})")}";
    }

    /// <summary>The nearest share to 15 is 1, but whoever writes 15 means 15 per cent.</summary>
    public static string PerCent(decimal number, Bounds bounds) =>
        bounds.Most <= 1 && number is >= 2 and <= 100 ? $"; {Plain(number)} per cent are {Plain(number / 100)}" : "";

    private static string? Meant(string text, Bounds bounds)
    {
        var plain = text switch
        {
            _ when Grouped().IsMatch(text) => Marks().Replace(text, ""),
            _ when DecimalComma().IsMatch(text) => text.Replace(',', '.'),
            ['.', ..] => $"0{text}",
            _ when Abbreviated().Match(text) is { Success: true } found && PlainNumber.TryParse(found.Groups[1].Value, out var number) =>
                Plain(number * (found.Groups[2].ValueSpan is "M" ? 1_000_000 : 1_000)),
            _ => text,
        };
        return PlainNumber.TryParse(plain, out var meant) && bounds.Contain(meant) ? plain : null;
    }

    private static string Plain(decimal number) => PlainNumber.Format(number);

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?) ?%\z")]
    private static partial Regex PerCentForm();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}([ ,_'][0-9]{3})+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?) ?([kKM])\z")]
    private static partial Regex Abbreviated();

    [GeneratedRegex("[ ,_']")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^[0-9]{1,9},[0-9]{1,9}\z")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[0-9]{1,12}\.[0-9]{3}\z")]
    private static partial Regex ThreeDecimals();
}
