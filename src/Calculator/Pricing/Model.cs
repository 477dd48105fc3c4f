using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>A provider and its models: one file of a version, <c>models/&lt;provider&gt;.json</c>.</summary>
public sealed record Provider
{
    /// <summary>The provider's id; the file bears the same name. Plans cover providers by it.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>Other names of tiers at this provider, each with the tier it stands for (OpenAI: fast is priority).</summary>
    public IReadOnlyDictionary<ServiceTier, ServiceTier> TierAliases
    {
        get => field ?? FrozenDictionary<ServiceTier, ServiceTier>.Empty;
        init;
    }

    /// <summary>What the provider calls a tier, put into the tier its cards are under.</summary>
    public ServiceTier Resolve(ServiceTier tier) => TierAliases.Count == 0 ? tier : TierAliases.GetValueOrDefault(tier, tier);

    /// <summary>The provider's models.</summary>
    public required IReadOnlyList<Model> Models { get; init; }
}

/// <summary>A model and its prices over time.</summary>
public sealed record Model
{
    /// <summary>The id requests use.</summary>
    public required string Id { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>Other names of the model. Matched exactly but for case; there is no prefix or fuzzy match.</summary>
    public IReadOnlyList<Alias> Aliases { get => field ?? []; init; }

    /// <summary>
    /// Ids that the provider points at another model from time to time; here, at this one. An answer under such an id says so.
    /// </summary>
    public IReadOnlyList<MovingAlias> MovingAliases { get => field ?? []; init; }

    /// <summary>The id of the model's tokenizer; null if nothing is known of it.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Said in every answer that leans on <see cref="Tokenizer"/>, where it is assumed rather than published.</summary>
    public string? TokenizerNote { get; init; }

    /// <summary>The id of the model the provider has since put in its place; null if none, or nothing is known of it.</summary>
    public string? Successor { get; init; }

    /// <summary>When the model ends; null where no end is known.</summary>
    public Retirement? Retires { get; init; }

    /// <summary>What the provider charges for beside what is counted here, in words.</summary>
    public IReadOnlyList<string> NotCounted { get => field ?? []; init; }

    /// <summary>The prices, oldest first.</summary>
    public required IReadOnlyList<PricePeriod> Prices { get; init; }

    /// <summary>
    /// Prices that the version beneath has and this one does not go by, since it states
    /// its own from an earlier day on; oldest first. No file states them.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<PricePeriod> SetAside { get; init; } = [];
}

/// <summary>An id that means different models at different times.</summary>
/// <param name="Id">The id.</param>
/// <param name="Note">What is known of where it pointed.</param>
public sealed record MovingAlias(string Id, string Note);

/// <summary>A model's prices from a moment on.</summary>
public sealed record PricePeriod : IPeriod
{
    /// <inheritdoc/>
    public required Moment From { get; init; }

    /// <inheritdoc/>
    public PriceStatus? Status { get; init; }

    /// <summary>The page, file or document the prices were taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>How far the prices are to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where sources disagree, or a date is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>Said of a prompt that lies exactly on the edge of a band, where the provider's pages disagree about it.</summary>
    public string? EdgeNote { get; init; }

    /// <summary>Tokens of prompt and output together; null if no source gives it.</summary>
    public decimal? ContextWindow { get; init; }

    /// <summary>Tokens of prompt, where the provider limits it below the context window.</summary>
    public decimal? MaxInput { get; init; }

    /// <summary>Tokens of output of one request; null if no source gives it.</summary>
    public decimal? MaxOutput { get; init; }

    /// <summary>The smallest prompt, in tokens, that the provider caches; null if no source gives one.</summary>
    public decimal? MinCacheTokens { get; init; }

    /// <summary>
    /// What the rates are multiplied by where a request is kept in a region, by the region's word (<c>us</c>, <c>eu</c>).
    /// </summary>
    public IReadOnlyDictionary<string, PriceFactor> Residency { get => field ?? FrozenDictionary<string, PriceFactor>.Empty; init; }

    /// <summary>When the cards of the peak tier are charged; null without such a tier.</summary>
    public PeakHours? Peak { get; init; }

    /// <summary>What the provider's tools cost; null if nothing is known of them.</summary>
    public ToolPrices? Tools { get; init; }

    /// <summary>The rate cards: one for each service tier and band on offer.</summary>
    public required IReadOnlyList<RateCard> Rates { get; init; }
}
