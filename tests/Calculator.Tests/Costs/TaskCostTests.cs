using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class TaskCostTests
{
    [Theory]
    [InlineData("claude-opus-4-7", 3_000, 1_200, 0.045)]
    [InlineData("claude-opus-4-7", 8_000, 4_000, 0.14)]
    [InlineData("claude-opus-4-7", 300_000, 5_000, 1.625)]
    [InlineData("gpt-5.5", 300_000, 5_000, 3.225)]
    [InlineData("gpt-5.5", 272_000, 0, 1.36)]
    [InlineData("gpt-5.5", 272_001, 0, 2.72001)]
    [InlineData("grok-4.3", 199_999, 0, 0.24999875)]
    [InlineData("grok-4.3", 200_000, 0, 0.5)]
    [InlineData("gemini-2.5-pro", 200_000, 0, 0.25)]
    [InlineData("gemini-2.5-pro", 200_001, 0, 0.5000025)]
    [InlineData("claude-haiku-5-5", 100_000, 100, 0.01005)]
    [InlineData("claude-haiku-5-5", 100_001, 100, 0.0502505)]
    [InlineData("gpt-5.5-pro", 0, 0, 0)]
    public void A_session_costs_what_its_tokens_do(string model, int input, int output, double usd) =>
        Total(model, Session(input, output)).ShouldBe((decimal)usd);

    [Fact]
    public void The_cliff_counts_cached_tokens_and_moves_every_class()
    {
        var session = new Workload { Tokens = TokenMix.FromCounts(new(272_001), new(200_000), TokenCount.Zero, new(1_000)) };
        var cost = TaskCost.Of(Prices.Model("gpt-5.5"), session).Value();
        cost.Lines.Select(line => (line.Item, line.Tokens.Value, line.Rate.UsdPerMillionTokens, line.Usd.Value)).ShouldBe(
        [
            (TokenItem.Input, 72_001m, 10m, 0.72001m),
            (TokenItem.CacheRead, 200_000m, 1m, 0.2m),
            (TokenItem.Output, 1_000m, 45m, 0.045m),
        ]);
        cost.Total.Value.ShouldBe(0.96501m);
    }

    [Fact]
    public void The_band_is_chosen_by_the_mean_prompt_of_one_request_not_by_the_session()
    {
        Total("gpt-5.5", Session(400_000, 0) with { Requests = new(2) }).ShouldBe(2m);
        Total("gpt-5.5", Session(400_000, 0)).ShouldBe(4m);
    }

    [Theory]
    [InlineData(CacheTtl.FiveMinutes, TokenItem.CacheWriteFiveMinutes, 6.25)]
    [InlineData(CacheTtl.OneHour, TokenItem.CacheWriteOneHour, 10)]
    public void A_write_is_billed_at_the_rate_of_its_time_to_live(CacheTtl ttl, TokenItem item, double rate)
    {
        var session = new Workload { Tokens = TokenMix.FromShares(new(1_000_000), default, Share.Whole, TokenCount.Zero), CacheTtl = ttl };
        var line = TaskCost.Of(Prices.Model("claude-opus-4-7"), session).Value().Lines.ShouldHaveSingleItem();
        line.Item.ShouldBe(item);
        line.Usd.Value.ShouldBe((decimal)rate);
    }

    [Fact]
    public void With_a_batch_share_the_rest_and_the_batch_part_stand_apart()
    {
        var cost = TaskCost.Of(Prices.Model("claude-opus-4-7"), Session(1_000, 100) with { BatchShare = new(0.25m) }).Value();
        cost.Lines.Select(line => (line.Tier, line.Item, line.Tokens.Value, line.Usd.Value)).ShouldBe(
        [
            (ServiceTier.Standard, TokenItem.Input, 750m, 0.00375m),
            (ServiceTier.Standard, TokenItem.Output, 75m, 0.001875m),
            (ServiceTier.Batch, TokenItem.Input, 250m, 0.000625m),
            (ServiceTier.Batch, TokenItem.Output, 25m, 0.0003125m),
        ]);
    }

    [Fact]
    public void Batch_as_the_service_tier_is_one_part_whatever_the_batch_share()
    {
        var cost = TaskCost.Of(
            Prices.Model("claude-opus-4-7"),
            Session(1_000, 0) with { Tier = ServiceTier.Batch, BatchShare = new(0.25m) }).Value();
        cost.Lines.ShouldHaveSingleItem().Tokens.Value.ShouldBe(1_000m);
    }

    [Fact]
    public void A_missing_tier_combination_is_refused_never_priced_as_standard()
    {
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(272_001, 1) with { Tier = ServiceTier.Priority }).Refusal()
            .ShouldBe(new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.Tier,
                "gpt-5.5 offers the priority tier for prompts upTo 272000 tokens, not for one of 272,001; "
                    + "at that size it is offered as standard, batch, flex."));
        TaskCost.Of(Prices.Model("grok-4.3"), Session(1, 1) with { BatchShare = new(0.5m) }).Refusal()
            .ShouldBe(new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.BatchShare,
                "grok-4.3 has no batch tier at 2026-11-20; it is offered as standard."));
    }

    [Fact]
    public void A_tier_that_no_session_uses_need_not_be_offered() =>
        Total("gpt-5.5", Session(300_000, 0) with { Tier = ServiceTier.Priority, BatchShare = Share.Whole }).ShouldBe(1.5m);

    [Theory]
    [InlineData("gpt-5.5", 922_000, true)]
    [InlineData("gpt-5.5", 922_001, false)]
    [InlineData("claude-haiku-4-5", 200_000, true)]
    [InlineData("claude-haiku-4-5", 200_001, false)]
    public void A_prompt_over_maxInput_or_else_the_context_window_is_not_offered(string model, int prompt, bool offered) =>
        TaskCost.Of(Prices.Model(model), Session(prompt, 0)).TryGet(out _, out _).ShouldBe(offered);

    [Fact]
    public void The_cost_of_a_success_counts_the_failures() =>
        TaskCost.Of(Prices.Model("claude-opus-4-7"), Session(0, 5_400) with { SuccessRate = new(0.643m) }).Value().PerSuccess.Value
            .ShouldBe(0.135m / 0.643m);

    [Fact]
    public void A_rate_the_provider_does_not_have_is_billed_at_input_and_said()
    {
        var cost = TaskCost.Of(
            Prices.Model("gpt-5.5"),
            new Workload { Tokens = TokenMix.FromShares(new(1_000), default, new(0.4m), TokenCount.Zero) }).Value();
        cost.Lines[1].Rate.ShouldBe(new Rate(5));
        cost.Assumptions.ShouldBe(
        [
            "gpt-5.5 has no cache-write rate for 5m: the 400 tokens written to cache are billed at the input rate.",
        ]);

        TaskCost.Of(
            Prices.Model("gpt-5.5-pro"),
            new Workload { Tokens = TokenMix.FromShares(new(1_000), new(0.4m), default, TokenCount.Zero) }).Value()
            .Assumptions.ShouldBe(["gpt-5.5-pro has no cache-read rate: the 400 tokens read from cache are billed at the input rate."]);
    }

    [Fact]
    public void Unstated_cache_writes_are_said_with_what_they_would_cost()
    {
        var session = new Workload { Tokens = TokenMix.FromShares(new(50_000), new(0.9m), default, new(4_000)), CacheWriteIsKnown = false };
        TaskCost.Of(Prices.Model("claude-opus-4-7"), session).Value().Assumptions.ShouldBe(
            [
                "No cache writes were given and none are priced for claude-opus-4-7. "
                    + "If the 5,000 prompt tokens that are not read from cache are written to it (cacheWriteRatio = 1 - cacheRatio), "
                    + "a session costs $0.15375 instead of $0.1475.",
            ]);
    }

    [Fact]
    public void A_long_prompt_in_one_request_is_said_with_what_several_would_cost()
    {
        // 10 and 45 dollars a million above 272,000 tokens; 5 and 30 up to there.
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(544_000, 1_000)).Value().Assumptions.ShouldBe(
            [
                "The session is taken as one request, whose 544,000 prompt tokens gpt-5.5 prices "
                    + "by its card for prompts above 272000 tokens: as 3 requests (requestsPerSession) it costs $2.75 instead of $5.485.",
            ]);
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(544_000, 1_000) with { Requests = new(3) }).Value().Assumptions.ShouldBeEmpty();
        TaskCost.Of(Prices.Model("claude-opus-4-7"), Session(544_000, 1_000)).Value().Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void The_ambiguous_edge_at_OpenAI_is_the_base_card_and_is_said()
    {
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(272_000, 1))
            .Value().Assumptions
            .ShouldHaveSingleItem()
            .ShouldStartWith("At exactly 272,000 prompt tokens");
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(271_999, 1)).Value().Assumptions.ShouldBeEmpty();
        TaskCost.Of(Prices.Model("gemini-2.5-pro"), Session(200_000, 1)).Value().Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void More_output_than_a_model_writes_is_said() =>
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(1, 128_001)).Value().Assumptions.ShouldBe(
            ["128,001 output tokens a request are more than the 128,000 gpt-5.5 can write; they are priced as if it could."]);

    [Fact]
    public void The_output_of_one_request_counts_against_what_a_model_writes()
    {
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(1, 128_000)).Value().Assumptions.ShouldBeEmpty();
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(2, 256_000) with { Requests = new(2) }).Value().Assumptions.ShouldBeEmpty();
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(2, 256_001) with { Requests = new(2) }).Value().Assumptions.ShouldHaveSingleItem()
            .ShouldStartWith("128,000.5 output tokens a request are more than");
    }

    [Fact]
    public void A_missing_rate_is_said_of_the_time_to_live_asked_for()
    {
        var session = new Workload
        {
            Tokens = TokenMix.FromShares(new(1_000), new(0.5m), new(0.5m), TokenCount.Zero),
            CacheTtl = CacheTtl.OneHour,
        };
        TaskCost.Of(Prices.Model("gpt-5.5"), session)
            .Value().Assumptions
            .ShouldBe(["gpt-5.5 has no cache-write rate for 1h: the 500 tokens written to cache are billed at the input rate."]);
        TaskCost.Of(Prices.Model("claude-opus-4-7"), session).Value().Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_rate_that_no_token_needs_is_not_missed() =>
        TaskCost.Of(Prices.Model("gpt-5.5-pro"), Session(1_000, 1)).Value().Assumptions.ShouldBeEmpty();

    [Fact]
    public void A_batch_part_that_is_too_large_is_about_its_size() =>
        TaskCost.Of(Prices.Model("claude-haiku-4-5"), Session(200_001, 1) with { BatchShare = Share.Whole })
            .Refusal().Subject
            .ShouldBe(RefusalSubject.Prompt);

    [Fact]
    public void Nothing_is_said_of_unstated_writes_where_they_would_cost_the_same() =>
        TaskCost.Of(Prices.Model("gpt-5.5"), Session(1_000, 1) with { CacheWriteIsKnown = false }).Value().Assumptions.ShouldBeEmpty();

    [Fact]
    public void A_mix_knows_its_shares_and_how_it_is_rebuilt_or_recounted()
    {
        var mix = TokenMix.FromCounts(new(1_000), new(600), new(300), new(50));
        (mix.Input.Value, mix.ReadShare, mix.WriteShare).ShouldBe((1_000m, 0.6m, 0.3m));
        mix.WritingTheRest().ShouldBe(new TokenMix(TokenCount.Zero, new(600), new(400), new(50)));
        mix.Uncaching().ShouldBe(new TokenMix(new(1_000), TokenCount.Zero, TokenCount.Zero, new(50)));
        mix.Rebuilding(new(0.25m)).ShouldBe(new TokenMix(new(100), new(150), new(750), new(50)));
        mix.WritingTheRest().Rebuilding(new(0.25m)).ShouldBe(new TokenMix(TokenCount.Zero, new(150), new(850), new(50)));
        mix.Recounted(new(2), new(3)).ShouldBe(new TokenMix(new(200), new(1_200), new(600), new(150)));
        (mix + mix).ShouldBe(mix.Recounted(new(2), new(2)));
        TokenMix.FromCounts(default, default, default, new(50))
            .ShouldSatisfyAllConditions(none => none.ReadShare.ShouldBe(0), none => none.WriteShare.ShouldBe(0));
    }

    private static Workload Session(decimal input, decimal output) =>
        new() { Tokens = TokenMix.FromCounts(new(input), TokenCount.Zero, TokenCount.Zero, new(output)) };

    private static decimal Total(string model, Workload session) => TaskCost.Of(Prices.Model(model), session).Value().Total.Value;
}
