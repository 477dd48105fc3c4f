using Calculator.Drafting.Ids;
using Calculator.Drafting.Sources;
using Calculator.Pricing;

namespace Calculator.Drafting.Checking;

/// <summary>Which models the sources have that we lack, and the other way round.</summary>
internal static class Coverage
{
    private const int ManySources = 3;

    /// <summary>Models that providers themselves list in three or more families, by the name all of them have.</summary>
    public static IEnumerable<string> Lacking(PriceBook ours, IReadOnlyList<StatedList> lists, IdTable ids)
    {
        var known = ids.Ids.Select(pair => (pair.Source, pair.Theirs)).ToHashSet();
        return
            from model in lists.SelectMany(list => list.Models.Select(model => (list.File.Family, Model: model)))
            where model.Model.Provider is not { } provider || ids.Providers.Contains(provider)
            where !known.Contains((model.Family, model.Model.Id)) && !model.Model.HasEnded
            where ours.Version.FindModel(model.Model.Name) is null && !ids.Pointers.Contains(model.Model.Name)
            group model.Family by model.Model.Name.ToLowerInvariant() into families
            let names = families.Distinct().Order(StringComparer.Ordinal).ToList()
            where names.Count >= ManySources
            orderby families.Key
            select $"{families.Key} ({string.Join(", ", names)})";
    }

    /// <summary>Models of ours that none of the sources with an id for it lists, or that two say to have ended.</summary>
    public static IEnumerable<string> Gone(IEnumerable<string> ours, IReadOnlyList<StatedList> lists, IdTable ids)
    {
        var families = lists.Select(list => list.File.Family).ToHashSet();
        var listed = lists.SelectMany(list => list.Models.Select(model => (list.File.Family, model))).ToLookup(
            one => (one.Family, one.model.Id), one => one.model);
        return
            from pairs in ids.Ids.Where(pair => families.Contains(pair.Source)).GroupBy(pair => pair.Ours)
            where ours.Contains(pairs.Key)
            let found = pairs.SelectMany(pair => listed[(pair.Source, pair.Theirs)].Select(model => (pair.Source, model))).ToList()
            let ended = found.Where(one => one.model.HasEnded).Select(one => one.Source).Distinct().Order().ToList()
            where found.Count == 0 || ended.Count > 0
            orderby pairs.Key
            select ended.Count > 0
                ? $"{pairs.Key}: ended, say {string.Join(", ", ended)}"
                : $"{pairs.Key}: in none of {string.Join(", ", pairs.Select(pair => pair.Source).Distinct().Order())}";
    }
}
