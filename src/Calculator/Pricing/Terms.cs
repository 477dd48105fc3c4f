using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>What a caller's rates differ by from those a provider lists.</summary>
/// <param name="Discount">A share taken off every rate, or put on it.</param>
internal readonly record struct Terms(Discount Discount)
{
    /// <summary>How callers say that a request may be served anywhere.</summary>
    public const string AnyRegion = "global";

    /// <summary>The region requests are kept in, as the prices write it; null for any.</summary>
    public string? Region { get; private init; }

    /// <summary>What every token rate is multiplied by there.</summary>
    public decimal RegionFactor { get; private init; } = 1;

    /// <summary>What every token rate of the provider's list is multiplied by in all.</summary>
    public decimal Factor => RegionFactor * Discount.Factor;

    /// <summary>The terms in a period; null if it has no price for the region.</summary>
    /// <param name="discount">A share taken off every rate, or put on it.</param>
    /// <param name="region">A region's word, case aside; null for any.</param>
    /// <param name="period">The period in force.</param>
    public static Terms? Of(Discount discount, string? region, PricePeriod period)
    {
        if (region is null || region.Equals(AnyRegion, StringComparison.OrdinalIgnoreCase))
            return new Terms(discount);

        return period.Residency.FirstOrDefault(known => known.Key.Equals(region, StringComparison.OrdinalIgnoreCase)) is { Key: { } word } found
            ? new Terms(discount) { Region = word, RegionFactor = found.Value.Value }
            : null;
    }
}
