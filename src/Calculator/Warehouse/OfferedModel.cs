using Calculator.Pricing;

namespace Calculator.Warehouse;

/// <summary>A model at the terms that some of its names share, in one region.</summary>
/// <param name="Listed">The model, under one of those names.</param>
/// <param name="Region">The region; null for any.</param>
internal sealed record OfferedModel(ListedModel Listed, string? Region)
{
    /// <summary>What a version offers, in the order of the files.</summary>
    public static IEnumerable<OfferedModel> AllOf(PricingVersion version) => version.Providers
        .SelectMany(provider => provider.Models.Select(model => (Provider: provider, Model: model)))
        .SelectMany(one => ListedModel.UnderEveryName(one.Provider, one.Model, counter: null)
            .GroupBy(listed => (Factor: listed.Alias?.Factor?.Value ?? 1, listed.Alias?.ServiceTier))
            .Select(names => names.MinBy(ModelName.IsHosted)!))
        .SelectMany(listed => RegionsOf(listed).Select(region => new OfferedModel(listed, region)));

    /// <summary>The times between which none of its prices changes, oldest first.</summary>
    public IEnumerable<Span> Spans => Span.AllOf(Listed.Model);

    // What a host charges is for where it serves.
    private static IEnumerable<string?> RegionsOf(ListedModel listed) => ModelName.IsHosted(listed)
        ? [null]
        : listed.Model.Prices.SelectMany(period => period.Residency.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Prepend(null);
}
