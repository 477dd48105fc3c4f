using System.Diagnostics.CodeAnalysis;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>What a caller's rates differ by from those a provider lists.</summary>
internal sealed class Terms
{
    /// <summary>How callers say that a request may be served anywhere.</summary>
    public const string AnyRegion = "global";

    // Most prices are asked at list price, and each is asked for its terms.
    private static readonly Terms Listed = new(default, false, null, 1);

    private readonly Discount _discount;

    private Terms(Discount discount, bool allowOverWindow, string? region, decimal regionFactor)
    {
        (_discount, AllowOverWindow, Region, RegionFactor) = (discount, allowOverWindow, region, regionFactor);
        IsDiscounted = discount.Value != 0;
    }

    /// <summary>A share taken off every rate, or put on it.</summary>
    public decimal Discount => _discount.Value;

    /// <summary>Whether there is one.</summary>
    public bool IsDiscounted { get; }

    /// <summary>What every price is multiplied by for it.</summary>
    public decimal DiscountFactor => _discount.Factor;

    /// <summary>Whether a prompt over what a model takes is priced by the largest band.</summary>
    public bool AllowOverWindow { get; }

    /// <summary>The region requests are kept in, as the prices write it; null for any.</summary>
    public string? Region { get; }

    /// <summary>What every token rate is multiplied by there.</summary>
    public decimal RegionFactor { get; }

    /// <summary>Whether token rates are those of the provider's list.</summary>
    public bool AreListed => Region is null && !IsDiscounted;

    /// <summary>The terms of requests that may be served anywhere.</summary>
    public static Terms Of(Discount discount, bool allowOverWindow) =>
        discount.Value == 0 && !allowOverWindow ? Listed : new Terms(discount, allowOverWindow, null, 1);

    /// <summary>Whether a region is asked for, and not any.</summary>
    public static bool IsRegion([NotNullWhen(true)] string? region) =>
        region is not null && !region.Equals(AnyRegion, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same terms in a region; null if a period has no price for it.</summary>
    /// <param name="region">A region's word, case aside; null for any.</param>
    /// <param name="period">The period in force.</param>
    public Terms? In(string? region, PricePeriod period)
    {
        if (!IsRegion(region))
            return this;

        return period.Residency.FirstOrDefault(known => known.Key.Equals(
            region,
            StringComparison.OrdinalIgnoreCase)) is { Key: { } word } found
            ? new Terms(_discount, AllowOverWindow, word, found.Value.Value)
            : null;
    }

    /// <summary>The same terms at the provider's list: served anywhere, without a discount or surcharge.</summary>
    public Terms AtList() => Of(default, AllowOverWindow);
}
