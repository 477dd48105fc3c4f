using Calculator.Outcomes;
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
            "The log names more than 10,000 models, or more than 100 requests, sessions, people and days that are told apart; "
            + "send fewer files at once.");
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
    public void Refuses_a_new_model_on_every_row()
    {
        Logs.ReadAll(null, ("log", Table("s,m{0},1,1,,", 10_000))).Value().Unpriced.Count.ShouldBe(100);
        Logs.ReadAll(null, ("log", Table("s,m{0},1,1,,", 10_001))).Refusal().Sentence
            .ShouldStartWith("The log names more than 10,000 models");
    }

    private static string Table(string row, int count, DateOnly day = default) => string.Join(
        '\n',
        Enumerable.Range(0, count)
            .Select(number => string.Format(
                System.Globalization.CultureInfo.InvariantCulture, row, number, day.AddDays(number).ToString("yyyy-MM-dd")))
            .Prepend(Header));
}
