namespace Calculator.Warehouse.Tests;

/// <summary>Many drawn requests at the newest prices, and what this engine bills for them: made once for all warehouses.</summary>
public sealed class BilledUsage : IAsyncLifetime
{
    private const int Requests = 1_000_000;

    internal RateTable Table { get; } = WarehouseTests.NewestRates();

    internal DrawnUsage Usage { get; private set; } = null!;

    internal SortedDictionary<string, decimal> ByDayAndModel { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Usage = new DrawnUsage(Table, Effort.Of(Requests), Seed.Random());
        ByDayAndModel = await BilledByEngine.ByDayAndModel(Table.Version, Usage.Path);
    }

    public ValueTask DisposeAsync()
    {
        Usage.Dispose();
        return ValueTask.CompletedTask;
    }
}
