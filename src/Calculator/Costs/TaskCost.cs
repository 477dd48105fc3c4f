using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>
/// What one session costs, line by line. What only an answer shows is worked out when
/// it is asked for: the total is asked for far more often.
/// </summary>
public sealed class TaskCost
{
    private readonly Workload _workload;
    private readonly BilledPart[] _parts;
    private IReadOnlyList<CostLine>? _lines;
    private List<string>? _assumptions;
    private Provenance? _provenance;

    private TaskCost(PricedModel model, Workload workload, BilledPart[] parts, IReadOnlyList<ToolLine> tools)
    {
        (Model, _workload, _parts, ToolLines) = (model, workload, parts, tools);
        Total = Bill.Total(parts, workload.Tokens, workload.CacheTtl);
        if (tools.Count > 0)
            Total += Bill.Total(tools);
        ListTotal = model.IsAtListPrice ? Total : Offered(model.AtListPrice(), workload).Total;
    }

    /// <summary>The model it runs on.</summary>
    public PricedModel Model { get; }

    /// <summary>
    /// The lines: the rest's before the peak hours', the batch part's last, in the
    /// order of <see cref="TokenItem"/>; only those with tokens.
    /// </summary>
    public IReadOnlyList<CostLine> Lines => _lines ??= Bill.Lines(_parts, _workload.Tokens, _workload.CacheTtl);

    /// <summary>The lines that are no tokens, in the order of <see cref="ToolItem"/>; only those with something on them.</summary>
    public IReadOnlyList<ToolLine> ToolLines { get; }

    /// <summary>The sum of all lines.</summary>
    public Usd Total { get; }

    /// <summary>What the session costs as the provider itself lists it: without a discount, a region's factor or a host's.</summary>
    public Usd ListTotal { get; }

    /// <summary>The tiers it is served in, in the order of its parts.</summary>
    public IEnumerable<ServiceTier> Tiers => _parts.Select(part => part.Card.Tier);

    /// <summary>What the session costs at list price if nothing of it waits: what does is served in the standard tier.</summary>
    /// <returns>The cost, or a refusal: that tier is not offered for it.</returns>
    public Outcome<Usd> ListTotalServedAtOnce()
    {
        var model = Model.AtListPrice();
        var atOnce = _workload with { BatchShare = default };
        var inStandard = atOnce with { Tier = ServiceTier.Standard };
        if (_workload.Tier?.IsDeferred() == true)
            return TotalOf(model.InNoNamedTier(), inStandard);
        if (_workload.BatchShare.Value == 0 || !Model.Resolve(_workload.Tier ?? ServiceTier.Standard).IsPreferred())
            return TotalOf(model.ServedAtOnce(), atOnce);

        return
            from preferred in TotalOf(model, atOnce)
            from waiting in TotalOf(model.InNoNamedTier(), inStandard)
            select preferred * _workload.BatchShare.Rest.Value + waiting * _workload.BatchShare.Value;
    }

    /// <summary>What plans cover of its sessions: all, or where the others are served in a tier beside plans, those in batch.</summary>
    /// <returns>The cost of one that is covered, and their share; where none is, of one that is not.</returns>
    public (TaskCost Cost, Share Share) CoveredByPlans()
    {
        if (!Model.Resolve(_workload.Tier ?? ServiceTier.Standard).IsBesidePlans())
            return (this, Share.Whole);

        var share = _workload.BatchShare;
        var inBatch = _workload with { BatchShare = default, Tier = ServiceTier.Batch };
        return (share.Value > 0 ? Offered(Model, inBatch) : this, share);
    }

    /// <summary>Its tokens, by class.</summary>
    public TokenMix Tokens => _workload.Tokens;

    /// <summary>How many requests it makes.</summary>
    public RequestsPerSession Requests => _workload.Requests;

    /// <summary>The share of sessions that succeed.</summary>
    public SuccessRate SuccessRate => _workload.SuccessRate;

    /// <summary>Where the rates come from.</summary>
    public Provenance Provenance => _provenance ??= Model.ProvenanceOf(Cards);

    /// <summary>What was assumed on the way, as sentences.</summary>
    public IReadOnlyList<string> Assumptions => _assumptions ??= Assume();

    /// <summary>What is known to change of its price within a year, as a sentence; null where nothing is.</summary>
    public string? ComingPrice => ComingPrices.Of(this, _workload);

    /// <summary>
    /// What was assumed, the coming price too: for what makes a month, a year or a break-even of sessions at the price in force.
    /// </summary>
    public IReadOnlyList<string> AssumptionsOverTime => ComingPrice is { } coming ? [.. Assumptions, coming] : Assumptions;

    /// <summary>The cost of one session that succeeds, those that fail included: total ÷ success rate.</summary>
    public Usd PerSuccess => ExpectedFor(Usd.Zero) / SuccessRate.Value;

    /// <summary>
    /// What one attempt costs where a failed one costs something more: total + (1 − success rate) ×
    /// <paramref name="failure"/>. Divided by the success rate it is the cost of one success.
    /// </summary>
    /// <param name="failure">The cost of one failed attempt beyond its tokens: review time, escalation.</param>
    public Usd ExpectedFor(Usd failure) => Total + failure * (1 - SuccessRate.Value);

    /// <summary>Prices one session.</summary>
    /// <returns>
    /// The cost, or a refusal: the prompt is too large, a tier or a lifetime is not offered
    /// for it, or a tool has no price. Never another tier's price.
    /// </returns>
    public static Outcome<TaskCost> Of(PricedModel model, Workload workload)
    {
        if (!TierSplit.Of(model, workload).TryGet(out var split, out var refusal)
            || !Parts(model, workload, split).TryGet(out var parts, out refusal))
        {
            return refusal;
        }
        if (!Bill.Tools(model, workload).TryGet(out var tools, out refusal))
            return refusal;

        return new TaskCost(model, workload, parts, tools);
    }

    private static Outcome<Usd> TotalOf(PricedModel model, Workload workload) => Of(model, workload).Select(cost => cost.Total);

    private static Outcome<BilledPart[]> Parts(PricedModel model, Workload workload, TierSplit split)
    {
        var prompt = workload.Prompt;
        var parts = new BilledPart[split.Parts.Length];
        for (var place = 0; place < parts.Length; place++)
        {
            var (tier, share) = split.Parts[place];
            if (!model.Card(tier, prompt).TryGet(out var card, out var refusal))
                return About(refusal, tier, split);
            if (CacheLifetimes.Missing(model.Id, card, workload.Tokens, workload.CacheTtl) is { } missing)
                return missing;

            parts[place] = new BilledPart(card, share);
        }

        return parts;
    }

    /// <summary>What it would cost if its tokens were of other classes: as many of them, so the cards are the same.</summary>
    /// <returns>The cost; null where a card does not sell the lifetime that their cache writes ask for.</returns>
    internal Usd? TotalIf(TokenMix tokens)
    {
        foreach (var part in _parts)
        {
            if (CacheLifetimes.Missing(Model.Id, part.Card, tokens, _workload.CacheTtl) is not null)
                return null;
        }

        return Bill.Total(_parts, tokens, _workload.CacheTtl) + Bill.Total(ToolLines);
    }

    /// <summary>The cards it is billed by, those of its parts in their order.</summary>
    internal RateCard[] Cards => field ??= Array.ConvertAll(_parts, part => part.Card);

    private List<string> Assume()
    {
        var sentences = CostAssumptions.Of(Model, _workload, Cards, Total, IfTheRestIsWritten, EdgeNote);
        ChargeAssumptions.AddTo(sentences, this, _workload);
        return sentences;
    }

    private Usd IfTheRestIsWritten => !_workload.CacheWriteIsKnown && _workload.Tokens.CacheRead != TokenCount.Zero
        ? TotalIf(_workload.Tokens.WritingTheRest()) ?? Total
        : Total;

    private string? EdgeNote
    {
        get
        {
            foreach (var part in _parts)
            {
                if (Model.EdgeNote(part.Card, _workload.Prompt) is { } note)
                    return note;
            }

            return null;
        }
    }

    // List price and discount differ in rates alone, and a part is offered where the whole is.
    private static TaskCost Offered(PricedModel model, Workload workload) =>
        Of(model, workload).TryGet(out var cost, out var refusal) ? cost : throw new InvalidOperationException(refusal.Sentence);

    // Batch and peak parts are asked for by their share, so that is the input to change.
    private static Refusal About(Refusal refusal, ServiceTier tier, TierSplit split) => (refusal.Subject, tier) switch
    {
        (RefusalSubject.Tier, ServiceTier.Batch) when split.Tier != ServiceTier.Batch => refusal with
        {
            Subject = RefusalSubject.BatchShare,
        },
        (RefusalSubject.Tier, ServiceTier.Peak) when split.Tier != ServiceTier.Peak => refusal with { Subject = RefusalSubject.PeakShare },
        _ => refusal,
    };
}
