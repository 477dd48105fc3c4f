using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Calculator.Warehouse.Tests;

/// <summary>A PostgreSQL of its own, in a scratch folder at a free port, ended with the test. It refuses to run as root.</summary>
internal sealed class PostgresWarehouse : IWarehouse
{
    private const string Debians = "/usr/lib/postgresql";

    private readonly string _folder;
    private readonly ReservedPort _port;
    private readonly Process _server;
    private readonly NpgsqlDataSource _source;

    private PostgresWarehouse(string folder, ReservedPort port, Process server)
    {
        (_folder, _port, _server) = (folder, port, server);
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port.Number,
            Username = "test",
            Database = "postgres",
            Timeout = 30,
            CommandTimeout = 600,
        });
    }

    public static async Task<PostgresWarehouse> Start()
    {
        var bin = Directory.Exists(Debians) ? Directory.GetDirectories(Debians).Max() : null;
        Tool.Require(bin is not null, "The command postgres is missing; Debian's package is postgresql.");
        var folder = Directory.CreateTempSubdirectory("postgres-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
            (await Tool.Run(folder, "/usr/bin/chown", ["postgres", folder])).ExitCode.ShouldBe(0);
        var (program, arguments) = AsOther(
            Path.Combine(bin!, "bin", "initdb"),
            ["-D", data, "-U", "test", "-A", "trust", "--no-sync", "-E", "UTF8"]);
        var made = await Tool.Run(folder, program, arguments);
        made.ExitCode.ShouldBe(0, made.Errors);

        var port = ReservedPort.Take();
        (program, arguments) = AsOther(
            Path.Combine(bin!, "bin", "postgres"),
            ["-D", data, "-p", port.Number.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", folder, "-F"]);
        var server = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        var warehouse = new PostgresWarehouse(folder, port, server);
        await Asking.Until(warehouse.IsUp, () => $"PostgreSQL does not answer; it {(server.HasExited ? "has ended" : "runs")}.");
        return warehouse;
    }

    public async Task Load(DrawnUsage usage)
    {
        await using (var command = _source.CreateCommand("""
            CREATE TABLE usage (k BIGINT, timestamp TIMESTAMPTZ, model TEXT, service_tier TEXT, uncached_input_tokens BIGINT,
              cache_read_tokens BIGINT, cache_write_5m_tokens BIGINT, cache_write_1h_tokens BIGINT, output_tokens BIGINT)
            """))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var connection = await _source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var copy = await connection.BeginTextImportAsync(
            "COPY usage FROM STDIN WITH (FORMAT csv, HEADER true)", TestContext.Current.CancellationToken);
        using var file = new StreamReader(usage.Path);
        var buffer = new char[1 << 16];
        int read;
        while ((read = await file.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0)
            await copy.WriteAsync(buffer.AsMemory(0, read), TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<ResultRow>> Ask(string sql, bool hasKey = false)
    {
        await using var command = _source.CreateCommand(sql);
        return await Results.Read(await command.ExecuteReaderAsync(TestContext.Current.CancellationToken), hasKey);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync(CancellationToken.None);
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
        _port.Dispose();
    }

    private static (string Program, string[] Arguments) AsOther(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? ("/usr/bin/setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
        : (program, arguments);

    private async Task<bool> IsUp()
    {
        try
        {
            await using var command = _source.CreateCommand("SELECT 1");
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
