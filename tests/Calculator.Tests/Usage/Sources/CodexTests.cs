using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>GPT-5.5 costs 5, 0.5 and 30 dollars a million: input, read, output.</summary>
public class CodexTests
{
    [Fact]
    public void Takes_the_cached_tokens_out_of_the_input_and_leaves_reasoning_in_the_output()
    {
        var profile = Logs.Read(File("s", Count("10:00:05", total: (10_000, 8_000, 500), last: (10_000, 8_000, 500))));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(2_000, 8_000, 0, 0, 500), 0));
        // 0.01 + 0.004 + 0.015
        profile.Total.List.Value.ShouldBe(0.029m);
        profile.Sessions!.Count.ShouldBe(1);
    }

    [Fact]
    public void Passes_over_totals_that_did_not_change_and_events_about_limits_alone()
    {
        var profile = Logs.Read(File("s",
            Count("10:00:05", (1000, 0, 10), (1000, 0, 10)),
            Count("10:00:06", (1000, 0, 10), (1000, 0, 10)),
            """{"timestamp":"2026-11-19T10:00:07Z","type":"event_msg","payload":{"type":"token_count","info":null,"rate_limits":{}}}""",
            Count("10:00:09", (3000, 1000, 30), (2000, 1000, 20))));
        profile.Total.Sum.ShouldBe(new UsageSum(2, new UsageTokens(2000, 1000, 0, 0, 30), 0));
        profile.Counts.ReEmitted.ShouldBe(1);
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Fact]
    public void Takes_the_difference_of_totals_where_no_last_is_told_and_all_of_one_that_began_anew()
    {
        var profile = Logs.Read(File(
            "s",
            Count("10:00:05", (1000, 0, 10)),
            Count("10:00:06", (2500, 500, 30)),
            Count("10:00:07", (400, 100, 5))));
        profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(1000 + 1000 + 300, 600, 0, 0, 35), 0));
        profile.Counts.Resets.ShouldBe(1);
    }

    [Fact]
    public void Passes_over_what_a_fork_repeats_of_its_parent_and_goes_on_from_there()
    {
        string[] parent = [Count("09:00:05", (1000, 0, 10)), Count("09:00:06", (2000, 0, 20))];
        var child = File(
            "child",
            "parent",
            [Count("10:00:00", (1000, 0, 10)), Count("10:00:00", (2000, 0, 20)), Count("10:00:30", (2700, 0, 27))]);
        foreach (var files in new[]
        {
            new[] { ("a", File("parent", parent)), ("b", child) },
            [("b", child), ("a", File("parent", parent))],
        })
        {
            var profile = Logs.ReadAll(null, files).Value();
            profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(2700, 0, 0, 0, 27), 0));
            profile.Counts.Replayed.ShouldBe(2);
        }
    }

    [Fact]
    public void Passes_over_the_second_in_which_a_fork_began_where_its_parent_is_missing()
    {
        var profile = Logs.Read(File(
            "child",
            "gone",
            [Count("10:00:00", (1000, 0, 10)), Count("10:00:00", (2000, 0, 20)), Count("10:00:30", (2700, 0, 27))]));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(700, 0, 0, 0, 7), 0));
        profile.Counts.Replayed.ShouldBe(2);
    }

    [Fact]
    public void Counts_a_session_once_that_is_active_and_archived()
    {
        var (active, archived) = (
            File("s", Count("10:00:05", (1000, 0, 10)), Count("10:00:06", (2000, 0, 20))),
            File("s", Count("10:00:05", (1000, 0, 10))));
        foreach (var files in new[]
        {
            new[] { ("sessions/2026/r.jsonl", active), ("archived_sessions/r.jsonl", archived) },
            [("archived_sessions/r.jsonl", archived), ("sessions/2026/r.jsonl", active)],
        })
        {
            Logs.ReadAll(null, files).Value().Total.Sum.Tokens.ShouldBe(new UsageTokens(2000, 0, 0, 0, 20));
        }
    }

    [Fact]
    public void Takes_a_prompt_to_be_all_cached_where_more_is_cached_than_there_is_and_says_so()
    {
        var profile = Logs.Read(File("s", Count("10:00:05", (1000, 1200, 10))));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(0, 1000, 0, 0, 10));
        profile.Warnings.ShouldBe(["More cached tokens than the prompt has, which is taken to be all cached: 1 request."]);
    }

    [Fact]
    public void Bills_the_tier_of_the_settings_last_applied_and_says_that_it_was_only_asked_for()
    {
        // Priority of GPT-5.5 costs 12.5 and 75; fast is Codex's own word for it, and flex is half of 5 and 30.
        var profile = Logs.Read(File(
            "s",
            Count("10:00:05", (1000, 0, 100), (1000, 0, 100)),
            Settings("\"priority\""),
            Count("10:00:06", (2000, 0, 200), (1000, 0, 100)),
            Count("10:00:07", (3000, 0, 300), (1000, 0, 100)),
            Settings("\"flex\""),
            Count("10:00:08", (4000, 0, 400), (1000, 0, 100)),
            Settings("null"),
            Count("10:00:09", (5000, 0, 500), (1000, 0, 100)),
            """{"timestamp":"2026-11-19T10:00:00Z","type":"turn_context","payload":{"model":"gpt-5.5","service_tier":"fast"}}""",
            Count("10:00:10", (6000, 0, 600), (1000, 0, 100))));
        // 0.008 in standard, 0.02 in priority, 0.004 in flex.
        profile.Total.List.Value.ShouldBe(2 * 0.008m + 3 * 0.02m + 0.004m);
        profile.Warnings.ShouldBe(
            ["A tier that was asked for, billed as such although the log does not say whether it was served: 4 requests."]);
    }

    [Fact]
    public void Bills_as_standard_what_asked_for_a_tier_that_is_not_offered_or_none_that_is_known()
    {
        // There is no priority above 272,000 tokens; standard costs 10 there.
        var profile = Logs.Read(File(
            "s",
            Settings("\"priority\""),
            Count("10:00:05", (300_000, 0, 0), (300_000, 0, 0)),
            Settings("\"warp\""),
            Count("10:00:06", (301_000, 0, 0), (1000, 0, 0))));
        profile.Total.List.Value.ShouldBe(3m + 0.005m);
        profile.Warnings.ShouldBe(
        [
            "A service tier that is none known, billed as standard: 1 request.",
            "A tier that was asked for and is not offered for such prompts, billed as standard: 1 request.",
        ]);
    }

    [Fact]
    public void Never_prices_a_request_of_a_model_that_is_not_named()
    {
        var profile = Logs.Read(string.Join('\n', Meta("s", null), Count("10:00:05", (1000, 0, 10))));
        profile.Unpriced.ShouldHaveSingleItem().Model.ShouldBe("unknown");
        profile.Total.List.Value.ShouldBe(0);
    }

    [Fact]
    public void Reads_what_exec_prints_which_says_no_time()
    {
        var profile = Logs.Read("""
            {"type":"thread.started","thread_id":"t"}
            {"type":"turn.started"}
            {"type":"turn.completed","model":"gpt-5.5","usage":{"input_tokens":1000,"cached_input_tokens":400,"output_tokens":20}}
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(600, 400, 0, 0, 20), 0));
        profile.Period.ShouldBeNull();
        profile.Warnings.ShouldBe(["No time is said, so that the prices of asOf are used and no day is counted: 1 request."]);
    }

    internal static string File(string session, params string[] events) => File(session, null, events);

    internal static string File(string session, string? parent, string[] events) => string.Join('\n',
    [
        Meta(session, parent),
        """{"timestamp":"2026-11-19T10:00:00Z","type":"turn_context","payload":{"model":"gpt-5.5"}}""",
        """{"timestamp":"2026-11-19T10:00:01Z","type":"response_item","payload":{"type":"message","content":"a token"}}""",
        .. events,
    ]);

    private static string Settings(string tier) =>
        """{"timestamp":"2026-11-19T10:00:00Z","type":"event_msg","payload":{"type":"thread_settings_applied","thread_settings":{"service_tier":"""
        + $"{tier}}}}}}}";

    private static string Meta(string session, string? parent) =>
        $"{{\"timestamp\":\"2026-11-19T10:00:00Z\",\"type\":\"session_meta\",\"payload\":{{\"id\":\"{session}\",\"timestamp\":\"2026-11-19T10:00:00Z\"{(parent is null ? "" : $",\"source\":{{\"subagent\":{{\"thread_spawn\":{{\"parent_thread_id\":\"{parent}\"}}}}}}")}}}}}";

    internal static string Count(
        string time,
        (long Input, long Cached, long Output) total,
        (long Input, long Cached, long Output)? last = null) =>
        $"{{\"timestamp\":\"2026-11-19T{time}Z\",\"type\":\"event_msg\",\"payload\":{{\"type\":\"token_count\",\"info\":{{\"total_token_usage\":{Tokens(total)}{(last is { } told ? $",\"last_token_usage\":{Tokens(told)}" : "")}}}}}}}";

    // The total counts reasoning twice, as it has done.
    private static string Tokens((long Input, long Cached, long Output) tokens) =>
        $"{{\"input_tokens\":{tokens.Input},\"cached_input_tokens\":{tokens.Cached},\"output_tokens\":{tokens.Output},\"reasoning_output_tokens\":{tokens.Output / 2},\"total_tokens\":{tokens.Input + tokens.Output + tokens.Output / 2}}}";
}
