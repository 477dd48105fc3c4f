namespace Calculator.Api.Tests.Endpoints.Decisions;

public class ComparisonTests(Service service)
{
    private const string Date = "asOf=2026-11-20";

    [Fact]
    public async Task The_cheapest_stands_first_and_the_others_are_told_as_times_of_it()
    {
        var reply = await service.Get("/v1/comparison?models=claude-opus-4-7,gpt-5.5"
            + $"&inputTokens=8000&outputTokens=4000&outputRatios=1,0.5&sessionsPerDay=10&{Date}");
        (reply.At("rows.0.model"), reply.At("rows.0.rank"), reply.At("rows.0.perSessionUsd"), reply.At("rows.0.timesCheapest"))
            .ShouldBe(("gpt-5.5", "1", "0.1", "1"));
        (reply.At("rows.1.model"), reply.At("rows.1.rank"), reply.At("rows.1.perSessionUsd"), reply.At("rows.1.timesCheapest"))
            .ShouldBe(("claude-opus-4-7", "2", "0.14", "1.4"));
        (reply.At("rows.1.perDayUsd"), reply.At("rows.1.perMonthUsd")).ShouldBe(("1.4", "42"));
    }

    // (0.135 + 0.357 × 2) ÷ 0.643 and (0.054 + 0.414 × 2) ÷ 0.586.
    [Fact]
    public async Task A_failed_attempt_is_paid_for_by_those_that_succeed()
    {
        var reply = await service.Get("/v1/comparison?models=claude-opus-4-7,gpt-5.5"
            + "&inputTokens=0&outputTokens=5400&outputRatios=1,0.3333333333333333333333333333&successRates=0.643,0.586&failureCostUsd=2"
            + $"&{Date}");
        (reply.At("rows.0.model"), reply.At("rows.0.perSuccessUsd")).ShouldBe(("claude-opus-4-7", "1.320373250389"));
        (reply.At("rows.1.model"), reply.At("rows.1.perSuccessUsd")).ShouldBe(("gpt-5.5", "1.505119453925"));
    }

    [Theory]
    [InlineData("priority", 400)]
    [InlineData("standard", 200)]
    public async Task A_candidates_tier_goes_with_no_share_of_peak_hours_but_the_standard_one(string tier, int status)
    {
        var reply = await service.Post(
            "/v1/comparison",
            $$"""
            { "candidates": [{ "model": "claude-opus-4-7" }, { "model": "gpt-5.5", "serviceTier": "{{tier}}" }],
              "inputTokens": 8000, "outputTokens": 4000, "peakShare": 0.5 }
            """);
        reply.Status.ShouldBe(status, reply.Body);
        if (status == 400)
        {
            reply
                .Problem(400, "peakShare")
                .ShouldBe("peakShare is a share of what is served in the standard tier, and candidates[1].serviceTier is priority; "
                    + "give one of them.");
        }
    }

    [Fact]
    public async Task Candidates_carry_what_differs_on_each()
    {
        var reply = await service.Post("/v1/comparison", """
            { "candidates": [
                { "model": "gpt-5.5", "outputRatio": 0.5, "serviceTier": "priority", "successRate": 0.5 },
                { "model": "gpt-5.5", "inputRatio": 2, "batchShare": 1 },
                { "model": "claude-opus-4-7" } ],
              "inputTokens": 8000, "outputTokens": 4000, "asOf": "2026-11-20" }
            """);
        // Batch: 16,000 × 2.5 + 4,000 × 15; Opus: 8,000 × 5 + 4,000 × 25; priority: 8,000 × 12.5 + 2,000 × 75.
        (reply.At("rows.0.perSessionUsd"), reply.At("rows.0.batchShare"), reply.At("rows.0.inputRatio")).ShouldBe(("0.1", "1", "2"));
        (reply.At("rows.1.model"), reply.At("rows.1.perSuccessUsd")).ShouldBe(("claude-opus-4-7", "0.14"));
        (reply.At("rows.2.serviceTier"), reply.At("rows.2.perSessionUsd"), reply.At("rows.2.perSuccessUsd"))
            .ShouldBe(("priority", "0.25", "0.5"));
    }

    [Fact]
    public async Task A_model_that_does_not_offer_the_workload_keeps_its_row()
    {
        var reply = await service.Get($"/v1/comparison?models=claude-haiku-4-5,claude-opus-4-7&inputTokens=300000&outputTokens=0&{Date}");
        (reply.At("rows.0.model"), reply.At("rows.0.rank")).ShouldBe(("claude-opus-4-7", "1"));
        (reply.At("rows.1.model"), reply.At("rows.1.rank"), reply.At("rows.1.perSessionUsd"), reply.At("rows.1.reason"))
            .ShouldBe(("claude-haiku-4-5", "null", "null", "notOffered"));
        reply.At("rows.1.note").ShouldStartWith("A request's prompt of 300,000 tokens is over what claude-haiku-4-5 takes");
        (await service.Get($"/v1/comparison?models=claude-haiku-4-5&inputTokens=300000&outputTokens=0&{Date}")).Problem(422, "inputTokens");
    }

    [Fact]
    public async Task Equal_costs_share_a_rank_and_nothing_is_a_multiple_of_nothing()
    {
        var tie = await service.Get("/v1/comparison?models=claude-opus-4-7,claude-opus-4-6,gpt-5.5"
            + $"&inputTokens=8000&outputTokens=4000&{Date}");
        (tie.At("rows.0.rank"), tie.At("rows.1.rank"), tie.At("rows.2.rank")).ShouldBe(("1", "1", "3"));
        var free = await service.Get("/v1/comparison?models=claude-opus-4-7,gpt-5.5"
            + $"&inputTokens=0&outputTokens=1&outputRatios=1,1&discount=1&failureCostUsd=1&successRates=1,0.5&{Date}");
        (free.At("rows.0.timesCheapest"), free.At("rows.1.timesCheapest"), free.At("rows.1.reason")).ShouldBe(("1", "null", "beyondRange"));
        (await service.Get("/v1/comparison?models=gpt-5.5,claude-opus-4-7&inputTokens=1&outputTokens=0&discount=1"
            + "&failureCostUsd=0.000000000000000000000001&successRates=1,0.5"))
            .At("rows.1.reason")
            .ShouldBe("beyondRange");
    }

    [Fact]
    public async Task Token_counts_that_are_not_told_apart_are_spoken_of()
    {
        const string Query = $"/v1/comparison?models=claude-opus-4-7,gpt-5.5&inputTokens=8000&outputTokens=4000&{Date}";
        (await service.Get(Query))
            .At("assumptions.0")
            .ShouldStartWith("The token counts are taken as they are on every model, though claude-4.7, "
                + "o200k_base count the same text differently.");
        (await service.Get($"{Query}&inputRatios=1,0.9")).Json.GetProperty("assumptions").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData(
        """
        { "candidates": [{ "model": "gpt-5.5", "outputRatio": 0, "wombat": 1 }, { "outputRatios": 1 }, 5],
          "inputTokens": 1, "outputTokens": 1 }
        """,
        "candidates",
        "candidates at place 3 is the number 5; it must be an object with fields by name.")]
    [InlineData(
        """{ "candidates": [{ "model": "gpt-5.5", "outputRatio": 0 }, { "model": null }], "inputTokens": 1, "outputTokens": 1 }""",
        "candidates[0].outputRatio",
        "candidates[0].outputRatio is 0; it must be a ratio from 0.001 to 1000, and the nearest is 0.001.")]
    [InlineData(
        """{ "candidates": [{ "model": "gpt-5.5" }, { "model": null }], "inputTokens": 1, "outputTokens": 1 }""",
        "candidates[1].model",
        "candidates[1].model is missing; it is required (The model, by its exact id or a listed alias), for example gpt-5.5.")]
    [InlineData(
        """{ "candidates": [{ "outputRatios": 1 }], "inputTokens": 1, "outputTokens": 1 }""",
        "candidates[0].outputRatios",
        "There is no field 'outputRatios'; did you mean outputRatio?")]
    [InlineData(
        """{ "candidates": [{ "outputRatio": 1 }], "inputTokens": 1, "outputTokens": 1 }""",
        "candidates[0].model",
        "candidates[0].model is missing; it is required (The model, by its exact id or a listed alias), for example gpt-5.5.")]
    [InlineData(
        """{ "candidates": [{ "model": "gpt-5.5", "model": "gpt-5.4" }], "inputTokens": 1, "outputTokens": 1 }""",
        "candidates[0].model",
        "candidates[0].model is given twice; give it once.")]
    [InlineData(
        """{ "candidates": [], "inputTokens": 1, "outputTokens": 1 }""",
        "candidates",
        "candidates is blank; give it a value or leave it out.")]
    [InlineData(
        """{ "candidates": [{ "model": "gpt-5.5" }], "models": ["gpt-5.5"], "inputTokens": 1, "outputTokens": 1 }""",
        "models",
        "models and candidates say the same in two ways; give one of them.")]
    [InlineData(
        """{ "candidates": [{ "model": "gpt-5.5" }], "inputRatios": [1], "inputTokens": 1, "outputTokens": 1 }""",
        "inputRatios",
        "inputRatios goes with models; inside candidates each has its own.")]
    public async Task A_candidate_that_is_wrong_is_told_with_its_place(string body, string field, string sentence) =>
        (await service.Post("/v1/comparison", body)).Problem(400, field).ShouldBe(sentence);

    [Fact]
    public async Task An_unknown_candidate_is_a_404() =>
        (await service.Post(
            "/v1/comparison",
            """{ "candidates": [{ "model": "gpt-5.5" }, { "model": "gpt-55" }], "inputTokens": 1, "outputTokens": 1 }"""))
            .Problem(404, "candidates[1].model")
            .ShouldStartWith("There is no model 'gpt-55'");
}
