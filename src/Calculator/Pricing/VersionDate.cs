using System.Globalization;
using System.Text.RegularExpressions;

namespace Calculator.Pricing;

/// <summary>
/// When a dated version was stated, as its folder is named: <c>2026-11-25</c>, and
/// <c>2026-11-25-2</c> for a correction stated on the same day.
/// </summary>
/// <param name="Day">The day it states prices for.</param>
/// <param name="Revision">1 for the day's first statement, 2 for its first correction, to 999.</param>
public readonly partial record struct VersionDate(DateOnly Day, int Revision) : IComparable<VersionDate>
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>What a folder's name says; null if it names no day, and is a private scenario's.</summary>
    public static VersionDate? Of(string name) =>
        Form().Match(name) is { Success: true } match && DayOf(match) is { } day && RevisionOf(match) is { } revision
            ? new VersionDate(day, revision)
            : null;

    /// <summary>Why a name that has the form of a date is none; null where it is one, or has another form.</summary>
    internal static string? FaultOf(string name)
    {
        var match = Form().Match(name);
        return !match.Success ? null
            : DayOf(match) is null ? "is not a date of the calendar"
            : RevisionOf(match) is null ? "is no revision: the first correction of a day is -2, and the last -999"
            : null;
    }

    /// <summary>By the day, then by the revision.</summary>
    public int CompareTo(VersionDate other) => (Day, Revision).CompareTo((other.Day, other.Revision));

    /// <summary>Whether the left one was stated first.</summary>
    public static bool operator <(VersionDate left, VersionDate right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one was stated last.</summary>
    public static bool operator >(VersionDate left, VersionDate right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one was not stated last.</summary>
    public static bool operator <=(VersionDate left, VersionDate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one was not stated first.</summary>
    public static bool operator >=(VersionDate left, VersionDate right) => left.CompareTo(right) >= 0;

    /// <summary>The name of its folder.</summary>
    public override string ToString()
    {
        var day = Day.ToString(DayForm, CultureInfo.InvariantCulture);
        return Revision == 1 ? day : string.Create(CultureInfo.InvariantCulture, $"{day}-{Revision}");
    }

    private static DateOnly? DayOf(Match match) =>
        DateOnly.TryParseExact(match.Groups["day"].ValueSpan, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    // One spelling for each: 2026-11-25-02 would be another folder for the same revision.
    private static int? RevisionOf(Match match) =>
        !match.Groups["revision"].Success ? 1
        : Revisions().IsMatch(match.Groups["revision"].ValueSpan)
            ? int.Parse(match.Groups["revision"].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(-(?<revision>[0-9]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^([2-9]|[1-9][0-9]{1,2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Revisions();
}
