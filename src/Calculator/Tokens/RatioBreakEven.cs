using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tokens;

/// <summary>At which token ratio a session costs the same on the new model as it did on the old one.</summary>
public abstract record RatioBreakEven
{
    private const decimal MostRatio = 1_000_000_000m;

    private RatioBreakEven()
    {
    }

    /// <summary>Solves <c>cost on the new model at the ratio = target</c> in closed form: inside one band the cost is affine in the ratio.</summary>
    /// <param name="target">What the session costs on the old model.</param>
    /// <param name="to">The new model.</param>
    /// <param name="workload">The session as measured on the old model.</param>
    /// <param name="scaleOutput">Whether output grows with the ratio too.</param>
    public static RatioBreakEven Of(Usd target, PricedModel to, Workload workload, bool scaleOutput)
    {
        var pieces = Pieces(to, workload, scaleOutput).ToList();
        if (pieces.Count == 0)
            return new None(RatioReason.NotOffered);
        if (pieces.TrueForAll(piece => piece.PerRatio == Usd.Zero))
            return new None(pieces[0].Fixed == target ? RatioReason.Always : RatioReason.Never);

        var roots = pieces
            .Where(piece => piece.HasRoot(target) && IsBilledBy(piece, piece.Root(target), to, workload))
            .Select(piece => piece.Root(target))
            .ToList();
        return roots.Count > 0 ? new At(roots.Min()) : new None(WhyNone(target, pieces, to, workload));
    }

    private static RatioReason WhyNone(Usd target, List<Piece> pieces, PricedModel to, Workload workload)
    {
        if (pieces[0].Fixed >= target)
            return RatioReason.Never;

        if (LargestRatio(pieces[^1], to, workload) is not { } largest)
            return RatioReason.BeyondRange;

        return pieces[^1].CostAt(largest) < target ? RatioReason.NotOffered : RatioReason.AtJump;
    }

    /// <summary>One piece for each choice of cards, smallest prompts first: the parts of a session share a prompt, but each tier has its own bands.</summary>
    private static IEnumerable<Piece> Pieces(PricedModel to, Workload workload, bool scaleOutput)
    {
        IEnumerable<BilledPart[]> choices = [[]];
        foreach (var (tier, share) in workload.Parts)
        {
            var cards = to.Cards(tier).OrderBy(card => card.Band.Start).ToList();
            choices = choices.SelectMany(_ => cards, (parts, card) => (BilledPart[])[.. parts, new BilledPart(card, share)]);
        }

        var tokens = workload.Tokens;
        var scaled = scaleOutput ? tokens : tokens with { Output = TokenCount.Zero };
        var unscaled = new TokenMix(TokenCount.Zero, TokenCount.Zero, TokenCount.Zero, scaleOutput ? TokenCount.Zero : tokens.Output);
        return choices.Where(CanOccur).Select(parts => new Piece(
            parts,
            Bill.Total(parts, scaled, workload.CacheTtl),
            Bill.Total(parts, unscaled, workload.CacheTtl)));
    }

    // The parts share one prompt: cards for sizes that have nothing in common never stand on one bill.
    private static bool CanOccur(BilledPart[] parts) => parts.Length == 1 ||
        SizeBand.Common([.. parts.Select(part => part.Card.Band)]).Any(band => parts.All(part => part.Card.Band.Contains(band.Inside)));

    private static bool IsBilledBy(Piece piece, decimal ratio, PricedModel to, Workload workload)
    {
        var prompt = workload.PromptAt(ratio);
        return piece.Parts.All(part => to.Card(part.Card.Tier, prompt).TryGet(out var card, out _) && card == part.Card);
    }

    private static decimal? LargestRatio(Piece last, PricedModel to, Workload workload)
    {
        var ends = last.Parts.Select(part => part.Card.Band.End).Append(to.MaxPrompt).OfType<decimal>().ToList();
        return workload.Prompt.Value == 0 || ends.Count == 0 ? null : ends.Min() / workload.Prompt.Value;
    }

    /// <summary>Both cost the same at this ratio.</summary>
    /// <param name="Ratio">tokens(to) / tokens(from); above 0.</param>
    public sealed record At(decimal Ratio) : RatioBreakEven;

    /// <summary>There is no such ratio.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record None(RatioReason Reason) : RatioBreakEven;

    /// <summary>The cost on the new model while one choice of cards holds: <c>Fixed + ratio × PerRatio</c>.</summary>
    private sealed record Piece(BilledPart[] Parts, Usd PerRatio, Usd Fixed)
    {
        public bool HasRoot(Usd target) => target > Fixed && (target - Fixed).Value / MostRatio <= PerRatio.Value && PerRatio > Usd.Zero;

        public decimal Root(Usd target) => (target - Fixed).Value / PerRatio.Value;

        public Usd CostAt(decimal ratio) => Fixed + PerRatio * ratio;
    }
}

/// <summary>Why no ratio makes two models cost the same.</summary>
public enum RatioReason
{
    /// <summary>The new model costs more however few tokens it makes; or the tokens that change cost nothing, and the rest is not the same.</summary>
    Never,

    /// <summary>The tokens that change cost nothing, and the rest is the same: every ratio breaks even.</summary>
    Always,

    /// <summary>The cost jumps over the old one where the prompt enters another band.</summary>
    AtJump,

    /// <summary>The prompt would leave what the new model offers before the costs meet.</summary>
    NotOffered,

    /// <summary>The costs would meet only beyond a ratio of 10^9.</summary>
    BeyondRange,
}
