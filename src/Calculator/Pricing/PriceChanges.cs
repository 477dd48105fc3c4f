using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>Compares two price books figure by figure: two dates of a version, or two versions.</summary>
public static class PriceChanges
{
    /// <summary>
    /// Every figure that is not the same, models before plans. Rates are compared size by size: where a long-prompt card came or went,
    /// the sizes it was for show what they cost before and after, and the others show nothing.
    /// </summary>
    public static IReadOnlyList<PriceChange> Between(PriceBook before, PriceBook after) =>
    [.. ModelChanges(before, after), .. PlanChanges(before, after)];

    private static IEnumerable<PriceChange> ModelChanges(PriceBook before, PriceBook after) =>
        from pair in Pairs(before.Models, after.Models, model => model.Id)
        from change in RateChanges(pair.Id, pair.Before, pair.After)
            .Concat(Compare(new PriceSubject(pair.Id, null, null, null), Charges(pair.Before), Charges(pair.After)))
        select change;

    private static IEnumerable<PriceChange> RateChanges(string id, PricedModel? before, PricedModel? after) =>
        from tier in Tiers(before).Union(Tiers(after)).Order()
        from band in SizeBand.Common([.. Cards(before, tier), .. Cards(after, tier)])
        from change in Compare(
            new PriceSubject(id, null, tier, band),
            before is null ? [] : Rates(before, before.CardFor(tier, band)),
            after is null ? [] : Rates(after, after.CardFor(tier, band)))
        select change;

    private static IEnumerable<PriceChange> PlanChanges(PriceBook before, PriceBook after) =>
        from pair in Pairs(before.Plans, after.Plans, plan => plan.Plan.Id)
        from change in Compare(new PriceSubject(null, pair.Id, null, null), Fees(pair.Before), Fees(pair.After))
        select change;

    private static IEnumerable<(string Id, T? Before, T? After)> Pairs<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> id)
        where T : class
    {
        var (earlier, later) = (before.ToDictionary(id), after.ToDictionary(id));
        return later.Keys.Union(earlier.Keys).Select(key => (key, earlier.GetValueOrDefault(key), later.GetValueOrDefault(key)));
    }

    private static IEnumerable<PriceChange> Compare(PriceSubject subject, List<Figure> before, List<Figure> after) =>
        from item in before.Concat(after).Select(figure => figure.Item).Distinct()
        let was = before.FirstOrDefault(figure => figure.Item == item)
        let now = after.FirstOrDefault(figure => figure.Item == item)
        where was?.Number != now?.Number || was?.Words != now?.Words
        select new PriceChange(subject, item, was?.Number, now?.Number, (now ?? was)!.Provenance)
        {
            IsMoney = (now ?? was)!.IsMoney,
            WordsBefore = was?.Words,
            WordsAfter = now?.Words,
        };

    private static IEnumerable<ServiceTier> Tiers(PricedModel? model) => model?.Tiers ?? [];

    private static IEnumerable<SizeBand> Cards(PricedModel? model, ServiceTier tier) => model?.Cards(tier).Select(card => card.Band) ?? [];

    private static List<Figure> Rates(PricedModel model, RateCard? card) => card is null ? [] : Figures(
        model.ProvenanceOf([card]),
        ("input", card.Input.UsdPerMillionTokens),
        ("cacheRead", card.CacheRead?.UsdPerMillionTokens),
        ("cacheWrite5m", card.CacheWrite5m?.UsdPerMillionTokens),
        ("cacheWrite30m", card.CacheWrite30m?.UsdPerMillionTokens),
        ("cacheWrite1h", card.CacheWrite1h?.UsdPerMillionTokens),
        ("cacheWrite12h", card.CacheWrite12h?.UsdPerMillionTokens),
        ("output", card.Output.UsdPerMillionTokens));

    // What a period states beside its cards.
    private static List<Figure> Charges(PricedModel? model)
    {
        if (model is null)
            return [];

        var (period, provenance) = (model.Period, model.ProvenanceOf([]));
        List<Figure?> charges =
        [
            period.MinCacheTokens is { } tokens ? new Figure("minCacheTokens", tokens, provenance) { IsMoney = false } : null,
            .. period.Residency.OrderBy(region => region.Key, StringComparer.Ordinal)
                .Select(region => new Figure($"residency.{region.Key}", region.Value.Value, provenance) { IsMoney = false }),
            period.Peak is { } hours ? new Figure("peak", null, provenance) { Words = hours.ToString(), IsMoney = false } : null,
            period.Tools?.WebSearch is { } search ? new Figure("webSearchPerThousandUsd", search.PerThousandUsd, provenance) : null,
        ];
        return [.. charges.OfType<Figure>()];
    }

    private static List<Figure> Fees(PricedPlan? plan) => plan is null ? [] : [.. Figures(
        plan.Provenance,
    [
        ("monthlyFeeUsd", plan.Period.MonthlyFeeUsd),
        ("annualPerMonthUsd", plan.Period.AnnualPerMonthUsd),
        ("includedUsd", plan.Period.IncludedUsd),
        ("apiCreditUsdPerMonth", plan.Period.ApiCreditUsdPerMonth),
        ("maxApiCreditUsdPerMonth", plan.Period.MaxApiCreditUsdPerMonth),
        .. plan.Limits.Where(limit => limit.Unit == LimitUnit.Usd).Select(limit => (NameOf(limit), (decimal?)limit.Expected)),
    ]),
        .. Scope(plan),
    ];

    // What the fee is for, and who can buy it.
    private static IEnumerable<Figure> Scope(PricedPlan plan)
    {
        (string Item, string? Words)[] words =
        [
            ("models", plan.Period.Models is { } models ? string.Join(' ', models) : null),
            ("notIncluded", plan.Period.NotIncluded.Count > 0 ? string.Join(' ', plan.Period.NotIncluded) : null),
            ("offered", plan.Period.Offered is { } offered ? EnumNames<PlanOffer>.Of(offered) : null),
        ];
        return words.Where(item => item.Words is not null)
            .Select(item => new Figure(item.Item, null, plan.Provenance) { Words = item.Words, IsMoney = false });
    }

    private static string NameOf(PlanLimit limit) =>
        $"limitUsdPer{limit.Window}{(limit.CacheReadShare is { } share ? $" at cacheReadShare {share}" : "")}"
            + (limit.Models is { } models ? $" of {string.Join(' ', models)}" : "")
            + (limit.PerModel ? " for each model" : "");

    private static List<Figure> Figures(Provenance provenance, params (string Item, decimal? Usd)[] items) =>
        [.. items.Where(item => item.Usd is not null).Select(item => new Figure(item.Item, item.Usd!.Value, provenance))];

    private sealed record Figure(string Item, decimal? Number, Provenance Provenance)
    {
        public string? Words { get; init; }

        public bool IsMoney { get; init; } = true;
    }
}
