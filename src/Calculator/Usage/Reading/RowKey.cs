using System.Runtime.InteropServices;

namespace Calculator.Usage.Reading;

/// <summary>
/// What is the same whenever a row of a table is told: its id and what it says. The id alone may be the number of a row, and the first row
/// of another table is another one.
/// </summary>
internal static class RowKey
{
    /// <summary>The key of a row.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="row">What it says.</param>
    public static Fingerprint Of(ReadOnlySpan<byte> id, in UsageRecord row) => Fingerprint.Of(id, BytesOf(row.Model))
        .And(BytesOf(row.Session))
        .And(BytesOf(row.Owner))
        .And(BytesOf(row.InferenceGeo))
        .And(row.At?.Ticks ?? 0)
        .And((long)row.Tier)
        .And(row.Tokens.Uncached)
        .And(row.Tokens.CacheRead)
        .And(row.Tokens.CacheWrite5m)
        .And(row.Tokens.CacheWrite1h)
        .And(row.Tokens.Output)
        .And(row.WebSearches)
        .And(row.Requests);

    private static ReadOnlySpan<byte> BytesOf(string? name) => MemoryMarshal.AsBytes(name.AsSpan());
}
