namespace Calculator.HttpBench;

/// <summary>How a server starts: milliseconds to its first answer, run by run, and its resident memory when it then rests.</summary>
internal sealed record Launch(string Name, IReadOnlyList<double> Milliseconds, double IdleMegabytes)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public double Median => HttpBench.Median.Of(Milliseconds);

    /// <summary>Starts each of several servers in turn, round by round.</summary>
    public static async Task<List<Launch>> Time(IReadOnlyList<Contestant> contestants, Options options)
    {
        var times = contestants.Select(_ => new List<double>()).ToList();
        var idle = contestants.Select(_ => new List<double>()).ToList();
        for (var start = 0; start < options.Starts; start++)
        {
            foreach (var (place, contestant) in contestants.Index())
            {
                using var server = Server.Start(contestant, options.Headers);
                times[place].Add((await server.FirstAnswer(Question.TaskCosts[0])).TotalMilliseconds);
                await Task.Delay(Rest);
                idle[place].Add(server.Megabytes);
            }
        }

        return [.. contestants.Select((contestant, place) => new Launch(contestant.Name, times[place], HttpBench.Median.Of(idle[place])))];
    }
}
