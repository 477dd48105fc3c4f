using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>
/// The models a name may stand for that is not listed, the likeliest first. Only for sentences: nothing is ever priced by a near name.
/// A listed name that stands whole inside the asked one comes first, the longest before the others, so that a date, a host or a suffix
/// never leads to another model; then listed names that hold the asked one; then the fewest edits, within the family before all others.
/// </summary>
internal sealed class NearestModels
{
    private const int MostSuggestions = 3;
    private const int LeastPart = 4;

    private readonly List<Entry> _ids;
    private readonly Dictionary<string, List<Entry>> _byWords;
    private readonly int _mostWords;

    public NearestModels(IEnumerable<ListedModel> listed)
    {
        List<Entry> entries = [.. listed.Where(name => name.MovingNote is null).Select(name => new Entry(name, NameWords.Of(name.Name)))];
        _ids = entries.FindAll(entry => entry.Listed.Alias is null);
        _byWords = entries.GroupBy(entry => entry.Words.Text).ToDictionary(same => same.Key, same => same.ToList());
        _mostWords = entries.Select(entry => entry.Words.Count).DefaultIfEmpty().Max();
    }

    /// <summary>The nearest models of a name.</summary>
    /// <param name="wanted">A name of any length; only its beginning is looked at where no listed one is so long.</param>
    public ModelGuess To(string wanted)
    {
        var words = NameWords.Of(Nearest.Shortened(wanted));
        var inside = Inside(words)
            .OrderByDescending(found => found.Entry.Words.Text.Length)
            .ThenBy(found => found.Entry.Listed.Name, StringComparer.Ordinal)
            .ToList();
        var models = inside.Select(found => found.Entry.Listed.Model.Id).Concat(Near(words)).Distinct().Take(MostSuggestions).ToList();
        return new ModelGuess(models, inside is [var (entry, after), ..] && after.Count == 1 ? TierOf(entry.Listed, after[0]) : null);
    }

    // Each run of the asked name's words that is a listed name, with what follows it.
    private IEnumerable<(Entry Entry, IReadOnlyList<string> After)> Inside(NameWords wanted)
    {
        for (var first = 0; first < wanted.Count; first++)
        {
            for (var end = Math.Min(wanted.Count, first + _mostWords); end > first; end--)
            {
                if (!_byWords.TryGetValue(wanted.Run(first, end), out var entries)
                    || (end < wanted.Count && IsAnotherVersion(wanted[end - 1], wanted[end])))
                {
                    continue;
                }

                foreach (var entry in entries)
                    yield return (entry, wanted.From(end));
            }
        }
    }

    // claude-opus-4 stands inside claude-opus-4-9, and is another model; a date after it would make none of it.
    private static bool IsAnotherVersion(string last, string next) =>
        char.IsAsciiDigit(last[^1]) && next.Length <= 2 && next.All(char.IsAsciiDigit);

    // To ids alone: other names differ from them by a host or a vendor, which edits would only blur.
    private IEnumerable<string> Near(NameWords wanted)
    {
        var families = wanted.Families;
        return _ids
            .GroupBy(entry => (IsPart: IsPart(wanted, entry.Words), IsKin: families.Contains(entry.Family)))
            .OrderByDescending(group => group.Key)
            // Edits are counted where nearer groups have too few: to refuse a name must not be dearer than to price one.
            .SelectMany(group => group
                .OrderBy(entry => Edits(wanted, entry))
                .ThenBy(entry => entry.Listed.Name, StringComparer.Ordinal))
            .Select(entry => entry.Listed.Model.Id);
    }

    private static bool IsPart(NameWords wanted, NameWords known) =>
        wanted.Text.Length >= LeastPart && known.Text.Contains(wanted.Text, StringComparison.Ordinal);

    // What stands before the family's word is a host's or a vendor's.
    private static int Edits(NameWords wanted, Entry entry) =>
        Nearest.Distance(wanted.FromFamily(entry.Family).Undated, entry.Words.Undated);

    private static string? TierOf(ListedModel listed, string suffix)
    {
        if (suffix == "free")
            return "'free' names a tier of a gateway, and no price of a provider";
        if (!EnumNames<ServiceTier>.TryParse(suffix, out var tier))
            return null;

        var name = EnumNames<ServiceTier>.Of(tier);
        var resolved = listed.Provider.TierAliases.GetValueOrDefault(tier, tier);
        return listed.Model.Prices.SelectMany(period => period.Rates).Any(card => card.Tier == resolved)
            ? $"'{name}' names a tier: ask for {listed.Model.Id} with serviceTier={name}"
            : $"'{name}' names a tier, and {listed.Model.Id} has none of that name";
    }

    private sealed record Entry(ListedModel Listed, NameWords Words)
    {
        public string Family { get; } = NameWords.Of(Listed.Model.Id).Families[0];
    }
}

/// <summary>What a name that is not listed may stand for.</summary>
/// <param name="Models">The ids of the nearest models, nearest first, at most three.</param>
/// <param name="Tier">Where the rest of the name is a tier's: what to ask for instead; else null.</param>
public sealed record ModelGuess(IReadOnlyList<string> Models, string? Tier);
