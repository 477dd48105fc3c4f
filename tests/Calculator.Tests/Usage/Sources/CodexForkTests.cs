using Calculator.Usage;
using static Calculator.Tests.Usage.Sources.CodexTests;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Forks of Codex's sessions: they repeat what their parents said, and not always line by line.</summary>
public class CodexForkTests
{
    private const string Damaged = "{\"type\":\"event_msg\",\"payload\":{\"type\":\"token_count\",";

    private static readonly string One = Told(1000, 100);
    private static readonly string Two = Told(100_000, 300);
    private static readonly string Three = Told(200_000, 900);
    private static readonly string Own = Count("11:05:00", (101_000, 0, 400));

    public static TheoryData<string[], string[]> Copies => new()
    {
        { [One, Two], [One, Two] },
        // The copy tells a total again that did not change, or the parent does, or both do.
        { [One, Two], [One, One, Two] },
        { [One, Two], [One, Two, Two] },
        { [One, One, Two], [One, Two] },
        { [One, One, Two, Two], [One, Two, Two, Two] },
        // A line of the parent is damaged, or one of the copy.
        { [Damaged, Two], [One, Two] },
        { [Damaged, Two], [One, One, Two] },
        { [One, Two], [Two] },
        { [One, Two], [Damaged, Two] },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public void What_a_fork_repeats_is_billed_once_however_it_is_told(string[] parent, string[] copy)
    {
        foreach (var profile in Both(parent, [.. copy, Own]))
        {
            profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(101_000, 0, 0, 0, 400));
            profile.Total.List.Value.ShouldBe(0.517m);
        }
    }

    [Fact]
    public void A_fork_goes_on_from_where_it_left_its_parent_and_not_from_where_that_ended()
    {
        foreach (var profile in Both([One, Two, Three], [One, Two, Own]))
            profile.Total.Sum.ShouldBe(new UsageSum(4, new UsageTokens(201_000, 0, 0, 0, 1000), 0));
    }

    [Fact]
    public void What_the_parent_does_not_tell_is_the_forks_own()
    {
        foreach (var profile in Both([One], [One, Own, Count("11:06:00", (102_000, 0, 500)), Count("11:07:00", (103_000, 0, 600))]))
            profile.Total.Sum.ShouldBe(new UsageSum(4, new UsageTokens(103_000, 0, 0, 0, 600), 0));
    }

    [Fact]
    public void What_is_damaged_at_the_end_of_the_parent_is_billed_as_the_fork_tells_it()
    {
        foreach (var profile in Both([One, Damaged], [One, Two, Own]))
        {
            profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(101_000, 0, 0, 0, 400), 0));
            profile.Counts.Malformed.ShouldBe(1);
        }
    }

    [Fact]
    public void A_copy_that_tells_no_total_is_known_by_the_request_it_tells()
    {
        var last = Two.Replace("total_token_usage", "last_token_usage", StringComparison.Ordinal);
        var own = Own.Replace("total_token_usage", "last_token_usage", StringComparison.Ordinal);
        foreach (var profile in Both([One, last], [One, last, own]))
            profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(1000 + 100_000 + 101_000, 0, 0, 0, 800), 0));
    }

    [Fact]
    public void Files_that_name_no_session_are_never_the_same_whatever_they_are_called()
    {
        static string Alone(string text) => string.Join('\n', text.Split('\n').Skip(1));
        Logs.ReadAll(null, ("log", Alone(File("a", One))), ("log", Alone(File("b", Two)))).Value()
            .Total.Sum.Tokens.ShouldBe(new UsageTokens(101_000, 0, 0, 0, 400));
    }

    private static IEnumerable<UsageProfile> Both(string[] parent, string[] child)
    {
        (string, string)[] files = [("a", File("parent", parent)), ("b", File("child", "parent", child))];
        return [Logs.ReadAll(null, files).Value(), Logs.ReadAll(null, files.Reverse()).Value()];
    }

    // Long after the second in which the fork began, so that only the parent tells what is a copy.
    private static string Told(long input, long output) => Count("11:00:00", (input, 0, output));
}
