using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Calculator.Testing;

/// <summary>The service as an operator runs it: a process of its own, set by environment variables, ended by signals.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningService(IEnumerable<(string Name, string Value)> environment, string address)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Calculator.Api.dll"), "--urls", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Pricing__Path"] = Repository.Prices;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address => _address.Task.Result;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Every line the process has written.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts the service, at a free port unless one is given, and waits until it listens.</summary>
    public static async Task<RunningService> Start(int port = 0, params (string Name, string Value)[] environment)
    {
        var service = new RunningService(environment, $"http://127.0.0.1:{port}");
        try
        {
            var address = await service._address.Task.WaitAsync(Patience.Most, TestContext.Current.CancellationToken);
            service.Client = new HttpClient { BaseAddress = address, Timeout = Patience.Most };
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a path answers, as JSON, whatever its status.</summary>
    public async Task<JsonElement> Json(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>Ends the process at once, as a crash or the kernel does.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Ended();
    }

    /// <summary>Orders the process to stop, as a supervisor does.</summary>
    public async Task Terminate() =>
        (await Tool.Run(Path.GetTempPath(), "kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)])).ExitCode.ShouldBe(0);

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Most, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;

        _log.Enqueue(line);
        if (line.IndexOf(Announcement, StringComparison.Ordinal) is var at && at >= 0)
            _address.TrySetResult(new Uri(line[(at + Announcement.Length)..line.IndexOf('"', at)]));
    }
}
