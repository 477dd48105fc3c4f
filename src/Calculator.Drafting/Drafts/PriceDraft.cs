using Calculator.Drafting.Checking;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Drafting.Drafts;

/// <summary>A rate that the draft states anew.</summary>
/// <param name="Rate">Which.</param>
/// <param name="Was">What it was; null if there was none.</param>
/// <param name="Usd">What it is.</param>
/// <param name="Confidence">How far that is to be trusted.</param>
/// <param name="Votes">Who states it; empty where it was derived.</param>
internal sealed record DraftedRate(RateName Rate, decimal? Was, decimal Usd, Confidence Confidence, IReadOnlyList<Vote> Votes)
{
    public override string ToString() =>
        $"{Rate}: {(Was is { } was ? PlainUsd.Of(was) : "none")} to {PlainUsd.Of(Usd)}, {EnumNames<Confidence>.Of(Confidence)}; "
            + (Votes.Count == 0 ? "derived" : string.Join(", ", Votes));
}

/// <summary>
/// The next version, as far as newer sources agree on it: the files of the newest one, and new periods behind the old ones.
/// </summary>
internal sealed record PriceDraft
{
    public required IReadOnlyList<DraftedRate> Rates { get; init; }

    /// <summary>What a person has to decide: sources that differ, cards that we lack, what is older than our own check.</summary>
    public required IReadOnlyList<string> Conflicts { get; init; }

    /// <summary>The files of the version, by name.</summary>
    public required IReadOnlyList<(string Name, byte[] Bytes)> Files { get; init; }

    /// <summary>Drafts the version of a day.</summary>
    /// <param name="newest">The version it begins with.</param>
    /// <param name="day">The day, from which on the new periods hold: no answer before it changes.</param>
    /// <param name="check">What the sources say of the prices in force on that day.</param>
    public static PriceDraft Of(VersionDraft newest, DateOnly day, PriceCheck check)
    {
        var from = Moment.StartOf(day);
        var decided = check.Disagreements.ToLookup(one => one.IsAgreed());
        var drafted = decided[true].GroupBy(one => one.Rate.Model).ToDictionary(model => model.Key, model => model.ToList());
        var (rates, open) = (new List<DraftedRate>(), new List<string>());
        var files = newest.Bytes.ToDictionary(file => file.Name, file => Statuses.WithoutThosePast(file.Bytes, day));
        foreach (var provider in newest.Providers)
        {
            var name = provider.Name[(newest.Id.Length + 1)..];
            foreach (var (model, place) in provider.Content.Models.Select((model, place) => (model, place)))
            {
                if (!drafted.TryGetValue(model.Id, out var changes))
                    continue;
                if (model.Prices[^1].From >= from)
                {
                    open.Add($"{model.Id}: has a price from {model.Prices[^1].From} already, so no new one is put behind it");
                    continue;
                }

                var period = DraftedPeriod.Of(model.Prices.InForce(from)!, changes, check.Heard, from);
                rates.AddRange(period.Rates);
                open.AddRange(period.Kept);
                files[name] = ModelFile.With(files[name], place, PeriodText.Of(period.Period));
            }
        }

        return new PriceDraft
        {
            Rates = rates,
            Conflicts = [.. decided[false].Select(one => one.ToString()), .. open],
            Files = [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value))],
        };
    }
}
