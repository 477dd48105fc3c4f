using Calculator.Drafting.Checking;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Drafting.Drafts;

/// <summary>One period that is new.</summary>
internal static class DraftedPeriod
{
    private const string Multiple = "Follows the standard rate by the multiple it had before; no newer source states it.";

    /// <summary>Whether everything that was taken after our own check states one other figure, of a card that we have.</summary>
    public static bool IsAgreed(this Disagreement one) =>
        one.IsOfOurCard && one.Newer.Count > 0 && one.Newer.All(vote => vote.Usd == one.Newer[0].Usd && vote.Usd != one.Ours);

    /// <summary>The period, the rates it states anew, and those it keeps on the same cards although nobody states them any more.</summary>
    public static (PricePeriod Period, IReadOnlyList<DraftedRate> Rates, IReadOnlyList<string> Kept) Of(
        PricePeriod old, IReadOnlyList<Disagreement> changes, IReadOnlySet<RateName> heard, Moment from)
    {
        var stated = changes.Select(Agreed).ToList();
        List<DraftedRate> rates = [.. stated, .. Derived(old, stated, heard)];
        var votes = stated.SelectMany(rate => rate.Votes).ToList();
        var period = old with
        {
            From = from,
            Status = null,
            Source = string.Join("; ", votes.Select(vote => vote.Reference).Distinct().Order(StringComparer.Ordinal)),
            Checked = votes.Max(vote => vote.Date),
            Confidence = stated.Select(rate => rate.Confidence).Append(old.Confidence).Min(),
            Note = $"Drafted from public files: {string.Join("; ", stated)}. The day is the draft's, and the change may be older."
                + (old.Note is { } note ? $" Said of the price before: {note}" : ""),
            Rates = [.. old.Rates.Select(card => Changed(card, rates))],
        };
        return (period, rates, [.. Kept(old, rates, heard)]);
    }

    private static IEnumerable<string> Kept(PricePeriod old, List<DraftedRate> rates, IReadOnlySet<RateName> heard)
    {
        var model = rates[0].Rate.Model;
        var restated = rates.Select(rate => rate.Rate).ToHashSet();
        return
            from card in old.Rates
            let names = OwnRates.Of(model, card).ToList()
            where names.Exists(restated.Contains)
            from name in names
            where !restated.Contains(name) && !heard.Contains(name)
            group $"{name.Card} {PlainUsd.Of(OwnRates.Of(card, name.Class)!.Value.UsdPerMillionTokens)}" by name.Class into kept
            select $"{model} {EnumNames<RateClass>.Of(kept.Key)}: stays as it was, which no newer source states, "
                + $"while others of its card change: {string.Join(", ", kept)}";
    }

    private static DraftedRate Agreed(Disagreement change) => new(
        change.Rate,
        change.Ours,
        change.Newer[0].Usd,
        change.Newer.Count >= 2 ? Confidence.High : Confidence.Medium,
        change.Newer);

    // What no newer source states of other cards follows the standard rate by the card's own multiple.
    private static IEnumerable<DraftedRate> Derived(
        PricePeriod old, List<DraftedRate> stated, IReadOnlySet<RateName> heard) =>
        from change in stated
        where change.Rate.Tier == ServiceTier.Standard && change.Was > 0
        from card in old.Rates
        from item in Following(change.Rate.Class)
        let rate = change.Rate with { Tier = card.Tier, Above = card.Band.Start, Class = item }
        where !heard.Contains(rate) && IsOfSize(card, change.Rate, heard)
        let was = OwnRates.Of(card, item)?.UsdPerMillionTokens
        where was is not null
        let usd = SourceReading.Rounded(was.Value * change.Usd / change.Was!.Value)
        select new DraftedRate(rate, was, usd, Confidence.Medium, []);

    // Each size follows the standard rate of its own size, where that is stated, and else the first.
    private static bool IsOfSize(RateCard card, RateName change, IReadOnlySet<RateName> heard) =>
        card.Band.Start == change.Above
        || (change.Above == 0 && !heard.Contains(change with { Above = card.Band.Start }));

    private static RateClass[] Following(RateClass item) =>
        item == RateClass.CacheWrite ? [RateClass.CacheWrite, RateClass.CacheWrite1h] : [item];

    private static RateCard Changed(RateCard card, List<DraftedRate> rates)
    {
        List<DraftedRate> ofTheCard = [.. rates.Where(rate => rate.Rate.Tier == card.Tier && rate.Rate.Above == card.Band.Start)];
        var changed = ofTheCard.Aggregate(card, (so, rate) => OwnRates.With(so, rate.Rate.Class, new Rate(rate.Usd)));
        return ofTheCard.Exists(rate => rate.Votes.Count == 0)
            ? changed with { Confidence = Confidence.Medium, Note = Multiple }
            : changed;
    }
}
