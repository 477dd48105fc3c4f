using System.Diagnostics;
using System.Net;
using System.Text;
using Calculator.Testing;

namespace Calculator.HttpBench;

/// <summary>A running server; disposing ends it.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(1);

    private readonly ReservedPort _port;
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly Stopwatch _sinceStart;

    private Server(ReservedPort port, Process process, IReadOnlyList<Header> headers, Stopwatch sinceStart)
    {
        (_port, _process, _sinceStart) = (port, process, sinceStart);
        Address = new Uri($"http://127.0.0.1:{port.Number}");
        _http = new HttpClient { BaseAddress = Address };
        foreach (var (name, value) in headers)
            _http.DefaultRequestHeaders.Add(name, value);
        // Also where the benchmark itself is told to stop.
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    public Uri Address { get; }

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan Cpu => _process.TotalProcessorTime;

    /// <summary>Resident memory, in millions of bytes.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts a server on a free port of this machine alone.</summary>
    /// <param name="contestant">What is started.</param>
    /// <param name="headers">Sent with every request.</param>
    public static Server Start(Contestant contestant, IReadOnlyList<Header> headers)
    {
        var port = ReservedPort.Take();
        var arguments = contestant.Arguments(port.Number);
        var start = new ProcessStartInfo(contestant.Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { } text ? $"{text}\n" : "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Server(port, process, headers, watch);
    }

    /// <summary>Asks until the first answer, and says how long after the start that was.</summary>
    public async Task<TimeSpan> FirstAnswer(Question question)
    {
        while (_sinceStart.Elapsed < MostPatience && !_process.HasExited)
        {
            try
            {
                await Ask(question);
                return _sinceStart.Elapsed;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BetweenTries);
            }
        }

        throw new BenchFailure($"{_process.ProcessName} gave no answer.");
    }

    /// <summary>Asks once, and says how many bytes the answer has; any status but 200 and what is expected is a failure.</summary>
    public async Task<int> Ask(Question question)
    {
        using var request = new HttpRequestMessage(question.Method, question.Path);
        if (question.Method == HttpMethod.Post)
            request.Content = new StringContent(question.Body, Encoding.UTF8, "application/json");

        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.StatusCode == HttpStatusCode.OK || response.StatusCode == question.Status
            ? body.Length
            : throw new BenchFailure($"{question.Method} {question.Path} {question.Body}: "
                + $"{(int)response.StatusCode} {Encoding.UTF8.GetString(body)}");
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        _http.Dispose();
        _process.Dispose();
        _port.Dispose();
    }

    private void End(object? sender, EventArgs arguments)
    {
        _process.Kill();
        _process.WaitForExit();
    }
}
