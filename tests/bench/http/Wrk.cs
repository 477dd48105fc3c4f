using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Calculator.HttpBench;

/// <summary>What a server did in one turn.</summary>
/// <param name="RequestsPerSecond">Requests it answered.</param>
/// <param name="CpuMicroseconds">Processor time of each, user and system.</param>
/// <param name="Megabytes">The most resident memory that was seen.</param>
internal readonly record struct Turn(double RequestsPerSecond, double CpuMicroseconds, double Megabytes);

/// <summary>Loads a server with <c>wrk</c>: 32 connections, one request at a time on each.</summary>
internal static partial class Wrk
{
    private const int Connections = 32;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>One turn of a server. Fails if some questions were refused and others not.</summary>
    /// <param name="server">The server.</param>
    /// <param name="questions">The file of questions.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="headers">What every request carries.</param>
    public static async Task<Turn> Load(Server server, string questions, int seconds, IReadOnlyList<Header> headers)
    {
        string[] arguments =
        [
            "--threads", $"{Environment.ProcessorCount}", "--connections", $"{Connections}", "--duration", $"{seconds}s",
            "--script", Needed.At("tests/bench/http/requests.lua", "it is part of the repository"),
            .. headers.SelectMany(header => new[] { "--header", $"{header.Name}: {header.Value}" }),
            $"{server.Address}", "--", questions,
        ];
        var cpu = server.Cpu;
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var printed = wrk.StandardOutput.ReadToEndAsync();
        var megabytes = 0.0;
        while (!wrk.HasExited)
        {
            await Task.Delay(BetweenLooks);
            megabytes = Math.Max(megabytes, server.Megabytes);
        }

        return TurnOf(await printed, server.Cpu - cpu, megabytes);
    }

    private static Turn TurnOf(string printed, TimeSpan cpu, double megabytes)
    {
        if (Done().Match(printed) is not { Success: true } done || printed.Contains("Socket errors"))
            throw new BenchFailure($"Not every request was answered:\n{printed}");

        var requests = Number(done.Groups["requests"]);
        if (Refused().Match(printed) is { Success: true } refused && Number(refused.Groups["requests"]) != requests)
            throw new BenchFailure($"Not every request was answered alike:\n{printed}");

        return new Turn(requests / Number(done.Groups["seconds"]), cpu.TotalMicroseconds / requests, megabytes);
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<requests>[0-9]+) requests in (?<seconds>[0-9.]+)s")]
    private static partial Regex Done();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<requests>[0-9]+)")]
    private static partial Regex Refused();
}
