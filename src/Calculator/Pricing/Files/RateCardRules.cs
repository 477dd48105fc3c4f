using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of the rate cards of a period: rates a list may state, and for each tier bands that cover every size once.</summary>
internal static class RateCardRules
{
    private const string HowBandsFollow = "upTo is followed by above, below by atLeast, at the same size";

    public static IEnumerable<PricingFault> Check(PricingFile<Provider> file, IReadOnlyList<RateCard> cards, string path) =>
    [
        .. cards.All(card => card.Tier != ServiceTier.Standard) ? new[] { file.Fault(path, "lacks a card of the standard tier") } : [],
        .. cards.At(path).SelectMany(card => Rates(file, card.Item, card.Path).Concat(Band(file, card.Item, card.Path))),
        .. cards.At(path).GroupBy(card => card.Item.Tier).SelectMany(tier => Tier(file, tier.Key, tier)),
        .. cards.At(path).SelectMany(card => Alias(file, card.Item.Tier, card.Path)),
    ];

    private static IEnumerable<PricingFault> Rates(PricingFile<Provider> file, RateCard card, string path)
    {
        var rates = new (string Name, Rate? Rate)[]
        {
            ("input", card.Input), ("cacheRead", card.CacheRead),
            ("cacheWrite5m", card.CacheWrite5m), ("cacheWrite30m", card.CacheWrite30m),
            ("cacheWrite1h", card.CacheWrite1h), ("cacheWrite12h", card.CacheWrite12h),
            ("output", card.Output),
        };
        return rates.Where(rate => rate.Rate is not null)
            .Select(rate => (rate.Name, Sentence: Rule(rate.Rate!.Value.UsdPerMillionTokens)))
            .Where(rate => rate.Sentence is not null)
            .Select(rate => file.Fault($"{path}.{rate.Name}", rate.Sentence!));
    }

    private static string? Rule(decimal usd) => PlainNumber.Format(usd) switch
    {
        var rate when usd is < 0 or > Rate.Most => $"{rate} must be from 0 to {PlainNumber.Format(Rate.Most)} dollars per million tokens",
        var rate when decimal.Round(usd, Rate.MostDecimals) != usd => $"{rate} has more than {Rate.MostDecimals} decimals",
        var rate when SignificantDigitsOf(rate) > Rate.MostDigits => $"{rate} has more than {Rate.MostDigits} significant digits",
        _ => null,
    };

    private static int SignificantDigitsOf(string rate) => rate.Replace(".", "").TrimStart('0').Length;

    private static IEnumerable<PricingFault> Band(PricingFile<Provider> file, RateCard card, string path)
    {
        if (card is { Above: not null, AtLeast: not null })
            yield return file.Fault(path, "states both 'above' and 'atLeast'");
        if (card is { UpTo: not null, Below: not null })
            yield return file.Fault(path, "states both 'upTo' and 'below'");
        if (card.Band.End <= card.Band.Start)
            yield return file.Fault(path, $"the band '{card.Band}' is empty");
    }

    private static IEnumerable<PricingFault> Tier(
        PricingFile<Provider> file, ServiceTier tier, IEnumerable<(RateCard Item, string Path)> cards)
    {
        var bands = cards.OrderBy(card => card.Item.Band.Start).ToList();
        if (bands[0].Item.Band.Start > 0)
            yield return file.Fault(bands[0].Path, $"the {EnumNames<ServiceTier>.Of(tier)} tier has no card for smaller prompts");

        foreach (var (earlier, later) in bands.Zip(bands.Skip(1)))
        {
            if (!earlier.Item.Band.IsFollowedBy(later.Item.Band))
            {
                var where = $"the band '{later.Item.Band}' must begin where '{earlier.Item.Band}' ends";
                yield return file.Fault(later.Path, $"{where}: {HowBandsFollow}");
            }
        }
    }

    private static IEnumerable<PricingFault> Alias(PricingFile<Provider> file, ServiceTier tier, string path)
    {
        var (provider, name) = (file.Content, EnumNames<ServiceTier>.Of(tier));
        if (provider.TierAliases.ContainsKey(tier))
            yield return file.Fault($"{path}.tier", $"'{name}' is an alias of another tier at {Echo.Of(provider.Id)}");
    }
}
