using System.Diagnostics;
using System.Globalization;

namespace Calculator.Soak;

/// <summary>How long a service that was killed under load is away: told, not judged, as a ratio to a start on a quiet machine.</summary>
public class RestartTests(ITestOutputHelper output)
{
    private const int Rounds = 5;
    private const int Clients = 8;
    private const int AnswersBefore = 500;

    [Fact]
    public async Task Killed_under_load_it_comes_back_at_its_address()
    {
        using var port = ReservedPort.Take();
        var (first, again) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (milliseconds, service) = await Start(port.Number);
            first.Add(milliseconds);
            await KillUnderLoad(service);

            (milliseconds, service) = await Start(port.Number);
            again.Add(milliseconds);
            await service.DisposeAsync();
        }

        var (killed, quiet) = (Median(again), Median(first));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ready {killed:F0} ms after it was killed under load, {quiet:F0} ms after a first start: {killed / quiet:F2}×"));
    }

    private static async Task<(double Milliseconds, RunningService Service)> Start(int port)
    {
        var watch = Stopwatch.StartNew();
        var service = await RunningService.Start(port);
        (await service.Client.Ask("/readyz")).At("status").ShouldBe("ready");
        return (watch.Elapsed.TotalMilliseconds, service);
    }

    private static async Task KillUnderLoad(RunningService service)
    {
        var load = new Load(Clients, new Questions(service.Client).Ask);
        await load.AnswerMore(AnswersBefore);
        await service.Kill();
        await load.Stop();
        await service.DisposeAsync();
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);
}
