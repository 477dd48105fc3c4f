using System.Globalization;
using System.Text;

namespace Calculator.Warehouse.Sql;

/// <summary>
/// Where prices cut sizes of prompts and days. Sizes are cut in the same places for all models, so that usage need not know its model;
/// days only for the names whose prices change within one, since every cut multiplies the sums that are left.
/// </summary>
/// <param name="Sizes">The smallest prompts of bands, but for the first.</param>
/// <param name="SecondsOfDay">The seconds of a day at which a price may change, but for its first.</param>
/// <param name="NamesWithinDays">The names of the models those are of, as literals in lower case.</param>
internal sealed record Cuts(IReadOnlyList<long> Sizes, IReadOnlyList<long> SecondsOfDay, IReadOnlyList<string> NamesWithinDays)
{
    private const long SecondsPerDay = 86_400;

    public static Cuts Of(RateTable table, SqlDialect dialect)
    {
        var models = table.Rows.Where(row => SecondsOf(row).Any(second => second > 0)).Select(row => row.Model).ToHashSet();
        return new Cuts(
            [.. table.Rows.SelectMany(SizesOf).Distinct().Order()],
            [.. table.Rows.SelectMany(SecondsOf).Where(second => second > 0).Distinct().Order()],
            [.. table.Names.Where(name => models.Contains(name.Model)).Select(name => dialect.Literal(name.Id.ToLowerInvariant()))]);
    }

    /// <summary>The start of the part of a day that a second of it lies in.</summary>
    public string StartOfPart(string second, string name) => SecondsOfDay.Count == 0
        ? "0"
        : $"CASE WHEN LOWER({name}) IN ({string.Join(", ", NamesWithinDays)})\n      THEN {StartOf(second, SecondsOfDay, "")} ELSE 0 END";

    /// <summary>The smallest prompt of the band of sizes that one lies in, unless a condition before that says another.</summary>
    public string StartOfBand(string prompt, string before) => StartOf(prompt, Sizes, before);

    private static string StartOf(string value, IReadOnlyList<long> cuts, string before)
    {
        var text = new StringBuilder("CASE").Append(before);
        foreach (var (start, end) in cuts.Prepend(0).Zip(cuts))
            text.Append(CultureInfo.InvariantCulture, $" WHEN {value} < {end} THEN {start}");
        return text.Append(CultureInfo.InvariantCulture, $" ELSE {(cuts.Count == 0 ? 0 : cuts[^1])} END").ToString();
    }

    private static IEnumerable<long> SizesOf(RateRow row) =>
        new[] { row.PromptMin, row.PromptMax }.Where(size => size is > 0 and < RateRow.EndOfSizes);

    private static IEnumerable<long> SecondsOf(RateRow row) =>
    [
        (long)row.EffectiveFrom.Instant.TimeOfDay.TotalSeconds,
        (long)row.EffectiveTo.Instant.TimeOfDay.TotalSeconds,
        row.WeekFromMinute * 60L % SecondsPerDay,
        row.WeekToMinute * 60L % SecondsPerDay,
    ];
}
