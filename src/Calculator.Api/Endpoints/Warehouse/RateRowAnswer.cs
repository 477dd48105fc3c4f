using System.Text.Json.Serialization;
using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Warehouse;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>The rates of the requests that agree in everything a price depends on. Columns are named as warehouses name them.</summary>
internal sealed record RateRowAnswer
{
    /// <summary>The provider's id.</summary>
    [JsonPropertyName("provider")]
    public required string Provider { get; init; }

    /// <summary>The model's id.</summary>
    [JsonPropertyName("model")]
    public required string Model { get; init; }

    /// <summary>What the name in the log multiplies the provider's rates by; it is in the rates already.</summary>
    [JsonPropertyName("factor")]
    public required decimal Factor { get; init; }

    /// <summary>The tier the name in the log asks for; none if it asks for none.</summary>
    [JsonPropertyName("named_tier")]
    public required string NamedTier { get; init; }

    /// <summary>The region the request was kept in; global if the log says none. Its factor is in the rates already.</summary>
    [JsonPropertyName("region")]
    public required string Region { get; init; }

    /// <summary>The tier the log says; standard if it says none.</summary>
    [JsonPropertyName("tier")]
    public required string Tier { get; init; }

    /// <summary>The tier that is billed.</summary>
    [JsonPropertyName("billed_tier")]
    public required string BilledTier { get; init; }

    /// <summary>The smallest prompt of one request, in tokens, cached ones included.</summary>
    [JsonPropertyName("prompt_min")]
    public required long PromptMin { get; init; }

    /// <summary>The smallest prompt beyond.</summary>
    [JsonPropertyName("prompt_max")]
    public required long PromptMax { get; init; }

    /// <summary>The first moment.</summary>
    [JsonPropertyName("effective_from")]
    public required DateTime EffectiveFrom { get; init; }

    /// <summary>The first moment after it.</summary>
    [JsonPropertyName("effective_to")]
    public required DateTime EffectiveTo { get; init; }

    /// <summary>The first minute of the week, in UTC from Monday 00:00 on.</summary>
    [JsonPropertyName("week_from_minute")]
    public required int WeekFromMinute { get; init; }

    /// <summary>The first minute of the week after it; 10080 for its end.</summary>
    [JsonPropertyName("week_to_minute")]
    public required int WeekToMinute { get; init; }

    /// <summary>Uncached input.</summary>
    [JsonPropertyName("input")]
    public required decimal Input { get; init; }

    /// <summary>Input read from cache.</summary>
    [JsonPropertyName("cache_read")]
    public required decimal CacheRead { get; init; }

    /// <summary>Input written to the shortest cache there is, from five minutes on.</summary>
    [JsonPropertyName("cache_write_5m")]
    public required decimal CacheWrite5m { get; init; }

    /// <summary>Input written to a thirty-minute cache.</summary>
    [JsonPropertyName("cache_write_30m")]
    public required decimal CacheWrite30m { get; init; }

    /// <summary>Input written to a one-hour cache.</summary>
    [JsonPropertyName("cache_write_1h")]
    public required decimal CacheWrite1h { get; init; }

    /// <summary>Input written to a twelve-hour cache.</summary>
    [JsonPropertyName("cache_write_12h")]
    public required decimal CacheWrite12h { get; init; }

    /// <summary>Output, reasoning included.</summary>
    [JsonPropertyName("output")]
    public required decimal Output { get; init; }

    /// <summary>As what reads are billed: input where the provider has no rate of them.</summary>
    [JsonPropertyName("cache_read_billed_as")]
    public required string CacheReadBilledAs { get; init; }

    /// <summary>As what writes of five minutes are billed: a longer lifetime, or input, where the provider does not sell them.</summary>
    [JsonPropertyName("cache_write_5m_billed_as")]
    public required string CacheWrite5mBilledAs { get; init; }

    /// <summary>As what writes of thirty minutes are billed.</summary>
    [JsonPropertyName("cache_write_30m_billed_as")]
    public required string CacheWrite30mBilledAs { get; init; }

    /// <summary>As what writes of an hour are billed.</summary>
    [JsonPropertyName("cache_write_1h_billed_as")]
    public required string CacheWrite1hBilledAs { get; init; }

    /// <summary>As what writes of twelve hours are billed.</summary>
    [JsonPropertyName("cache_write_12h_billed_as")]
    public required string CacheWrite12hBilledAs { get; init; }

    /// <summary>Dollars for a thousand searches of the web; null where no price is known.</summary>
    [JsonPropertyName("web_search_per_thousand")]
    public decimal? WebSearchPerThousand { get; init; }

    /// <summary>The smallest prompt, in tokens, that is cached; null where no source gives one.</summary>
    [JsonPropertyName("min_cache_tokens")]
    public decimal? MinCacheTokens { get; init; }

    /// <summary>The pricing version.</summary>
    [JsonPropertyName("pricing_version")]
    public required string PricingVersion { get; init; }

    /// <summary>The digest of its files.</summary>
    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    public static RateRowAnswer Of(RateRow row, PricingVersion version) => new()
    {
        Provider = row.Provider,
        Model = row.Model,
        Factor = row.Factor.Value,
        NamedTier = RateRow.Word(row.NamedTier),
        Region = row.Region ?? RateRow.AnyRegion,
        Tier = EnumNames<ServiceTier>.Of(row.Tier),
        BilledTier = EnumNames<ServiceTier>.Of(row.BilledTier),
        PromptMin = row.PromptMin,
        PromptMax = row.PromptMax,
        EffectiveFrom = row.EffectiveFrom.Instant.UtcDateTime,
        EffectiveTo = row.EffectiveTo.Instant.UtcDateTime,
        WeekFromMinute = row.WeekFromMinute,
        WeekToMinute = row.WeekToMinute,
        Input = Usd(row.Input),
        CacheRead = Usd(row.CacheRead),
        CacheWrite5m = Usd(row.CacheWrite5m),
        CacheWrite30m = Usd(row.CacheWrite30m),
        CacheWrite1h = Usd(row.CacheWrite1h),
        CacheWrite12h = Usd(row.CacheWrite12h),
        Output = Usd(row.Output),
        CacheReadBilledAs = As(row.CacheRead),
        CacheWrite5mBilledAs = As(row.CacheWrite5m),
        CacheWrite30mBilledAs = As(row.CacheWrite30m),
        CacheWrite1hBilledAs = As(row.CacheWrite1h),
        CacheWrite12hBilledAs = As(row.CacheWrite12h),
        WebSearchPerThousand = row.WebSearchUsdPerThousand,
        MinCacheTokens = row.MinCacheTokens,
        PricingVersion = version.Id,
        Digest = version.Digest,
    };

    private static decimal Usd(BilledRate billed) => billed.Rate.UsdPerMillionTokens;

    private static string As(BilledRate billed) => EnumNames<TokenItem>.Of(billed.As);
}
