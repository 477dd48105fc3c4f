using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The share of sessions that is billed by one card.</summary>
internal readonly record struct BilledPart(RateCard Card, Share Share);

/// <summary>Adds up a bill once the cards are chosen, and writes its lines where they are wanted.</summary>
internal static class Bill
{
    /// <summary>What the lines come to, without writing them: most questions want no more, and ask it often.</summary>
    public static Usd Total(BilledPart[] parts, TokenMix tokens, CacheTtl? ttl)
    {
        var total = Usd.Zero;
        foreach (var part in parts)
        {
            foreach (var (_, billed, rate) in new BilledClasses(part, tokens, ttl))
                total += billed * rate;
        }

        return total;
    }

    public static Usd Total(IEnumerable<CostLine> lines) => lines.Aggregate(Usd.Zero, (sum, line) => sum + line.Usd);

    public static IReadOnlyList<CostLine> Lines(BilledPart[] parts, TokenMix tokens, CacheTtl? ttl)
    {
        var lines = new List<CostLine>();
        foreach (var part in parts)
        {
            var band = part.Card.Band;
            foreach (var (item, billed, rate) in new BilledClasses(part, tokens, ttl))
                lines.Add(new CostLine(item, part.Card.Tier, band, billed, rate));
        }

        return lines;
    }
}
