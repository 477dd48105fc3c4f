using System.Text.RegularExpressions;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>
/// The rules that hold across the fields and files of one version. Each is a sentence a reviewer can check by eye.
/// A file that could not be read is passed over: its own fault is told already, and others that only follow from it would hide it.
/// </summary>
internal static partial class PricingRules
{
    private const decimal MostFeeUsd = 1_000_000m;

    public static IEnumerable<PricingFault> Check(VersionDraft draft) =>
    [
        .. draft.Providers.SelectMany(file => ProviderRules(file, draft)),
        .. ModelNamesAreUnique(draft.Providers),
        .. draft.Plans is { } plans ? PlanRules(plans, draft) : [],
        .. draft.Tokenizers is { } tokenizers ? TokenizerRules(tokenizers, draft) : [],
    ];

    private static IEnumerable<PricingFault> ProviderRules(PricingFile<Provider> file, VersionDraft draft)
    {
        var provider = file.Content;
        if (!file.Name.EndsWith($"/models/{provider.Id}.json", StringComparison.Ordinal))
            yield return file.Fault("$.id", $"'{provider.Id}' must be the name of the file");
        if (provider.Models.Count == 0)
            yield return file.Fault("$.models", "must list at least one model");

        foreach (var (model, path) in provider.Models.At("$.models"))
        {
            foreach (var fault in NamesOf(model, path).SelectMany(name => IdRule(file, name.Item, name.Path)))
                yield return fault;

            if (model.Tokenizer is { } tokenizer && draft.Tokenizers?.Content.Tokenizers.All(known => known.Id != tokenizer) == true)
                yield return file.Fault($"{path}.tokenizer", $"'{tokenizer}' is not listed in tokenizers.json");

            foreach (var fault in PeriodRules(file, model.Prices, $"{path}.prices", draft))
                yield return fault;

            foreach (var (period, periodPath) in model.Prices.At($"{path}.prices"))
            {
                foreach (var fault in ProvenanceRules(file, periodPath, period.Source, period.Checked, period.Note, draft)
                    .Concat(SizeRules(file, period, periodPath))
                    .Concat(CardRules(file, period.Rates, $"{periodPath}.rates"))
                    .Concat(TierAliasRules(file, provider, period, periodPath)))
                {
                    yield return fault;
                }
            }
        }
    }

    private static IEnumerable<PricingFault> ModelNamesAreUnique(IEnumerable<PricingFile<Provider>> files)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var (model, path) in file.Content.Models.At("$.models"))
            {
                foreach (var (name, namePath) in NamesOf(model, path))
                {
                    if (!taken.TryAdd(name, model.Id))
                        yield return file.Fault(namePath, $"'{name}' already names the model {taken[name]}");
                }
            }
        }
    }

    private static IEnumerable<PricingFault> PeriodRules<TFile, T>(PricingFile<TFile> file, IReadOnlyList<T> periods, string path, VersionDraft draft)
        where T : IPeriod
    {
        if (periods.Count == 0)
            yield return file.Fault(path, "must list at least one price");
        if (periods.Count > 0 && periods[0].Status == PriceStatus.Announced)
            yield return file.Fault($"{path}[0].status", "the first price cannot be announced only");

        foreach (var fault in OrderRules(file, [.. periods.At(path)]).Concat(StatusRules(file, periods.At(path), draft)))
            yield return fault;
    }

    private static IEnumerable<PricingFault> OrderRules<TFile, T>(PricingFile<TFile> file, IReadOnlyList<(T Item, string Path)> periods)
        where T : IPeriod => periods.Zip(periods.Skip(1))
        .Where(pair => pair.Second.Item.From <= pair.First.Item.From)
        .Select(pair => file.Fault($"{pair.Second.Path}.from", $"{pair.Second.Item.From} must come after {pair.First.Item.From}: they stand oldest first"));

    private static IEnumerable<PricingFault> StatusRules<TFile, T>(PricingFile<TFile> file, IEnumerable<(T Item, string Path)> periods, VersionDraft draft)
        where T : IPeriod
    {
        if (PricingVersion.DateOf(draft.Id) is not { } day)
            yield break;

        foreach (var (period, periodPath) in periods)
        {
            if (period.From.Day > day && period.Status is null)
                yield return file.Fault(periodPath, $"lacks 'status' (announced or confirmed): {period.From} is after the version's date");
            if (period.From.Day <= day && period.Status is not null)
                yield return file.Fault($"{periodPath}.status", $"is for scheduled prices; {period.From} is not after the version's date");
        }
    }

    private static IEnumerable<PricingFault> ProvenanceRules<TFile>(PricingFile<TFile> file, string path, string source, DateOnly checkedOn, string? note, VersionDraft draft)
    {
        if (string.IsNullOrWhiteSpace(source))
            yield return file.Fault($"{path}.source", "must name where the figure was taken from");
        if (checkedOn > PricingVersion.DateOf(draft.Id))
            yield return file.Fault($"{path}.checked", $"{checkedOn:yyyy-MM-dd} is after the version's date");
        if (note is not null && string.IsNullOrWhiteSpace(note))
            yield return file.Fault($"{path}.note", "is blank; leave it out or say something");
    }

    private static IEnumerable<PricingFault> SizeRules(PricingFile<Provider> file, PricePeriod period, string path)
    {
        foreach (var (name, tokens) in new[] { ("contextWindow", period.ContextWindow), ("maxInput", period.MaxInput), ("maxOutput", period.MaxOutput) })
        {
            if (tokens is { } stated && (stated <= 0 || !TokenCount.Bounds.Contain(stated)))
                yield return file.Fault($"{path}.{name}", "must be a whole number of tokens above 0");
        }

        if (period.MaxInput > period.ContextWindow)
            yield return file.Fault($"{path}.maxInput", "is larger than contextWindow");
    }

    private static IEnumerable<PricingFault> CardRules(PricingFile<Provider> file, IReadOnlyList<RateCard> cards, string path)
    {
        if (cards.All(card => card.Tier != ServiceTier.Standard))
            yield return file.Fault(path, "lacks a card of the standard tier");

        foreach (var (card, cardPath) in cards.At(path))
        {
            foreach (var fault in RateRules(file, card, cardPath).Concat(BandRules(file, card, cardPath)))
                yield return fault;
        }

        foreach (var tier in cards.At(path).GroupBy(card => card.Item.Tier))
        {
            var bands = tier.OrderBy(card => card.Item.Band.Start).ToList();
            if (bands[0].Item.Band.Start > 0)
                yield return file.Fault(bands[0].Path, $"the {EnumNames<ServiceTier>.Of(tier.Key)} tier has no card for smaller prompts");

            foreach (var (earlier, later) in bands.Zip(bands.Skip(1)))
            {
                if (!earlier.Item.Band.IsFollowedBy(later.Item.Band))
                    yield return file.Fault(later.Path, $"the band '{later.Item.Band}' must begin where '{earlier.Item.Band}' ends: upTo is followed by above, below by atLeast, at the same size");
            }
        }
    }

    private static IEnumerable<PricingFault> RateRules(PricingFile<Provider> file, RateCard card, string path)
    {
        var rates = new (string Name, Rate? Rate)[]
        {
            ("input", card.Input), ("cacheRead", card.CacheRead), ("cacheWrite5m", card.CacheWrite5m), ("cacheWrite1h", card.CacheWrite1h), ("output", card.Output),
        };
        foreach (var (name, rate) in rates)
        {
            if (rate?.UsdPerMillionTokens is not { } usd)
                continue;
            if (usd is < 0 or > Rate.Most)
                yield return file.Fault($"{path}.{name}", $"{PlainNumber.Format(usd)} must be from 0 to {PlainNumber.Format(Rate.Most)} dollars per million tokens");
            else if (decimal.Round(usd, Rate.MostDecimals) != usd)
                yield return file.Fault($"{path}.{name}", $"{PlainNumber.Format(usd)} has more than {Rate.MostDecimals} decimals");
            else if (PlainNumber.Format(usd).Replace(".", "").TrimStart('0').Length > Rate.MostDigits)
                yield return file.Fault($"{path}.{name}", $"{PlainNumber.Format(usd)} has more than {Rate.MostDigits} significant digits");
        }
    }

    private static IEnumerable<PricingFault> BandRules(PricingFile<Provider> file, RateCard card, string path)
    {
        if (card is { Above: not null, AtLeast: not null })
            yield return file.Fault(path, "states both 'above' and 'atLeast'");
        if (card is { UpTo: not null, Below: not null })
            yield return file.Fault(path, "states both 'upTo' and 'below'");
        if (card.Band.End <= card.Band.Start)
            yield return file.Fault(path, $"the band '{card.Band}' is empty");
    }

    private static IEnumerable<PricingFault> TierAliasRules(PricingFile<Provider> file, Provider provider, PricePeriod period, string path) =>
        period.Rates.At($"{path}.rates")
            .Where(card => provider.TierAliases.ContainsKey(card.Item.Tier))
            .Select(card => file.Fault($"{card.Path}.tier", $"'{EnumNames<ServiceTier>.Of(card.Item.Tier)}' is an alias of another tier at {provider.Id}"));

    private static IEnumerable<PricingFault> PlanRules(PricingFile<PlanFile> file, VersionDraft draft)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "api" };
        foreach (var (plan, path) in file.Content.Plans.At("$.plans"))
        {
            foreach (var fault in IdRule(file, plan.Id, $"{path}.id"))
                yield return fault;
            if (!taken.Add(plan.Id))
                yield return file.Fault($"{path}.id", $"'{plan.Id}' is taken");

            foreach (var (provider, providerPath) in plan.Covers.At($"{path}.covers"))
            {
                if (!draft.HasFile($"models/{provider}.json"))
                    yield return file.Fault(providerPath, $"there is no models/{provider}.json");
            }

            foreach (var fault in PeriodRules(file, plan.Prices, $"{path}.prices", draft))
                yield return fault;

            foreach (var (period, periodPath) in plan.Prices.At($"{path}.prices"))
            {
                foreach (var fault in ProvenanceRules(file, periodPath, period.Source, period.Checked, period.Note, draft))
                    yield return fault;
                if (period.MonthlyFeeUsd is < 0 or > MostFeeUsd)
                    yield return file.Fault($"{periodPath}.monthlyFeeUsd", $"must be from 0 to {PlainNumber.Format(MostFeeUsd)} dollars");
                if (period.IncludedUsd is < 0 or > MostFeeUsd)
                    yield return file.Fault($"{periodPath}.includedUsd", $"must be from 0 to {PlainNumber.Format(MostFeeUsd)} dollars");
            }

            foreach (var fault in LimitRules(file, plan.Limits, $"{path}.limits", draft))
                yield return fault;
        }
    }

    private static IEnumerable<PricingFault> LimitRules(PricingFile<PlanFile> file, IReadOnlyList<PlanLimit> limits, string path, VersionDraft draft)
    {
        foreach (var (limit, limitPath) in limits.At(path))
        {
            foreach (var fault in ProvenanceRules(file, limitPath, limit.Source, limit.Checked, limit.Note, draft))
                yield return fault;
            if (limit.Low <= 0 || limit.High > MostOf(limit.Unit))
                yield return file.Fault(limitPath, $"low, expected and high must be above 0 and at most {PlainNumber.Format(MostOf(limit.Unit))}");
            if (limit.Low > limit.Expected || limit.Expected > limit.High)
                yield return file.Fault(limitPath, "low, expected and high must rise");
        }

        foreach (var window in limits.At(path).GroupBy(limit => limit.Item.Window))
        {
            foreach (var fault in OrderRules(file, [.. window]).Concat(StatusRules(file, window, draft)))
                yield return fault;
        }
    }

    // Far above any limit known, and low enough that what it is worth stays exact for any session and number of seats.
    private static decimal MostOf(LimitUnit unit) => unit == LimitUnit.Tokens ? TokenCount.Bounds.Most : MostFeeUsd;

    private static IEnumerable<PricingFault> TokenizerRules(PricingFile<TokenizerFile> file, VersionDraft draft)
    {
        var known = new HashSet<string>();
        foreach (var (tokenizer, path) in file.Content.Tokenizers.At("$.tokenizers"))
        {
            foreach (var fault in IdRule(file, tokenizer.Id, $"{path}.id"))
                yield return fault;
            if (!known.Add(tokenizer.Id))
                yield return file.Fault($"{path}.id", $"'{tokenizer.Id}' is taken");
        }

        var expected = new HashSet<(string, string, ContentClass)>();
        foreach (var (row, path) in file.Content.Measurements.At("$.measurements"))
        {
            foreach (var fault in ProvenanceRules(file, path, row.Source, row.Checked, null, draft))
                yield return fault;
            foreach (var (name, id) in new[] { ("from", row.From), ("to", row.To) })
            {
                if (!known.Contains(id))
                    yield return file.Fault($"{path}.{name}", $"'{id}' is not listed under tokenizers");
            }

            if (row.Low.Value > row.High.Value || row.Expected?.Value < row.Low.Value || row.Expected?.Value > row.High.Value)
                yield return file.Fault(path, "low, expected and high must rise");
            if (row.Expected is not null && !expected.Add((row.From, row.To, row.Content)))
                yield return file.Fault($"{path}.expected", "another row of the same pair and class states an expected ratio");
        }
    }

    private static IEnumerable<(string Item, string Path)> NamesOf(Model model, string path) =>
    [
        (model.Id, $"{path}.id"),
        .. model.Aliases.At($"{path}.aliases"),
        .. model.MovingAliases.At($"{path}.movingAliases").Select(alias => (alias.Item.Id, $"{alias.Path}.id")),
    ];

    private static IEnumerable<PricingFault> IdRule<T>(PricingFile<T> file, string id, string path)
    {
        if (!IdForm().IsMatch(id))
            yield return file.Fault(path, $"'{id}' must be lower-case letters, digits and . _ - and at most 64 of them");
    }

    private static IEnumerable<(T Item, string Path)> At<T>(this IEnumerable<T> items, string path) =>
        items.Select((item, index) => (item, $"{path}[{index}]"));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex IdForm();
}
