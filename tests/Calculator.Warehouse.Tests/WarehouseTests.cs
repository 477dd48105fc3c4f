using Calculator.Pricing.Files;
using Calculator.Units;
using Calculator.Warehouse.Sql;

namespace Calculator.Warehouse.Tests;

/// <summary>The engines that run the text here, and what each says usage costs, against what this engine says.</summary>
public class WarehouseTests(BilledUsage billed) : IClassFixture<BilledUsage>
{
    private const int SingleRequests = 20_000;

    public static TheoryData<SqlEngine> Engines => [SqlEngine.DuckDb, SqlEngine.Postgres, SqlEngine.ClickHouse];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_warehouse_says_what_this_engine_says_by_day_and_model(SqlEngine engine)
    {
        await using var warehouse = await Start(engine);
        await warehouse.Load(billed.Usage);
        var rows = await warehouse.Ask(CostQuery.Write(billed.Table, new CostQuestion(engine, Usage)));

        billed.ByDayAndModel.Count.ShouldBeGreaterThan(10_000);
        ShouldSay(rows, billed.ByDayAndModel, billed.Usage.Rows);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_request_that_is_told_twice_counts_once_where_its_key_is_known(SqlEngine engine)
    {
        await using var warehouse = await Start(engine);
        using var usage = new DrawnUsage(billed.Table, Effort.Of(SingleRequests), Seed.Random());
        var expected = await BilledByEngine.ByDayAndModel(billed.Table.Version, usage.Path);
        usage.TellAgain(usage.Rows / 4);
        await warehouse.Load(usage);
        var question = new CostQuestion(engine, Usage with { RequestKey = Name("k") });
        ShouldSay(await warehouse.Ask(CostQuery.Write(billed.Table, question)), expected, usage.Rows);
        var twice = await warehouse.Ask(CostQuery.Write(billed.Table, new CostQuestion(engine, Usage)));
        twice.Sum(row => row.Requests).ShouldBe(usage.Rows + usage.Rows / 4);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_warehouse_says_what_this_engine_says_of_each_request(SqlEngine engine)
    {
        var table = NewestRates();
        await using var warehouse = await Start(engine);
        using var usage = new DrawnUsage(table, Effort.Of(SingleRequests), Seed.Random());
        await warehouse.Load(usage);
        var question = new CostQuestion(engine, Usage with { RequestKey = Name("k") }) { Of = ResultOf.Request };
        var rows = (await warehouse.Ask(CostQuery.Write(table, question), hasKey: true)).ToDictionary(row => int.Parse(row.Key!));

        var expected = await BilledByEngine.RowByRow(table.Version, usage.Path);
        expected.Count.ShouldBe(usage.Rows);
        rows.Count.ShouldBe(usage.Rows);
        for (var key = 0; key < usage.Rows; key++)
        {
            rows[key].Usd.ShouldBe(expected[key], $"{rows[key]}");
            (rows[key].Reason is null).ShouldBe(expected[key] is not null, $"{rows[key]}");
        }
    }

    private static void ShouldSay(IReadOnlyList<ResultRow> rows, SortedDictionary<string, decimal> expected, int requests)
    {
        var priced = rows.Where(row => row.Reason is null)
            .GroupBy(row => $"{row.Day} {row.Model}")
            .ToDictionary(same => same.Key, same => same.Sum(row => row.Usd!.Value));
        priced.Count.ShouldBe(expected.Count);
        foreach (var (key, usd) in expected)
            priced[key].ShouldBe(usd, key);
        rows.Sum(row => row.Requests).ShouldBe(requests);
        rows.Where(row => row.Reason is not null).ShouldAllBe(row => row.Usd == null);
    }

    internal static UsageTable Usage { get; } = new()
    {
        Name = Name("usage"),
        Timestamp = Name("timestamp"),
        Model = Name("model"),
        ServiceTier = Name("service_tier"),
        Uncached = Name("uncached_input_tokens"),
        CacheRead = Name("cache_read_tokens"),
        CacheWrite5m = Name("cache_write_5m_tokens"),
        CacheWrite1h = Name("cache_write_1h_tokens"),
        Output = Name("output_tokens"),
    };

    internal static SqlName Name(string text) => SqlName.Parse(text) ?? throw new FormatException(text);

    internal static RateTable NewestRates()
    {
        var folder = NewestShippedPrices.Copied();
        try
        {
            var farAhead = Moment.StartOf(new DateOnly(2100, 1, 1));
            PricingFolder.TryRead(folder, farAhead, out var catalog, out var faults).ShouldBeTrue(string.Join('\n', faults));
            return RateTable.Of(catalog!.Versions.Single()).TryGet(out var table, out var refusal)
                ? table
                : throw new InvalidOperationException(refusal.Sentence);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IWarehouse> Start(SqlEngine engine) => engine switch
    {
        SqlEngine.DuckDb => new DuckDbWarehouse(),
        SqlEngine.Postgres => await PostgresWarehouse.Start(),
        _ => await ClickHouseWarehouse.Start(),
    };
}
