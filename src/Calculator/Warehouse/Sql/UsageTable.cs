namespace Calculator.Warehouse.Sql;

/// <summary>
/// The table that holds the usage, one request a row, and its columns. Those that are null are not in the table: their tokens count as 0,
/// their tier as standard.
/// </summary>
public sealed record UsageTable
{
    /// <summary>The table.</summary>
    public required SqlName Name { get; init; }

    /// <summary>When the request was made: a timestamp; one without a zone is taken as UTC.</summary>
    public required SqlName Timestamp { get; init; }

    /// <summary>The model's name as it was logged.</summary>
    public required SqlName Model { get; init; }

    /// <summary>The tier it was served in.</summary>
    public SqlName? ServiceTier { get; init; }

    /// <summary>Prompt tokens that were neither read from cache nor written to it.</summary>
    public required SqlName Uncached { get; init; }

    /// <summary>Prompt tokens read from cache.</summary>
    public SqlName? CacheRead { get; init; }

    /// <summary>Prompt tokens written to the shortest cache the provider sells.</summary>
    public SqlName? CacheWrite5m { get; init; }

    /// <summary>Prompt tokens written to a one-hour cache.</summary>
    public SqlName? CacheWrite1h { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public required SqlName Output { get; init; }

    /// <summary>
    /// How many requests a row is the sum of. A row of several tells no size of a prompt, and has the rates of the smallest.
    /// </summary>
    public SqlName? Requests { get; init; }

    /// <summary>Searches of the web.</summary>
    public SqlName? WebSearches { get; init; }

    /// <summary>The region the request was kept in.</summary>
    public SqlName? Region { get; init; }

    /// <summary>What tells a request from others: rows of one key are one request, of which the one with the most output counts.</summary>
    public SqlName? RequestKey { get; init; }
}
