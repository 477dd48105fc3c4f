using System.Text;
using Calculator.Usage;
using static Calculator.Tests.Usage.Sources.ClaudeCodeTests;

namespace Calculator.Tests.Usage;

/// <summary>What holds of any log, drawn at random.</summary>
public class UsageLaws
{
    private static readonly string[] Models = ["claude-haiku-4-5", "claude-opus-4-7", "claude-opus-4-6", "no-such-model"];

    [Fact]
    public void The_order_of_files_and_lines_makes_no_difference()
    {
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        for (var draw = 0; draw < Effort.Of(100); draw++)
        {
            var lines = Draw(chance, 60);
            var files = lines.Chunk(20).Select((chunk, place) => ($"{place}", string.Join('\n', chunk))).ToList();
            var shuffled = lines
                .OrderBy(_ => chance.Next())
                .Chunk(15)
                .Select((chunk, place) => ($"{place}", string.Join('\n', chunk)))
                .ToList();
            Told(shuffled).ShouldBe(Told(files));
            Told(files.OrderBy(_ => chance.Next())).ShouldBe(Told(files));
        }
    }

    [Fact]
    public void A_log_cut_at_any_byte_is_answered()
    {
        var log = Encoding.UTF8.GetBytes(string.Join(
            '\n',
            Line("msg_1", output: 3, text: "é€😀"),
            Line("msg_2", output: 4),
            Line("msg_3", output: 5)));
        var whole = Logs.ReadBytes(null, [("log", log)]).Value().Total.Sum.Requests;
        whole.ShouldBe(3);
        for (var cut = 0; cut < log.Length; cut++)
        {
            var head = Logs.ReadBytes(new UsageOptions { Source = UsageSource.ClaudeCode }, [("log", log[..cut])]).Value();
            // What is cut so that no usage is left of it is a line without one, or one that is visibly not whole.
            var lines = log[..cut].Count(one => one == '\n') + (cut == 0 || log[cut - 1] == '\n' ? 0 : 1);
            (head.Total.Sum.Requests + head.Counts.Malformed).ShouldBeInRange(lines - 1, lines, $"cut at {cut}");

            var tail = Logs.ReadBytes(new UsageOptions { Source = UsageSource.ClaudeCode }, [("log", log[cut..])]).Value();
            (tail.Total.Sum.Requests + tail.Counts.Malformed).ShouldBeInRange(0, 3);
        }
    }

    [Fact]
    public void The_parts_come_to_the_whole()
    {
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        for (var draw = 0; draw < Effort.Of(50); draw++)
        {
            var profile = Logs.Read(string.Join('\n', Draw(chance, 40)));
            foreach (var parts in new[] { profile.ByDay, profile.ByModel, profile.ByDayAndModel })
                parts.Aggregate(default(UsageFigures), (sum, part) => sum + part.Figures).ShouldBe(profile.Total);
            profile.Workloads.Sum(workload => workload.List.Value).ShouldBe(profile.Total.List.Value);
        }
    }

    [Fact]
    public void The_mean_session_as_often_as_there_are_sessions_is_the_bill_but_for_half_a_token_a_class()
    {
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        for (var draw = 0; draw < Effort.Of(50); draw++)
        {
            var lines = Enumerable.Range(0, 30).Select(number =>
                Line($"msg_{number}", session: $"s{chance.Next(7)}", input: chance.Next(100_000), output: chance.Next(5000)));
            var workload = Logs.Read(string.Join('\n', lines)).Workloads.ShouldHaveSingleItem();
            // Half a token of input and half a one of output, at 1 and 5 dollars a million.
            Math.Abs(workload.Mean!.Value.Value - workload.List.Value).ShouldBeLessThanOrEqualTo(workload.Sessions * 0.000003m);
        }
    }

    private static string Told(IEnumerable<(string, string)> files) => Logs.Told(Logs.ReadAll(null, files).Value());

    private static List<string> Draw(Random chance, int count) => [.. Enumerable.Range(0, count).Select(_ => Line(
        $"{(chance.Next(4) == 0 ? "id" : "msg")}_{chance.Next(count / 2)}",
        output: chance.Next(4) * 100,
        model: Models[chance.Next(Models.Length)],
        session: $"s{chance.Next(4)}",
        at: $"2026-{(chance.Next(2) == 0 ? "03" : "11")}-{chance.Next(10, 19)}T10:00:0{chance.Next(10)}Z",
        request: chance.Next(3) == 0 ? null : "req",
        sidechain: chance.Next(5) == 0,
        input: chance.Next(3) * 150_000))];
}
