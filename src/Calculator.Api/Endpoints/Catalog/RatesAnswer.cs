using Calculator.Api.Replies;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>The rates of a card, in dollars per million tokens; absent where the provider has no such rate.</summary>
/// <param name="Input">Uncached input.</param>
/// <param name="CacheRead">Input read from cache.</param>
/// <param name="CacheWrite5m">Input written to a five-minute cache.</param>
/// <param name="CacheWrite1h">Input written to a one-hour cache.</param>
/// <param name="Output">Output, reasoning included.</param>
/// <param name="CacheWrite30m">Input written to a thirty-minute cache.</param>
/// <param name="CacheWrite12h">Input written to a twelve-hour cache.</param>
internal sealed record RatesAnswer(
    decimal Input,
    decimal? CacheRead,
    decimal? CacheWrite5m,
    decimal? CacheWrite1h,
    decimal Output,
    [property: AppendedColumn] decimal? CacheWrite30m,
    [property: AppendedColumn] decimal? CacheWrite12h)
{
    public static RatesAnswer Of(RateCard card) => new(
        card.Input.UsdPerMillionTokens,
        card.CacheRead?.UsdPerMillionTokens,
        card.CacheWrite5m?.UsdPerMillionTokens,
        card.CacheWrite1h?.UsdPerMillionTokens,
        card.Output.UsdPerMillionTokens,
        card.CacheWrite30m?.UsdPerMillionTokens,
        card.CacheWrite12h?.UsdPerMillionTokens);
}
