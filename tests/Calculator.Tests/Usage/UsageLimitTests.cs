using Calculator.Outcomes;
using Calculator.Tests.Usage.Sources;
using Calculator.Usage;
using static Calculator.Tests.Usage.Sources.ClaudeCodeTests;

namespace Calculator.Tests.Usage;

/// <summary>A log made to fill memory is refused, and one that is large is not.</summary>
public class UsageLimitTests
{
    private const string Header = "session,model,input_tokens,output_tokens,request_id,date";

    private static readonly UsageOptions Few = new() { MostKept = 100 };

    public static TheoryData<string, string> Rows => new()
    {
        { "requests", "s,claude-haiku-4-5,1,1,{0}," },
        { "sessions", "{0},claude-haiku-4-5,1,1,," },
        { "days", "s,claude-haiku-4-5,1,1,,{1}" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Refuses_more_than_is_told_apart(string of, string row)
    {
        var day = new DateOnly(2026, 1, 1);
        Logs.ReadAll(Few, ("log", Table(row, 90, day))).Value().Total.Sum.Requests.ShouldBe(90, of);
        Logs.ReadAll(Few, ("log", Table(row, 101, day))).Refusal().Sentence.ShouldBe(
            "The log names more than 10,000 models in their regions, or more than 100 requests, sessions, people and days "
            + "that are told apart; send fewer files at once.");
    }

    [Fact]
    public void Refuses_more_resting_requests_than_are_told_apart() =>
        Logs.ReadAll(Few with { SessionGap = TimeSpan.FromHours(1) }, ("log", Table("s,claude-haiku-4-5,1,1,,2026-11-19", 101)))
            .Refusal().Subject.ShouldBe(RefusalSubject.Log);

    [Fact]
    public void Counts_a_request_that_rests_until_its_session_ends_once() =>
        Logs.ReadAll(Few with { SessionGap = TimeSpan.FromHours(1) }, ("log", Table("s,claude-haiku-4-5,1,1,{0},2026-11-19", 90)))
            .Value().Total.Sum.Requests.ShouldBe(90);

    [Fact]
    public void Refuses_what_is_told_in_more_sessions_than_are_told_apart() =>
        Logs.ReadAll(Few, ("log", string.Join('\n', Enumerable.Range(0, 101).Select(number => Line("msg_1", session: $"s{number % 60}")))))
            .Refusal().Subject.ShouldBe(RefusalSubject.Log);

    [Fact]
    public void Counts_the_requests_inside_a_message_as_those_beside_it()
    {
        Logs.ReadAll(Few, ("log", Made(49))).Value().Total.Sum.Requests.ShouldBe(98);
        Logs.ReadAll(Few, ("log", Made(51))).Refusal().Subject.ShouldBe(RefusalSubject.Log);
        // A message that is told again is not twice as much.
        Logs.ReadAll(Few, ("log", string.Join('\n', Enumerable.Repeat(Made(40), 3)))).Value().Total.Sum.Requests.ShouldBe(80);

        static string Made(int messages) => string.Join(
            '\n',
            Enumerable.Range(0, messages).Select(number => Line($"msg_{number}", usage: WithParts(1))));
    }

    [Fact]
    public void A_message_of_more_requests_than_any_is_made_of_is_malformed()
    {
        Logs.Read(Line("msg_1", usage: WithParts(10_000))).Total.Sum.Requests.ShouldBe(10_001);
        var log = string.Join('\n', Line("msg_1", usage: WithParts(10_001)), Line("msg_2", output: 1));
        var counts = Logs.Read(log).Counts;
        (counts.Records, counts.MalformedAt.Single().Reason).ShouldBe((1, "it says that it was made of more than 10000 requests"));
    }

    [Fact]
    public void Parts_have_no_parts()
    {
        var part = $"{{\"type\":\"compaction\",{WithParts(10_001)}}}";
        Logs.Read(Line("msg_1", usage: $"\"input_tokens\":1,\"output_tokens\":1,\"iterations\":[{part}]")).Total.Sum.Requests.ShouldBe(2);
    }

    [Fact]
    public void Refuses_more_counts_of_rollouts_than_are_told_apart()
    {
        Logs.ReadAll(Few, ("a", Rollout("a", 49)), ("b", Rollout("b", 48))).Value().Total.Sum.Requests.ShouldBe(97);
        Logs.ReadAll(Few with { SessionGap = TimeSpan.FromDays(1) }, ("a", Rollout("a", 90))).Value().Total.Sum.Requests.ShouldBe(90);
        Logs.ReadAll(Few, ("a", Rollout("a", 51)), ("b", Rollout("b", 50))).Refusal().Subject.ShouldBe(RefusalSubject.Log);

        static string Rollout(string session, int counts) => CodexTests.File(
            session,
            [.. Enumerable.Range(1, counts).Select(count => CodexTests.Count("10:00:05", (count * 100, 0, count)))]);
    }

    [Fact]
    public void Refuses_more_sums_of_sessions_by_model_than_are_told_apart()
    {
        Logs.ReadAll(Few, ("log", Crossed(9))).Value().Counts.Records.ShouldBe(81);
        Logs.ReadAll(Few, ("log", Crossed(11))).Refusal().Subject.ShouldBe(RefusalSubject.Log);

        static string Crossed(int side) => string.Join(
            '\n',
            Enumerable.Range(0, side * side).Select(number => $"s{number / side},m{number % side},1,1,,").Prepend(Header));
    }

    [Fact]
    public void Refuses_more_regions_of_models_than_are_priced()
    {
        Logs.ReadAll(null, ("log", Crossed(100))).Value().Counts.Records.ShouldBe(10_000);
        Logs.ReadAll(null, ("log", Crossed(101))).Refusal().Sentence
            .ShouldStartWith("The log names more than 10,000 models in their regions");

        static string Crossed(int side) => string.Join(
            '\n',
            Enumerable.Range(0, side * side).Select(number => $"m{number / side},r{number % side},1")
                .Prepend("model,inference_geo,input_tokens"));
    }

    [Fact]
    public void Refuses_a_new_model_on_every_row()
    {
        Logs.ReadAll(null, ("log", Table("s,m{0},1,1,,", 10_000))).Value().Unpriced.Count.ShouldBe(100);
        Logs.ReadAll(null, ("log", Table("s,m{0},1,1,,", 10_001))).Refusal().Sentence
            .ShouldStartWith("The log names more than 10,000 models");
    }

    private static string WithParts(int count) => "\"input_tokens\":1,\"output_tokens\":1,\"iterations\":["
        + string.Join(',', Enumerable.Repeat("{\"type\":\"compaction\",\"input_tokens\":1,\"output_tokens\":1}", count)) + "]";

    private static string Table(string row, int count, DateOnly day = default) => string.Join(
        '\n',
        Enumerable.Range(0, count)
            .Select(number => string.Format(
                System.Globalization.CultureInfo.InvariantCulture, row, number, day.AddDays(number).ToString("yyyy-MM-dd")))
            .Prepend(Header));
}
