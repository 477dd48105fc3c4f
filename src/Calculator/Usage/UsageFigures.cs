using Calculator.Units;

namespace Calculator.Usage;

/// <summary>What was used, and what it cost.</summary>
/// <param name="Sum">Requests, tokens and searches; requests are 0 where the source does not count them.</param>
/// <param name="List">Dollars at list price.</param>
/// <param name="Usd">Dollars with the caller's discount taken off.</param>
public readonly record struct UsageFigures(UsageSum Sum, Usd List, Usd Usd)
{
    /// <summary>Both together.</summary>
    public static UsageFigures operator +(UsageFigures left, UsageFigures right) =>
        new(left.Sum + right.Sum, left.List + right.List, left.Usd + right.Usd);
}

/// <summary>What one model was used for, over all days or on one.</summary>
/// <param name="Day">The day in the zone asked for; null over all days, and of requests without a time.</param>
/// <param name="Model">The model's id; null over all models.</param>
/// <param name="Figures">What was used.</param>
public sealed record UsagePart(DateOnly? Day, string? Model, UsageFigures Figures);

/// <summary>Requests without a price.</summary>
/// <param name="Model">The model's name as the log writes it.</param>
/// <param name="Sum">What was used.</param>
/// <param name="Reason">Why there is none.</param>
public sealed record UnpricedUsage(string Model, UsageSum Sum, string Reason);

/// <summary>The days that a log is about.</summary>
/// <param name="First">The first day: of the period asked for, else of the first request.</param>
/// <param name="Last">The last day.</param>
/// <param name="ActiveDays">Days with a request.</param>
public sealed record UsagePeriod(DateOnly First, DateOnly Last, int ActiveDays)
{
    /// <summary>All days from the first to the last, both included.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The days of what was read; null where no request has a time.</summary>
    internal static UsagePeriod? Of(UsageOptions options, UsageSums sums)
    {
        var days = sums.Days.Keys.Select(key => key.Day).OfType<DateOnly>().Distinct().ToList();
        if (days.Count == 0)
            return null;

        var first = options.From is { } from ? options.DayOf(from) : days.Min();
        var last = options.To is { } to ? options.DayOf(to.AddTicks(-1)) : days.Max();
        return new UsagePeriod(first, last < first ? first : last, days.Count);
    }
}

/// <summary>How one figure is spread over sessions.</summary>
/// <param name="Mean">The mean: for what they cost in all.</param>
/// <param name="Median">The smallest that half of the sessions do not exceed.</param>
/// <param name="Percentile90">The smallest that nine of ten sessions do not exceed.</param>
public readonly record struct Spread(decimal Mean, decimal Median, decimal Percentile90)
{
    /// <summary>The spread of one figure a session.</summary>
    public static Spread Of(IEnumerable<decimal> figures)
    {
        decimal[] sorted = [.. figures.Order()];
        return new(sorted.Sum() / sorted.Length, At(sorted, 0.5m), At(sorted, 0.9m));
    }

    private static decimal At(decimal[] sorted, decimal share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}

/// <summary>What sessions are like.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Requests">Requests a session.</param>
/// <param name="InputTokens">Prompt tokens a session, cached ones included.</param>
/// <param name="OutputTokens">Output tokens a session.</param>
/// <param name="List">Dollars a session, at list price.</param>
public sealed record SessionFigures(int Count, Spread Requests, Spread InputTokens, Spread OutputTokens, Spread List);
