namespace Calculator.HttpBench;

/// <summary>The figures of one server, from all its turns.</summary>
internal sealed record Score(string Name, IReadOnlyList<Turn> Turns)
{
    public double RequestsPerSecond => Median.Of(Turns.Select(turn => turn.RequestsPerSecond));

    public double CpuMicroseconds => Median.Of(Turns.Select(turn => turn.CpuMicroseconds));

    public double MostMegabytes => Turns.Max(turn => turn.Megabytes);

    /// <summary>
    /// How many times another server's figure this one's is: the median of the rounds' ratios, since noise comes and goes with the rounds.
    /// </summary>
    public double Times(Score other, Func<Turn, double> figure) =>
        Median.Of(Turns.Zip(other.Turns, (ours, theirs) => figure(ours) / figure(theirs)));
}

/// <summary>The same questions to several servers, one after the other, round by round.</summary>
/// <param name="Title">What is asked.</param>
/// <param name="Scores">The figures, in the order of the servers.</param>
internal sealed record Bout(string Title, IReadOnlyList<Score> Scores)
{
    public static async Task<Bout> Hold(
        string title,
        IReadOnlyList<Question> questions,
        IReadOnlyList<(string Name, Server Server)> servers,
        Options options)
    {
        var file = Question.Write(questions);
        foreach (var (name, server) in servers)
        {
            Console.Error.WriteLine($"{title}: {name}");
            foreach (var question in questions)
                await server.Ask(question);
            await Wrk.Load(server, file, options.WarmUp, options.Headers);
        }

        var turns = servers.Select(_ => new List<Turn>()).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (place, (_, server)) in servers.Index())
                turns[place].Add(await Wrk.Load(server, file, options.Seconds, options.Headers));
        }

        File.Delete(file);
        return new Bout(title, [.. servers.Select((one, place) => new Score(one.Name, turns[place]))]);
    }
}
