using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The share of sessions that is billed by one card.</summary>
internal readonly record struct BilledPart(RateCard Card, Share Share);

/// <summary>Adds up a bill once the cards are chosen, and writes its lines where they are wanted.</summary>
internal static class Bill
{
    /// <summary>What the lines come to, without writing them: most questions want no more, and ask it often. Each class is multiplied and added as its line is, so both agree to the last digit.</summary>
    public static Usd Total(BilledPart[] parts, TokenMix tokens, CacheTtl ttl)
    {
        var total = Usd.Zero;
        foreach (var (card, share) in parts)
        {
            total += Cost(tokens.Uncached, share, card.Input);
            total += Cost(tokens.CacheRead, share, card.CacheRead ?? card.Input);
            total += Cost(tokens.CacheWrite, share, card.CacheWrite(ttl) ?? card.Input);
            total += Cost(tokens.Output, share, card.Output);
        }

        return total;
    }

    public static Usd Total(IEnumerable<CostLine> lines) => lines.Aggregate(Usd.Zero, (sum, line) => sum + line.Usd);

    public static IReadOnlyList<CostLine> Lines(BilledPart[] parts, TokenMix tokens, CacheTtl ttl)
    {
        var lines = new List<CostLine>();
        var write = ttl == CacheTtl.OneHour ? TokenItem.CacheWriteOneHour : TokenItem.CacheWriteFiveMinutes;
        foreach (var (card, share) in parts)
        {
            var band = card.Band;
            Add(TokenItem.Input, tokens.Uncached, card.Input);
            Add(TokenItem.CacheRead, tokens.CacheRead, card.CacheRead ?? card.Input);
            Add(write, tokens.CacheWrite, card.CacheWrite(ttl) ?? card.Input);
            Add(TokenItem.Output, tokens.Output, card.Output);

            void Add(TokenItem item, TokenCount count, Rate rate)
            {
                var billed = count * share;
                if (billed != TokenCount.Zero)
                    lines.Add(new CostLine(item, card.Tier, band, billed, rate));
            }
        }

        return lines;
    }

    private static Usd Cost(TokenCount tokens, Share share, Rate rate) => tokens == TokenCount.Zero ? Usd.Zero : tokens * share * rate;
}
