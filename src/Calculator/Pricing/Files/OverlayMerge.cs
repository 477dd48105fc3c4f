namespace Calculator.Pricing.Files;

/// <summary>Makes one version of what a folder states and of the version beneath it, each value with the file it is from.</summary>
internal static class OverlayMerge
{
    /// <summary>The whole version, under the name of the one on top.</summary>
    public static VersionDraft Of(VersionDraft top, VersionDraft below)
    {
        var whole = new VersionDraft(top.Files, top.Vocabularies) { Base = below, Basis = top.Basis };
        whole.Bytes.AddRange(top.Bytes);
        whole.Providers.AddRange(below.Providers.Select(file => top.Overlays.Find(on => on.Content.Id == file.Content.Id) is { } overlay
            ? On(overlay, file)
            : file));
        whole.Providers.AddRange(top.Overlays
            .Where(overlay => below.Providers.TrueForAll(file => file.Content.Id != overlay.Content.Id))
            .Select(overlay => On(overlay, null)));
        whole.Plans = top.Plans is { } plans ? Plans(plans, below.Plans!) : below.Plans;
        whole.Tokenizers = top.Tokenizers is { } tokenizers ? Tokenizers(tokenizers, below.Tokenizers!) : below.Tokenizers;
        return whole;
    }

    private static PricingFile<Provider> On(PricingFile<ProviderOverlay> overlay, PricingFile<Provider>? below)
    {
        var stated = overlay.Content;
        var models = Replaced(
            (overlay, "$.models", stated.Models), (below, "$.models", below?.Content.Models ?? []), model => model.Id);
        var parts = models.Select((model, index) => model.From.Part("$.models", index, model.Path)).ToList();
        var content = new Provider
        {
            Id = stated.Id,
            Name = stated.Name ?? below!.Content.Name,
            TierAliases = stated.TierAliases.Count == 0 && below is not null ? below.Content.TierAliases : stated.TierAliases,
            Models = [.. models.Select((model, index) => stated.Prices.TryGetValue(model.Item.Id, out var prices)
                ? Priced(model.Item, prices, PricesFrom(overlay, model.Item.Id, index), parts)
                : model.Item)],
        };
        return new PricingFile<Provider>(overlay.Name, content, overlay.Lines) { Parts = parts };
    }

    private static (PricingFile<ProviderOverlay> File, string Path, string Of) PricesFrom(
        PricingFile<ProviderOverlay> overlay, string model, int index) =>
        (overlay, PricingStructure.At("$.prices", model), $"$.models[{index}].prices");

    // From the first price on top on, those beneath are set aside.
    private static Model Priced(
        Model model,
        IReadOnlyList<PricePeriod> prices,
        (PricingFile<ProviderOverlay> File, string Path, string Of) from,
        List<FilePart> parts)
    {
        var kept = model.Prices.TakeWhile(period => period.From < prices[0].From).ToList();
        parts.AddRange(prices.Select((_, place) => new FilePart(
            $"{from.Of}[{kept.Count + place}]", from.File.Name, from.File.Lines, $"{from.Path}[{place}]")));
        return model with { Prices = [.. kept, .. prices], SetAside = [.. model.Prices.Skip(kept.Count)] };
    }

    private static PricingFile<PlanFile> Plans(PricingFile<PlanFile> top, PricingFile<PlanFile> below)
    {
        var plans = Replaced((top, "$.plans", top.Content.Plans), (below, "$.plans", below.Content.Plans), plan => plan.Id);
        return new PricingFile<PlanFile>(top.Name, new PlanFile { Plans = [.. plans.Select(plan => plan.Item)] }, top.Lines)
        {
            Parts = [.. plans.Select((plan, index) => plan.From.Part("$.plans", index, plan.Path))],
        };
    }

    // A pair that is measured anew is measured by the rows on top alone.
    private static PricingFile<TokenizerFile> Tokenizers(PricingFile<TokenizerFile> top, PricingFile<TokenizerFile> below)
    {
        const string ofTokenizers = "$.tokenizers";
        const string ofMeasurements = "$.measurements";
        var tokenizers = Replaced(
            (top, ofTokenizers, top.Content.Tokenizers), (below, ofTokenizers, below.Content.Tokenizers), tokenizer => tokenizer.Id);
        var anew = top.Content.Measurements.Select(row => (row.From, row.To)).ToHashSet();
        var rows = Located(below, ofMeasurements, below.Content.Measurements)
            .Where(row => !anew.Contains((row.Item.From, row.Item.To)))
            .Concat(Located(top, ofMeasurements, top.Content.Measurements))
            .ToList();
        var content = new TokenizerFile
        {
            Tokenizers = [.. tokenizers.Select(tokenizer => tokenizer.Item)],
            Measurements = [.. rows.Select(row => row.Item)],
        };
        return new PricingFile<TokenizerFile>(top.Name, content, top.Lines)
        {
            Parts =
            [
                .. tokenizers.Select((tokenizer, index) => tokenizer.From.Part(ofTokenizers, index, tokenizer.Path)),
                .. rows.Select((row, index) => row.From.Part(ofMeasurements, index, row.Path)),
            ],
        };
    }

    // Those beneath in their order, each as it is stated on top where it is; then those that are new.
    private static List<Placed<T>> Replaced<T>(
        (IPricingFile Of, string Path, IReadOnlyList<T> Items) top,
        (IPricingFile? Of, string Path, IReadOnlyList<T> Items) below,
        Func<T, string> id)
    {
        var above = Located(top.Of, top.Path, top.Items).ToDictionary(placed => id(placed.Item));
        List<Placed<T>> beneath = below.Of is { } file ? [.. Located(file, below.Path, below.Items)] : [];
        return
        [
            .. beneath.Select(placed => above.GetValueOrDefault(id(placed.Item), placed)),
            .. above.Where(item => beneath.TrueForAll(placed => id(placed.Item) != item.Key)).Select(item => item.Value),
        ];
    }

    private static IEnumerable<Placed<T>> Located<T>(IPricingFile file, string path, IReadOnlyList<T> items) =>
        items.At(path).Select(item => new Placed<T>(item.Item, file, item.Path));

    private sealed record Placed<T>(T Item, IPricingFile From, string Path);
}
