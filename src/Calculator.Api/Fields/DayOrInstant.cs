using Calculator.Api.Binding;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>A moment as callers write it: an instant, or a day, which begins when the day does in the zone it is asked about.</summary>
/// <param name="Moment">The instant; of a day 00:00Z.</param>
internal readonly record struct DayOrInstant(Moment Moment) : IWritten<DayOrInstant>
{
    public static string Rule => Moment.Rule;

    public static bool TryParse(string text, out DayOrInstant value)
    {
        var isMoment = Moment.TryParse(text, out var moment);
        value = new DayOrInstant(moment);
        return isMoment;
    }

    /// <summary>The instant, in UTC. A day whose midnight the clock passes over begins at the first moment that there is.</summary>
    public DateTime In(TimeZoneInfo zone)
    {
        var written = DateTime.SpecifyKind(Moment.Instant.UtcDateTime, DateTimeKind.Unspecified);
        if (!Moment.IsDay)
            return Moment.Instant.UtcDateTime;

        while (zone.IsInvalidTime(written))
            written = written.AddMinutes(1);
        return TimeZoneInfo.ConvertTimeToUtc(written, zone);
    }
}
