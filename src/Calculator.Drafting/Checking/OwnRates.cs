using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Drafting.Checking;

/// <summary>Our rates under the names that sources speak of them by.</summary>
internal static class OwnRates
{
    /// <summary>The card a rate stands on, and the rate; null where there is none.</summary>
    public static (RateCard? Card, decimal? Usd) Usd(PricedModel model, RateName rate)
    {
        // Beyond both of two sizes that are one apart.
        var prompt = new TokenCount(rate.Above + 2);
        var card = model.Period.Rates.FirstOrDefault(card => card.Tier == rate.Tier && card.IsFor(prompt));
        return (card, card is null ? null : Of(card, rate.Class)?.UsdPerMillionTokens);
    }

    public static IEnumerable<RateName> Of(PricedModel model) => model.Period.Rates.SelectMany(card => Of(model.Id, card));

    public static IEnumerable<RateName> Of(string model, RateCard card) =>
        from item in Enum.GetValues<RateClass>()
        where Of(card, item) is not null
        select new RateName(model, card.Tier, card.Band.Start, item);

    public static Rate? Of(RateCard card, RateClass item) => item switch
    {
        RateClass.Input => card.Input,
        RateClass.CacheRead => card.CacheRead,
        RateClass.CacheWrite => card.Served(null) is { } shortest ? card.CacheWrite(shortest) : null,
        RateClass.CacheWrite1h => card.CacheWrite1h,
        _ => card.Output,
    };

    /// <summary>The card with another rate.</summary>
    public static RateCard With(RateCard card, RateClass item, Rate rate) => item switch
    {
        RateClass.Input => card with { Input = rate },
        RateClass.CacheRead => card with { CacheRead = rate },
        RateClass.CacheWrite => card.Served(null) switch
        {
            CacheTtl.ThirtyMinutes => card with { CacheWrite30m = rate },
            CacheTtl.OneHour => card with { CacheWrite1h = rate },
            CacheTtl.TwelveHours => card with { CacheWrite12h = rate },
            _ => card with { CacheWrite5m = rate },
        },
        RateClass.CacheWrite1h => card with { CacheWrite1h = rate },
        _ => card with { Output = rate },
    };
}
