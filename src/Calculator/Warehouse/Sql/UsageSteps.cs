namespace Calculator.Warehouse.Sql;

/// <summary>The first step of a query: the usage added up by what its price depends on, in whole numbers.</summary>
internal static class UsageSteps
{
    /// <summary>The classes of tokens, as the text names them.</summary>
    public static readonly string[] Classes = ["uncached", "cache_read", "cache_write_5m", "cache_write_1h", "output"];

    private const string Prompt = "uncached + cache_read + cache_write_5m + cache_write_1h";

    public static string Write(SqlDialect dialect, CostQuestion question, Cuts cuts) => string.Join(",\n",
    [
        Requests(dialect, question.Usage),
        .. question.Usage.RequestKey is null ? Array.Empty<string>() : [Once],
        Cells(question.Usage, cuts),
        Sums(question),
    ]);

    private static string Requests(SqlDialect dialect, UsageTable usage)
    {
        var columns = new List<string>
        {
            $"{dialect.Name(usage.Model)} AS logged_model",
            $"{(usage.ServiceTier is { } tier ? dialect.Name(tier) : "'standard'")} AS logged_tier",
            $"{dialect.Seconds(dialect.Name(usage.Timestamp))} AS epoch_second",
            $"{Whole(dialect, usage.Uncached)} AS uncached",
            $"{Whole(dialect, usage.CacheRead)} AS cache_read",
            $"{Whole(dialect, usage.CacheWrite5m)} AS cache_write_5m",
            $"{Whole(dialect, usage.CacheWrite1h)} AS cache_write_1h",
            $"{Whole(dialect, usage.Output)} AS output",
        };
        if (usage.WebSearches is { } searches)
            columns.Add($"{Whole(dialect, searches)} AS web_searches");
        if (usage.Requests is { } count)
            columns.Add($"{Whole(dialect, count)} AS request_count");
        if (usage.Region is { } region)
            columns.Add($"{dialect.Name(region)} AS logged_region");
        if (usage.RequestKey is { } key)
            columns.Add($"CAST({dialect.Name(key)} AS {dialect.Text}) AS request_key");

        return $"-- Step 1: the one pass over the big table.\nrequests AS (\n  SELECT\n    {string.Join(",\n    ", columns)}\n"
            + $"  FROM {dialect.Name(usage.Name)}\n)";
    }

    private static string Whole(SqlDialect dialect, SqlName? column) =>
        column is null ? "0" : $"CAST(COALESCE({dialect.Name(column)}, 0) AS BIGINT)";

    // As the engine keeps one of the tellings of a message: the one with the most output, then the last; its time is the first told.
    private const string Once = $"""
        -- Rows of one key are one request: the one with the most output counts, at the first time told. Without a key none is merged.
        tellings AS (
          SELECT
            requests.*,
            ROW_NUMBER() OVER (
              PARTITION BY request_key
              ORDER BY output DESC, CASE WHEN epoch_second IS NULL THEN 1 ELSE 0 END, epoch_second DESC, {Prompt} DESC,
                cache_write_1h DESC, cache_write_5m DESC, cache_read DESC, logged_tier DESC, logged_model DESC) AS place,
            MIN(epoch_second) OVER (PARTITION BY request_key) AS first_second
          FROM requests
        ),
        tellings_once AS (
          SELECT tellings.*, CASE WHEN request_key IS NULL OR request_key = '' THEN epoch_second ELSE first_second END AS told_second
          FROM tellings
          WHERE request_key IS NULL OR request_key = '' OR place = 1
        )
        """;

    private static string Cells(UsageTable usage, Cuts cuts)
    {
        var (from, second) = usage.RequestKey is null ? ("requests", "epoch_second") : ("tellings_once", "told_second");
        var faults = $" WHEN {string.Join(" OR ", Counts(usage).Select(name => $"{name} < 0"))} THEN -1";
        var several = usage.Requests is null ? "" : " WHEN request_count <> 1 THEN 0";
        return $"""
            cells AS (
              SELECT
                {from}.*,
                {second} - MOD({second}, 86400)
                  + {cuts.StartOfPart($"MOD({second}, 86400)", "logged_model")} AS cell_second,
                {cuts.StartOfBand(Prompt, faults + several)} AS cell_size
              FROM {from}
            )
            """;
    }

    // Whatever is the same in all rows is left out: this step alone sees each of them.
    private static string Sums(CostQuestion question)
    {
        string[] keys =
        [
            "logged_model", "logged_tier", "cell_second", "cell_size",
            .. question.Usage.Region is null ? Array.Empty<string>() : ["logged_region"],
            .. question.Of == ResultOf.Request ? ["request_key"] : Array.Empty<string>(),
        ];
        string[] sums =
        [
            .. Classes.Concat(question.Usage.WebSearches is null ? [] : ["web_searches"]).Select(name => $"SUM({name}) AS sum_{name}"),
            question.Usage.Requests is null ? "COUNT(*) AS sum_requests" : "SUM(request_count) AS sum_requests",
        ];
        return $"""
            used AS (
              SELECT
                {string.Join(", ", keys)},
                {string.Join(",\n    ", sums)}
              FROM cells
              GROUP BY {string.Join(", ", keys)}
            )
            """;
    }

    private static IEnumerable<string> Counts(UsageTable usage) =>
    [
        .. Classes,
        .. usage.WebSearches is null ? Array.Empty<string>() : ["web_searches"],
        .. usage.Requests is null ? Array.Empty<string>() : ["request_count"],
    ];
}
