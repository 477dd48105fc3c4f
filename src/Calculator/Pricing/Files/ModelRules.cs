using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of a provider's file: its models and their periods.</summary>
internal static class ModelRules
{
    public static IEnumerable<PricingFault> Check(PricingFile<Provider> file, VersionDraft draft)
    {
        var provider = file.Content;
        if (!file.Name.EndsWith($"/models/{provider.Id}.json", StringComparison.Ordinal))
            yield return file.Fault("$.id", $"'{Echo.Of(provider.Id)}' must be the name of the file");
        if (provider.Models.Count == 0)
            yield return file.Fault("$.models", "must list at least one model");

        foreach (var fault in provider.Models.At("$.models").SelectMany(model => Check(file, model.Item, model.Path, draft)))
            yield return fault;
    }

    private static IEnumerable<PricingFault> Check(PricingFile<Provider> file, Model model, string path, VersionDraft draft)
    {
        foreach (var fault in PricingRules.Id(file, model.Id, $"{path}.id").Concat(NameRules.Check(file, model, path)))
            yield return fault;
        foreach (var fault in LifetimeRules.Check(file, model, path))
            yield return fault;

        if (model.Tokenizer is { } tokenizer && draft.Tokenizers?.Content.Tokenizers.All(known => known.Id != tokenizer) == true)
            yield return file.Fault($"{path}.tokenizer", $"'{Echo.Of(tokenizer)}' is not listed in tokenizers.json");

        foreach (var fault in PeriodRules.OfPrices(file, model.Prices, $"{path}.prices", draft))
            yield return fault;

        foreach (var fault in model.Prices.At($"{path}.prices").SelectMany(period => Check(file, period.Item, period.Path, draft)))
            yield return fault;
    }

    private static IEnumerable<PricingFault> Check(PricingFile<Provider> file, PricePeriod period, string path, VersionDraft draft) =>
    [
        .. PeriodRules.Provenance(file, path, period.Source, period.Checked, period.Note, draft),
        .. Sizes(file, period, path),
        .. ChargeRules.Check(file, period, path),
        .. RateCardRules.Check(file, period.Rates, $"{path}.rates"),
    ];

    private static IEnumerable<PricingFault> Sizes(PricingFile<Provider> file, PricePeriod period, string path)
    {
        var sizes = new[]
        {
            ("contextWindow", period.ContextWindow), ("maxInput", period.MaxInput), ("maxOutput", period.MaxOutput),
            ("minCacheTokens", period.MinCacheTokens),
        };
        foreach (var (name, tokens) in sizes)
        {
            if (tokens is { } stated && (stated <= 0 || !TokenCount.Bounds.Contain(stated)))
                yield return file.Fault($"{path}.{name}", "must be a whole number of tokens above 0");
        }

        if (period.MaxInput > period.ContextWindow)
            yield return file.Fault($"{path}.maxInput", "is larger than contextWindow");
    }
}
