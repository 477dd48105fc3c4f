using Calculator.Api.Replies;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>The rates of a card, in dollars per million tokens; absent where the provider has no such rate.</summary>
internal sealed record RatesAnswer
{
    /// <summary>Uncached input.</summary>
    public required decimal Input { get; init; }

    /// <summary>Input read from cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Input written to a five-minute cache.</summary>
    public decimal? CacheWrite5m { get; init; }

    /// <summary>Input written to a one-hour cache.</summary>
    public decimal? CacheWrite1h { get; init; }

    /// <summary>Output, reasoning included.</summary>
    public required decimal Output { get; init; }

    /// <summary>Input written to a thirty-minute cache.</summary>
    [AppendedColumn]
    public decimal? CacheWrite30m { get; init; }

    /// <summary>Input written to a twelve-hour cache.</summary>
    [AppendedColumn]
    public decimal? CacheWrite12h { get; init; }

    public static RatesAnswer Of(RateCard card) => new()
    {
        Input = card.Input.UsdPerMillionTokens,
        CacheRead = card.CacheRead?.UsdPerMillionTokens,
        CacheWrite5m = card.CacheWrite5m?.UsdPerMillionTokens,
        CacheWrite1h = card.CacheWrite1h?.UsdPerMillionTokens,
        Output = card.Output.UsdPerMillionTokens,
        CacheWrite30m = card.CacheWrite30m?.UsdPerMillionTokens,
        CacheWrite12h = card.CacheWrite12h?.UsdPerMillionTokens,
    };
}
