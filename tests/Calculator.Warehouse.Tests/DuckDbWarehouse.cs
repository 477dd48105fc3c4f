using System.Data.Common;
using DuckDB.NET.Data;

namespace Calculator.Warehouse.Tests;

/// <summary>DuckDB, in this process.</summary>
internal sealed class DuckDbWarehouse : IWarehouse
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbWarehouse() => _connection.Open();

    public Task Load(DrawnUsage usage) => Do(
        $"""
        CREATE TABLE usage AS SELECT * FROM read_csv('{usage.Path}', header = true, columns = {Columns})
        """);

    private const string Columns = """
        {'k': 'BIGINT', 'timestamp': 'TIMESTAMP', 'model': 'VARCHAR', 'service_tier': 'VARCHAR', 'uncached_input_tokens': 'BIGINT',
         'cache_read_tokens': 'BIGINT', 'cache_write_5m_tokens': 'BIGINT', 'cache_write_1h_tokens': 'BIGINT', 'output_tokens': 'BIGINT'}
        """;

    public async Task Do(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Adds a request of a million tokens under a name.</summary>
    public async Task Add(int key, string model)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO usage VALUES ($key, '2026-11-20 12:00:00', $model, '', 1000000, 0, 0, 0, 0)";
        command.Parameters.Add(new DuckDBParameter("key", key));
        command.Parameters.Add(new DuckDBParameter("model", model));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<ResultRow>> Ask(string sql, bool hasKey = false)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return await Results.Read(await command.ExecuteReaderAsync(TestContext.Current.CancellationToken), hasKey);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

/// <summary>Reads what a query gives.</summary>
internal static class Results
{
    public static async Task<IReadOnlyList<ResultRow>> Read(DbDataReader reader, bool hasKey)
    {
        await using (reader)
        {
            var rows = new List<ResultRow>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                rows.Add(ResultRow.Of(name => reader[name], hasKey));
            return rows;
        }
    }
}
