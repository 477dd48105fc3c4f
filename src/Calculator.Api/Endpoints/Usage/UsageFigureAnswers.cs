using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What was used, and what it cost.</summary>
internal sealed record UsageFiguresAnswer
{
    /// <summary>Requests; 0 where the source counts none.</summary>
    public required decimal Requests { get; init; }

    /// <summary>Prompt tokens neither read from cache nor written to it.</summary>
    public required decimal UncachedInputTokens { get; init; }

    /// <summary>Prompt tokens read from cache.</summary>
    public required decimal CacheReadTokens { get; init; }

    /// <summary>Prompt tokens written to the shortest cache the provider sells: five minutes, with OpenAI thirty.</summary>
    public required decimal CacheWrite5mTokens { get; init; }

    /// <summary>Prompt tokens written to a one-hour cache.</summary>
    public required decimal CacheWrite1hTokens { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public required decimal OutputTokens { get; init; }

    /// <summary>Searches of the web by the provider's own tool.</summary>
    public required decimal WebSearches { get; init; }

    /// <summary>Dollars at list price.</summary>
    public required decimal ListUsd { get; init; }

    /// <summary>Dollars with the discount taken off.</summary>
    public required decimal Usd { get; init; }

    public static UsageFiguresAnswer Of(UsageFigures figures) => new()
    {
        Requests = figures.Sum.Requests,
        UncachedInputTokens = figures.Sum.Tokens.Uncached,
        CacheReadTokens = figures.Sum.Tokens.CacheRead,
        CacheWrite5mTokens = figures.Sum.Tokens.CacheWrite5m,
        CacheWrite1hTokens = figures.Sum.Tokens.CacheWrite1h,
        OutputTokens = figures.Sum.Tokens.Output,
        WebSearches = figures.Sum.WebSearches,
        ListUsd = figures.List.Value,
        Usd = figures.Usd.Value,
    };
}

/// <summary>What one model was used for.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Used">What was used.</param>
internal sealed record ModelUsageAnswer([property: RowKey] string Model, UsageFiguresAnswer Used);

/// <summary>What one day was used for.</summary>
/// <param name="Day">The day in the time zone; <c>undated</c> for requests without a time.</param>
/// <param name="Used">What was used.</param>
/// <param name="Models">The same by model.</param>
internal sealed record DayUsageAnswer([property: RowKey] string Day, UsageFiguresAnswer Used, IReadOnlyList<ModelUsageAnswer> Models);

/// <summary>What one model was used for on one day, as a row of a table.</summary>
/// <param name="Day">The day in the time zone.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Used">What was used.</param>
internal sealed record UsageRow(string Day, string Model, UsageFiguresAnswer Used);

/// <summary>Requests without a price. They are in no other figure.</summary>
internal sealed record UnpricedUsageAnswer
{
    /// <summary>The model's name as the log writes it.</summary>
    [RowKey]
    public required string Model { get; init; }

    /// <summary>Why there is no price.</summary>
    public required string Reason { get; init; }

    /// <summary>Requests.</summary>
    public required decimal Requests { get; init; }

    /// <summary>Prompt tokens, cached ones included.</summary>
    public required decimal InputTokens { get; init; }

    /// <summary>Output tokens.</summary>
    public required decimal OutputTokens { get; init; }

    public static UnpricedUsageAnswer Of(UnpricedUsage unpriced) => new()
    {
        Model = Echo.OnOneLine(unpriced.Model),
        Reason = unpriced.Reason,
        Requests = unpriced.Sum.Requests,
        InputTokens = unpriced.Sum.Tokens.Prompt,
        OutputTokens = unpriced.Sum.Tokens.Output,
    };
}
