using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>In which tiers requests were served.</summary>
/// <param name="Tier">The tier most of what is neither batch nor peak cost in.</param>
/// <param name="Batch">What went through batch, by what all would cost in the standard tier.</param>
/// <param name="Peak">What of the rest fell into peak hours; null where there are none.</param>
internal readonly record struct TierShares(ServiceTier Tier, Share Batch, Share? Peak)
{
    public static TierShares Of(List<BilledGroup> groups)
    {
        var all = Sum(groups);
        var batch = Sum(groups.Where(group => group.Group.Tier == ServiceTier.Batch));
        var peak = Sum(groups.Where(group => group.Group.Tier == ServiceTier.Peak));
        var tier = groups
            .Where(group => group.Group.Tier is not (ServiceTier.Batch or ServiceTier.Peak))
            .GroupBy(group => group.Group.Tier)
            .OrderByDescending(tier => Sum(tier)).ThenBy(tier => tier.Key)
            .Select(tier => tier.Key)
            .FirstOrDefault();
        var hasPeak = groups.Exists(group => group.Group.Priced!.HasPeakCard);
        return new TierShares(tier, Part(batch, all), hasPeak ? Part(peak, all - batch) : null);
    }

    private static decimal Sum(IEnumerable<BilledGroup> groups) => groups.Sum(group => group.Standard.Value);

    private static Share Part(decimal part, decimal whole) => whole == 0 ? default : new Share(part / whole);
}
