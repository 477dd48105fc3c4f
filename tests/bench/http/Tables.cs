using System.Globalization;

namespace Calculator.HttpBench;

/// <summary>The results as Markdown.</summary>
internal static class Tables
{
    public static void Print(IReadOnlyList<Bout> bouts, IReadOnlyList<Launch> launches)
    {
        Row("asked", "server", "requests/s", "CPU µs / request", "CPU ÷ bare", "service's requests/s ÷ this");
        Row("---", "---", "---:", "---:", "---:", "---:");
        foreach (var bout in bouts)
            PrintBout(bout);

        Console.WriteLine();
        Row("server", "start to first answer, ms", "÷ bare", "MB idle", "MB under load");
        Row("---", "---:", "---:", "---:", "---:");
        foreach (var launch in launches)
        {
            Row(
                launch.Name,
                Number(launch.Median, 0),
                Times(launch.Median / BareOf(launches).Median),
                Number(launch.IdleMegabytes, 0),
                MostMegabytes(launch.Name, bouts) is { } most ? Number(most, 0) : "not loaded");
        }
    }

    // The service comes first and bare Kestrel second, wherever they are compared.
    private static void PrintBout(Bout bout)
    {
        var (service, bare) = (bout.Scores[0], bout.Scores[1]);
        foreach (var score in bout.Scores)
        {
            Row(
                bout.Title,
                score.Name,
                Number(score.RequestsPerSecond, 0),
                Number(score.CpuMicroseconds, 1),
                Times(score.Times(bare, turn => turn.CpuMicroseconds)),
                Times(service.Times(score, turn => turn.RequestsPerSecond)));
        }
    }

    private static Launch BareOf(IReadOnlyList<Launch> launches) => launches[1];

    private static double? MostMegabytes(string server, IEnumerable<Bout> bouts) =>
        bouts.SelectMany(bout => bout.Scores).Where(score => score.Name == server).Max(score => (double?)score.MostMegabytes);

    private static string Times(double ratio) => $"{Number(ratio, 2)}×";

    private static string Number(double value, int decimals) => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);

    private static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
