using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing;

/// <summary>The newest version the service is shipped with, whether or not its line is there yet.</summary>
internal static class ShippedVersion
{
    private static readonly Lazy<PricingVersion> Read = new(ReadNewest);

    public static PricingVersion Newest => Read.Value;

    public static PriceBook At(string asOf) => new(Newest, Prices.At(asOf));

    private static PricingVersion ReadNewest()
    {
        var copy = NewestShippedPrices.Copied();
        try
        {
            return PricingFolder.TryRead(copy, Prices.At("2100-01-01"), out var catalog, out var faults)
                ? catalog.Versions.Single()
                : throw new InvalidOperationException(string.Join('\n', faults));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
