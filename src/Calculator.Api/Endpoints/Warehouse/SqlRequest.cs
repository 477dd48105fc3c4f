using Calculator.Api.Binding;
using Calculator.Warehouse.Sql;
using FluentValidation;

namespace Calculator.Api.Endpoints.Warehouse;

[RuledBy<SqlRequest.Rules>]
internal sealed record SqlRequest
{
    [Field("The version, by its exact name.", Unit = "version", Example = "2026-11-20")]
    public required string Version { get; init; }

    [Field("The engine that runs the query.", Example = "duckdb")]
    public required SqlEngine Dialect { get; init; }

    [Field("The table with the usage, schema and all: usage if left out.", Unit = "name", Example = "usage")]
    public TableName? Table { get; init; }

    [Field("The column with the time of a request; without a zone it is UTC. timestamp if left out.", Unit = "name", Example = "timestamp")]
    public TableName? Timestamp { get; init; }

    [Field("The column with the model's name as it was logged; model if left out.", Unit = "name", Example = "model")]
    public TableName? Model { get; init; }

    [Field("The column with the service tier; service_tier if left out. " + Texts.NoColumn, Unit = "name", Example = "service_tier")]
    public ColumnName? ServiceTier { get; init; }

    [Field(
        "The column with the prompt tokens beside those of the cache; uncached_input_tokens if left out.",
        Unit = "name",
        Example = "uncached_input_tokens")]
    public TableName? UncachedInputTokens { get; init; }

    [Field(
        "The column with the prompt tokens read from cache; cache_read_tokens if left out. " + Texts.NoColumn,
        Unit = "name",
        Example = "-")]
    public ColumnName? CacheReadTokens { get; init; }

    [Field(
        "The column with those written to the shortest cache there is; cache_write_5m_tokens if left out. " + Texts.NoColumn,
        Unit = "name",
        Example = "-")]
    public ColumnName? CacheWrite5mTokens { get; init; }

    [Field(
        "The column with those written to a one-hour cache; cache_write_1h_tokens if left out. " + Texts.NoColumn,
        Unit = "name",
        Example = "-")]
    public ColumnName? CacheWrite1hTokens { get; init; }

    [Field("The column with the output tokens, reasoning included; output_tokens if left out.", Unit = "name", Example = "output_tokens")]
    public TableName? OutputTokens { get; init; }

    [Field("The column that says of how many requests a row is the sum; each is one if left out.", Unit = "name", Example = "requests")]
    public TableName? Requests { get; init; }

    [Field("The column with the searches of the web; none are counted if left out.", Unit = "name", Example = "web_searches")]
    public TableName? WebSearches { get; init; }

    [Field("The column with the region a request was kept in; anywhere if left out.", Unit = "name", Example = "inference_geo")]
    public TableName? Region { get; init; }

    [Field(
        "The column that tells requests apart: rows of one key are one request, of which the one with the most output counts. "
            + "Every row counts if left out.",
        Unit = "name",
        Example = "request_id")]
    public TableName? RequestKey { get; init; }

    [Field("What a row of the result is: a sum by day, or a single request by its key.", Example = "day")]
    public ResultOf Each { get; init; }

    [Field("The table that holds this version's rates; they stand in the text if left out.", Unit = "name", Example = "rates")]
    public TableName? Rates { get; init; }

    [Field("The table that holds this version's aliases; they stand in the text if left out.", Unit = "name", Example = "aliases")]
    public TableName? Aliases { get; init; }

    /// <summary>The question as the engine takes it.</summary>
    public CostQuestion Question => new(Dialect, Usage)
    {
        Rates = Rates?.Name,
        Aliases = Aliases?.Name,
        Of = Each,
    };

    private UsageTable Usage => new()
    {
        Name = Named(Table, "usage"),
        Timestamp = Named(Timestamp, "timestamp"),
        Model = Named(Model, "model"),
        ServiceTier = Named(ServiceTier, "service_tier"),
        Uncached = Named(UncachedInputTokens, "uncached_input_tokens"),
        CacheRead = Named(CacheReadTokens, "cache_read_tokens"),
        CacheWrite5m = Named(CacheWrite5mTokens, "cache_write_5m_tokens"),
        CacheWrite1h = Named(CacheWrite1hTokens, "cache_write_1h_tokens"),
        Output = Named(OutputTokens, "output_tokens"),
        Requests = Requests?.Name,
        WebSearches = WebSearches?.Name,
        Region = Region?.Name,
        RequestKey = RequestKey?.Name,
    };

    private SqlName Named(TableName? said, string unsaid) => said?.Name ?? SqlName.Unsaid(Dialect, unsaid);

    private SqlName? Named(ColumnName? said, string unsaid) => said is { } column ? column.Name : SqlName.Unsaid(Dialect, unsaid);

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<SqlRequest>
    {
        public Rules() => RuleFor(request => request.RequestKey).NotNull().When(request => request.Each == ResultOf.Request)
            .WithMessage("each=request tells single requests by their key; name its column in requestKey.");
    }
}

/// <summary>The name of a table, or of a column that a table must have.</summary>
internal readonly record struct TableName(SqlName Name) : IWritten<TableName>
{
    public static string Rule => SqlName.Rule;

    public static bool TryParse(string text, out TableName value)
    {
        var name = SqlName.Parse(text);
        value = name is null ? default : new TableName(name);
        return name is not null;
    }
}

/// <summary>The name of a column, or none.</summary>
internal readonly record struct ColumnName(SqlName? Name) : IWritten<ColumnName>
{
    private const string None = "-";

    public static string Rule => $"{SqlName.Rule}, or {None} for no column";

    public static bool TryParse(string text, out ColumnName value)
    {
        var name = text == None ? null : SqlName.Parse(text);
        value = new ColumnName(name);
        return text == None || name is not null;
    }
}
