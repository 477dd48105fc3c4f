namespace Calculator.Usage;

/// <summary>What of a log is asked for, and how it is cut into days and sessions.</summary>
public sealed record UsageOptions
{
    /// <summary>What wrote it; found by its content if null.</summary>
    public UsageSource? Source { get; init; }

    /// <summary>The zone whose days are counted.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The first moment that counts, in UTC; null for all.</summary>
    public DateTime? From { get; init; }

    /// <summary>The first moment that no longer counts, in UTC; null for all.</summary>
    public DateTime? To { get; init; }

    /// <summary>How long a session may rest before it is another one; null for the provider's own sessions as they are.</summary>
    public TimeSpan? SessionGap { get; init; }

    /// <summary>How many requests, sessions, people and days are told apart: far more than anybody has, and less than memory.</summary>
    public int MostKept { get; init; } = 5_000_000;

    /// <summary>Whether it is kept what was used when, for a replay.</summary>
    public bool KeepsTimes { get; init; }

    /// <summary>Whether a record's time counts. One without a time always does.</summary>
    public bool Contain(DateTime? at) => at is not { } time || (!(time < From) && !(time >= To));

    /// <summary>The day of a moment in the zone.</summary>
    public DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Zone));
}
