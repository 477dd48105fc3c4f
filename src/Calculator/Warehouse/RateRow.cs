using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Warehouse;

/// <summary>
/// The rates of the requests that agree in every thing a price depends on. All ranges are half-open, and the rows of a version do not
/// overlap: a request finds exactly one row, or none where it has no price.
/// </summary>
public sealed record RateRow
{
    /// <summary>Where the last size ends, in tokens: more than there can be, and still whole in a double.</summary>
    public const long EndOfSizes = 9_000_000_000_000_000;

    /// <summary>The minutes of a week.</summary>
    public const int EndOfWeek = 10_080;

    /// <summary>The word for no tier that a name asks for: loaders read an empty cell as null, which joins with nothing.</summary>
    public const string NoTier = "none";

    /// <summary>The word for any region.</summary>
    public const string AnyRegion = Terms.AnyRegion;

    /// <summary>Where the last period ends: every warehouse has it, and the times of some are over soon after.</summary>
    public static Moment EndOfTime { get; } = Moment.StartOf(new DateOnly(2100, 1, 1));

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>What the name the request is logged under multiplies the provider's rates by; 1 for the provider's own price.</summary>
    public required PriceFactor Factor { get; init; }

    /// <summary>The tier that name asks for; null where it asks for none.</summary>
    public required ServiceTier? NamedTier { get; init; }

    /// <summary>The region the request is kept in; null for any.</summary>
    public required string? Region { get; init; }

    /// <summary>The tier the log says; standard where it says none.</summary>
    public required ServiceTier Tier { get; init; }

    /// <summary>
    /// The tier it is billed in: the provider's word for it, the name's, the peak's, or standard where that tier has ended.
    /// </summary>
    public ServiceTier BilledTier => Card.Tier;

    /// <summary>The smallest prompt of one request, in tokens: uncached, read from cache and written to it together.</summary>
    public required long PromptMin { get; init; }

    /// <summary>The smallest prompt that is no longer billed so.</summary>
    public required long PromptMax { get; init; }

    /// <summary>The first moment of the period.</summary>
    public required Moment EffectiveFrom { get; init; }

    /// <summary>The first moment after it.</summary>
    public required Moment EffectiveTo { get; init; }

    /// <summary>The first minute of the week, in UTC from Monday 00:00 on: prices of peak hours hold for some of them.</summary>
    public required int WeekFromMinute { get; init; }

    /// <summary>The first minute of the week that is no longer billed so; <see cref="EndOfWeek"/> for its end.</summary>
    public required int WeekToMinute { get; init; }

    /// <summary>What bills the requests, the factors of name and region taken in.</summary>
    public required RateCard Card { get; init; }

    /// <summary>Dollars for a thousand searches of the web; null if there is no price of them. No factor changes it.</summary>
    public required decimal? WebSearchUsdPerThousand { get; init; }

    /// <summary>
    /// The smallest prompt, in tokens, that the provider caches; null if no source gives one. What a log says was cached was.
    /// </summary>
    public required decimal? MinCacheTokens { get; init; }

    /// <summary>Uncached input.</summary>
    public BilledRate Input => BilledRate.OfInput(Card);

    /// <summary>Input read from cache.</summary>
    public BilledRate CacheRead => BilledRate.OfCacheRead(Card);

    /// <summary>Input written to a five-minute cache, or for as short as the provider sells.</summary>
    public BilledRate CacheWrite5m => BilledRate.OfCacheWrite(Card, CacheTtl.FiveMinutes);

    /// <summary>Input written to a thirty-minute cache.</summary>
    public BilledRate CacheWrite30m => BilledRate.OfCacheWrite(Card, CacheTtl.ThirtyMinutes);

    /// <summary>Input written to a one-hour cache.</summary>
    public BilledRate CacheWrite1h => BilledRate.OfCacheWrite(Card, CacheTtl.OneHour);

    /// <summary>Input written to a twelve-hour cache.</summary>
    public BilledRate CacheWrite12h => BilledRate.OfCacheWrite(Card, CacheTtl.TwelveHours);

    /// <summary>Output, reasoning included.</summary>
    public BilledRate Output => BilledRate.OfOutput(Card);

    /// <summary>The tier that a name asks for as tables write it.</summary>
    public static string Word(ServiceTier? tier) => tier is { } named ? EnumNames<ServiceTier>.Of(named) : NoTier;

    /// <summary>Every rate of the row, in dollars per million tokens, and the price of searches.</summary>
    public IEnumerable<decimal> Figures =>
    [
        Input.Rate.UsdPerMillionTokens,
        CacheRead.Rate.UsdPerMillionTokens,
        CacheWrite5m.Rate.UsdPerMillionTokens,
        CacheWrite30m.Rate.UsdPerMillionTokens,
        CacheWrite1h.Rate.UsdPerMillionTokens,
        CacheWrite12h.Rate.UsdPerMillionTokens,
        Output.Rate.UsdPerMillionTokens,
        WebSearchUsdPerThousand ?? 0,
    ];
}
