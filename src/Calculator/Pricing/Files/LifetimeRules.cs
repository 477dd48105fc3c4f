using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>What holds of a model's end, of what follows it, and of what is not counted of it.</summary>
internal static class LifetimeRules
{
    public static IEnumerable<PricingFault> Check(PricingFile<Provider> file, Model model, string path)
    {
        if (model.Retires is { } end && string.IsNullOrWhiteSpace(end.Source))
            yield return file.Fault($"{path}.retires.source", "must name where the end was taken from");
        if (model.Retires is { } last && model.Prices.Count > 0 && last.Moment <= model.Prices[0].From)
            yield return file.Fault($"{path}.retires.date", $"must come after the first price, from {model.Prices[0].From}");
        foreach (var (thing, place) in model.NotCounted.At($"{path}.notCounted"))
        {
            if (string.IsNullOrWhiteSpace(thing))
                yield return file.Fault(place, "is blank; leave it out or say something");
        }
    }

    /// <summary>What follows a model is a model of the version, whoever offers it.</summary>
    public static IEnumerable<PricingFault> SuccessorsAreListed(VersionDraft draft)
    {
        var known = draft.Providers.SelectMany(file => file.Content.Models).Select(model => model.Id).ToHashSet();
        return
            from file in draft.Providers
            from model in file.Content.Models.At("$.models")
            from named in new[]
            {
                (Id: model.Item.Successor, Path: "successor"),
                (Id: model.Item.Retires?.Successor, Path: "retires.successor"),
            }
            where named.Id is not null && (named.Id == model.Item.Id || (draft.AllProvidersWereRead && !known.Contains(named.Id)))
            select file.Fault($"{model.Path}.{named.Path}", $"'{Echo.Of(named.Id)}' must be the id of another model of the version");
    }
}
