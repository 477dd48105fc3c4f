using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of a provider's file: its models, their names and their periods.</summary>
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

    /// <summary>No two models of a version bear one name, whoever offers them.</summary>
    public static IEnumerable<PricingFault> NamesAreUnique(IEnumerable<PricingFile<Provider>> files)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var (model, path) in file.Content.Models.At("$.models"))
            {
                foreach (var (name, namePath) in NamesOf(model, path))
                {
                    if (!taken.TryAdd(name, model.Id))
                        yield return file.Fault(namePath, $"'{Echo.Of(name)}' already names the model {Echo.Of(taken[name])}");
                }
            }
        }
    }

    private static IEnumerable<PricingFault> Check(PricingFile<Provider> file, Model model, string path, VersionDraft draft)
    {
        foreach (var fault in NamesOf(model, path).SelectMany(name => PricingRules.Id(file, name.Item, name.Path)))
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
        .. RateCardRules.Check(file, period.Rates, $"{path}.rates"),
    ];

    private static IEnumerable<PricingFault> Sizes(PricingFile<Provider> file, PricePeriod period, string path)
    {
        var sizes = new[] { ("contextWindow", period.ContextWindow), ("maxInput", period.MaxInput), ("maxOutput", period.MaxOutput) };
        foreach (var (name, tokens) in sizes)
        {
            if (tokens is { } stated && (stated <= 0 || !TokenCount.Bounds.Contain(stated)))
                yield return file.Fault($"{path}.{name}", "must be a whole number of tokens above 0");
        }

        if (period.MaxInput > period.ContextWindow)
            yield return file.Fault($"{path}.maxInput", "is larger than contextWindow");
    }

    private static IEnumerable<(string Item, string Path)> NamesOf(Model model, string path) =>
    [
        (model.Id, $"{path}.id"),
        .. model.Aliases.At($"{path}.aliases"),
        .. model.MovingAliases.At($"{path}.movingAliases").Select(alias => (alias.Item.Id, $"{alias.Path}.id")),
    ];
}
