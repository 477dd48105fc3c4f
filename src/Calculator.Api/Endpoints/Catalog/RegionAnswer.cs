using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>A region requests can be kept in.</summary>
/// <param name="Region">Its word: what <c>inferenceGeo</c> takes.</param>
/// <param name="Factor">What every token rate is multiplied by there.</param>
internal sealed record RegionAnswer(string Region, decimal Factor)
{
    public static IReadOnlyList<RegionAnswer>? AllOf(PricePeriod period) => period.Residency.Count == 0
        ? null
        :
        [
            .. period.Residency
                .OrderBy(region => region.Key, StringComparer.Ordinal)
                .Select(region => new RegionAnswer(region.Key, region.Value.Value)),
        ];
}
