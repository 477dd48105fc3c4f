using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage.Sources;

namespace Calculator.Usage;

/// <summary>
/// Finds the price of each request at its own time, at list price. What is billed by the same card goes into one group,
/// whose tokens are added up before anything is multiplied.
/// </summary>
/// <param name="book">The prices; its moment is that of requests which have none.</param>
internal sealed class UsagePrices(PriceBook book)
{
    private readonly PriceBook _book = book with { Discount = default, AllowOverWindow = true, StatedTier = null };
    private readonly Dictionary<(string Model, string? Geo), NamedPrices> _names = [];
    private readonly List<PriceGroup> _groups = [];
    private (string Model, string? Geo) _lastName = ("", null);
    private NamedPrices? _last;

    /// <summary>The groups, by their number.</summary>
    public IReadOnlyList<PriceGroup> Groups => _groups;

    /// <summary>How many names there are, each by itself in each region: so many prices are looked up.</summary>
    public int Names => _names.Count;

    /// <summary>The number of the group a request is billed in.</summary>
    public int GroupOf(in UsageRecord record)
    {
        var name = (record.Model, record.InferenceGeo);
        if (_last is null || !ReferenceEquals(_lastName.Model, name.Model) || !ReferenceEquals(_lastName.Geo, name.InferenceGeo))
            (_lastName, _last) = (name, Named(name));

        return _last.GroupOf(record, record.At is { } at ? new Moment(new DateTimeOffset(at)) : _book.AsOf);
    }

    private NamedPrices Named((string Model, string? Geo) name)
    {
        if (!_names.TryGetValue(name, out var prices))
            _names[name] = prices = new NamedPrices(_book with { InferenceGeo = name.Geo }, name.Model, _groups);
        return prices;
    }
}

/// <summary>Requests that are billed by one card, or that have no price for one reason.</summary>
/// <param name="Name">The model's name as the log writes it.</param>
/// <param name="Tier">The tier they are billed in.</param>
/// <param name="Priced">The model at its price; null where there is none.</param>
/// <param name="Card">The card; null where there is none.</param>
/// <param name="Reason">Why there is none; null too where the name is unknown.</param>
internal sealed record PriceGroup(string Name, ServiceTier Tier, PricedModel? Priced, RateCard? Card, string? Reason)
{
    private const UsageRemarks OfBilling =
        UsageRemarks.TierAsked | UsageRemarks.TierUnknown | UsageRemarks.TierUnsaid
        | UsageRemarks.WritesDiffer | UsageRemarks.OtherModalities | UsageRemarks.MetadataUnread;

    /// <summary>The region its requests were kept in; null for any.</summary>
    public string? Geo { get; init; }

    /// <summary>Why they are not billed in the tier that they say; none where they are.</summary>
    public UsageRemarks Remarks { get; init; }

    /// <summary>The model's id; the name as it is written where it has no price.</summary>
    public string Model => Priced?.Id ?? Name;

    /// <summary>The band of prompt sizes in words, written once: every row of a log asks for it.</summary>
    public string Band { get; } = Card?.Band.ToString() ?? "";

    // Found once as well.
    private RateCard? PlanCard { get; } = Card is null ? null : CountedByPlans(Priced!, Card);

    // The smaller window that sums are told by may hold prompts of several bands.
    private bool IsForPartOfAWindow { get; } = Card is not null && !Card.IsFor(new TokenCount(ContextWindows.EndOfSmaller));

    private decimal LongestPrompt { get; } = Priced?.MaxPrompt ?? decimal.MaxValue;

    private bool LacksRead { get; } = Card is { CacheRead: null };

    private bool LacksWrite { get; } = Card is not null && Card.Served(null) is null;

    private bool LacksHour { get; } = Card is not null && Card.Served(CacheTtl.OneHour) is null;

    /// <summary>What is to be said of how one of its requests was read and priced.</summary>
    public UsageRemarks RemarksOf(in UsageRecord record)
    {
        var remarks = record.Remarks | (record.At is null ? UsageRemarks.Undated : 0) | Remarks | OfCache(record.Tokens);
        if (record.PromptForBand is null && record.Tokens.Prompt > LongestPrompt)
            remarks |= UsageRemarks.PromptTooLong;
        if (record.PromptForBand == 0 && IsForPartOfAWindow)
            remarks |= UsageRemarks.PromptUnknown;
        // Of what is billed as standard all is said by that.
        if (Remarks != UsageRemarks.None)
            remarks &= ~UsageRemarks.TierAsked;
        // What has no price is billed as nothing.
        if (Priced is null)
            remarks &= ~OfBilling;
        // Without peak hours a model costs the same all day.
        if (record.Tier != ServiceTier.Standard || Priced is not { Peak: not null, NamedTier: null, HasPeakCard: true })
            remarks &= ~UsageRemarks.TimeOfDayUnsaid;
        return record.WebSearches > 0 && Priced is { WebSearch: null } ? remarks | UsageRemarks.SearchesUnpriced : remarks;
    }

    // As the provider lists it, in the standard tier where it waits; what is offered to those who wait alone has no other card.
    private static RateCard CountedByPlans(PricedModel priced, RateCard card)
    {
        var listed = priced.AtListPrice();
        if (card.Tier.IsDeferred() && listed.InNoNamedTier().CardFor(ServiceTier.Standard, card.Band) is { } atOnce)
            return atOnce;
        return priced.IsAtListPrice ? card : listed.CardFor(card.Tier, card.Band) ?? card;
    }

    private UsageRemarks OfCache(in UsageTokens tokens) =>
        (LacksRead && tokens.CacheRead > 0) || (LacksWrite && tokens.CacheWrite5m > 0) || (LacksHour && tokens.CacheWrite1h > 0)
            ? UsageRemarks.CacheUnpriced
            : UsageRemarks.None;

    /// <summary>What its requests cost at list price; nothing where there is no price.</summary>
    public Usd Cost(in UsageSum sum) => CostBy(Card, sum);

    /// <summary>What the same tokens cost in the standard tier, at the same sizes; as much as they do where it is not offered.</summary>
    public Usd StandardCost(in UsageSum sum) =>
        Priced?.CardFor(ServiceTier.Standard, Card!.Band) is { } standard ? Cost(standard, sum.Tokens) : Cost(sum);

    /// <summary>What its requests cost at list price, and count for under a plan: as the provider lists what does not wait.</summary>
    public (Usd List, Usd Counted) CostAtApiAndPlan(in UsageSum sum)
    {
        var list = Cost(sum);
        return (list, ReferenceEquals(PlanCard, Card) ? list : CostBy(PlanCard, sum));
    }

    private Usd CostBy(RateCard? card, in UsageSum sum)
    {
        if (Priced is null || card is null)
            return Usd.Zero;

        var tokens = Cost(card, sum.Tokens);
        return Priced.WebSearch is { } search && sum.WebSearches > 0 ? tokens + search * sum.WebSearches : tokens;
    }

    private static Usd Cost(RateCard card, UsageTokens tokens) => Bill.Total([new BilledPart(card, Share.Whole)], tokens.Mix, ttl: null);
}
