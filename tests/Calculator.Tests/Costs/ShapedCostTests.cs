using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing.Files;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class ShapedCostTests
{
    [Fact]
    public void Each_turn_reads_what_the_turn_before_left_and_writes_what_it_adds()
    {
        var cost = Cost("claude-opus-4-7", Loop(20_000, 2_400, 400, 50)).Value();
        cost.Tokens.ShouldBe(new TokenMix(TokenCount.Zero, new(3_802_400), new(137_600), new(20_000)));
        cost.Lines.Select(line => (line.Item, line.Usd.Value)).ShouldBe(
        [
            (TokenItem.CacheRead, 1.9012m),
            (TokenItem.CacheWriteFiveMinutes, 0.86m),
            (TokenItem.Output, 0.5m),
        ]);
        (cost.Total.Value, cost.WithoutCache.Value).ShouldBe((3.2612m, 20.2m));
        cost.Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_cold_turn_writes_its_whole_context_again() =>
        Cost("claude-opus-4-7", Loop(20_000, 2_400, 400, 50) with { ColdTurns = new HashSet<int> { 20, 40 } })
            .Value().Total.Value
            .ShouldBe(4.264m);

    [Fact]
    public void What_is_not_cacheable_is_paid_as_input_in_every_turn()
    {
        // 3 × 100 uncached, 1,000 read, 1,000 + 500 + 500 written, of which the second turn reads 1,000 and the third 1,500.
        var cost = Cost("claude-opus-4-7", Loop(1_000, 500, 0, 3) with { UncachedPerTurn = new(100) }).Value();
        cost.Tokens.ShouldBe(new TokenMix(new(300), new(2_500), new(2_000), TokenCount.Zero));
        cost.WithoutCache.Value.ShouldBe(0.024m);
    }

    [Theory]
    [InlineData("claude-opus-4-7", CacheTtl.FiveMinutes, "1.25/5.75")]
    [InlineData("claude-opus-4-7", CacheTtl.OneHour, "5/9.5")]
    [InlineData("gpt-5.5", CacheTtl.FiveMinutes, "0/1")]
    [InlineData("gpt-5.5-pro", CacheTtl.FiveMinutes, null)]
    public void A_cache_pays_above_the_hit_ratio_that_makes_up_for_the_writes(string model, CacheTtl ttl, string? ratio)
    {
        var fraction = ratio?.Split('/').Select(part => decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        ShapedCost.Of(Prices.Model(model), Loop(1_000, 100, 10, 2), ServiceTier.Standard, ttl).Value().CachePaysAbove
            .ShouldBe(fraction is [var over, var under] ? over / under : null);
    }

    [Fact]
    public void The_rates_of_the_first_turn_say_when_a_cache_pays_and_a_write_below_the_input_rate_pays_always()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "\"cacheRead\": 0.2", "\"cacheRead\": 0.2, \"cacheWrite5m\": 1");
        folder.Replace(ScratchFolder.Models, "\"cacheRead\": 0.4, ", "");
        var model = folder.Open("2026-05-01").Model("acme-1").Value();
        ShapedCost.Of(model, Loop(99_000, 2_000, 10, 2), ServiceTier.Standard, CacheTtl.FiveMinutes).Value().CachePaysAbove.ShouldBe(0);
    }

    [Fact]
    public void Turns_in_several_bands_are_billed_in_each_and_the_mean_is_said_to_tell_otherwise()
    {
        // Turns of 190,000, 198,000 and 206,000 tokens: the mean of 198,000 stays in the lower band, the last turn does not.
        var cost = Cost("gemini-2.5-pro", Loop(190_000, 8_000, 1_000, 3)).Value();
        cost.Lines.Select(line => (line.Band.ToString(), line.Item, line.Tokens.Value)).ShouldBe(
        [
            ("upTo 200000", TokenItem.CacheRead, 190_000m),
            ("upTo 200000", TokenItem.CacheWriteFiveMinutes, 198_000m),
            ("upTo 200000", TokenItem.Output, 2_000m),
            ("above 200000", TokenItem.CacheRead, 198_000m),
            ("above 200000", TokenItem.CacheWriteFiveMinutes, 8_000m),
            ("above 200000", TokenItem.Output, 1_000m),
        ]);
        cost.Assumptions[^1].ShouldBe(
            "The turns fall into 2 prompt-size bands. Calculators that are given these counts price them by the mean prompt of 198,000 "
                + "tokens alone: a session there costs $0.336 instead of $0.37575.");
    }

    [Fact]
    public void A_turn_exactly_on_an_ambiguous_edge_is_said_once() =>
        Cost("gpt-5.5", Loop(272_000, 0, 10, 3))
            .Value().Assumptions
            .Count(note => note.StartsWith("At exactly 272,000", StringComparison.Ordinal))
            .ShouldBe(1);

    [Fact]
    public void A_first_prompt_that_is_too_large_is_about_the_system_prompt() =>
        Cost("claude-haiku-4-5", Loop(200_001, 0, 10, 3)).Refusal().ShouldBe(new Refusal(
            RefusalKind.NotOffered, RefusalSubject.FirstPrompt, "The first prompt has 200,001 tokens, over what claude-haiku-4-5 takes: "
                + "at most 200,000."));

    [Fact]
    public void A_prompt_that_grows_too_large_names_the_turn_and_how_many_fit()
    {
        Cost("claude-haiku-4-5", Loop(188_000, 6_000, 10, 5)).Refusal().ShouldBe(new Refusal(
            RefusalKind.NotOffered, RefusalSubject.Turns, "The prompt of turn 4 has grown to 206,000 tokens, "
                + "over what claude-haiku-4-5 takes: at most 200,000. At most 3 turns fit."));
        Cost("claude-haiku-4-5", Loop(188_000, 6_000, 10, 3)).TryGet(out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_tier_that_is_not_offered_is_about_the_tier() =>
        ShapedCost.Of(Prices.Model("grok-4.3"), Loop(1_000, 100, 10, 2), ServiceTier.Batch, CacheTtl.FiveMinutes)
            .Refusal().Subject
            .ShouldBe(RefusalSubject.Tier);

    [Fact]
    public void A_loop_is_served_in_the_tier_asked_for() =>
        ShapedCost.Of(Prices.Model("claude-opus-4-7"), Loop(1_000, 0, 0, 1), ServiceTier.Batch, CacheTtl.OneHour).Value().Lines
            .Select(line => (line.Tier, line.Item, line.Usd.Value)).ShouldBe([(ServiceTier.Batch, TokenItem.CacheWriteOneHour, 0.005m)]);

    private static SessionShape Loop(decimal system, decimal growth, decimal output, decimal turns) =>
        new() { System = new(system), GrowthPerTurn = new(growth), OutputPerTurn = new(output), Turns = new(turns) };

    private static Outcome<ShapedCost> Cost(string model, SessionShape shape) =>
        ShapedCost.Of(Prices.Model(model, "2026-11-21"), shape, ServiceTier.Standard, CacheTtl.FiveMinutes);
}
