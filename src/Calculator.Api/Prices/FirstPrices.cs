using Calculator.Api.Settings;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;
using Calculator.Units;

namespace Calculator.Api.Prices;

/// <summary>What the pricing folder held at the start.</summary>
/// <param name="Files">What was read.</param>
/// <param name="Catalog">What was made of it; null if there is a fault.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record FirstPrices(PricingFiles Files, Catalog? Catalog, IReadOnlyList<PricingFault> Faults)
{
    public static FirstPrices Read(PricingSettings settings)
    {
        var files = PricingFiles.Read(settings.Path, settings.Vocabularies);
        var now = new Moment(TimeProvider.System.GetUtcNow());
        PricingFolder.TryRead(files, now, out var catalog, out var faults, TokenCounters.Shipped, JudgedVersions.All);
        return new FirstPrices(files, catalog, faults);
    }
}
