using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The share of sessions that is billed by one card.</summary>
internal readonly record struct BilledPart(RateCard Card, Share Share);

/// <summary>Adds up a bill once the cards are chosen, and writes its lines where they are wanted.</summary>
internal static class Bill
{
    private static readonly List<ToolLine> NoTools = [];

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

    /// <summary>What a session is charged beside its tokens, or a refusal about <c>webSearches</c> where the model has no price of them.</summary>
    public static Outcome<IReadOnlyList<ToolLine>> Tools(PricedModel model, Workload workload)
    {
        if (workload.WebSearches.Value == 0 && workload.Other == Usd.Zero)
            return NoTools;
        if (workload.WebSearches.Value > 0 && model.WebSearch is null)
            return NoPriceOfSearches(model.Id);

        var lines = new List<ToolLine>();
        if (workload.WebSearches.Value > 0)
            lines.Add(new ToolLine(ToolItem.WebSearches, workload.WebSearches.Value, model.WebSearch!.Value));
        if (workload.Other != Usd.Zero)
            lines.Add(new ToolLine(ToolItem.Other, 1, workload.Other));
        return lines;
    }

    public static Usd Total(IReadOnlyList<ToolLine> lines)
    {
        var total = Usd.Zero;
        for (var place = 0; place < lines.Count; place++)
            total += lines[place].Usd;
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

    private static Refusal NoPriceOfSearches(string id) => new(
        RefusalKind.NotOffered,
        "webSearches",
        $"There is no price of {id}'s web searches. Leave webSearches out, or state what they cost in otherUsdPerSession.");
}
