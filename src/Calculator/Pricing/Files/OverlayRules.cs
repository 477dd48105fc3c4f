using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>What holds of what a version states on top of another: that it finds there what it replaces.</summary>
internal static class OverlayRules
{
    public static IEnumerable<PricingFault> Check(VersionDraft draft, VersionDraft below) =>
        draft.Overlays.SelectMany(file => Check(file, below.Providers.Find(known => known.Content.Id == file.Content.Id), below.Id))
            .Concat(draft.Plans is { } plans ? Twice(plans, "$.plans", plans.Content.Plans, plan => plan.Id) : [])
            .Concat(draft.Tokenizers is { } tokenizers
                ? Twice(tokenizers, "$.tokenizers", tokenizers.Content.Tokenizers, tokenizer => tokenizer.Id)
                : []);

    // Two of one id cannot be put on top of one: it is told here, before the two versions become one.
    private static IEnumerable<PricingFault> Twice<TFile, T>(
        PricingFile<TFile> file, string path, IReadOnlyList<T> items, Func<T, string> id) => items.At(path)
            .GroupBy(placed => id(placed.Item))
            .SelectMany(same => same.Skip(1))
            .Select(twice => file.Fault($"{twice.Path}.id", $"'{Echo.Of(id(twice.Item))}' stands here twice"));

    private static IEnumerable<PricingFault> Check(PricingFile<ProviderOverlay> file, PricingFile<Provider>? below, string version)
    {
        var overlay = file.Content;
        if (!file.Name.EndsWith($"/models/{overlay.Id}.json", StringComparison.Ordinal))
            yield return file.Fault("$.id", $"'{Echo.Of(overlay.Id)}' must be the name of the file");
        if (below is null && overlay.Name is null)
            yield return file.Fault("$", $"lacks 'name': {version} has no provider {Echo.Of(overlay.Id)}");
        if (overlay.Models.Count + overlay.Prices.Count + overlay.TierAliases.Count == 0)
            yield return file.Fault("$", $"states nothing that is not in {version}: give models, or prices by the id of a model");

        foreach (var fault in Twice(file, "$.models", overlay.Models, model => model.Id))
            yield return fault;
        foreach (var fault in overlay.Prices.SelectMany(prices => Check(file, prices.Key, prices.Value, below?.Content, version)))
            yield return fault;
    }

    private static IEnumerable<PricingFault> Check(
        PricingFile<ProviderOverlay> file, string model, IReadOnlyList<PricePeriod> periods, Provider? below, string version)
    {
        var path = PricingStructure.At("$.prices", model);
        var known = below?.Models.Select(one => one.Id).ToList() ?? [];
        if (file.Content.Models.Any(whole => whole.Id == model))
        {
            yield return file.Fault(path, "has its prices under models, where it is stated whole");
        }
        else if (!known.Contains(model))
        {
            var missing = $"{version} has no model '{Echo.Of(model)}' of {Echo.Of(file.Content.Id)}";
            yield return file.Fault(path, $"{missing}{NearestOf(model, known)}");
        }
        if (periods.Count == 0)
            yield return file.Fault(path, "must list at least one price");
    }

    private static string NearestOf(string model, List<string> known) =>
        known.Count == 0 ? "" : $"; the nearest are {string.Join(", ", Nearest.To(model, known))}";
}
