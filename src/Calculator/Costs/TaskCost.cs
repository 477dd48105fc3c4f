using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>What one session costs, line by line.</summary>
/// <param name="Model">The model it runs on.</param>
/// <param name="Lines">The lines: the rest's before the batch part's, in the order of <see cref="TokenItem"/>; only those with tokens.</param>
/// <param name="SuccessRate">The share of sessions that succeed.</param>
/// <param name="Provenance">Where the rates come from.</param>
/// <param name="Assumptions">What was assumed on the way, as sentences.</param>
public sealed record TaskCost(
    PricedModel Model,
    IReadOnlyList<CostLine> Lines,
    SuccessRate SuccessRate,
    Provenance Provenance,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>The sum of the lines.</summary>
    public Usd Total => Bill.Total(Lines);

    /// <summary>What the session costs at list price, where a discount was taken off; else the total.</summary>
    public Usd ListTotal { get; private init; }

    /// <summary>The cost of one session that succeeds, those that fail included: total ÷ success rate.</summary>
    public Usd PerSuccess => ExpectedFor(Usd.Zero) / SuccessRate.Value;

    /// <summary>What one attempt costs where a failed one costs something more: total + (1 − success rate) × <paramref name="failure"/>. Divided by the success rate it is the cost of one success.</summary>
    /// <param name="failure">The cost of one failed attempt beyond its tokens: review time, escalation.</param>
    public Usd ExpectedFor(Usd failure) => Total + failure * (1 - SuccessRate.Value);

    /// <summary>Prices one session.</summary>
    /// <returns>The cost, or a refusal: the prompt is too large, or a tier is not offered for it. Never another tier's price.</returns>
    public static Outcome<TaskCost> Of(PricedModel model, Workload workload)
    {
        var parts = new List<BilledPart>();
        foreach (var (tier, share) in workload.Parts)
        {
            if (!model.Card(tier, workload.Prompt).TryGet(out var card, out var refusal))
                return tier == workload.Tier ? refusal : AboutTheBatchShare(refusal);
            parts.Add(new BilledPart(card, share));
        }

        var cards = parts.ConvertAll(part => part.Card);
        var lines = Bill.Lines(parts, workload.Tokens, workload.CacheTtl);
        var total = Bill.Total(lines);
        var ifTheRestIsWritten = workload.CacheWriteIsKnown ? total : Bill.Total(Bill.Lines(parts, workload.Tokens.WritingTheRest(), workload.CacheTtl));
        return new TaskCost(
            model,
            lines,
            workload.SuccessRate,
            model.ProvenanceOf(cards),
            [.. CostAssumptions.Of(model, workload, cards, total, ifTheRestIsWritten, cards.Select(card => model.EdgeNote(card, workload.Prompt)).OfType<string>().Distinct())])
        {
            ListTotal = model.IsDiscounted ? AtListPrice(model, workload) : total,
        };
    }

    // List price and discount differ in rates alone: what is offered at one is offered at the other.
    private static Usd AtListPrice(PricedModel model, Workload workload) => Of(model.AtListPrice(), workload).TryGet(out var list, out var refusal)
        ? list.Total
        : throw new InvalidOperationException(refusal.Sentence);

    // The batch part is asked for by its share, so that is the input to change.
    private static Refusal AboutTheBatchShare(Refusal refusal) =>
        refusal.Subject == "serviceTier" ? refusal with { Subject = "batchShare" } : refusal;
}
