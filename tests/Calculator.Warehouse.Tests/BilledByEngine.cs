using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Warehouse.Tests;

/// <summary>What the engine says usage costs, as it reads the same table.</summary>
internal static class BilledByEngine
{
    /// <summary>Dollars by day and model, of all that has a price.</summary>
    public static async Task<SortedDictionary<string, decimal>> ByDayAndModel(PricingVersion version, string file)
    {
        var import = new UsageImport(Book(version), new UsageOptions { Source = UsageSource.Csv });
        await using (var content = File.OpenRead(file))
            await import.ReadAsync("usage", content, TestContext.Current.CancellationToken);
        if (!import.Complete().TryGet(out var profile, out var refusal))
            throw new InvalidOperationException(refusal.Sentence);

        profile.Counts.Malformed.ShouldBe(0);
        return new(
            profile.ByDayAndModel.ToDictionary(part => $"{part.Day:yyyy-MM-dd} {part.Model}", part => part.Figures.List.Value),
            StringComparer.Ordinal);
    }

    /// <summary>The dollars of each row, in order; null of one without a price.</summary>
    public static async Task<List<decimal?>> RowByRow(PricingVersion version, string file)
    {
        var prices = new List<decimal?>();
        await using var content = File.OpenRead(file);
        var fault = await new UsageRows(Book(version), UsageSource.Csv).ReadAsync(
            content,
            _ => { },
            (ReadOnlySpan<byte> _, in PricedRow? row) =>
            {
                if (row is { } priced)
                    prices.Add(priced.Error is null ? priced.Total.Value : null);
            },
            () => default,
            TestContext.Current.CancellationToken);
        fault.ShouldBeNull();
        return prices;
    }

    private static PriceBook Book(PricingVersion version) => new(version, Moment.StartOf(new DateOnly(2026, 11, 26)));
}
