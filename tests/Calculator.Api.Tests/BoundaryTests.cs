namespace Calculator.Api.Tests;

/// <summary>One token, one second, one day to either side of where a price changes.</summary>
public class BoundaryTests(Service service)
{
    [Theory]
    [InlineData("model=claude-opus-4-7&inputTokens=200000&outputTokens=0", "1")]
    [InlineData("model=claude-opus-4-7&inputTokens=200001&outputTokens=0", "1.000005")]
    [InlineData("model=gpt-5.5&inputTokens=272000&outputTokens=1000", "1.39")]
    [InlineData("model=gpt-5.5&inputTokens=272001&outputTokens=1000", "2.76501")]
    [InlineData("model=gpt-5.5&inputTokens=272001&outputTokens=1000&cacheReadTokens=200000", "0.96501")]
    [InlineData("model=grok-4.5&inputTokens=199999&outputTokens=1000", "0.405998")]
    [InlineData("model=grok-4.5&inputTokens=200000&outputTokens=1000", "0.812")]
    [InlineData("model=claude-opus-4-6&inputTokens=200000&outputTokens=1000&asOf=2026-03-12", "1.025")]
    [InlineData("model=claude-opus-4-6&inputTokens=200001&outputTokens=1000&asOf=2026-03-12", "2.03751")]
    [InlineData("model=claude-opus-4-6&inputTokens=200001&outputTokens=1000&asOf=2026-03-13", "1.025005")]
    [InlineData("model=deepseek-v4-pro&inputTokens=1000000&outputTokens=0&asOf=2026-08-16T15:59:59Z", "0.435")]
    [InlineData("model=deepseek-v4-pro&inputTokens=1000000&outputTokens=0&asOf=2026-08-16T16:00:00Z", "0.66")]
    [InlineData("model=deepseek-v4-pro&inputTokens=1000000&outputTokens=0&asOf=2026-08-17T00:00:00%2B08:00", "0.66")]
    [InlineData("model=deepseek-v4-pro&inputTokens=1000000&outputTokens=0&serviceTier=peak", "1.32")]
    [InlineData("model=gpt-5.5&inputTokens=544000&outputTokens=0&requestsPerSession=2", "2.72")]
    [InlineData("model=gpt-5.5&inputTokens=544001&outputTokens=0&requestsPerSession=2", "5.44001")]
    [InlineData("model=gpt-5.5&inputTokens=1E%2B3&outputTokens=1000.0", "0.035")]
    public async Task Costs(string query, string totalUsd) =>
        (await service.Get($"/v1/task-cost?{query}")).At("totalUsd").ShouldBe(totalUsd);

    [Fact]
    public async Task Priority_above_272K_is_not_offered_and_says_why()
    {
        (await service.Get("/v1/task-cost?model=gpt-5.5&inputTokens=272000&outputTokens=0&serviceTier=priority"))
            .At("totalUsd")
            .ShouldBe("3.4");
        (await service.Get("/v1/task-cost?model=gpt-5.5&inputTokens=272001&outputTokens=0&serviceTier=priority"))
            .Problem(422, "serviceTier")
            .ShouldBe("gpt-5.5 offers the priority tier for prompts upTo 272000 tokens, not for one of 272,001; "
                + "at that size it is offered as standard, batch, flex.");
    }

    [Fact]
    public async Task Exactly_272K_on_OpenAI_is_the_base_card_with_a_sentence() =>
        (await service.Get("/v1/task-cost?model=gpt-5.5&inputTokens=272000&outputTokens=1000"))
            .At("assumptions.0")
            .ShouldStartWith("At exactly 272,000 prompt tokens OpenAI's pages disagree");

    [Fact]
    public async Task A_delta_prices_each_end_of_its_range_in_its_own_band_and_says_what_is_not_offered()
    {
        var reply = await service.Get("/v1/tokenizer-delta?model=claude-opus-4-6&toModel=claude-haiku-4-5&inputTokens=180000"
            + "&outputTokens=0&ratioLow=1&ratioExpected=1.2&ratioHigh=1.35");
        reply.At("perSessionUsd.low").ShouldBe("0.18");
        reply.At("perSessionUsd.expected").ShouldBe("null");
        reply.At("changePercent.high").ShouldBe("null");
        reply.At("reasons.expected").ShouldBe("notOffered");
        reply.Json.GetProperty("reasons").TryGetProperty("low", out _).ShouldBeFalse();
        reply.At("assumptions.0").ShouldStartWith("Expected is not offered: A request's prompt of 216,000 tokens");
    }
}
