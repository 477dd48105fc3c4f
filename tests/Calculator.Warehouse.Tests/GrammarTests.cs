using System.Diagnostics;
using Calculator.Units;
using Calculator.Warehouse.Sql;

namespace Calculator.Warehouse.Tests;

/// <summary>
/// The text of engines that do not run here: read by grammars of others, and run as what one of them makes of it for DuckDB.
/// </summary>
public class GrammarTests
{
    private const int Requests = 20_000;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Calculator.Warehouse.Tests");

    public static TheoryData<SqlEngine> Engines => [SqlEngine.Spark, SqlEngine.BigQuery, SqlEngine.Snowflake, SqlEngine.Trino];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_another_parser_makes_of_the_text_gives_the_same_sums(SqlEngine engine)
    {
        var python = await DebianPython.Need("sqlglot", "python3-sqlglot");
        var table = WarehouseTests.NewestRates();
        using var usage = new DrawnUsage(table, Effort.Of(Requests), Seed.Random());
        await using var duck = new DuckDbWarehouse();
        await duck.Load(usage);
        var expected = await duck.Ask(CostQuery.Write(table, new CostQuestion(SqlEngine.DuckDb, WarehouseTests.Usage)));
        // It knows no rows of BigQuery's: there they come from tables.
        await duck.Do(RowsAsTables(table));
        await duck.Do("CREATE MACRO UNIX_SECONDS(t) AS EPOCH_US(t) // 1000000");
        await duck.Do("CREATE MACRO DATE_FROM_UNIX_DATE(d) AS DATE '1970-01-01' + CAST(d AS INTEGER)");
        var inTables = engine == SqlEngine.BigQuery;
        var question = new CostQuestion(engine, WarehouseTests.Usage)
        {
            Rates = inTables ? WarehouseTests.Name("rates_of_version") : null,
            Aliases = inTables ? WarehouseTests.Name("aliases_of_version") : null,
        };
        var rows = await duck.Ask(await Read(python, engine, CostQuery.Write(table, question)));
        Told(rows).ShouldBe(Told(expected));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_form_of_the_text_is_read_by_another_parser(SqlEngine engine)
    {
        var python = await DebianPython.Need("sqlglot", "python3-sqlglot");
        foreach (var text in Forms(engine))
            (await Read(python, engine, text)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(SqlEngine.Spark)]
    [InlineData(SqlEngine.Trino)]
    [InlineData(SqlEngine.Postgres)]
    public async Task Every_form_of_the_text_is_read_by_the_grammar_of_its_engine(SqlEngine engine)
    {
        var programs = Path.Combine(Folder, "node");
        using var packages = await NodePackages.Use(programs);
        var folder = Directory.CreateTempSubdirectory("sql-").FullName;
        try
        {
            var files = Forms(engine).Select((text, place) => (Path: Path.Combine(folder, $"{place}.sql"), text)).ToList();
            foreach (var (path, text) in files)
                await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            var bundled = await Tool.Run(programs, Tool.Need("npm", "npm"), ["run", "--silent", "bundle"]);
            bundled.ExitCode.ShouldBe(0, bundled.Errors);
            var read = await Tool.Run(
                programs,
                Tool.Need("node", "nodejs"),
                ["build/parse.js", EnumNames<SqlEngine>.Of(engine), .. files.Select(file => file.Path)]);
            read.ExitCode.ShouldBe(0, read.Output + read.Errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A short version inlined, since a grammar takes minutes over a thousand rows; and all that can be asked beside.
    private static IEnumerable<string> Forms(SqlEngine engine)
    {
        var table = PrivateFolder.RatesOf(["acme-one", "it's", "back\\slash"]);
        var plain = new CostQuestion(engine, WarehouseTests.Usage);
        var fewer = WarehouseTests.Usage with { CacheRead = null, CacheWrite1h = null, ServiceTier = null };
        var (rates, aliases) = (WarehouseTests.Name("prices.rates"), WarehouseTests.Name("prices.aliases"));
        var all = WarehouseTests.Usage with
        {
            Name = WarehouseTests.Name("lake.usage of 2026"),
            RequestKey = WarehouseTests.Name("request_id"),
            Requests = WarehouseTests.Name("requests"),
            WebSearches = WarehouseTests.Name("web_searches"),
            Region = WarehouseTests.Name("inference_geo"),
        };
        return
        [
            CostQuery.Write(table, plain),
            CostQuery.Write(table, plain with { Rates = rates, Aliases = aliases }),
            CostQuery.Write(table, new CostQuestion(engine, all) { Of = ResultOf.Request }),
            CostQuery.Write(table, plain with { Usage = fewer }),
        ];
    }

    private static string Told(IEnumerable<ResultRow> rows) =>
        string.Join('\n', rows.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    // The rows of the text itself, kept as tables under the columns that /rates and /aliases have.
    private static string RowsAsTables(RateTable table)
    {
        var text = CostQuery.Write(table, new CostQuestion(SqlEngine.DuckDb, WarehouseTests.Usage));
        var rows = text[text.IndexOf("alias_rows (", StringComparison.Ordinal)..text.IndexOf(",\n-- Step 2", StringComparison.Ordinal)];
        var key = $"'{table.Version.Id}' AS pricing_version, '{table.Version.Digest}' AS digest";
        return $"""
            CREATE TABLE aliases_of_version AS WITH {rows} SELECT * REPLACE (has_regions = 1 AS has_regions), {key} FROM alias_rows;
            CREATE TABLE rates_of_version AS WITH {rows} SELECT *, {key}, TO_TIMESTAMP(from_second) AS effective_from,
              TO_TIMESTAMP(to_second) AS effective_to FROM rate_rows
            """;
    }

    private static async Task<string> Read(string python, SqlEngine engine, string text)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(Folder, "read.py"), EnumNames<SqlEngine>.Of(engine)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await errors);
        return await output;
    }
}
