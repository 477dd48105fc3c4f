namespace Calculator.Pricing;

/// <summary>What distinguishes tiers where no price says it: a subscription sells none of them.</summary>
public static class ServiceTiers
{
    /// <summary>
    /// Whether a tier is cheaper since its requests wait. No plan sells one: a subscription serves at once, and counts and bills by the
    /// rates of the standard tier.
    /// </summary>
    public static bool IsDeferred(this ServiceTier tier) => tier is ServiceTier.Batch or ServiceTier.Flex;

    /// <summary>Whether a tier is dearer since its requests are served sooner; that a plan offers it is taken for granted.</summary>
    public static bool IsPreferred(this ServiceTier tier) => tier is ServiceTier.Priority or ServiceTier.Fast or ServiceTier.Ultrafast;
}
