namespace Calculator.Api.Tests.Endpoints.Decisions;

public class SensitivityTests(Service service)
{
    private const string Cached = "model=claude-opus-4-7&inputTokens=50000&outputTokens=4000&cacheRatio=0.6"
        + "&cacheWriteRatio=rest&sessionsPerDay=1000&asOf=2026-11-20";

    [Fact]
    public async Task Each_input_is_moved_by_a_fifth_the_largest_swing_first() =>
        (await service.Get($"/v1/sensitivity?{Cached}&format=csv"
            + "&columns=variable,low,base,high,swingUsd,perMonthUsdAtLow,perMonthUsdAtHigh")).Body.ShouldBe(string.Join(
            "\r\n",
            "variable,low,base,high,swingUsd,perMonthUsdAtLow,perMonthUsdAtHigh",
            "sessionsPerDay,800,1000,1200,2880,5760,8640",
            "cacheRatio,0.48,0.6,0.72,2070,8235,6165",
            "inputTokens,40000,50000,60000,1680,6360,8040",
            "outputTokens,3200,4000,4800,1200,6600,7800",
            "successRate,0.8,1,1,0,7200,7200",
            ""));

    [Fact]
    public async Task An_input_that_changes_the_decision_says_where()
    {
        var reply = await service.Get($"/v1/sensitivity?{Cached}&versusModel=gpt-5.5&ranges=cacheRatio:0.5:0.9,outputRatio:0.5:2");
        (reply.At("cheaper"), reply.At("perMonthUsd"), reply.At("versusPerMonthUsd")).ShouldBe(("versus", "7200", "7050"));
        (await service.Get($"/v1/sensitivity?{Cached}&versusModel=gpt-5.5&ranges=cacheRatio:0.5:0.9"
            + "&field=rows.cacheRatio.flipsAt&format=text")).Body.ShouldBe(
            "0.68");
        (reply.At("rows.0.variable"), reply.At("rows.0.flips"), reply.At("rows.0.flipsAt"))
            .ShouldBe(("outputRatio", "true", "1.041666666667"));
    }

    [Fact]
    public async Task Against_a_plan_the_month_decides()
    {
        var reply = await service.Get("/v1/sensitivity?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=80"
            + "&versusPlan=claude-max-5x&asOf=2026-11-20");
        (reply.At("perMonthUsd"), reply.At("versusPerMonthUsd"), reply.At("cheaper")).ShouldBe(("108", "100", "versus"));
        (reply.At("rows.0.variable"), reply.At("rows.0.flipsAt")).ShouldBe(("sessionsPerDay", "74.074074074074"));
    }

    [Theory]
    [InlineData("versusSuccessRate=0.85&versusOutputRatio=0.65", "0.99609375")]
    [InlineData("successRate=0.6&versusSuccessRate=0.54&versusOutputRatio=0.992&failureCostUsd=0.05", "0.509373262372")]
    public async Task A_rate_at_a_sample_point_is_no_trap(string query, string flipsAt)
    {
        var reply = await service.Get("/v1/sensitivity?model=claude-opus-4-7&versusModel=gpt-5.5"
            + $"&inputTokens=3000&outputTokens=1200&sessionsPerDay=100&asOf=2026-11-20&{query}&field=rows.successRate.flipsAt&format=text");
        reply.Body.ShouldBe(flipsAt);
    }

    // What is read by a share of so few tokens is rounded in its last digit, and a straight line is not quite one.
    [Fact]
    public async Task Sizes_that_differ_by_rounding_alone_reach_no_band() =>
        (await service.Get("/v1/sensitivity?model=claude-opus-4-7&inputTokens=62&outputTokens=66&cacheReadTokens=10&cacheWriteTokens=10"
            + "&sessionsPerDay=10&versusModel=gpt-5.5&asOf=2026-11-20&field=cheaper&format=text")).Body.ShouldBe("model");

    [Fact]
    public async Task Cached_tokens_given_as_counts_move_as_shares() =>
        (await service.Get("/v1/sensitivity?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100"
            + "&cacheReadTokens=2700&cacheWriteTokens=300&asOf=2026-11-20&format=csv&columns=variable,low,high,swingUsd")).Body
            .ShouldContain("cacheRatio,0.72,1,");

    [Fact]
    public async Task A_range_of_cached_shares_says_that_nobody_stated_what_is_written()
    {
        const string Asked = "/v1/sensitivity?model=claude-opus-4-7&inputTokens=50000&outputTokens=4000&sessionsPerDay=1000"
            + "&asOf=2026-11-20";
        const string Sentence = "No cache writes were given and none are priced for claude-opus-4-7";
        (await service.Get($"{Asked}&ranges=cacheRatio:0.5:0.9")).At("assumptions").ShouldContain($"At cacheRatio 0.9: {Sentence}");
        (await service.Get($"{Asked}&ranges=cacheRatio:0.5:0.9&versusModel=claude-haiku-4-5")).At("assumptions")
            .ShouldContain("At cacheRatio 0.9: No cache writes were given and none are priced for claude-haiku-4-5");
        (await service.Get($"{Asked}&ranges=cacheRatio:0.5:0.9&cacheWriteRatio=0")).At("assumptions").ShouldNotContain(Sentence);
        (await service.Get(Asked)).At("assumptions").ShouldNotContain(Sentence);
    }

    [Fact]
    public async Task A_plan_that_is_never_cheaper_flips_nothing() =>
        (await service.Get("/v1/sensitivity?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=14"
            + "&versusPlan=cursor-pro&asOf=2026-11-20")).Body.ShouldNotContain(
            "\"flips\": true");

    // 200,000 tokens are the last that Opus 4.5 takes, and the first that Grok 4.5 counts as long.
    [Theory]
    [InlineData("150000:199999", "versus", "false", "")]
    [InlineData("150000:200000", "model", "true", "200000")]
    public async Task A_row_agrees_with_itself_where_the_decision_turns_at_its_end(
        string range,
        string cheaperAtHigh,
        string flips,
        string flipsAt)
    {
        const string Sides = "model=claude-opus-4-5&versusModel=grok-4.5"
            + "&inputTokens=150000&outputTokens=27780&cacheRatio=0.529&cacheWriteRatio=rest"
            + "&successRate=0.59643258&versusSuccessRate=0.40933367&versusOutputRatio=2.638&sessionsPerDay=1&asOf=2026-11-20";
        const string Columns = "variable,cheaperAtLow,cheaperAtHigh,flips,flipsAt";
        var reply = await service.Get($"/v1/sensitivity?{Sides}&ranges=inputTokens:{range}&format=csv&columns={Columns}");
        reply.Body.ShouldContain($"\r\ninputTokens,versus,{cheaperAtHigh},{flips},{flipsAt}\r\n");
    }

    [Fact]
    public async Task A_spread_of_next_to_nothing_is_no_failure() =>
        (await service.Get("/v1/sensitivity?model=gemini-3.5-flash&inputTokens=1000&outputTokens=1&batchShare=1&sessionsPerDay=1"
            + "&versusModel=gemini-2.5-flash&spread=0.0000000000000000000000000001&asOf=2026-11-20")).Status.ShouldBe(
            200);

    [Fact]
    public async Task A_range_that_leaves_no_room_for_the_other_inputs_is_refused() =>
        (await service.Get("/v1/sensitivity?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=80&cacheWriteRatio=0.4"
            + "&ranges=cacheRatio:0.5:0.9")).Problem(
            422,
            "ranges")
            .ShouldBe("cacheRatio may be from 0 to 0.6 here, as the other inputs stand.");
}
