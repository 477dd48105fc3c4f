using System.Text.Json;
using Calculator.Usage.Sources;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Times as programs write them into lines of JSON: each is ten o'clock in UTC.</summary>
public class JsonTimeTests
{
    private static readonly DateTime Ten = new(2026, 11, 19, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Forms =>
    [
        "\"2026-11-19T10:00:00Z\"", "\"2026-11-19T10:00:00z\"", "\"2026-11-19 10:00:00\"", "\"2026-11-19 10:00:00.000000\"",
        "\"2026-11-19T10:00\"", "\"2026-11-19 10:00:00 UTC\"", "\"2026-11-19T10:00:00+0000\"", "\"2026-11-19 12:00:00+02\"",
        "\"2026-11-19T12:00:00.000+0200\"", "\"2026-11-19T12:00:00\\u002B02:00\"", "\"2026-11-19T10:00:00.000000000Z\"",
        "1795082400", "1795082400.0", "1.7950824E9", "1795082400000", "1795082400000.0", "1795082400000000", "1795082400000000000",
        "\"1795082400\"", "\"1795082400.000\"", "\"1795082400000\"",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_time_is_read_in_whichever_form_it_is_written(string time)
    {
        JsonTime.Of(JsonElement.Parse(time)).ShouldBe(Ten);
        string[] logs =
        [
            $"{{\"timestamp\":{time},\"model\":\"gpt-5.5\",\"usage\":{{\"prompt_tokens\":1000,\"completion_tokens\":100}}}}",
            $"{{\"request_id\":\"1\",\"spend\":1,\"prompt_tokens\":1000,\"startTime\":{time},\"model\":\"gpt-5.5\"}}",
            $"{{\"startTime\":{time},\"model\":\"gpt-5.5\",\"usageDetails\":{{\"input\":1000,\"output\":100}}}}",
            ClaudeCodeTests.Line("msg_1", output: 10, at: "AT").Replace("\"AT\"", time, StringComparison.Ordinal),
        ];
        foreach (var log in logs)
        {
            var profile = Logs.Read(log);
            profile.ByDay.ShouldHaveSingleItem(log).Day.ShouldBe(new DateOnly(2026, 11, 19));
            profile.Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_part_of_a_second_is_kept()
    {
        foreach (var time in new[] { "1795082400.25", "1795082400250", "1795082400250.0", "\"2026-11-19 10:00:00.25\"" })
            JsonTime.Of(JsonElement.Parse(time)).ShouldBe(Ten.AddMilliseconds(250), time);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1e400")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"1200-01-01T00:00:00Z\"")]
    [InlineData("\"2026-11-19T10:00:00+2\"")]
    [InlineData("\"2026-11-19T10:00:00+15:00\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void What_is_no_time_is_said_to_be_none(string time) =>
        Logs.Read($"{{\"timestamp\":{time},\"model\":\"gpt-5.5\",\"usage\":{{\"prompt_tokens\":1000,\"completion_tokens\":100}}}}")
            .Warnings.ShouldBe(["No time is said, so that the prices of asOf are used and no day is counted: 1 request."]);
}
