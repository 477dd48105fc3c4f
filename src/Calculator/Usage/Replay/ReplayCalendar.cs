using Calculator.Pricing;

namespace Calculator.Usage.Replay;

/// <summary>
/// The weeks and months of a log. Those that lie in its period only in part have that part of their limit, so that a log of ten days says
/// of a month what three such logs would.
/// </summary>
/// <param name="period">The days of the log.</param>
/// <param name="weekStart">The day a weekly window begins with, at midnight.</param>
internal sealed class ReplayCalendar(UsagePeriod period, Weekday weekStart)
{
    private const int DaysPerWeek = 7;

    private readonly int _firstWeek = WeekOf(period.First, weekStart);

    /// <summary>The months the period touches, in order.</summary>
    public IReadOnlyList<ReplayedMonth> Months { get; } = [.. MonthsOf(period)];

    /// <summary>How many months the period is: each of its months by the part that lies in it.</summary>
    public decimal MonthCount { get; } = MonthsOf(period).Sum(month => month.Part);

    /// <summary>The place of a day's week.</summary>
    public int Week(DateOnly day) => WeekOf(day, weekStart) - _firstWeek;

    /// <summary>The place of a day's month.</summary>
    public int Month(DateOnly day) => MonthNumber(day) - MonthNumber(period.First);

    /// <summary>What a window has of its limit: all of it, or the part of the days that lie in the period.</summary>
    public decimal Within(decimal limit, LimitWindow window, int place) => window switch
    {
        LimitWindow.Week => limit * DaysOfWeek(place) / DaysPerWeek,
        LimitWindow.Month => limit * Months[place].DaysInPeriod / Months[place].Days,
        _ => limit,
    };

    /// <summary>How many windows of a kind the period has, in parts too; null of those that open with a request.</summary>
    public decimal? CountOf(LimitWindow window) => window switch
    {
        LimitWindow.Week => period.Days / (decimal)DaysPerWeek,
        LimitWindow.Month => MonthCount,
        _ => null,
    };

    private int DaysOfWeek(int place)
    {
        var from = (_firstWeek + place) * DaysPerWeek + (int)weekStart;
        return Math.Min(period.Last.DayNumber + 1, from + DaysPerWeek) - Math.Max(period.First.DayNumber, from);
    }

    // Day number 0 is a Monday.
    private static int WeekOf(DateOnly day, Weekday start) => (day.DayNumber - (int)start) / DaysPerWeek;

    private static int MonthNumber(DateOnly day) => day.Year * 12 + day.Month;

    private static IEnumerable<ReplayedMonth> MonthsOf(UsagePeriod period)
    {
        for (var first = new DateOnly(period.First.Year, period.First.Month, 1); first <= period.Last; first = first.AddMonths(1))
        {
            var (from, last) = (first < period.First ? period.First : first, first.AddMonths(1).AddDays(-1));
            var to = last < period.Last ? last : period.Last;
            yield return new ReplayedMonth(first, to.DayNumber - from.DayNumber + 1);
        }
    }
}

/// <summary>A month of the calendar that a log is about.</summary>
/// <param name="First">Its first day.</param>
/// <param name="DaysInPeriod">How many of its days lie in the log's period.</param>
public readonly record struct ReplayedMonth(DateOnly First, int DaysInPeriod)
{
    /// <summary>How many days it has.</summary>
    public int Days => DateTime.DaysInMonth(First.Year, First.Month);

    /// <summary>The part of it that lies in the period.</summary>
    public decimal Part => DaysInPeriod / (decimal)Days;
}
