using System.Diagnostics.CodeAnalysis;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>What a caller's rates differ by from those a provider lists.</summary>
/// <param name="Discount">A share taken off every rate, or put on it.</param>
/// <param name="AllowOverWindow">Whether a prompt over what a model takes is priced by the largest band.</param>
internal readonly record struct Terms(Discount Discount, bool AllowOverWindow)
{
    /// <summary>How callers say that a request may be served anywhere.</summary>
    public const string AnyRegion = "global";

    /// <summary>The region requests are kept in, as the prices write it; null for any.</summary>
    public string? Region { get; private init; }

    /// <summary>What every token rate is multiplied by there.</summary>
    public decimal RegionFactor { get; private init; } = 1;

    /// <summary>Whether they are those of the provider's list. Asked for every price, so nothing is multiplied for it.</summary>
    public bool AreListed => Region is null && Discount.Value == 0;

    /// <summary>What every token rate of the provider's list is multiplied by in all.</summary>
    public decimal Factor => RegionFactor * Discount.Factor;

    /// <summary>Whether a region is asked for, and not any.</summary>
    public static bool IsRegion([NotNullWhen(true)] string? region) => region is not null && !region.Equals(AnyRegion, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same terms in a region; null if a period has no price for it.</summary>
    /// <param name="region">A region's word, case aside; null for any.</param>
    /// <param name="period">The period in force.</param>
    public Terms? In(string? region, PricePeriod period)
    {
        if (!IsRegion(region))
            return this;

        return period.Residency.FirstOrDefault(known => known.Key.Equals(region, StringComparison.OrdinalIgnoreCase)) is { Key: { } word } found
            ? this with { Region = word, RegionFactor = found.Value.Value }
            : null;
    }
}
