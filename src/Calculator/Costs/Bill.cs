using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The share of sessions that is billed by one card.</summary>
internal readonly record struct BilledPart(RateCard Card, Share Share);

/// <summary>Writes the lines of a bill once the cards are chosen.</summary>
internal static class Bill
{
    public static IReadOnlyList<CostLine> Lines(IEnumerable<BilledPart> parts, TokenMix tokens, CacheTtl ttl) =>
        [.. parts.SelectMany(part => Lines(part, tokens, ttl)).Where(line => line.Tokens.Value > 0)];

    public static Usd Total(IEnumerable<CostLine> lines) => lines.Aggregate(Usd.Zero, (sum, line) => sum + line.Usd);

    private static IEnumerable<CostLine> Lines(BilledPart part, TokenMix tokens, CacheTtl ttl)
    {
        var (card, share) = part;
        var write = ttl == CacheTtl.OneHour ? TokenItem.CacheWriteOneHour : TokenItem.CacheWriteFiveMinutes;
        return
        [
            Line(TokenItem.Input, tokens.Uncached, card.Input),
            Line(TokenItem.CacheRead, tokens.CacheRead, card.CacheRead ?? card.Input),
            Line(write, tokens.CacheWrite, card.CacheWrite(ttl) ?? card.Input),
            Line(TokenItem.Output, tokens.Output, card.Output),
        ];

        CostLine Line(TokenItem item, TokenCount count, Rate rate) => new(item, card.Tier, card.Band, count * share, rate);
    }
}
