using System.Globalization;
using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>When a provider's peak card is charged.</summary>
public sealed record PeakHours
{
    /// <summary>The hours of a week.</summary>
    public const decimal HoursOfWeek = 168;

    private const decimal MinutesPerHour = 60;
    private const int MinutesPerDay = 1440;
    private const int MinutesPerWeek = 7 * MinutesPerDay;

    /// <summary>The zone the hours are in: <c>UTC</c>, or a fixed offset such as <c>+08:00</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The windows; none overlaps another.</summary>
    public required IReadOnlyList<PeakWindow> Windows { get; init; }

    /// <summary>How many of the 168 hours of a week are peak hours.</summary>
    [JsonIgnore]
    public decimal HoursPerWeek => Windows.Sum(window => window.Days.Count * (window.To.Minutes - window.From.Minutes)) / MinutesPerHour;

    /// <summary>The share of peak hours in a week: what an even spread of sessions over it has of them.</summary>
    [JsonIgnore]
    public Share ShareOfWeek => new(HoursPerWeek / HoursOfWeek);

    /// <summary>Whether a moment lies in peak hours.</summary>
    public bool Contain(Moment moment)
    {
        var local = moment.Instant.ToOffset(Offset);
        return Windows.Any(window => window.Days.Contains(DayOf(local)) && window.Contains(local.TimeOfDay));
    }

    /// <summary>
    /// The minutes of a week, in UTC from Monday 00:00 on, at which peak hours begin or end. A window that is on
    /// Monday where it is stated may be on Sunday here.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<int> EdgesOfWeek => Windows
        .SelectMany(window => window.Days.SelectMany(day => new[] { window.From, window.To }.Select(time => EdgeOf(day, time))))
        .Distinct()
        .Order();

    /// <summary>How far into its week, which begins on Monday at 00:00Z, a moment is.</summary>
    public static TimeSpan IntoWeek(Moment moment) =>
        TimeSpan.FromDays((int)DayOf(moment.Instant)) + moment.Instant.TimeOfDay;

    /// <summary>The hours in words: <c>mon-fri 01:00-04:00, mon-fri 06:00-10:00 UTC</c>.</summary>
    public override string ToString() => $"{string.Join(", ", Windows)} {Zone}";

    private int EdgeOf(Weekday day, ClockTime time)
    {
        var minute = ((int)day * MinutesPerDay) + time.Minutes - (int)Offset.TotalMinutes;
        return (minute + MinutesPerWeek) % MinutesPerWeek;
    }

    private TimeSpan Offset => Zone == "UTC"
        ? TimeSpan.Zero
        : DateTimeOffset.ParseExact(Zone, "zzz", CultureInfo.InvariantCulture).Offset;

    // The framework's week begins on Sunday.
    private static Weekday DayOf(DateTimeOffset local) => (Weekday)(((int)local.DayOfWeek + 6) % 7);
}

/// <summary>Hours of some days of the week, half-open: <c>[from, to)</c>.</summary>
public sealed record PeakWindow
{
    /// <summary>The days of the week.</summary>
    public required IReadOnlyList<Weekday> Days { get; init; }

    /// <summary>When the peak begins.</summary>
    public required ClockTime From { get; init; }

    /// <summary>When it is over, on the same day.</summary>
    public required ClockTime To { get; init; }

    /// <summary>The window in words: <c>mon-fri 01:00-04:00</c>.</summary>
    public override string ToString() => $"{DaysInWords} {From}-{To}";

    // Days that follow one another are told by the first and the last.
    private string DaysInWords
    {
        get
        {
            var days = Days.Order().ToList();
            return days.Count > 2 && days[^1] - days[0] == days.Count - 1
                ? $"{Word(days[0])}-{Word(days[^1])}"
                : string.Join('/', days.Select(Word));
        }
    }

    private static string Word(Weekday day) => EnumNames<Weekday>.Of(day);

    /// <summary>Whether a time of such a day lies in the window.</summary>
    public bool Contains(TimeSpan time) => time >= TimeSpan.FromMinutes(From.Minutes) && time < TimeSpan.FromMinutes(To.Minutes);
}

/// <summary>The days of the week, as files write them.</summary>
public enum Weekday
{
    /// <summary>Monday.</summary>
    Mon,

    /// <summary>Tuesday.</summary>
    Tue,

    /// <summary>Wednesday.</summary>
    Wed,

    /// <summary>Thursday.</summary>
    Thu,

    /// <summary>Friday.</summary>
    Fri,

    /// <summary>Saturday.</summary>
    Sat,

    /// <summary>Sunday.</summary>
    Sun,
}
