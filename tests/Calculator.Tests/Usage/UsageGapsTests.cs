using Calculator.Usage;

namespace Calculator.Tests.Usage;

/// <summary>What of a log is in no figure is said beside the figures, and not in counts alone.</summary>
public class UsageGapsTests
{
    private const string Header = "date,model,input,output\n";

    private const string BadTime =
        "its time is no ISO date or instant such as 2026-11-24T09:30:00Z, and no seconds or milliseconds since 1970";

    [Theory]
    [InlineData(
        "11/24/2026,claude-haiku-4-5,1,2\n",
        $"1 line could not be read, the first in log at 3: {BadTime}. What it holds is in no figure.")]
    [InlineData(
        "24.11.2026,claude-haiku-4-5,1,2\n24.11.2026,claude-haiku-4-5,1,2\n",
        $"2 lines could not be read, the first in log at 3: {BadTime}. What they hold is in no figure.")]
    [InlineData(
        "2026-11-19,,1,2\n24.11.2026,claude-haiku-4-5,1,2\n24.11.2026,claude-haiku-4-5,1,2\n",
        $"3 lines could not be read, the first in log at 3: {BadTime} (2); it names no model (1). What they hold is in no figure.")]
    public void Says_how_many_lines_are_left_out_and_why(string lines, string warning)
    {
        var profile = Logs.Read($"{Header}2026-11-19,claude-haiku-4-5,1,2\n{lines}");
        profile.Warnings.ShouldBe([warning]);
        profile.NothingRead.ShouldBeNull();
    }

    [Fact]
    public void Says_it_of_every_kind_of_log_and_of_files_that_are_none()
    {
        var profile = Logs.ReadAll(
            null,
            ("a.jsonl", SourceSamples.Of(UsageSource.ClaudeCode).Text + "\n{\"cut"),
            ("b.txt", "Dear diary"),
            ("c.txt", "Dear diary")).Value();
        profile.Warnings.ShouldBe(
        [
            "1 line could not be read, the first in a.jsonl at 5: it is no JSON object. What it holds is in no figure.",
            "2 files are no logs that are known: what they hold is in no figure.",
        ]);
    }

    [Fact]
    public void Says_where_no_request_at_all_could_be_read() => Logs.Read($"{Header}11/24/2026,claude-haiku-4-5,1,2\n").NothingRead
        .ShouldBe($"The log holds no request that could be read: 1 line could not be read, the first in log at 2: {BadTime}.");

    [Theory]
    [InlineData("")]
    [InlineData("2025-11-19,claude-haiku-4-5,1,2\n11/24/2026,claude-haiku-4-5,1,2\n")]
    public void Says_no_such_thing_where_nothing_was_to_be_read_or_is_outside_of_the_period(string lines) =>
        Logs.Read(Header + lines, new UsageOptions { From = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) })
            .NothingRead.ShouldBeNull();
}
