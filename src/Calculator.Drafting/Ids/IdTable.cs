using System.Text.Json;

namespace Calculator.Drafting.Ids;

/// <summary>
/// Which id of a source is which model of ours, one by one: no prefix and no pattern says it. What is not in the table has no
/// vote: an id of a region, a gateway or a host bears another price, and a pointer bears another model next month.
/// </summary>
internal sealed record IdTable
{
    private static readonly JsonSerializerOptions Strictly = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The keys under which sources list what providers sell themselves.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>Ids, without a provider's key, that point at one model or another.</summary>
    public required IReadOnlyList<string> Pointers { get; init; }

    public required IReadOnlyList<IdPair> Ids { get; init; }

    /// <summary>Reads the table, or says why it cannot.</summary>
    public static (IdTable? Table, string? Fault) Read(string path)
    {
        try
        {
            var table = JsonSerializer.Deserialize<IdTable>(File.ReadAllBytes(path), Strictly)
                ?? throw new JsonException("The table is null.");
            var twice = table.Ids.GroupBy(pair => (pair.Source, pair.Theirs)).FirstOrDefault(pairs => pairs.Count() > 1);
            return twice is null ? (table, null) : (null, $"{path}: {twice.Key.Source} {twice.Key.Theirs} stands there twice");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return (null, $"{path}: {exception.Message}");
        }
    }
}

/// <summary>One id of ours and one of a source.</summary>
internal sealed record IdPair
{
    public required string Ours { get; init; }

    public required string Source { get; init; }

    public required string Theirs { get; init; }

    /// <summary>The size above which the card holds that the source has under an id of its own; left out where it has none.</summary>
    public decimal? Above { get; init; }
}
