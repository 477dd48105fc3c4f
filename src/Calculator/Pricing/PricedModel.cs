using Calculator.Counting;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>A model at its price in force.</summary>
public sealed class PricedModel
{
    private readonly ListedModel _listed;
    private readonly PricePeriod _period;
    private readonly Moment _asOf;
    private readonly Terms _terms;
    private readonly IReadOnlyList<RateCard> _cards;

    internal PricedModel(ListedModel listed, PricePeriod period, Moment asOf, Terms terms)
    {
        (_listed, _period, _asOf, _terms) = (listed, period, asOf, terms);
        _cards = IsAtListPrice ? period.Rates : Multiplied(period.Rates, PlaceFactor * terms.DiscountFactor);
    }

    // Apart from the constructor, which would make the lambda's state for every model at list price.
    private static List<RateCard> Multiplied(IReadOnlyList<RateCard> cards, decimal factor) =>
    [.. cards.Select(card => card.Times(factor))];

    /// <summary>The model's id, whatever alias it was asked for by.</summary>
    public string Id => _listed.Model.Id;

    /// <summary>The moment whose prices these are.</summary>
    public Moment AsOf => _asOf;

    /// <summary>Who offers the model.</summary>
    public Provider Provider => _listed.Provider;

    /// <summary>The model's tokenizer; null if nothing is known of it.</summary>
    public string? Tokenizer => _listed.Model.Tokenizer;

    /// <summary>What counts a text for the model; null if the vocabulary of its tokenizer is not at hand.</summary>
    public ITokenCounter? Counter => _listed.Counter;

    /// <summary>What is to be said of <see cref="Tokenizer"/> where it is assumed; else null.</summary>
    public string? TokenizerNote => _listed.Model.TokenizerNote;

    /// <summary>Tokens of output of one request; null if no source gives it.</summary>
    public decimal? MaxOutput => _period.MaxOutput;

    /// <summary>Tokens of prompt one request may have; null if no source gives a limit.</summary>
    public decimal? MaxPrompt => _period.MaxInput ?? _period.ContextWindow;

    /// <summary>The name it was asked for by: its id, or an alias.</summary>
    public string Name => _listed.Name;

    /// <summary>The tier the name itself asks for (<c>gpt-5.5:batch</c>); null where the caller says.</summary>
    public ServiceTier? NamedTier => _listed.Alias?.ServiceTier;

    /// <summary>The smallest prompt, in tokens, that the provider caches; 0 if no source gives one.</summary>
    public decimal MinCacheTokens => _period.MinCacheTokens ?? 0;

    /// <summary>
    /// What the provider's own search of the web costs each time, the discount taken off;
    /// null if there is no price of it. A region does not change it.
    /// </summary>
    public Usd? WebSearch => WebSearchPrice is { } price ? new Usd(price.PerThousandUsd / 1000 * _terms.DiscountFactor) : null;

    /// <summary>That price as the period states it; null if it does not.</summary>
    public ToolPrice? WebSearchPrice => _period.Tools?.WebSearch;

    /// <summary>When the peak card is charged; null if the period does not say.</summary>
    public PeakHours? Peak => _period.Peak;

    /// <summary>Whether there are cards for peak hours.</summary>
    public bool HasPeakCard
    {
        get
        {
            for (var place = 0; place < _cards.Count; place++)
            {
                if (_cards[place].Tier == ServiceTier.Peak)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether the prices are asked for at a time in peak hours. A date alone is no time of its day.</summary>
    public bool IsAtPeak => !_asOf.IsDay && Peak?.Contain(_asOf) == true;

    /// <summary>
    /// The tier that requests are served in where nobody says one: the name's own, else
    /// the peak card at a time in peak hours, else standard.
    /// </summary>
    public ServiceTier UnsaidTier => NamedTier ?? (IsAtPeak && HasPeakCard ? ServiceTier.Peak : ServiceTier.Standard);

    /// <summary>Every tier on offer, in the order of <see cref="ServiceTier"/>.</summary>
    public IEnumerable<ServiceTier> Tiers => _cards.Select(card => card.Tier).Distinct().Order();

    /// <summary>
    /// What the answer should say of the name the model was asked by, of a price that nobody
    /// has checked for long, and of prices that were announced only.
    /// </summary>
    public IReadOnlyList<string> Assumptions => Assume();

    /// <summary>The same, to be added to.</summary>
    internal List<string> Assume()
    {
        var sentences = new List<string>();
        sentences.AddIfSaid(_listed.Meaning);
        sentences.AddIfSaid(Lifetimes.Notice(_listed.Model, _asOf));
        if (_listed.Model.SetAside.InForce(_asOf) is { } aside && aside.From > _period.From)
        {
            sentences.Add($"{Id}: another price from {aside.From} on, of the version beneath, is set aside "
                + $"for the one from {_period.From}.");
        }
        sentences.AddIfSaid(PriceAges.Notice(Id, _period, _asOf));
        if (_terms.Region is { } region)
        {
            sentences.Add($"Requests are kept in {region}: every token rate of {Id} is {PlainNumber.Format(_terms.RegionFactor)} "
                + "times what it is without that.");
        }
        if (IsDiscounted)
            sentences.Add(OfDiscount(_terms.Discount));
        foreach (var announced in _listed.Model.Prices.AnnouncedBy(_asOf))
            sentences.Add($"{Id}: a price announced for {announced.From} is not confirmed and was not used ({announced.Source}).");
        return sentences;
    }

    /// <summary>
    /// The same model on the same terms at each later price that takes effect before a moment, and before the model ends;
    /// null where it is not offered on these terms then.
    /// </summary>
    /// <remarks>The moment asked about stays, since what hours are peak hours is told by its time.</remarks>
    internal IEnumerable<(PricePeriod Period, PricedModel? Model)> TakingEffectBefore(Moment before) =>
        _listed.Model.Prices[^1].From <= _asOf ? [] : Following(before);

    // Apart, since mostly the last price is in force and nothing is to be looked for.
    private IEnumerable<(PricePeriod Period, PricedModel? Model)> Following(Moment before) => _listed.Model.Prices
        .TakingEffect(_asOf, before)
        .Where(later => !_listed.Model.HasEndedBy(later.From))
        .Select(later => (later, _terms.In(_terms.Region, later) is { } terms ? new PricedModel(_listed, later, _asOf, terms) : null));

    private string OfDiscount(decimal discount) => discount < 0
        ? $"A surcharge of {PlainNumber.Format(-discount)} is put on every API rate of {Id}."
        : $"A discount of {PlainNumber.Format(discount)} is taken off every API rate of {Id}.";

    /// <summary>Whether a share is taken off every rate, or put on it.</summary>
    public bool IsDiscounted => _terms.IsDiscounted;

    /// <summary>Whether its rates are those that the provider itself lists: without a discount, a region's factor or a host's.</summary>
    public bool IsAtListPrice => _terms.AreListed && _listed.Alias?.Factor is null;

    /// <summary>What a region and a host multiply every token rate by; 1 where the provider itself serves it anywhere.</summary>
    public decimal PlaceFactor => _terms.RegionFactor * (_listed.Alias?.Factor ?? PriceFactor.One).Value;

    /// <summary>The region requests are kept in; null for any.</summary>
    public string? Region => _terms.Region;

    /// <summary>
    /// The same model as the provider itself lists it, which is what its plans count and bill: without a discount or surcharge, whatever
    /// region or host it is asked for in.
    /// </summary>
    public PricedModel AtListPrice() => IsAtListPrice
        ? this
        : new(_listed with { Alias = _listed.Alias is { } alias ? alias with { Factor = null } : null }, _period, _asOf, _terms.AtList());

    /// <summary>The same model under a name that asks for no tier that waits.</summary>
    internal PricedModel ServedAtOnce() => NamedTier?.IsDeferred() == true ? InNoNamedTier() : this;

    /// <summary>The same model under a name that asks for no tier.</summary>
    internal PricedModel InNoNamedTier() => NamedTier is null
        ? this
        : new(_listed with { Alias = _listed.Alias! with { ServiceTier = null } }, _period, _asOf, _terms);

    /// <summary>What the provider calls a tier, put into the tier its cards are under (OpenAI: fast is priority).</summary>
    /// <remarks>Under a name that asks for a tier itself, that is what an unsaid one, standard, stands for.</remarks>
    public ServiceTier Resolve(ServiceTier tier) => Provider.Resolve(tier == ServiceTier.Standard ? NamedTier ?? tier : tier);

    /// <summary>The model as its file lists it.</summary>
    public Model Listing => _listed.Model;

    /// <summary>The period in force, at list price.</summary>
    public PricePeriod Period => _period;

    /// <summary>The cards of a tier, whatever the size.</summary>
    public IEnumerable<RateCard> Cards(ServiceTier tier) => _cards.Where(card => card.Tier == Resolve(tier));

    /// <summary>
    /// The one card a request is billed by: chosen once from its whole prompt, cached and written tokens included,
    /// and then used for every class of its tokens, output included (OpenAI, Google and xAI pricing pages: "the full session").
    /// </summary>
    /// <param name="tier">The service tier asked for.</param>
    /// <param name="prompt">The size of one request's whole prompt.</param>
    /// <returns>The card, or a refusal about the prompt or the tier; never another tier's card.</returns>
    public Outcome<RateCard> Card(ServiceTier tier, TokenCount prompt)
    {
        if (IsOverWindow(prompt) && !_terms.AllowOverWindow)
            return TooLarge(prompt);

        return (Find(Resolve(tier), prompt) ?? LargestFor(tier, prompt)) is { } card ? card : WithoutCard(tier, prompt);
    }

    /// <summary>Whether a prompt is larger than what the model takes.</summary>
    public bool IsOverWindow(TokenCount prompt) => MaxPrompt is { } most && prompt.Value > most;

    // What happened beyond the window is billed by the card that goes up to it, wherever that ends.
    private RateCard? LargestFor(ServiceTier tier, TokenCount prompt) =>
        IsOverWindow(prompt) ? Find(Resolve(tier), new TokenCount(MaxPrompt.GetValueOrDefault())) : null;

    // Asked for every price, so it makes no list of the tier's cards.
    private RateCard? Find(ServiceTier tier, TokenCount prompt)
    {
        for (var place = 0; place < _cards.Count; place++)
        {
            var card = _cards[place];
            if (card.Tier == tier && card.IsFor(prompt))
                return card;
        }

        return null;
    }

    private Refusal TooLarge(TokenCount prompt) => NotOffered(
        RefusalSubject.Prompt,
        $"A request's prompt of {prompt} tokens is over what {Id} takes: at most {PlainNumber.ForReading(MaxPrompt.GetValueOrDefault())}. "
            + "Send fewer inputTokens, or more requestsPerSession.");

    private Refusal WithoutCard(ServiceTier tier, TokenCount prompt)
    {
        var cards = Cards(tier).ToList();
        if (cards.Count == 0)
        {
            return NotOffered(
                RefusalSubject.Tier,
                $"{Id} has no {EnumNames<ServiceTier>.Of(tier)} tier at {_asOf}{Ended(tier)}; "
                    + $"it is offered as {string.Join(", ", Tiers.Select(EnumNames<ServiceTier>.Of))}.");
        }

        var bands = string.Join(" and ", cards.Select(card => card.Band));
        return NotOffered(
            RefusalSubject.Tier,
            $"{Id} offers the {EnumNames<ServiceTier>.Of(tier)} tier for prompts {bands} tokens, not for one of {prompt}; "
                + $"at that size {OfferedFor(prompt)}.");
    }

    // Beyond the window what counts is the size that the largest cards go up to.
    private string OfferedFor(TokenCount prompt)
    {
        var size = IsOverWindow(prompt) ? new TokenCount(MaxPrompt.GetValueOrDefault()) : prompt;
        var tiers = _cards.Where(card => card.IsFor(size)).Select(card => card.Tier).Order().Select(EnumNames<ServiceTier>.Of).ToList();
        return tiers.Count == 0 ? "it is not offered" : $"it is offered as {string.Join(", ", tiers)}";
    }

    private string Ended(ServiceTier tier) =>
        Lifetimes.LastDayOf(Resolve(tier), _listed.Model, _asOf) is { } day ? $", its last day was {Lifetimes.Day(day)}" : "";

    /// <summary>The card of a tier for sizes that no bound cuts further; null if they are not offered.</summary>
    internal RateCard? CardFor(ServiceTier tier, SizeBand band) => Card(tier, band.Inside).OrNull();

    /// <summary>Where an answer that used these cards comes from: trusted as far as the least trusted of them.</summary>
    public Provenance ProvenanceOf(IReadOnlyCollection<RateCard> used)
    {
        var confidence = _period.Confidence;
        List<string> notes = _period.Note is { } ofThePeriod ? [ofThePeriod] : [];
        foreach (var card in used)
        {
            if (card.Confidence < confidence)
                confidence = card.Confidence.Value;
            if (card.Note is { } note && !notes.Contains(note))
                notes.Add(note);
        }

        return new Provenance(_period.From, _period.Source, _period.Checked, confidence, notes.Count == 0 ? null : string.Join(' ', notes))
        {
            Host = _listed.Alias?.Host,
            Factor = _listed.Alias?.Factor,
        };
    }

    /// <summary>What is to be said of a prompt on the very edge of a card's band, where the provider's pages disagree; else null.</summary>
    public string? EdgeNote(RateCard card, TokenCount prompt) =>
        _period.EdgeNote is { } note && IsOnInnerEdge(card, prompt) ? note : null;

    private bool IsOnInnerEdge(RateCard card, TokenCount prompt) =>
        card.Band.EndsAt(prompt) && _cards.Any(other => other.Tier == card.Tier && card.Band.IsFollowedBy(other.Band));

    private static Refusal NotOffered(RefusalSubject subject, string sentence) => new(RefusalKind.NotOffered, subject, sentence);
}
