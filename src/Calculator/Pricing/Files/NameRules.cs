using System.Text.RegularExpressions;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of the other names of models: their form, what they say beside the model, and that each names one model.</summary>
internal static partial class NameRules
{
    public static IEnumerable<PricingFault> Check(PricingFile<Provider> file, Model model, string path) =>
    [
        .. Of(model, path).Skip(1).Where(name => !NameForm().IsMatch(name.Item))
            .Select(name => file.Fault(
                name.Path,
                $"'{Echo.Of(name.Item)}' must be printable ASCII without blanks and at most 128 characters")),
        .. model.Aliases.At($"{path}.aliases").SelectMany(alias => Meaning(file, model, alias.Item, alias.Path)),
    ];

    /// <summary>No two models of a version bear one name, whoever offers them.</summary>
    public static IEnumerable<PricingFault> AreUnique(IEnumerable<PricingFile<Provider>> files)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var (model, path) in file.Content.Models.At("$.models"))
            {
                foreach (var (name, namePath) in Of(model, path))
                {
                    if (!taken.TryAdd(name, model.Id))
                        yield return file.Fault(namePath, $"'{Echo.Of(name)}' already names the model {Echo.Of(taken[name])}");
                }
            }
        }
    }

    private static IEnumerable<PricingFault> Meaning(PricingFile<Provider> file, Model model, Alias alias, string path)
    {
        if (alias.Factor is { } factor && FactorRule(factor) is { } sentence)
            yield return file.Fault($"{path}.factor", sentence);
        foreach (var fault in alias.Host is { } host ? PricingRules.Id(file, host, $"{path}.host") : [])
            yield return fault;
        foreach (var fault in PeriodRules.Note(file, path, alias.Note))
            yield return fault;
        if (alias.ServiceTier is { } tier && !IsOffered(file.Content, model, tier))
        {
            yield return file.Fault(
                $"{path}.serviceTier",
                $"no price of {Echo.Of(model.Id)} has a card of the {EnumNames<ServiceTier>.Of(tier)} tier");
        }
    }

    /// <summary>Why a factor would not stay exact; null if it does.</summary>
    public static string? FactorRule(PriceFactor factor) => decimal.Round(factor.Value, PriceFactor.MostDecimals) == factor.Value
        ? null
        : $"{PlainNumber.Format(factor.Value)} has more than {PriceFactor.MostDecimals} decimals";

    private static bool IsOffered(Provider provider, Model model, ServiceTier tier) =>
        model.Prices.SelectMany(period => period.Rates).Any(card => card.Tier == provider.TierAliases.GetValueOrDefault(tier, tier));

    private static IEnumerable<(string Item, string Path)> Of(Model model, string path) =>
    [
        (model.Id, $"{path}.id"),
        .. model.Aliases.At($"{path}.aliases").Select(alias => (alias.Item.Id, alias.Path)),
        .. model.MovingAliases.At($"{path}.movingAliases").Select(alias => (alias.Item.Id, $"{alias.Path}.id")),
    ];

    [GeneratedRegex(@"^[\x21-\x7e]{1,128}\z")]
    private static partial Regex NameForm();
}
