namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>What the routes for warehouses say of themselves.</summary>
internal static class Texts
{
    public const string RatesSummary = "A version's rates as one flat table, to be joined with usage.";

    public const string Rates =
        "One row for each model, factor and tier of a name, region, tier, size of the prompt, period and part of the week. All ranges are "
        + "half-open and no two rows overlap: a request finds exactly one row, or none where it has no price. The rates are those it is "
        + "billed at, in dollars per million tokens. /v1/pricing/{version}/rates.parquet is the same table as Parquet.";

    public const string AliasesSummary = "Every name a log may carry, and what it stands for among the rates.";

    public const string Aliases =
        "One row a name, to be joined with the rates by model, factor and named_tier. Names are matched exactly but for case: one that "
        + "is not here has no price. /v1/pricing/{version}/aliases.parquet is the same table as Parquet.";

    public const string ParquetSummary = "The rates or the names of a version as Parquet.";

    public const string Parquet =
        "The rows and columns of /v1/pricing/{version}/rates or /v1/pricing/{version}/aliases; rates are DECIMAL(18,6), instants "
        + "timestamps in UTC.";

    public const string SqlSummary = "SQL that prices usage where it is kept.";

    public const string Sql =
        "A query in two steps: whole numbers are added up by day, model, tier, band and price period, in one pass over the table; the few "
        + "sums are then joined with their rates and priced, to the last digit as this service prices each request. Rows without a price "
        + "come out with a reason and no usd. The prices stand in the text itself, or in tables loaded from /rates and /aliases. Each row "
        + "of the table is one request, since the size of its prompt chooses its rates; where rows are sums, name the column that counts "
        + "their requests, and they have the rates of the smallest prompts.";

    public const string NoColumn = "Write - where the table has no such column.";
}
