using Calculator.Api.Tests.Prices;

namespace Calculator.Api.Tests.Endpoints;

/// <summary>
/// What was once wrong or missing in the prices, as it must answer now: rates, dates, limits and ends by provider, over HTTP.
/// </summary>
public class StatedPricesTests(ShippedVersion shipped) : IClassFixture<ShippedVersion>
{
    private const string AllClasses = "cacheReadTokens=1&cacheWriteTokens=1&outputTokens=1";

    private readonly Service _service = shipped.Service;

    [Theory]
    // Fast of Opus 5.5 and Fable 5.2, and of GPT-6 in both bands, was missing.
    [InlineData("claude-opus-5-5", "fast", 1_000, "2026-11-25", "input 8, cacheRead 0.4, cacheWrite5m 10, output 40")]
    [InlineData("claude-fable-5-2", "fast", 1_000, "2026-11-25", "input 16, cacheRead 0.4, cacheWrite5m 20, output 80")]
    [InlineData("gpt-6-astra", "priority", 1_000, "2026-11-25", "input 20, cacheRead 2, cacheWrite30m 25, output 100")]
    [InlineData("gpt-6-astra", "priority", 300_000, "2026-11-25", "input 40, cacheRead 4, cacheWrite30m 50, output 150")]
    [InlineData("gpt-6-sol", "priority", 1_000, "2026-11-25", "input 4, cacheRead 0.4, cacheWrite30m 5, output 20")]
    [InlineData("gpt-6-sol", "priority", 300_000, "2026-11-25", "input 8, cacheRead 0.8, cacheWrite30m 10, output 30")]
    [InlineData("gpt-6-luna", "priority", 1_000, "2026-11-25", "input 0.2, cacheRead 0.02, cacheWrite30m 0.25, output 1")]
    [InlineData("gpt-6-luna", "priority", 300_000, "2026-11-25", "input 0.4, cacheRead 0.04, cacheWrite30m 0.5, output 1.5")]
    // GPT-5.6's fast tier does not end at 272,000.
    [InlineData("gpt-5.6-sol", "priority", 300_000, "2026-11-25", "input 16, cacheRead 1.6, cacheWrite30m 20, output 60")]
    [InlineData("gpt-5.6-terra", "priority", 300_000, "2026-11-25", "input 8, cacheRead 0.8, cacheWrite30m 10, output 36")]
    [InlineData("gpt-5.6-luna", "priority", 300_000, "2026-11-25", "input 0.8, cacheRead 0.08, cacheWrite30m 1, output 3.6")]
    // The promotion of GPT-5.6 Sol is what it is.
    [InlineData("gpt-5.6-sol", "standard", 1_000, "2026-08-20", "input 5, cacheRead 0.5, cacheWrite30m 6.25, output 30")]
    [InlineData("gpt-5.6-sol", "standard", 1_000, "2026-11-25", "input 4, cacheRead 0.4, cacheWrite30m 5, output 20")]
    // The provider's id of DeepSeek Flash, off-peak and at peak.
    [InlineData("deepseek-flash", "standard", 1_000, "2026-11-25", "input 0.15, cacheRead 0.003, cacheWrite5m 0.15, output 0.6")]
    [InlineData("deepseek-flash", "peak", 1_000, "2026-11-25", "input 0.3, cacheRead 0.006, cacheWrite5m 0.3, output 1.2")]
    // What sources do not say of Gemini 2.5's cached rate in batch and flex is the standard one.
    [InlineData("gemini-2.5-pro", "batch", 1_000, "2026-11-25", "input 0.625, cacheRead 0.125, cacheWrite5m 0.625, output 5")]
    [InlineData("gemini-2.5-pro", "flex", 1_000, "2026-11-25", "input 0.625, cacheRead 0.125, cacheWrite5m 0.625, output 5")]
    // GPT-6.2, its ultrafast through 2027-02-28, and Astra's.
    [InlineData("gpt-6.2-sol", "standard", 1_000, "2026-11-25", "input 2, cacheRead 0.1, cacheWrite30m 2.5, output 10")]
    [InlineData("gpt-6.2-sol", "standard", 300_000, "2026-11-25", "input 4, cacheRead 0.2, cacheWrite30m 5, output 15")]
    [InlineData("gpt-6.2-sol", "batch", 1_000, "2026-11-25", "input 1, cacheRead 0.05, cacheWrite30m 1.25, output 5")]
    [InlineData("gpt-6.2-sol", "ultrafast", 1_000, "2027-02-28", "input 6, cacheRead 0.3, cacheWrite30m 7.5, output 30")]
    [InlineData("gpt-6.2-sol", "ultrafast", 1_000, "2027-03-01", "input 12, cacheRead 0.6, cacheWrite30m 15, output 60")]
    [InlineData("gpt-6-astra", "ultrafast", 1_000, "2026-11-25", "input 60, cacheRead 6, cacheWrite30m 75, output 300")]
    // Announced and confirmed: Gemini 4 Argon doubles, the promotions of Gemini 3 end with the year.
    [InlineData("gemini-4-argon", "standard", 1_000, "2026-11-30", "input 2, cacheRead 0.1, cacheWrite5m 2, output 10")]
    [InlineData("gemini-4-argon", "standard", 1_000, "2026-12-01", "input 4, cacheRead 0.2, cacheWrite5m 4, output 20")]
    [InlineData("gemini-3.6-flash", "standard", 1_000, "2027-01-01", "input 1.5, cacheRead 0.15, cacheWrite5m 1.5, output 7.5")]
    [InlineData("gemini-3.7-flash", "standard", 1_000, "2027-01-01", "input 1.5, cacheRead 0.15, cacheWrite5m 1.5, output 7.5")]
    public async Task A_card_has_the_rates_its_provider_states(string model, string tier, int prompt, string asOf, string rates)
    {
        var bill = await _service.Get($"/v1/task-cost?model={model}&serviceTier={tier}&inputTokens={prompt}&{AllClasses}&asOf={asOf}");
        bill.Status.ShouldBe(200, bill.Body);
        string.Join(
            ", ",
            bill.Json
                .GetProperty("lines")
                .EnumerateArray()
                .Select(line => $"{line.GetProperty("item")} {line.GetProperty("usdPerMillionTokens")}")).ShouldBe(rates);
    }

    [Theory]
    [InlineData("claude-opus-4-6", "2026-06-28", "2026-06-29")]
    [InlineData("claude-opus-4-7", "2026-07-23", "2026-07-24")]
    [InlineData("claude-opus-4-8", "2026-11-29", "2026-11-30")]
    public async Task A_tier_that_ended_is_sold_to_its_last_day(string model, string last, string next)
    {
        var asked = $"/v1/task-cost?model={model}&serviceTier=fast&inputTokens=1000&outputTokens=0";
        (await _service.Get($"{asked}&asOf={last}")).Status.ShouldBe(200);
        (await _service.Get($"{asked}&asOf={next}")).Problem(422, "serviceTier").ShouldContain($"its last day was {last}");
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", "2026-11-30")]
    [InlineData("claude-opus-4-5", "2027-01-22")]
    public async Task A_model_that_ends_says_when(string model, string date) =>
        (await _service.Get($"/v1/models/{model}")).At("retires.date").ShouldBe(date);

    [Theory]
    [InlineData("claude-fable-5-1", "2026-09-01")]
    [InlineData("gpt-6-astra", "2026-09-03")]
    [InlineData("gpt-6-sol", "2026-09-22")]
    [InlineData("gpt-6-luna", "2026-09-22")]
    [InlineData("gpt-5.6-terra", "2026-07-09")]
    [InlineData("gemini-3.5-flash-lite", "2026-07-21")]
    [InlineData("gemini-3.6-flash", "2026-07-21")]
    [InlineData("gemini-3.7-flash", "2026-08-13")]
    [InlineData("gemini-3.8-flash", "2026-09-02")]
    [InlineData("kimi-k2.5", "2026-01-01")]
    [InlineData("kimi-k2.6", "2026-04-21")]
    [InlineData("kimi-k2.7-code", "2026-06-12")]
    [InlineData("kimi-k3", "2026-07-16")]
    [InlineData("grok-4.5", "2026-07-08")]
    [InlineData("grok-4.6", "2026-08-07")]
    [InlineData("grok-build-0.1", "2026-04-16")]
    [InlineData("glm-5.2", "2026-06-13")]
    [InlineData("glm-5.3", "2026-08-19")]
    [InlineData("glm-5.3-flash", "2026-08-26")]
    [InlineData("deepseek-flash", "2026-09-10T04:00:00Z")]
    public async Task A_model_is_priced_from_the_day_it_came_out(string model, string from) =>
        (await _service.Get($"/v1/models/{model}")).At("prices.0.from").ShouldBe(from);

    [Theory]
    [InlineData("gpt-5.6-sol")]
    [InlineData("gpt-5.6-terra")]
    [InlineData("gpt-5.6-luna")]
    [InlineData("gpt-6-astra")]
    [InlineData("gpt-6-sol")]
    [InlineData("gpt-6-luna")]
    public async Task A_prompt_over_what_the_provider_takes_is_not_priced(string model)
    {
        var asked = $"/v1/task-cost?model={model}&outputTokens=1&inputTokens";
        (await _service.Get($"{asked}=922000")).Status.ShouldBe(200);
        (await _service.Get($"{asked}=922001")).Problem(422, "inputTokens").ShouldContain("at most 922,000");
        (await _service.Get($"/v1/task-cost?model={model}&inputTokens=1&outputTokens=128001")).Body.ShouldContain("more than the 128,000");
    }

    [Theory]
    [InlineData("gpt-5.6-sol", "2026-11-21", "high")]
    [InlineData("gpt-5.6-sol", "2026-11-22", "low")]
    [InlineData("claude-haiku-5-5", "2026-11-25", "high")]
    public async Task A_price_is_trusted_as_far_as_its_sources_reach(string model, string asOf, string confidence) =>
        (await _service.Get($"/v1/task-cost?model={model}&inputTokens=1&outputTokens=1&asOf={asOf}"))
            .At("price.confidence")
            .ShouldBe(confidence);

    [Theory]
    [InlineData("claude-opus-4-8", "LiteLLM says 6x")]
    [InlineData("claude-fable-5", "fast tier of 6x")]
    [InlineData("kimi-k2.5", "2.25")]
    [InlineData("gpt-5.6-sol", "window of 400,000 tokens")]
    [InlineData("gemini-3.8-flash", "Only genai-prices 0.1.8 has")]
    public async Task A_note_quotes_no_dissent_that_is_gone(string model, string words) =>
        (await _service.Get($"/v1/models/{model}")).Body.ShouldNotContain(words);

    [Theory]
    [InlineData("gpt-6-sol")]
    [InlineData("gpt-5.6-sol")]
    public async Task OpenAI_sells_writes_of_thirty_minutes_and_none_of_an_hour(string model)
    {
        var asked = $"/v1/task-cost?model={model}&inputTokens=1000&outputTokens=1";
        (await _service.Get($"{asked}&cacheWriteTokens=1000&cacheTtl=1h")).Problem(422, "cacheTtl")
            .ShouldBe($"{model} has no cache writes of 1h or longer in the standard tier; it has those of 30m. "
                + "Give cacheTtl one of these, or leave it out for the shortest.");
        (await _service.Get($"{asked}&cacheWrite1hTokens=1000")).Problem(422, "cacheWrite1hTokens");
    }

    [Theory]
    [InlineData("gpt-6.2-sol")]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4o-mini")]
    [InlineData("gpt-4.1")]
    [InlineData("gpt-4.1-mini")]
    [InlineData("gpt-5")]
    [InlineData("gpt-5-mini")]
    [InlineData("gpt-5.1")]
    [InlineData("o3")]
    [InlineData("o4-mini")]
    [InlineData("claude-sonnet-4")]
    [InlineData("claude-opus-4")]
    [InlineData("claude-opus-4-1")]
    [InlineData("claude-3-7-sonnet")]
    [InlineData("claude-3-5-haiku")]
    [InlineData("gemini-2.0-flash")]
    public async Task A_model_that_logs_are_full_of_is_known_even_where_it_has_ended(string model)
    {
        var from = (await _service.Get($"/v1/models/{model}")).At("prices.0.from");
        (await _service.Get($"/v1/task-cost?model={model}&inputTokens=1000&outputTokens=1&asOf={from}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Models_of_many_providers_are_sold()
    {
        var models = (await _service.Get("/v1/models?asOf=2026-11-25")).Json.GetProperty("models").EnumerateArray().ToList();
        models.Count.ShouldBeGreaterThanOrEqualTo(150);
        models.Select(model => model.GetProperty("provider").GetString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(14);
    }

    // A team's credits for the API are pooled, and end at 500 dollars however many seats it has.
    [Theory]
    [InlineData("claude-team-standard", 20, 10, 200)]
    [InlineData("claude-team-standard", 20, 100, 500)]
    [InlineData("claude-team-premium", 100, 5, 500)]
    [InlineData("claude-team-premium", 100, 100, 500)]
    public async Task Credits_for_the_API_end_where_the_provider_says(string plan, int perSeat, int seats, int usd)
    {
        var answer = await _service.Get($"/v1/break-even?apiUsdPerMonth=6200&plans={plan}&seats={seats}&asOf=2026-11-26");
        answer.At("plans.0.apiCreditUsdPerMonth").ShouldBe($"{usd}");
        answer.Body.ShouldContain($"{plan} brings ${perSeat} a seat a month, at most $500 for all seats, for the API, which comes off ");
        (await _service.Get($"/v1/plans/{plan}?asOf=2026-11-26")).At("prices.1.sale.maxApiCreditUsdPerMonth").ShouldBe("500");
    }
}
