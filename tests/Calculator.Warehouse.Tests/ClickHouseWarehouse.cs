using System.Text.Json.Nodes;

namespace Calculator.Warehouse.Tests;

/// <summary>ClickHouse's engine as chdb embeds it, run by Node.js. Each question loads the table anew.</summary>
internal sealed class ClickHouseWarehouse : IWarehouse
{
    private static readonly string Programs = Path.Combine(Repository.Root, "tests", "Calculator.Warehouse.Tests", "node");

    private readonly string _folder = Directory.CreateTempSubdirectory("clickhouse-").FullName;
    private readonly IDisposable _packages;
    private DrawnUsage? _usage;

    private ClickHouseWarehouse(IDisposable packages) => _packages = packages;

    public static async Task<ClickHouseWarehouse> Start() => new(await NodePackages.Use(Programs));

    public Task Load(DrawnUsage usage)
    {
        _usage = usage;
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<ResultRow>> Ask(string sql, bool hasKey = false)
    {
        var query = Path.Combine(_folder, $"{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(query, sql, TestContext.Current.CancellationToken);
        var (exitCode, output, errors) = await Tool.Run(
            Programs, Tool.Need("node", "nodejs"), ["ask.js", _usage!.Path, Path.Combine(_folder, $"{Guid.NewGuid():N}"), query]);
        exitCode.ShouldBe(0, (output + errors)[^Math.Min(2000, (output + errors).Length)..]);
        return [.. (await File.ReadAllLinesAsync($"{query}.jsonl", TestContext.Current.CancellationToken)).Select(line =>
        {
            var row = JsonNode.Parse(line)!;
            return ResultRow.Of(name => row[name]?.ToString(), hasKey);
        })];
    }

    public ValueTask DisposeAsync()
    {
        _packages.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
