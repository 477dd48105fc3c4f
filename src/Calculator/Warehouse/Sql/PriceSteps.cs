using Calculator.Usage.Sources;

namespace Calculator.Warehouse.Sql;

/// <summary>The second step of a query: the few sums joined with their rates, and priced.</summary>
internal static class PriceSteps
{
    private const string AnyRegion = "'global'";

    private static readonly string AskedRegion = $"""
        CASE
              WHEN logged_region IS NULL OR LOWER(logged_region) IN ({Words(ClaudeUsage.NoRegion)}) THEN {AnyRegion}
              WHEN aliases.has_regions = 0 THEN 'none'
              ELSE LOWER(logged_region) END
        """;

    private const string Spans = """
        spans AS (
          SELECT model, MIN(from_second) AS first_second, MAX(to_second) AS last_second
          FROM rates
          GROUP BY model
        )
        """;

    public static string Write(SqlDialect dialect, CostQuestion question, RateTable table) => string.Join(",\n",
    [
        .. question.Aliases is null ? [RateColumns.Inlined(dialect, table.Names)] : Array.Empty<string>(),
        .. question.Rates is null ? [RateColumns.Inlined(dialect, RowsOf(question, table))] : Array.Empty<string>(),
        Aliases(dialect, question, table),
        Rates(dialect, question, table),
        Spans,
        Named(question.Usage),
        Priced(dialect, question.Usage),
    ]) + "\n" + Result(dialect, question);

    private static IEnumerable<RateRow> RowsOf(CostQuestion question, RateTable table) =>
        question.Usage.Region is null ? table.Rows.Where(row => row.Region is null) : table.Rows;

    private static string Aliases(SqlDialect dialect, CostQuestion question, RateTable table) => $"""
        -- Step 2: the few sums find their rates, and are priced.
        aliases AS (
          SELECT
            LOWER(id) AS id,
            model,
            CAST(factor AS {dialect.Decimal(18, 6)}) AS factor,
            named_tier,
            {(question.Aliases is null ? "has_regions" : "CASE WHEN has_regions THEN 1 ELSE 0 END AS has_regions")}
          FROM {From(dialect, question.Aliases, "alias_rows", table)}
        )
        """;

    private static string Rates(SqlDialect dialect, CostQuestion question, RateTable table)
    {
        string[] seconds = question.Rates is null
            ? ["from_second", "to_second"]
            : [$"{dialect.Seconds("effective_from")} AS from_second", $"{dialect.Seconds("effective_to")} AS to_second"];
        var prices = RateColumns.Prices.Select(price =>
            $"CAST({(question.Rates is null ? price : $"COALESCE({price}, 0)")} AS {dialect.Decimal(18, 6)}) AS {price}");
        return $"""
            rates AS (
              SELECT
                model,
                CAST(factor AS {dialect.Decimal(18, 6)}) AS factor,
                named_tier,
                region,
                tier,
                billed_tier,
                prompt_min,
                prompt_max,
                {Lines(seconds)},
                week_from_minute,
                week_to_minute,
                {Lines(prices)}
              FROM {From(dialect, question.Rates, "rate_rows", table)}
            )
            """;
    }

    // A table of another version has other bounds than those the first step cuts by: its rows are not taken, rather than taken wrongly.
    private static string From(SqlDialect dialect, SqlName? name, string inlined, RateTable table) => name is null
        ? inlined
        : $"{dialect.Name(name)}\n  WHERE pricing_version = {dialect.Literal(table.Version.Id)} "
            + $"AND digest = {dialect.Literal(table.Version.Digest)}";

    private static string Named(UsageTable usage) => $"""
        named AS (
          SELECT
            used.*,
            aliases.model AS model_id,
            aliases.factor AS model_factor,
            aliases.named_tier AS model_tier,
            CASE
              WHEN logged_tier IS NULL OR LOWER(logged_tier) IN ({Words(["", .. TierWords.Standard])}) THEN 'standard'
              ELSE LOWER(logged_tier) END AS asked_tier,
            {(usage.Region is null ? AnyRegion : AskedRegion)} AS asked_region,
            MOD(cell_second + 259200, 604800) AS week_second
          FROM used
          LEFT JOIN aliases ON aliases.id = LOWER(used.logged_model)
        )
        """;

    private static string Priced(SqlDialect dialect, UsageTable usage) => $"""
        priced AS (
          SELECT
            named.*,
            rates.billed_tier AS billed_tier,
            rates.prompt_min AS prompt_min,
            CASE
              WHEN rates.model IS NOT NULL THEN NULL
              WHEN named.cell_second IS NULL THEN 'no timestamp'
              WHEN named.cell_size < 0 THEN 'negative tokens'
              WHEN named.model_id IS NULL THEN 'unknown model'
              WHEN spans.model IS NULL THEN 'no rates of this version'
              WHEN named.cell_second < spans.first_second THEN 'before the first price'
              WHEN named.cell_second >= spans.last_second THEN 'after the last price'
              ELSE 'not offered in that tier, size or region' END AS reason,
            CAST(
              {Cost(dialect, usage)}
              AS {dialect.Decimal(30, 6)}) * CAST('0.000001' AS {dialect.Decimal(7, 6)}) AS usd
          FROM named
          LEFT JOIN rates
            ON rates.model = named.model_id AND rates.factor = named.model_factor AND rates.named_tier = named.model_tier
            AND rates.tier = named.asked_tier AND rates.region = named.asked_region
            AND rates.prompt_min <= named.cell_size AND named.cell_size < rates.prompt_max
            AND rates.from_second <= named.cell_second AND named.cell_second < rates.to_second
            AND rates.week_from_minute * 60 <= named.week_second AND named.week_second < rates.week_to_minute * 60
          LEFT JOIN spans ON spans.model = named.model_id
        )
        """;

    // Dollars per million tokens times tokens are millionths of a dollar; a thousandth of a search's price are a thousand of those.
    private static string Cost(SqlDialect dialect, UsageTable usage) => string.Join("\n      + ",
    [
        .. UsageSteps.Classes.Zip(RateColumns.Prices)
            .Select(one => $"CAST(named.sum_{one.First} AS {dialect.Decimal(20, 0)}) * rates.{one.Second}"),
        .. usage.WebSearches is null
            ? Array.Empty<string>()
            : [$"CAST(named.sum_web_searches * 1000 AS {dialect.Decimal(20, 0)}) * rates.web_search_per_thousand"],
    ]);

    private static string Result(SqlDialect dialect, CostQuestion question)
    {
        string[] keys =
        [
            .. question.Of == ResultOf.Request ? ["request_key"] : Array.Empty<string>(),
            $"{dialect.Day("FLOOR(cell_second / 86400)")} AS day",
            "COALESCE(model_id, logged_model) AS model",
            "COALESCE(billed_tier, asked_tier) AS service_tier",
            "prompt_min",
            "reason",
        ];
        var places = string.Join(", ", Enumerable.Range(1, keys.Length));
        return $"""
            SELECT
              {string.Join(",\n  ", keys)},
              SUM(sum_requests) AS requests,
              SUM(sum_uncached) AS uncached_input_tokens,
              SUM(sum_cache_read) AS cache_read_tokens,
              SUM(sum_cache_write_5m) AS cache_write_5m_tokens,
              SUM(sum_cache_write_1h) AS cache_write_1h_tokens,
              SUM(sum_output) AS output_tokens,
              SUM(usd) AS usd
            FROM priced
            GROUP BY {places}
            ORDER BY {places}
            """;
    }

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));

    private static string Lines(IEnumerable<string> columns) => string.Join(",\n    ", columns);
}
