namespace Calculator.Api.Tests.Endpoints.Decisions;

public class SolveTests(Service service)
{
    private const string Third = "0.3333333333333333333333333333";
    private const string OpusAgainstGpt = "model=claude-opus-4-7&versusModel=gpt-5.5&asOf=2026-11-20";

    [Theory]
    [InlineData($"{OpusAgainstGpt}&inputTokens=8000&outputTokens=4000&variable=outputRatio", "0.833333333333")]
    [InlineData($"{OpusAgainstGpt}&inputTokens=8000&outputTokens=4000&variable=tokenRatio", "0.875")]
    [InlineData(
        "model=gpt-5.5&versusModel=claude-opus-4-7&asOf=2026-11-20&inputTokens=3000&outputTokens=1200&variable=tokenRatio",
        "1.133333333333")]
    [InlineData($"{OpusAgainstGpt}&inputTokens=50000&outputTokens=4000&variable=cacheRatio&cacheWriteRatio=rest", "0.68")]
    [InlineData(
        $"{OpusAgainstGpt}&inputTokens=0&outputTokens=5400&successRate=0.643&versusOutputRatio={Third}&variable=versusSuccessRate",
        "0.2572")]
    [InlineData(
        $"{OpusAgainstGpt}&inputTokens=0&outputTokens=5400&successRate=0.643&versusOutputRatio={Third}&variable=versusSuccessRate"
            + "&failureCostUsd=1",
        "0.597111894273")]
    public async Task The_value_is_exact(string query, string value)
    {
        var reply = await service.Get($"/v1/solve?{query}");
        (reply.At("outcome"), reply.At("value"), reply.At("roots.0")).ShouldBe(("at", value, value));
        reply.At("sides.model.usd").ShouldBe(reply.At("sides.versus.usd"));
    }

    [Fact]
    public async Task The_note_says_whose_ratio_it_is_and_the_assumptions_that_tokenizers_differ()
    {
        var reply = await service.Get($"/v1/solve?{OpusAgainstGpt}&inputTokens=8000&outputTokens=4000&variable=outputRatio");
        reply
            .At("note")
            .ShouldBe("At gpt-5.5's outputRatio 0.833333333333 both cost the same, below it gpt-5.5 costs less, "
                + "above it claude-opus-4-7 costs less.");
        reply
            .At("assumptions.0")
            .ShouldStartWith("The token counts are taken as they are on every model, though claude-4.7, "
                + "o200k_base count the same text differently. Give versusInputRatio");
        (await service.Get($"/v1/solve?{OpusAgainstGpt}&inputTokens=8000&outputTokens=4000&variable=outputRatio&versusInputRatio=0.9")).Json
            .GetProperty("assumptions")
            .GetArrayLength()
            .ShouldBe(0);
        (await service.Get("/v1/solve?model=gpt-5.5&versusModel=claude-opus-4-7&inputTokens=20000&variable=outputTokens&asOf=2026-11-20"))
            .At("note")
            .ShouldBe("At outputTokens 0 both cost the same, above it claude-opus-4-7 costs less.");
    }

    // Nobody says what is written: the workload without its cacheRatio says of no cache at all.
    [Theory]
    [InlineData("")]
    [InlineData("&cacheRatio=0")]
    [InlineData("&cacheRatio=0.5")]
    public async Task Cache_writes_that_nobody_stated_are_said_at_the_value_that_is_solved(string stated)
    {
        var reply = await service.Get($"/v1/solve?model=claude-opus-4-7&versusPlan=claude-max-5x&inputTokens=100000&outputTokens=1000"
            + $"&sessionsPerDay=20&variable=cacheRatio&asOf=2026-11-20{stated}");
        // 600 × (0.525 - 0.45x) is 100 at x = 0.796296296296.
        reply.At("value").ShouldBe("0.796296296296");
        reply.At("assumptions").ShouldContain("No cache writes were given and none are priced for claude-opus-4-7. "
            + "If the 20,370.37037");
        (await service.Get($"/v1/solve?model=claude-opus-4-7&versusPlan=claude-max-5x&inputTokens=100000&outputTokens=1000"
            + "&sessionsPerDay=20&variable=cacheRatio&cacheWriteRatio=rest&asOf=2026-11-20")).Body.ShouldNotContain("No cache writes");
    }

    [Fact]
    public async Task Sides_that_stay_apart_are_parallel()
    {
        var reply = await service.Get($"/v1/solve?{OpusAgainstGpt}&inputTokens=50000&outputTokens=4000&variable=cacheRatio");
        (reply.At("outcome"), reply.At("reason"), reply.At("value")).ShouldBe(("never", "parallel", "null"));
        (reply.At("cheaperBelow"), reply.At("cheaperAbove")).ShouldBe(("model", "model"));
        reply.At("note").ShouldBe("claude-opus-4-7 costs less whatever cacheRatio is, from 0 to 1.");
        (await service.Get($"/v1/solve?{OpusAgainstGpt}&inputTokens=50000&outputTokens=4000&variable=cacheRatio&field=value"
            + "&format=text")).Body.ShouldBe(
            "never");
    }

    [Fact]
    public async Task Lines_that_meet_beyond_what_is_allowed_do_not_meet()
    {
        var reply = await service.Get("/v1/solve?model=claude-opus-4-7&versusModel=claude-haiku-4-5&inputTokens=1000&outputTokens=1000"
            + "&variable=failureCostUsd&successRate=0.5&versusSuccessRate=0.6&asOf=2026-11-20");
        (reply.At("outcome"), reply.At("reason"), reply.At("cheaperAbove")).ShouldBe(("never", "outOfDomain", "versus"));
    }

    [Fact]
    public async Task The_same_on_both_sides_is_always_equal()
    {
        var reply = await service.Get("/v1/solve?model=claude-opus-4-7&versusModel=claude-opus-4-7&inputTokens=1000&outputTokens=1000"
            + "&variable=cacheRatio&asOf=2026-11-20");
        (reply.At("outcome"), reply.At("cheaperBelow"), reply.At("note"))
            .ShouldBe(("always", "equal", "Both cost the same whatever cacheRatio is."));
    }

    // GPT-5.4: 2.5 and 15, above 272,000 tokens 5 and 22.5; Opus 4.7 at four fifths of the prompt: 4 and 25.
    [Fact]
    public async Task Where_a_price_jumps_over_the_other_the_jump_is_told()
    {
        var reply = await service.Get("/v1/solve?model=gpt-5.4&versusModel=claude-opus-4-7&outputTokens=1000&versusInputRatio=0.8"
            + "&variable=inputTokens&asOf=2026-11-20");
        (reply.At("outcome"), reply.At("value"), reply.At("jumps.0")).ShouldBe(("atJump", "272000", "272000"));
        (reply.At("cheaperBelow"), reply.At("cheaperAbove")).ShouldBe(("model", "versus"));
        reply
            .At("note")
            .ShouldBe("They never cost the same, but at inputTokens 272,000 a price jumps: below it gpt-5.4 costs less, "
                + "above it claude-opus-4-7 costs less.");
        reply.At("domain.to").ShouldBe("922000");
    }

    [Fact]
    public async Task A_plan_is_met_by_the_month()
    {
        var reply = await service.Get("/v1/solve?model=claude-opus-4-7&versusPlan=claude-max-5x&inputTokens=3000&outputTokens=1200"
            + "&variable=sessionsPerDay&asOf=2026-11-20");
        (reply.At("value"), reply.At("measure"), reply.At("sides.versus.usd")).ShouldBe(("74.074074074074", "perMonthUsd", "100"));
        (await service.Get("/v1/solve?model=claude-opus-4-7&versusPlan=claude-max-5x&inputTokens=3000&variable=outputTokens"
            + "&sessionsPerDay=100&asOf=2026-11-20"))
            .At("value")
            .ShouldBe("733.333333333333");
    }

    // 60 dollars with 70 of usage: cheaper from 60 on; beyond 70 both rise alike and the plan stays 10 ahead. At
    // two thirds of the list price the API is as cheap again at 10 ÷ (1/3) beyond that.
    [Fact]
    public async Task A_plan_whose_included_usage_runs_out_has_a_second_root_at_a_discount()
    {
        var reply = await service.Get("/v1/solve?model=claude-opus-4-7&versusPlan=cursor-pro-plus&inputTokens=200000&outputTokens=0"
            + "&discount=0.1&variable=sessionsPerDay&asOf=2026-11-20");
        (reply.At("roots.0"), reply.At("roots.1")).ShouldBe(("2.222222222222", "3.333333333333"));
        (reply.At("cheaperBelow"), reply.At("cheaperAbove"), reply.At("stretches.2.cheaper")).ShouldBe(("model", "versus", "model"));
    }

    // Grok counts 200,000 tokens as long already, Gemini only what is above: at that very size Grok costs more, on both sides of it less.
    [Fact]
    public async Task One_size_at_which_bands_disagree_is_told()
    {
        var reply = await service.Get("/v1/solve?model=grok-build-0.1&versusModel=gemini-2.5-pro&outputTokens=22371&cacheRatio=0.658"
            + "&cacheWriteRatio=rest&successRate=0.37&versusSuccessRate=0.94&versusOutputRatio=2.711&variable=inputTokens&asOf=2026-11-20");
        (reply.At("outcome"), reply.At("value"), reply.At("cheaperBelow"), reply.At("cheaperAbove"))
            .ShouldBe(("atJump", "200000", "model", "model"));
        reply
            .At("note")
            .ShouldBe("They never cost the same, but at inputTokens 200,000 a price jumps: on both sides of it grok-build-0.1 costs less.");
    }

    // 200,000 tokens are the last that Opus 4.5 takes, and the first that Grok 4.5
    // counts as long: Grok costs less up to there, and more there.
    private const string OpusAgainstGrok = "model=claude-opus-4-5&versusModel=grok-4.5"
        + "&outputTokens=27780&cacheRatio=0.529&cacheWriteRatio=rest"
        + "&successRate=0.59643258&versusSuccessRate=0.40933367&versusOutputRatio=2.638&asOf=2026-11-20";

    [Fact]
    public async Task The_last_value_of_the_domain_is_asked_too()
    {
        var reply = await service.Get($"/v1/solve?{OpusAgainstGrok}&variable=inputTokens");
        reply
            .At("note")
            .ShouldBe("They never cost the same, but at inputTokens 200,000 a price jumps: below it grok-4.5 costs less, "
                + "at it claude-opus-4-5 costs less.");
        (reply.At("outcome"), reply.At("value"), reply.At("jumps.0"), reply.At("cheaperBelow"))
            .ShouldBe(("atJump", "200000", "200000", "versus"));
        (reply.At("sides.model.usd"), reply.At("sides.versus.usd")).ShouldBe(("2.240236440471", "3.223980279951"));
        reply.Json.GetProperty("roots").GetArrayLength().ShouldBe(0);
        reply.Json.TryGetProperty("cheaperAbove", out _).ShouldBeFalse();
        (reply.At("domain.from"), reply.At("domain.to")).ShouldBe(("0", "200000"));
        (reply.At("stretches.0.from"), reply.At("stretches.0.to"), reply.At("stretches.0.cheaper")).ShouldBe(("0", "200000", "versus"));
        (reply.At("stretches.1.from"), reply.At("stretches.1.to"), reply.At("stretches.1.cheaper")).ShouldBe(("200000", "200000", "model"));
        reply.Json.GetProperty("stretches").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData(199_999, "grok-4.5", "claude-opus-4-5")]
    [InlineData(200_000, "claude-opus-4-5", "grok-4.5")]
    public async Task A_comparison_and_a_grid_find_the_same_sides_cheaper(int inputTokens, string cheaper, string dearer)
    {
        const string Rest = "outputTokens=27780&cacheRatio=0.529&cacheWriteRatio=rest&asOf=2026-11-20";
        const string Sides = "models=claude-opus-4-5,grok-4.5&outputRatios=1,2.638&successRates=0.59643258,0.40933367";
        var comparison = await service.Get($"/v1/comparison?{Sides}&inputTokens={inputTokens}&{Rest}");
        (comparison.At("rows.0.model"), comparison.At("rows.1.model")).ShouldBe((cheaper, dearer));
        var opus = comparison.At(cheaper == "claude-opus-4-5" ? "rows.0.perSessionUsd" : "rows.1.perSessionUsd");
        var grid = await service.Get($"/v1/grid?rows=model:claude-opus-4-5&columns=inputTokens:{inputTokens}&value=perSessionUsd&{Rest}");
        grid.At("rows.0.cells.0.usd").ShouldBe(opus);
    }

    [Fact]
    public async Task The_first_value_of_the_domain_is_asked_too()
    {
        // 200,000 tokens are read from the cache, and none can be fewer.
        // At that very size Gemini costs 0.025 + 0.04 and Grok 0.08 + 0.008; above it Gemini costs 0.05 + 0.06.
        const string Cached = "cacheReadTokens=200000&cacheWriteTokens=0&outputTokens=4000&versusOutputRatio=0.5";
        var reply = await service.Get("/v1/solve?model=gemini-2.5-pro&versusModel=grok-build-0.1"
            + $"&variable=inputTokens&{Cached}&asOf=2026-11-20");
        reply
            .At("note")
            .ShouldBe("They never cost the same, but at inputTokens 200,000 a price jumps: at it gemini-2.5-pro costs less, "
                + "above it grok-build-0.1 costs less.");
        (reply.At("sides.model.usd"), reply.At("sides.versus.usd"), reply.At("domain.from")).ShouldBe(("0.065", "0.088", "200000"));
    }

    [Fact]
    public async Task Each_turn_is_told_with_the_side_its_own_value_is_on()
    {
        // 5x + 25 × 60,000 against 2x + 6 × 300,000: equal at 100,000. At 200,000, the last that Opus takes, Grok costs 4x + 12 × 300,000.
        const string Sides = "model=claude-opus-4-5&versusModel=grok-4.5&outputTokens=60000&versusOutputRatio=5";
        var reply = await service.Get($"/v1/solve?{Sides}&variable=inputTokens&asOf=2026-11-20");
        (reply.At("value"), reply.At("roots.0"), reply.At("jumps.0")).ShouldBe(("100000", "100000", "200000"));
        reply
            .At("note")
            .ShouldBe("inputTokens turns the decision more than once: claude-opus-4-5 costs less up to 100,000, "
                + "grok-4.5 costs less below 200,000, claude-opus-4-5 costs less at 200,000.");
    }

    [Fact]
    public async Task Where_nothing_costs_nothing_on_both_sides_they_are_not_said_never_to_cost_the_same() =>
        (await service.Get("/v1/solve?model=grok-build-0.1&versusModel=gemini-2.5-pro&outputTokens=0&variable=inputTokens&asOf=2026-11-20"))
            .At("note")
            .ShouldBe("At inputTokens 200,000 a price jumps: on both sides of it grok-build-0.1 costs less.");

    [Fact]
    public async Task A_single_value_is_a_domain_too() =>
        (await service.Get("/v1/solve?model=claude-haiku-4-5&versusModel=gpt-5.5"
            + "&outputTokens=10&cacheReadTokens=200000&variable=inputTokens&asOf=2026-11-20")).At(
            "note")
            .ShouldBe("claude-haiku-4-5 costs less; inputTokens can only be 200,000 here.");

    [Theory]
    [InlineData("0.25000075", "0.220588897059")]
    [InlineData("0.75000025", "0.661764926471")]
    public async Task A_rate_that_meets_the_other_sides_at_a_quarter_of_the_domain_is_no_trap(string versusSuccessRate, string value) =>
        (await service.Get($"/v1/solve?{OpusAgainstGpt}&inputTokens=3000&outputTokens=1200&variable=successRate"
            + $"&versusSuccessRate={versusSuccessRate}"))
            .At("value")
            .ShouldBe(value);

    [Fact]
    public async Task A_plan_that_includes_its_fee_in_usage_is_equal_from_there_on()
    {
        var reply = await service.Get("/v1/solve?model=claude-opus-4-7&versusPlan=cursor-pro&inputTokens=3000&outputTokens=1200"
            + "&variable=sessionsPerDay&asOf=2026-11-20");
        (reply.At("outcome"), reply.At("value"), reply.At("cheaperBelow"), reply.At("cheaperAbove"))
            .ShouldBe(("at", "14.814814814815", "model", "equal"));
        reply
            .At("note")
            .ShouldBe("At sessionsPerDay 14.814814814815 both cost the same, below it claude-opus-4-7 costs less, "
                + "above it both cost the same.");
    }

    [Fact]
    public async Task Where_the_decision_turns_more_than_once_every_turn_is_told()
    {
        var reply = await service.Get("/v1/solve?model=claude-haiku-5-5&versusModel=deepseek-v4-pro&outputTokens=50000"
            + "&versusOutputRatio=0.3333&variable=inputTokens&asOf=2026-11-20");
        (reply.At("value"), reply.At("jumps.0")).ShouldBe(("575020.625", "100000"));
        reply
            .At("note")
            .ShouldBe("inputTokens turns the decision more than once: claude-haiku-5-5 costs less up to 100,000, "
                + "deepseek-v4-pro costs less up to 575,020.625, claude-haiku-5-5 costs less above it.");
    }

    [Fact]
    public async Task That_nothing_costs_nothing_is_not_the_answer_where_the_decision_turns_elsewhere() =>
        (await service.Get("/v1/solve?model=gemini-2.5-pro&versusModel=claude-sonnet-5&outputTokens=5000&variable=inputTokens"
            + "&asOf=2026-11-20"))
            .At("value")
            .ShouldBe("200000");

    [Theory]
    [InlineData($"{OpusAgainstGpt}&outputTokens=1200&cacheReadTokens=1000&variable=inputTokens", "never")]
    [InlineData($"{OpusAgainstGpt}&inputTokens=50000&outputTokens=4000&cacheRatio=0.5&cacheWriteRatio=0.6&variable=cacheRatio", "never")]
    public async Task What_the_workload_says_of_the_variable_is_not_used(string query, string outcome) =>
        (await service.Get($"/v1/solve?{query}")).At("outcome").ShouldBe(outcome);

    [Fact]
    public async Task A_refusal_speaks_of_the_smallest_prompt_there_can_be() =>
        (await service.Get("/v1/solve?model=claude-haiku-4-5&versusModel=gpt-5.5"
            + "&outputTokens=10&cacheReadTokens=300000&variable=inputTokens")).Problem(
            422,
            "inputTokens")
            .ShouldStartWith("A request's prompt of 300,000 tokens is over what claude-haiku-4-5 takes");

    [Fact]
    public async Task The_widest_domain_does_not_overflow() =>
        (await service.Get("/v1/solve?variable=inputTokens&model=claude-sonnet-4-5&outputTokens=200000&requestsPerSession=1.5"
            + "&cacheReadTokens=500000000000000&versusModel=gemini-2.5-flash")).Problem(
            422,
            "inputTokens");

    [Fact]
    public async Task What_neither_value_offers_is_refused() =>
        (await service.Get($"/v1/solve?{OpusAgainstGpt}&inputTokens=2000000&outputTokens=0&variable=cacheRatio"))
            .Problem(422, "inputTokens");
}
