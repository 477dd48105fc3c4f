namespace Calculator.Usage;

/// <summary>Whole numbers added up over requests.</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="WebSearches">Their searches of the web.</param>
public readonly record struct UsageSum(long Requests, UsageTokens Tokens, long WebSearches)
{
    /// <summary>What one record adds.</summary>
    public static UsageSum Of(in UsageRecord record) => new(record.Requests, record.Tokens, record.WebSearches);

    /// <summary>Both together.</summary>
    public static UsageSum operator +(UsageSum left, UsageSum right) =>
        new(left.Requests + right.Requests, left.Tokens + right.Tokens, left.WebSearches + right.WebSearches);
}
