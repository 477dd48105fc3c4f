using Calculator.Api.Binding;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>A day of the calendar, far enough from its ends that days before and after it have dates too.</summary>
/// <param name="Date">The day.</param>
internal readonly record struct CalendarDay(DateOnly Date) : IWritten<CalendarDay>
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    public static string Rule => $"an ISO date (2026-12-01) from {Moment.StartOf(First)} to {Moment.StartOf(Last)}";

    public static bool TryParse(string text, out CalendarDay value)
    {
        var isDay = Moment.TryParse(text, out var moment) && moment.IsDay && moment.Day >= First && moment.Day <= Last;
        value = new CalendarDay(moment.Day);
        return isDay;
    }
}
