using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Warehouse.Sql;

/// <summary>The columns that a query needs of the rates and the names, and their rows in its own text.</summary>
internal static class RateColumns
{
    /// <summary>The rates of what a log counts, in the order of <see cref="UsageSteps.Classes"/>, and the price of searches.</summary>
    public static readonly string[] Prices =
        ["input", "cache_read", "cache_write_5m", "cache_write_1h", "output", "web_search_per_thousand"];

    private static readonly SqlColumn[] OfRates =
    [
        new("model", SqlType.Text),
        new("factor", SqlType.Decimal),
        new("named_tier", SqlType.Text),
        new("region", SqlType.Text),
        new("tier", SqlType.Text),
        new("billed_tier", SqlType.Text),
        new("prompt_min", SqlType.Whole),
        new("prompt_max", SqlType.Whole),
        new("from_second", SqlType.Whole),
        new("to_second", SqlType.Whole),
        new("week_from_minute", SqlType.Whole),
        new("week_to_minute", SqlType.Whole),
        .. Prices.Select(price => new SqlColumn(price, SqlType.Decimal)),
    ];

    private static readonly SqlColumn[] OfNames =
    [
        new("id", SqlType.Text),
        new("model", SqlType.Text),
        new("factor", SqlType.Decimal),
        new("named_tier", SqlType.Text),
        new("has_regions", SqlType.Whole),
    ];

    public static string Inlined(SqlDialect dialect, IEnumerable<RateRow> rows) =>
        dialect.Rows("rate_rows", OfRates, rows.Select(row => Written(dialect, Values(row))));

    public static string Inlined(SqlDialect dialect, IEnumerable<ModelName> names) =>
        dialect.Rows("alias_rows", OfNames, names.Select(name => Written(dialect, Values(name))));

    private static object[] Values(RateRow row) =>
    [
        row.Model,
        row.Factor.Value,
        RateRow.Word(row.NamedTier),
        row.Region ?? RateRow.AnyRegion,
        EnumNames<ServiceTier>.Of(row.Tier),
        EnumNames<ServiceTier>.Of(row.BilledTier),
        row.PromptMin,
        row.PromptMax,
        row.EffectiveFrom.Instant.ToUnixTimeSeconds(),
        row.EffectiveTo.Instant.ToUnixTimeSeconds(),
        (long)row.WeekFromMinute,
        (long)row.WeekToMinute,
        row.Input.Rate.UsdPerMillionTokens,
        row.CacheRead.Rate.UsdPerMillionTokens,
        row.CacheWrite5m.Rate.UsdPerMillionTokens,
        row.CacheWrite1h.Rate.UsdPerMillionTokens,
        row.Output.Rate.UsdPerMillionTokens,
        row.WebSearchUsdPerThousand ?? 0,
    ];

    private static object[] Values(ModelName name) =>
        [name.Id.ToLowerInvariant(), name.Model, name.Factor.Value, RateRow.Word(name.NamedTier), name.HasRegions ? 1L : 0L];

    private static string Written(SqlDialect dialect, object[] values) => string.Join(", ", values.Select(dialect.Value));
}
