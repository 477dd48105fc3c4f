using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What sessions are like.</summary>
internal sealed record UsageSessionsAnswer
{
    /// <summary>How many there are.</summary>
    public required decimal Count { get; init; }

    /// <summary>Sessions a day, over all days of the period.</summary>
    public decimal? PerDay { get; init; }

    /// <summary>Sessions a day, over the days with a request.</summary>
    public decimal? PerActiveDay { get; init; }

    /// <summary>Requests a session.</summary>
    public required SpreadAnswer Requests { get; init; }

    /// <summary>Prompt tokens a session, cached ones included.</summary>
    public required SpreadAnswer InputTokens { get; init; }

    /// <summary>Output tokens a session.</summary>
    public required SpreadAnswer OutputTokens { get; init; }

    /// <summary>Dollars a session, at list price.</summary>
    public required SpreadAnswer ListUsd { get; init; }

    public static UsageSessionsAnswer Of(SessionFigures sessions, UsagePeriod? period) => new()
    {
        Count = sessions.Count,
        PerDay = sessions.Count / (decimal?)period?.Days,
        PerActiveDay = sessions.Count / (decimal?)period?.ActiveDays,
        Requests = SpreadAnswer.Of(sessions.Requests),
        InputTokens = SpreadAnswer.Of(sessions.InputTokens),
        OutputTokens = SpreadAnswer.Of(sessions.OutputTokens),
        ListUsd = SpreadAnswer.Of(sessions.List),
    };
}

/// <summary>How a figure is spread over sessions.</summary>
/// <param name="Mean">The mean: for what they cost in all.</param>
/// <param name="P50">The smallest that half of the sessions do not exceed.</param>
/// <param name="P90">The smallest that nine of ten sessions do not exceed.</param>
internal sealed record SpreadAnswer(decimal Mean, decimal P50, decimal P90)
{
    public static SpreadAnswer Of(Spread spread) => new(spread.Mean, spread.Median, spread.Percentile90);
}
