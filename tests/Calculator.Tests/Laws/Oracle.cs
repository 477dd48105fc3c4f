using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Laws;

/// <summary>The tokens of one request class by class, without rounding.</summary>
internal sealed record OracleTokens(Fraction Uncached, Fraction Read, Fraction Write, Fraction Output)
{
    public Fraction Input => Uncached + Read + Write;

    public OracleTokens Times(Fraction input, Fraction output) => new(Uncached * input, Read * input, Write * input, Output * output);
}

/// <summary>Prices sessions from the cards of the pricing files alone, in whole numbers: it shares no line with what it checks.</summary>
internal static class Oracle
{
    private static readonly Fraction PerMillion = new(1, 1_000_000);

    /// <summary>What a session costs; null if a part of it is not offered.</summary>
    public static Fraction? Cost(
        PricedModel model,
        OracleTokens tokens,
        Fraction requests,
        Fraction batchShare,
        ServiceTier tier,
        CacheTtl ttl)
    {
        if (tier == ServiceTier.Batch)
            return InTier(model, tokens, requests, tier, ttl);

        var rest = batchShare == Fraction.One ? Fraction.Zero : InTier(model, tokens, requests, tier, ttl);
        var batch = batchShare == Fraction.Zero ? Fraction.Zero : InTier(model, tokens, requests, ServiceTier.Batch, ttl);
        return rest is { } one && batch is { } other ? one * (Fraction.One - batchShare) + other * batchShare : null;
    }

    private static Fraction? InTier(PricedModel model, OracleTokens tokens, Fraction requests, ServiceTier tier, CacheTtl ttl)
    {
        // As the contract has it, a mean prompt counts to 12 decimals.
        var prompt = (tokens.Input / requests).Rounded(12);
        var most = model.Period.MaxInput ?? model.Period.ContextWindow;
        if (most is { } limit && prompt > Fraction.Of(limit))
            return null;

        var asked = model.Provider.TierAliases.TryGetValue(tier, out var alias) ? alias : tier;
        foreach (var card in model.Period.Rates)
        {
            if (card.Tier != asked || !Covers(card, prompt))
                continue;

            var write = ttl == CacheTtl.OneHour ? card.CacheWrite1h : card.CacheWrite5m;
            return (tokens.Uncached * Rate(card.Input) + tokens.Read * Rate(card.CacheRead
                ?? card.Input) + tokens.Write * Rate(write ?? card.Input) + tokens.Output * Rate(card.Output)) * PerMillion;
        }

        return null;
    }

    private static bool Covers(RateCard card, Fraction prompt) =>
        (card.Above is not { } above || prompt > Fraction.Of(above))
        && (card.AtLeast is not { } atLeast || prompt >= Fraction.Of(atLeast))
        && (card.UpTo is not { } upTo || prompt <= Fraction.Of(upTo))
        && (card.Below is not { } below || prompt < Fraction.Of(below));

    private static Fraction Rate(Rate rate) => Fraction.Of(rate.UsdPerMillionTokens);
}
