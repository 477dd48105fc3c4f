using Calculator.Outcomes;
using Calculator.Usage;
using static Calculator.Tests.Usage.Sources.ClaudeCodeTests;

namespace Calculator.Tests.Usage;

public class UsageProfileTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Cuts_days_in_the_zone_asked_for()
    {
        // 22:30Z is 23:30 in the winter of Berlin, and 00:30 of the next day in its summer.
        var log = string.Join(
            '\n',
            Line("msg_1", output: 1, at: "2026-07-01T22:30:00Z"),
            Line("msg_2", output: 2, at: "2026-11-19T22:30:00Z"));
        Logs.Read(log, new UsageOptions { Zone = Berlin }).ByDay
            .Select(part => part.Day)
            .ShouldBe([new DateOnly(2026, 7, 2), new DateOnly(2026, 11, 19)]);
        Logs.Read(log).ByDay.Select(part => part.Day).ShouldBe([new DateOnly(2026, 7, 1), new DateOnly(2026, 11, 19)]);
    }

    [Fact]
    public void What_has_no_price_is_summed_up_beyond_the_names_that_are_told()
    {
        var lines = Enumerable.Range(0, 150).Select(number => $"2026-11-19T10:00:00Z,nobodys-{number},1000,0\n");
        var profile = Logs.Read($"timestamp,model,uncached_input_tokens,output_tokens\n{string.Concat(lines)}");
        (profile.Unpriced.Count, profile.UnpricedSum.Tokens.All).ShouldBe((100, 150_000));
    }

    [Fact]
    public void Counts_a_half_open_period_and_what_lies_outside_of_it()
    {
        var options = new UsageOptions { From = Utc("2026-11-19T10:00:00Z"), To = Utc("2026-11-21T10:00:00Z") };
        var profile = Logs.Read(
            string.Join(
                '\n',
                Line("msg_1", output: 1, at: "2026-11-19T09:59:59.999Z"),
                Line("msg_2", output: 2, at: "2026-11-19T10:00:00Z"),
                Line("msg_3", output: 4, at: "2026-11-21T10:00:00Z")),
            options);
        profile.Total.Sum.Tokens.Output.ShouldBe(2);
        profile.Counts.OutsideOfPeriod.ShouldBe(2);
        profile.Period.ShouldBe(new UsagePeriod(new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 21), 1));
        profile.Period!.Days.ShouldBe(3);
    }

    [Fact]
    public void Prices_each_request_at_its_own_time()
    {
        // Opus 4.6 lost its long-prompt price on 2026-03-13: 300,000 tokens were 3 dollars and are 1.5.
        var profile = Logs.Read(string.Join('\n',
            Line("msg_1", model: "claude-opus-4-6", input: 300_000, at: "2026-03-12T23:59:59Z"),
            Line("msg_2", model: "claude-opus-4-6", input: 300_000, at: "2026-03-13T00:00:00Z")));
        profile.ByDay.Select(part => part.Figures.List.Value).ShouldBe([3, 1.5m]);
        var workload = profile.Workloads.ShouldHaveSingleItem();
        workload.Differences.ShouldBe([ProfileDifference.SeveralBands, ProfileDifference.SeveralPeriods]);
        (workload.List.Value, workload.Mean!.Value.Value).ShouldBe((4.5m, 3m));
    }

    [Fact]
    public void Has_no_price_before_the_first_and_says_since_when_there_is_one()
    {
        var unpriced = Logs.Read(Line("msg_1", output: 3, at: "2025-10-14T23:59:59Z")).Unpriced.ShouldHaveSingleItem();
        unpriced.Reason.ShouldBe("claude-haiku-4-5 has no price before 2025-10-15.");
    }

    [Fact]
    public void Spreads_tokens_turns_and_dollars_over_sessions()
    {
        // Ten sessions with 1 to 10 turns of 100 tokens of output each.
        var lines = Enumerable.Range(1, 10).SelectMany(session => Enumerable.Range(1, session)
            .Select(turn => Line($"msg_{session}_{turn}", session: $"s{session}", input: 1000, output: 100)));
        var sessions = Logs.Read(string.Join('\n', lines)).Sessions!;
        sessions.Count.ShouldBe(10);
        sessions.Requests.ShouldBe(new Spread(5.5m, 5, 9));
        sessions.OutputTokens.ShouldBe(new Spread(550, 500, 900));
        sessions.InputTokens.ShouldBe(new Spread(5500, 5000, 9000));
        sessions.List.ShouldBe(new Spread(0.00825m, 0.0075m, 0.0135m));
    }

    [Fact]
    public void Splits_sessions_that_rest_longer_than_the_gap()
    {
        var log = string.Join(
            '\n',
            Line("msg_1", at: "2026-11-19T10:00:00Z"),
            Line("msg_2", at: "2026-11-19T15:00:00Z"),
            Line("msg_3", at: "2026-11-19T20:00:01Z"));
        Logs.Read(log).Sessions!.Count.ShouldBe(1);
        var split = Logs.Read(log, new UsageOptions { SessionGap = TimeSpan.FromHours(5) });
        split.Sessions!.Count.ShouldBe(2);
        split.Warnings.ShouldBe(["A session that rested for more than 300 minutes is counted as another one."]);
    }

    [Fact]
    public void Makes_the_workload_of_the_mean_session()
    {
        var profile = Logs.Read(string.Join('\n',
            Line("msg_1", session: "a", input: 1000, output: 100, at: "2026-11-16T10:00:00Z"),
            Line("msg_2", session: "a", input: 3000, output: 300, at: "2026-11-16T10:05:00Z"),
            Line("msg_3", session: "b", input: 2000, output: 200, at: "2026-11-19T10:00:00Z")));
        var workload = profile.Workloads.ShouldHaveSingleItem();
        (workload.Model, workload.Sessions, workload.RequestsPerSession, workload.SessionsPerDay)
            .ShouldBe(("claude-haiku-4-5", 2, 1.5m, 0.5m));
        (workload.Tokens.Input.Value, workload.Tokens.Output.Value).ShouldBe((3000, 300));
        workload.AsOf.ShouldBe(Prices.At("2026-11-19"));
        // 6,000 × 1 + 600 × 5 by the million.
        (workload.List.Value, workload.Mean!.Value.Value).ShouldBe((0.009m, 0.009m));
        workload.Differences.ShouldBeEmpty();
        profile.Mix!.Tokens.Input.Value.ShouldBe(3000);
    }

    [Fact]
    public void A_message_keeps_the_day_that_one_telling_of_it_says_whichever_comes_first()
    {
        const string Undated = """{"id":"1","model":"gpt-5.5","usage":{"prompt_tokens":1000,"completion_tokens":100}}""";
        var dated = Undated.Replace("\"model\"", "\"created\":1795082400,\"model\"", StringComparison.Ordinal);
        foreach (var log in new[] { Undated + "\n" + dated, dated + "\n" + Undated })
            Logs.Read(log).ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 19));
    }

    [Fact]
    public void Says_that_whole_tokens_are_not_quite_the_mean()
    {
        var workload = Logs.Read(string.Join('\n', Line("msg_1", session: "a", input: 1), Line("msg_2", session: "b", input: 2))).Workloads
            .ShouldHaveSingleItem();
        workload.Differences.ShouldBe([ProfileDifference.RoundedToTokens]);
        (workload.List.Value, workload.Mean!.Value.Value).ShouldBe((0.000003m, 0.000004m));
    }

    [Fact]
    public void Shares_out_what_went_through_batch_by_what_it_would_cost_otherwise()
    {
        const string Half = "\"input_tokens\":1000,\"output_tokens\":100,\"service_tier\":\"";
        var workload = Logs.Read(string.Join('\n',
            Line("msg_1", usage: Half
                + "standard\""), Line("msg_2", usage: Half
                    + "batch\""), Line("msg_3", usage: Half + "batch\""), Line("msg_4", usage: Half + "batch\"")))
            .Workloads.ShouldHaveSingleItem();
        workload.BatchShare.Value.ShouldBe(0.75m);
        // 4 × 0.0015 in the standard tier; batch is half of it for three.
        (workload.List.Value, workload.Mean!.Value.Value).ShouldBe((0.00375m, 0.00375m));
        workload.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Takes_the_callers_discount_off_beside_the_list_price()
    {
        var import = new UsageImport(Logs.Book with { Discount = new(0.25m) }, new UsageOptions());
        import
            .ReadAsync(
                "log",
                new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Line("msg_1", input: 1_000_000))),
                CancellationToken.None).IsCompletedSuccessfully
            .ShouldBeTrue();
        var total = import.Complete().Value().Total;
        (total.List.Value, total.Usd.Value).ShouldBe((1m, 0.75m));
    }

    [Fact]
    public void Refuses_what_is_no_log_and_tells_what_is_known()
    {
        var refusal = Logs.ReadAll(null, ("a", "Dear diary,\nnothing happened."), ("b", "{\"a\":1}")).Refusal();
        refusal.Subject.ShouldBe(RefusalSubject.Log);
        refusal.Sentence.ShouldStartWith("Nothing in the body is a log or a report that is known. Known are claude-code");
    }

    [Fact]
    public void Passes_over_files_that_are_no_log_beside_those_that_are()
    {
        var profile = Logs.ReadAll(null, ("a.md", "# Memory"), ("b.jsonl", Line("msg_1", output: 3))).Value();
        (profile.Counts.Files, profile.Counts.UnknownFiles, profile.Counts.Malformed).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Refuses_more_tokens_than_can_be_counted_exactly()
    {
        var most = Line("msg_1", usage: "\"input_tokens\":1000000000000000,\"output_tokens\":0");
        Logs.Read(most).Total.Sum.Tokens.Uncached.ShouldBe(1_000_000_000_000_000);
        Logs.ReadAll(null, ("log", string.Join('\n', most, Line("msg_2", input: 1)))).Refusal().Sentence
            .ShouldBe("The log holds more than 1,000,000,000,000,000 tokens, which is more than can be counted exactly.");
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Takes_a_time_at_an_end_of_time_for_none(string at)
    {
        var profile = Logs.Read(string.Join('\n', Line("msg_1", output: 1), Line("msg_2", model: "deepseek-v4-pro", output: 1, at: at)));
        profile.Counts.MalformedAt.ShouldBe([new UnreadPlace("log", 2, "it says no time")]);
    }

    [Fact]
    public void Refuses_more_days_than_an_answer_should_have()
    {
        var lines = Enumerable.Range(0, 3_661).Select(day => Line(
            $"msg_{day}",
            at: $"{new DateOnly(2000, 1, 1).AddDays(day):yyyy-MM-dd}T00:00:00Z"));
        Logs.ReadAll(null, ("log", string.Join('\n', lines))).Refusal().Sentence
            .ShouldBe("The log is about more than 3660 days; ask for fewer by from and to.");
    }

    private static DateTime Utc(string text) => Prices.At(text).Instant.UtcDateTime;
}
