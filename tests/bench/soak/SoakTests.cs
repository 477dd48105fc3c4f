using System.Globalization;

namespace Calculator.Soak;

/// <summary>
/// The service under load for a while: 30 seconds, or as many as <c>SOAK_SECONDS</c>
/// says, and on a busy machine until it has answered enough.
/// What leaks shows as growth between an early and the last stretch.
/// </summary>
public class SoakTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private const int FewestAnswers = 20_000;
    private const double MostGrowth = 1.10;

    [Fact]
    public async Task Nothing_fails_and_nothing_grows()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("SOAK_SECONDS") ?? "30", CultureInfo.InvariantCulture);
        await using var service = await RunningService.Start();
        var questions = new Questions(service.Client);
        var load = new Load(Clients, questions.Ask);

        var samples = new List<ProcessSample>();
        while (samples.Count < seconds || load.Answers < FewestAnswers)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            samples.Add(ProcessSample.Of(service.Id));
            load.Failures.ShouldBeEmpty();
        }

        await load.Stop();
        var (early, late) = Stretches(samples);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{load.Answers} answers in {samples.Count} s, {load.Failures.Count} errors; "
                + $"memory {Median(early, ResidentMegabytes):F1} MB early, {Median(late, ResidentMegabytes):F1} MB late; "
                + $"handles {Median(early, Handles):F0} early, {Median(late, Handles):F0} late"));
        load.Failures.ShouldBeEmpty();
        Median(late, ResidentMegabytes).ShouldBeLessThanOrEqualTo(MostGrowth * Median(early, ResidentMegabytes));
        Median(late, Handles).ShouldBeLessThanOrEqualTo(MostGrowth * Median(early, Handles));
    }

    /// <summary>
    /// The second minute and the last one; of a short soak, whose first seconds are all warming up, the second half's first and last third.
    /// </summary>
    private static (IReadOnlyList<ProcessSample> Early, IReadOnlyList<ProcessSample> Late) Stretches(List<ProcessSample> samples) =>
        samples.Count >= 180
            ? (samples[60..120], samples[^60..])
            : (samples[(samples.Count / 2)..(samples.Count * 2 / 3)], samples[^(samples.Count / 6)..]);

    private static double Median(IEnumerable<ProcessSample> samples, Func<ProcessSample, double> figure) =>
        samples.Select(figure).Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static double ResidentMegabytes(ProcessSample sample) => sample.ResidentBytes / 1e6;

    private static double Handles(ProcessSample sample) => sample.Handles;
}
