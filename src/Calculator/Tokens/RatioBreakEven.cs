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

    /// <summary>
    /// Solves <c>cost on the new model at the ratio = target</c> in closed form: inside one band the cost is affine in the ratio.
    /// </summary>
    /// <param name="target">What the session costs on the old model.</param>
    /// <param name="to">The new model.</param>
    /// <param name="workload">The session as measured on the old model.</param>
    /// <param name="scaleOutput">Whether output grows with the ratio too.</param>
    public static RatioBreakEven Of(Usd target, PricedModel to, Workload workload, bool scaleOutput)
    {
        if (!TierSplit.Of(to, workload).TryGet(out var split, out _))
            return new None(RatioReason.NotOffered);
        if (!Bill.Tools(to, workload).TryGet(out var tools, out _))
            return new None(RatioReason.NotOffered);

        var pieces = Pieces(to, workload, split.Parts, scaleOutput, Bill.Total(tools)).ToList();
        if (pieces.Count == 0)
            return new None(RatioReason.NotOffered);
        if (pieces.TrueForAll(piece => piece.IsAlways(target)))
            return new None(RatioReason.Always);

        var roots = pieces
            .Where(piece => piece.HasRoot(target) && IsBilledBy(piece, piece.Root(target), to, workload))
            .Select(piece => piece.Root(target))
            .ToList();
        return roots.Count > 0 ? new At(roots.Min()) : new None(WhyNone(target, pieces, to, workload));
    }

    // Without a root each piece lies on one side of the target, and a point near its start tells on which.
    private static RatioReason WhyNone(Usd target, List<Piece> pieces, PricedModel to, Workload workload)
    {
        var dearer = pieces.Count(piece => piece.CostAt(piece.NearStart) >= target);
        if (dearer > 0 && dearer < pieces.Count)
            return RatioReason.AtJump;
        if (dearer > 0 || pieces.TrueForAll(piece => piece.PerRatio == Usd.Zero))
            return RatioReason.Never;

        return LargestRatio(pieces[^1], to, workload) is { } largest && largest <= MostRatio
            ? RatioReason.NotOffered
            : RatioReason.BeyondRange;
    }

    /// <summary>
    /// One piece for each band that no card of any part cuts further, smallest prompts first, if a ratio leads into it and every part is
    /// offered there. A band may be a single size: where the dear one begins at the very end of what is offered.
    /// </summary>
    private static IEnumerable<Piece> Pieces(
        PricedModel to,
        Workload workload,
        IReadOnlyList<TierShare> shares,
        bool scaleOutput,
        Usd ofTools)
    {
        var tokens = workload.Tokens;
        var scaled = scaleOutput ? tokens : tokens with { Output = TokenCount.Zero };
        var unscaled = new TokenMix(TokenCount.Zero, TokenCount.Zero, TokenCount.Zero, scaleOutput ? TokenCount.Zero : tokens.Output);
        return
            from band in SizeBand.Common([.. shares.SelectMany(part => to.Cards(part.Tier)).Select(card => card.Band)])
            where IsReached(band, workload.Prompt)
            let parts = shares.Select(part => (Card: to.CardFor(part.Tier, band), part.Share)).ToList()
            where parts.TrueForAll(part => part.Card is not null
                && CacheLifetimes.Missing(to.Id, part.Card, tokens, workload.CacheTtl) is null)
            let billed = parts.Select(part => new BilledPart(part.Card!, part.Share)).ToArray()
            let perRatio = Bill.Total(billed, scaled, workload.CacheTtl)
            let fixedPart = Bill.Total(billed, unscaled, workload.CacheTtl) + ofTools
            select new Piece(billed, band, workload.Prompt, perRatio, fixedPart);
    }

    private static bool IsReached(SizeBand band, TokenCount prompt) =>
        prompt == TokenCount.Zero ? band.Contains(prompt) : band.Start / MostRatio <= prompt.Value;

    private static bool IsBilledBy(Piece piece, decimal ratio, PricedModel to, Workload workload)
    {
        var prompt = workload.PromptAt(ratio);
        return piece.Parts.All(part => to.Card(part.Card.Tier, prompt).TryGet(out var card, out _) && card == part.Card);
    }

    private static decimal? LargestRatio(Piece last, PricedModel to, Workload workload) =>
        workload.Prompt == TokenCount.Zero ? null : new[] { last.Band.End, to.MaxPrompt }.Min() / workload.Prompt.Value;

    /// <summary>Both cost the same at this ratio.</summary>
    /// <param name="Ratio">tokens(to) / tokens(from); above 0.</param>
    public sealed record At(decimal Ratio) : RatioBreakEven;

    /// <summary>There is no such ratio.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record None(RatioReason Reason) : RatioBreakEven;

    /// <summary>The cost on the new model while one choice of cards holds: <c>Fixed + ratio × PerRatio</c>.</summary>
    private sealed record Piece(BilledPart[] Parts, SizeBand Band, TokenCount Prompt, Usd PerRatio, Usd Fixed)
    {
        /// <summary>A ratio that leads into the band, close to its start.</summary>
        public decimal NearStart => Prompt == TokenCount.Zero ? 0 : Band.Inside.Value / Prompt.Value;

        public bool IsAlways(Usd target) => PerRatio == Usd.Zero && Fixed == target;

        public bool HasRoot(Usd target) =>
            IsAlways(target) || (target > Fixed && (target - Fixed).Value / MostRatio <= PerRatio.Value && PerRatio > Usd.Zero);

        /// <summary>Where the target is met; anywhere in the band if it is met throughout.</summary>
        public decimal Root(Usd target) => IsAlways(target) ? Anywhere : (target - Fixed).Value / PerRatio.Value;

        private decimal Anywhere => Band is { Start: 0, End: { } end } ? end / 2 / Prompt.Value : NearStart;

        public Usd CostAt(decimal ratio) => Fixed + PerRatio * ratio;
    }
}

/// <summary>Why no ratio makes two models cost the same.</summary>
public enum RatioReason
{
    /// <summary>
    /// The new model costs more however few tokens it makes; or the tokens that change cost nothing, and the rest is not the same.
    /// </summary>
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
