namespace Calculator.Api.Tests.Endpoints.Costs;

public class SessionShapeTests(Service service)
{
    private const string Loop = "/v1/session-shape?model=claude-opus-4-7&systemTokens=20000&growthPerTurn=2400&outputPerTurn=400"
        + "&asOf=2026-11-20";

    [Theory]
    [InlineData(1, "0.135")]
    [InlineData(2, "0.17")]
    [InlineData(5, "0.2822")]
    [InlineData(20, "1.0052")]
    [InlineData(50, "3.2612")]
    [InlineData(100, "9.4212")]
    public async Task A_loop_costs_what_its_turns_cost(int turns, string usd) =>
        (await service.Get($"{Loop}&turns={turns}")).At("totalUsd").ShouldBe(usd);

    [Fact]
    public async Task The_cache_is_what_makes_it_cheap()
    {
        var reply = await service.Get($"{Loop}&turns=50");
        (reply.At("withoutCacheUsd"), reply.At("cacheReadUsd"), reply.At("cacheRatio")).ShouldBe(("20.2", "1.9012", "0.965076142132"));
        reply.At("cachePaysAboveRatio").ShouldBe("0.217391304348");
        (await service.Get($"{Loop}&turns=50&cacheTtl=1h")).At("cachePaysAboveRatio").ShouldBe("0.526315789474");
    }

    [Fact]
    public async Task Its_counts_feed_the_other_calculators_exactly()
    {
        var shape = await service.Get($"{Loop}&turns=50&coldTurns=20,40&uncachedPerTurn=150");
        var fed = string.Join(
            '&',
            new[] { "inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens", "requestsPerSession" }
                .Select(field => $"{field}={shape.At(field)}"));
        (await service.Get($"/v1/task-cost?model=claude-opus-4-7&{fed}&asOf=2026-11-20")).At("totalUsd").ShouldBe(shape.At("totalUsd"));
    }

    // Turn 3 would have read 22,400 tokens and writes them again: 22,400 × (6.25 − 0.5).
    [Fact]
    public async Task A_cold_turn_writes_again_what_it_would_have_read() =>
        (await service.Get($"{Loop}&turns=5&coldTurns=3")).At("totalUsd").ShouldBe("0.411");

    // 250,000 and 300,000 tokens: the second turn alone is long. 250,000 × 5 + 20 × 30, then 250,000 × 1 + 50,000 × 10 + 20 × 45.
    [Fact]
    public async Task Each_turn_is_billed_in_the_band_of_its_own_prompt()
    {
        var reply = await service.Get("/v1/session-shape?model=gpt-5.5&systemTokens=250000&growthPerTurn=50000&outputPerTurn=20&turns=2"
            + "&asOf=2026-11-20");
        reply.At("totalUsd").ShouldBe("2.0015");
        reply.Json
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("band").GetString())
            .Distinct()
            .ShouldBe(["upTo 272000", "above 272000"]);
        reply.Body.ShouldContain("The turns fall into 2 prompt-size bands. "
            + "Calculators that are given these counts price them by the mean prompt of 275,000 tokens alone: "
            + "a session there costs $3.2518 instead of $2.0015.");
    }

    [Fact]
    public async Task A_context_that_outgrows_the_model_says_how_many_turns_fit() =>
        (await service.Get("/v1/session-shape?model=claude-haiku-4-5&systemTokens=20000&growthPerTurn=10000&outputPerTurn=400&turns=100"))
            .Problem(422, "turns")
            .ShouldBe("The prompt of turn 20 has grown to 210,000 tokens, over what claude-haiku-4-5 takes: at most 200,000. "
                + "At most 19 turns fit.");

    [Fact]
    public async Task A_turn_on_the_edge_of_a_band_is_told()
    {
        const string OnTheEdge = "At exactly 272,000";
        (await service.Get("/v1/session-shape?model=gpt-5.5&systemTokens=272000&growthPerTurn=1&outputPerTurn=1&turns=2"
            + "&asOf=2026-11-20")).Body.ShouldContain(
            OnTheEdge);
        (await service.Get("/v1/session-shape?model=gpt-5.5&systemTokens=271999&growthPerTurn=2&outputPerTurn=1&turns=2"
            + "&asOf=2026-11-20")).Body.ShouldNotContain(
            OnTheEdge);
    }

    [Fact]
    public async Task Where_reads_are_no_cheaper_than_input_caching_never_pays()
    {
        var reply = await service.Get("/v1/session-shape?model=gpt-5.5-pro&systemTokens=20000&growthPerTurn=10000&outputPerTurn=400"
            + "&turns=3&asOf=2026-11-20");
        (reply.At("cachePaysAboveRatio"), reply.At("cachePaysAboveReason")).ShouldBe(("null", "never"));
        reply.At("totalUsd").ShouldBe(reply.At("withoutCacheUsd"));
    }
}
