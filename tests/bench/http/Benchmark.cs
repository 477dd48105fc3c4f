using System.Runtime.InteropServices;

namespace Calculator.HttpBench;

/// <summary>
/// The whole run: everything that is compared is measured side by side, so that ratios hold on a machine that others use too.
/// </summary>
internal static class Benchmark
{
    public static async Task Run(Options options)
    {
        Console.WriteLine($"{Environment.ProcessorCount} "
            + $"processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; {options.Rounds} rounds "
            + $"of {options.Seconds} s after {options.WarmUp} s of warm-up, {options.Starts} starts.");
        Console.WriteLine();

        using var service = Start(Contestant.Service);
        var (small, refusal, large) = (
            Contestant.Bare(await MeanBytes(service, Question.TaskCosts)),
            Contestant.Bare(await MeanBytes(service, Question.Refusals)),
            Contestant.Bare(await MeanBytes(service, Question.Reports)));
        using var bare = Start(small);
        using var bareRefusal = Start(refusal);
        using var bareReport = Start(large);
        using var nodeHttp = Start(Contestant.NodeHttp);
        using var fastify = Start(Contestant.Fastify);
        foreach (var server in new[] { bare, bareRefusal, bareReport, nodeHttp, fastify })
            await server.FirstAnswer(Question.TaskCosts[0]);

        (string, Server)[] pair = [(Contestant.Service.Name, service), (small.Name, bare)];
        List<Bout> bouts =
        [
            await Bout.Hold(
                "GET /v1/task-cost",
                Question.TaskCosts,
                [.. pair, (Contestant.NodeHttp.Name, nodeHttp), (Contestant.Fastify.Name, fastify)],
                options),
            await Bout.Hold("POST /v1/task-cost", Question.PostedTaskCosts, pair, options),
            await Bout.Hold("GET /v1/task-cost, refused", Question.Refusals, [pair[0], (refusal.Name, bareRefusal)], options),
            await Bout.Hold("GET /v1/report", Question.Reports, [pair[0], (large.Name, bareReport)], options),
        ];
        Contestant[] published = options.Published is { } folder ? [Contestant.Published(folder)] : [];
        Contestant[] starting = [Contestant.Service, small, Contestant.NodeHttp, Contestant.Fastify, .. published];
        Tables.Print(bouts, await Launch.Time(starting, options));

        Server Start(Contestant contestant) => Server.Start(contestant, options.Headers);
    }

    private static async Task<int> MeanBytes(Server service, IReadOnlyList<Question> questions)
    {
        await service.FirstAnswer(questions[0]);
        var bytes = 0;
        foreach (var question in questions)
            bytes += await service.Ask(question);
        return bytes / questions.Count;
    }
}
