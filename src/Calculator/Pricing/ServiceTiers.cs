namespace Calculator.Pricing;

/// <summary>What distinguishes tiers where no price says it: what a subscription sells.</summary>
public static class ServiceTiers
{
    /// <summary>
    /// Whether a tier is cheaper since its requests wait. No plan sells one: a subscription serves at once, and counts and bills by the
    /// rates of the standard tier.
    /// </summary>
    public static bool IsDeferred(this ServiceTier tier) => tier is ServiceTier.Batch or ServiceTier.Flex;

    /// <summary>
    /// Whether no plan covers what is served in a tier, so that it is paid beside the fee from the first token on. Fast, a tier of
    /// Anthropic's models alone, is "available via usage credits only and not included in the subscription rate limits"
    /// (code.claude.com/docs/en/fast-mode); of other sellers' plans nothing is stated, and they are taken alike.
    /// </summary>
    public static bool IsBesidePlans(this ServiceTier tier) => tier is ServiceTier.Fast;

    /// <summary>Whether a tier is dearer since its requests are served sooner, and a plan is taken to offer it all the same.</summary>
    public static bool IsPreferred(this ServiceTier tier) => tier is ServiceTier.Priority or ServiceTier.Ultrafast;
}
