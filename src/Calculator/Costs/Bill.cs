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
        var sum = default(Sum);
        foreach (var part in parts)
            BilledClasses.Walk(part, tokens, ttl, ref sum);
        return sum.Total;
    }

    /// <summary>
    /// What a session is charged beside its tokens, or a refusal about the searches where the model has no price of them.
    /// </summary>
    public static Outcome<IReadOnlyList<ToolLine>> Tools(PricedModel model, Workload workload)
    {
        if (Math.Sign(workload.WebSearches.Value) == 0 && Math.Sign(workload.Other.Value) == 0)
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
            var writing = new Writing(lines, part.Card);
            BilledClasses.Walk(part, tokens, ttl, ref writing);
        }

        return lines;
    }

    private static Refusal NoPriceOfSearches(string id) => new(
        RefusalKind.NotOffered,
        RefusalSubject.WebSearches,
        $"There is no price of {id}'s web searches. Leave webSearches out, or state what they cost in otherUsdPerSession.");

    private struct Sum : IBilling
    {
        public Usd Total { get; private set; }

        // The first line is taken as it is: to a zero of another scale it would be added slowly.
        public void Add(TokenItem item, TokenCount billed, Rate rate) =>
            Total = Math.Sign(Total.Value) == 0 ? billed * rate : Total + billed * rate;
    }

    private readonly struct Writing(List<CostLine> lines, RateCard card) : IBilling
    {
        public void Add(TokenItem item, TokenCount billed, Rate rate) => lines.Add(new CostLine(item, card, billed, rate));
    }
}
