using Calculator.Drafting.Checking;
using Calculator.Drafting.Sources;
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

/// <summary>The next version, as far as newer sources agree on it: the files of the newest one, and new periods behind the old ones.</summary>
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
        var (rates, late) = (new List<DraftedRate>(), new List<string>());
        var files = newest.Bytes.ToDictionary(file => file.Name, file => file.Bytes);
        foreach (var provider in newest.Providers)
        {
            var name = provider.Name[(newest.Id.Length + 1)..];
            foreach (var (model, place) in provider.Content.Models.Select((model, place) => (model, place)))
            {
                if (!drafted.TryGetValue(model.Id, out var changes))
                    continue;
                if (model.Prices[^1].From >= from)
                {
                    late.Add($"{model.Id}: has a price from {model.Prices[^1].From} already, so no new one is put behind it");
                    continue;
                }

                var period = DraftedPeriod.Of(model.Prices.InForce(from)!, changes, from);
                rates.AddRange(period.Rates);
                files[name] = ModelFile.With(files[name], place, PeriodText.Of(period.Period));
            }
        }

        return new PriceDraft
        {
            Rates = rates,
            Conflicts = [.. decided[false].Select(one => one.ToString()), .. late],
            Files = [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value))],
        };
    }
}

/// <summary>One period that is new.</summary>
internal static class DraftedPeriod
{
    private const int MostDecimals = 8;

    /// <summary>Whether everything that was taken after our own check states one other figure, of a card that we have.</summary>
    public static bool IsAgreed(this Disagreement one) =>
        !one.IsCardMissing && one.Newer.Count > 0 && one.Newer.All(vote => vote.Usd == one.Newer[0].Usd && vote.Usd != one.Ours);

    public static (PricePeriod Period, IReadOnlyList<DraftedRate> Rates) Of(
        PricePeriod old, IReadOnlyList<Disagreement> changes, Moment from)
    {
        var stated = changes.Select(change => new DraftedRate(
            change.Rate, change.Ours, change.Newer[0].Usd, change.Newer.Count >= 2 ? Confidence.High : Confidence.Medium, change.Newer)).ToList();
        List<DraftedRate> rates = [.. stated, .. Derived(old, stated)];
        var votes = stated.SelectMany(rate => rate.Votes).ToList();
        var period = old with
        {
            From = from,
            Status = null,
            Source = string.Join("; ", votes.Select(vote => $"{vote.Family}@{PlainUsd.Day(vote.Date)}").Distinct().Order(StringComparer.Ordinal)),
            Checked = votes.Max(vote => vote.Date),
            Confidence = rates.Select(rate => rate.Confidence).Append(old.Confidence).Min(),
            Note = $"Drafted from public files: {string.Join("; ", rates)}. The day is the draft's; the change may be older.",
            Rates = [.. old.Rates.Select(card => Changed(card, rates))],
        };
        return (period, rates);
    }

    // What no source states of other cards follows the standard rate by the card's own multiple.
    private static IEnumerable<DraftedRate> Derived(PricePeriod old, List<DraftedRate> stated) =>
        from change in stated
        where change.Rate.Tier == ServiceTier.Standard && change.Was > 0
        from card in old.Rates
        from item in Following(change.Rate.Class)
        let rate = change.Rate with { Tier = card.Tier, Above = card.Band.Start, Class = item }
        where stated.TrueForAll(other => other.Rate != rate) && IsOfSize(card, change.Rate, stated)
        let was = OwnRates.Of(card, item)?.UsdPerMillionTokens
        where was is not null
        let usd = decimal.Round(was.Value * change.Usd / change.Was!.Value, MostDecimals)
        select new DraftedRate(rate, was, usd, Confidence.Medium, []);

    // Each size follows the standard card of its own size, where that is stated anew, and else the first.
    private static bool IsOfSize(RateCard card, RateName change, List<DraftedRate> stated) =>
        card.Band.Start == change.Above
        || (change.Above == 0 && stated.TrueForAll(other =>
            other.Rate != change with { Above = card.Band.Start }));

    private static RateClass[] Following(RateClass item) =>
        item == RateClass.CacheWrite ? [RateClass.CacheWrite, RateClass.CacheWrite1h] : [item];

    private static RateCard Changed(RateCard card, List<DraftedRate> rates) => rates
        .Where(rate => rate.Rate.Tier == card.Tier && card.IsFor(new TokenCount(rate.Rate.Above + 2)))
        .Aggregate(card, (changed, rate) => OwnRates.With(changed, rate.Rate.Class, new Rate(rate.Usd)));
}
