using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>The prices of one name over time, each span looked up once.</summary>
internal sealed class NamedPrices
{
    private readonly string _name;
    private readonly string? _geo;
    private readonly List<PriceGroup> _groups;
    private readonly Span[] _spans;

    public NamedPrices(PriceBook book, string name, List<PriceGroup> groups)
    {
        (_name, _geo, _groups) = (name, book.InferenceGeo, groups);
        _spans = book.Version.FindModel(name) is { } listed
            ? [.. Starts(listed.Model).Select(start => Open(book with { AsOf = start }, name, listed.Model))]
            : [new Span(default, null, null)];
    }

    /// <summary>The number of the group a request of this name is billed in.</summary>
    public int GroupOf(in UsageRecord record, Moment at)
    {
        var span = SpanAt(at);
        if (span.Model is not { } model)
            return span.Find(default, null) ?? Add(span, default, new PriceGroup(_name, default, null, null, span.Reason));

        var tier = TierOf(record.Tier, model, at);
        var prompt = new TokenCount(record.PromptForBand ?? record.Tokens.Prompt);
        if (model.Card(tier, prompt).TryGet(out var card, out _))
            return span.Find(tier, card) ?? Add(span, tier, new PriceGroup(_name, card.Tier, model, card, null));

        // The provider took the tier away, and serves what still asks for it as standard.
        if (HasEnded(tier, model, at) && model.Card(ServiceTier.Standard, prompt).TryGet(out card, out _))
            return span.Find(tier, card) ?? Add(span, tier, InStandard(model, card, UsageRemarks.TierEnded));
        // What was asked for and is not offered was not what served.
        if (record.Remarks.HasFlag(UsageRemarks.TierAsked) && model.Card(ServiceTier.Standard, prompt).TryGet(out card, out _))
            return span.Find(tier, card) ?? Add(span, tier, InStandard(model, card, UsageRemarks.TierNotOffered));

        return span.Find(tier, null) ?? Add(span, tier, new PriceGroup(_name, tier, null, null, NotOffered(model, tier)));
    }

    private PriceGroup InStandard(PricedModel model, RateCard card, UsageRemarks why) =>
        new(_name, card.Tier, model, card, null) { Remarks = why };

    private int Add(Span span, ServiceTier said, PriceGroup group)
    {
        _groups.Add(group with { Geo = _geo });
        span.Know(said, group.Card, _groups.Count - 1);
        return _groups.Count - 1;
    }

    private static bool HasEnded(ServiceTier tier, PricedModel model, Moment at) =>
        Lifetimes.LastDayOf(model.Resolve(tier), model.Listing, at) is not null;

    private static ServiceTier TierOf(ServiceTier said, PricedModel model, Moment at)
    {
        var mayBeAtPeak = said == ServiceTier.Standard && model is { NamedTier: null, HasPeakCard: true };
        return mayBeAtPeak && model.Peak?.Contain(at) == true ? ServiceTier.Peak : said;
    }

    private Span SpanAt(Moment at)
    {
        var place = _spans.Length - 1;
        while (place > 0 && _spans[place].From > at)
            place--;
        return _spans[place];
    }

    /// <summary>
    /// When the prices of a model change. The first is the beginning of time: before the first price there is a span as well.
    /// </summary>
    internal static IEnumerable<Moment> Starts(Model model)
    {
        var starts = model.Prices.Where(period => period.Status != PriceStatus.Announced).Select(period => period.From).ToList();
        if (model.Retires is { Status: PriceStatus.Confirmed } end)
            starts.Add(end.Moment);
        return starts.Prepend(default).Distinct().Order();
    }

    private static Span Open(PriceBook book, string name, Model model)
    {
        if (book.Model(name).TryGet(out var priced, out var refusal))
            return new Span(book.AsOf, priced, null);

        // A span begins when nobody asked: of the time before the first price the answer says when that is.
        var isTooEarly = refusal.Subject == RefusalSubject.Moment;
        return new Span(book.AsOf, null, isTooEarly ? $"{model.Id} has no price before {model.Prices[0].From}." : refusal.Sentence);
    }

    private static string NotOffered(PricedModel model, ServiceTier tier) =>
        $"{model.Id} has no price in the {EnumNames<ServiceTier>.Of(tier)} tier for prompts of that size.";

    private sealed record Span(Moment From, PricedModel? Model, string? Reason)
    {
        private readonly List<(ServiceTier Said, RateCard? Card, int Number)> _known = [];

        // A handful of cards: to look through them costs less than to reckon a hash.
        public int? Find(ServiceTier said, RateCard? card)
        {
            foreach (var known in _known)
            {
                if (known.Said == said && ReferenceEquals(known.Card, card))
                    return known.Number;
            }

            return null;
        }

        public void Know(ServiceTier said, RateCard? card, int number) => _known.Add((said, card, number));
    }
}
