using System.Globalization;
using System.Text.RegularExpressions;

namespace Calculator.Units;

/// <summary>A time of day, to the minute; 24:00 is the end of the day.</summary>
/// <param name="Minutes">Minutes after midnight, from 0 to 1,440.</param>
public readonly partial record struct ClockTime(int Minutes)
{
    /// <summary>The form of <see cref="Rule"/> as a pattern.</summary>
    public const string Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$";

    /// <summary>What may be written, for sentences.</summary>
    public const string Rule = "a time of day from 00:00 to 24:00 (06:30)";

    /// <summary>Reads exactly <see cref="Rule"/>.</summary>
    public static bool TryParse(string text, out ClockTime time)
    {
        var isTime = Form().IsMatch(text) && !text.EndsWith('\n');
        time = isTime
            ? new ClockTime((int.Parse(text[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(text[3..], CultureInfo.InvariantCulture))
            : default;
        return isTime;
    }

    /// <summary>The time as files write it: <c>06:30</c>.</summary>
    public override string ToString() => $"{Minutes / 60:00}:{Minutes % 60:00}";

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}
