using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class ChargeTests
{
    private static readonly PricePeriod WithSearches = Offer.Period(Offer.Card) with
    {
        Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.1m) },
        Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 10, Note = "By the search." } },
    };

    private static Workload Session => new() { Tokens = new TokenMix(new(100_000), TokenCount.Zero, TokenCount.Zero, new(10_000)) };

    [Fact]
    public void An_agent_loop_caches_no_prompt_below_the_minimum()
    {
        var cost = Shaped(Offer.Period(Offer.Card) with { MinCacheTokens = 4_096 });
        (cost.Total.Value, cost.WithoutCache.Value).ShouldBe((0.01975m, 0.01975m));
        cost.Tokens.IsCached.ShouldBeFalse();
        cost.Assumptions.ShouldBe(["acme-1 caches no prompt below 4,096 tokens: the first 10 of 10 turns are priced without a cache."]);
        Shaped(Offer.Period(Offer.Card)).Total.Value.ShouldBe(0.0089475m);
    }

    [Fact]
    public void The_first_turn_that_reaches_the_minimum_writes_its_whole_context()
    {
        // 800 and 950 are below; 1,100 is written, and then 1,100, 1,250 … 2,000 read.
        var cost = Shaped(Offer.Period(Offer.Card) with { MinCacheTokens = 1_000 });
        cost.Tokens.ShouldBe(new TokenMix(new(1_750), new(10_850), new(2_150), new(1_000)));
        cost.Assumptions.ShouldBe(["acme-1 caches no prompt below 1,000 tokens: the first 2 of 10 turns are priced without a cache."]);
    }

    [Theory]
    [InlineData(
        4_096,
        "acme-1 caches no prompt below 4,096 tokens, and the mean prompt has 2,000: "
            + "without a cache a session costs $0.002 instead of $0.00135.")]
    [InlineData(2_000, null)]
    public void A_cache_stated_below_the_minimum_is_priced_and_said(int least, string? said)
    {
        var session = new Workload { Tokens = new TokenMix(TokenCount.Zero, new(1_000), new(1_000), TokenCount.Zero) };
        var cost = TaskCost.Of(Offer.Model(Offer.Period(Offer.Card) with { MinCacheTokens = least }), session).Value();
        cost.Total.Value.ShouldBe(0.00135m);
        cost.Assumptions.ShouldBe(said is null ? [] : [said]);
    }

    [Fact]
    public void A_cache_that_changes_nothing_of_the_price_is_said_to()
    {
        var card = Offer.Card with { CacheRead = null, CacheWrite5m = null };
        var session = new Workload { Tokens = new TokenMix(TokenCount.Zero, new(1_000), TokenCount.Zero, TokenCount.Zero) };
        TaskCost.Of(Offer.Model(Offer.Period(card) with { MinCacheTokens = 4_096 }), session).Value().Assumptions[^1].ShouldBe(
            "acme-1 caches no prompt below 4,096 tokens, and the mean prompt has 1,000: "
                + "without a cache a session costs $0.001 all the same.");
    }

    [Fact]
    public void Searches_and_other_dollars_stand_on_lines_of_their_own()
    {
        var book = Offer.Book(WithSearches) with { InferenceGeo = "us", Discount = new(0.5m) };
        var cost = TaskCost.Of(book.Model(Offer.Id).Value(), Session with { WebSearches = new(3), Other = new(0.2m) }).Value();
        cost.ToolLines.ShouldBe([new ToolLine(ToolItem.WebSearches, 3, new(0.005m)), new ToolLine(ToolItem.Other, 1, new(0.2m))]);
        // Tokens at 1.1 × 0.5, searches at 0.5, the rest as it is; the provider itself lists 1 of each.
        (cost.Total.Value, cost.ListTotal.Value).ShouldBe((0.0825m + 0.015m + 0.2m, 0.15m + 0.03m + 0.2m));
        cost.Assumptions[^1].ShouldBe("acme-1 charges $10 for a thousand web searches: By the search.");
    }

    [Fact]
    public void Searches_without_a_price_are_refused_and_never_free() =>
        TaskCost.Of(Offer.Model(Offer.Period(Offer.Card)), Session with { WebSearches = new(1) }).Refusal().ShouldBe(new Refusal(
            RefusalKind.NotOffered, RefusalSubject.WebSearches, "There is no price of acme-1's web searches. "
                + "Leave webSearches out, or state what they cost in otherUsdPerSession."));

    [Fact]
    public void A_ratio_that_breaks_even_pays_for_the_tools_first()
    {
        var model = Offer.Model(WithSearches);
        var session = Session with { WebSearches = new(2), Other = new(0.03m) };
        RatioBreakEven.Of(new Usd(0.05m + 0.3m), model, session, scaleOutput: true).ShouldBe(new RatioBreakEven.At(2));
        RatioBreakEven.Of(new Usd(0.05m), model, session, scaleOutput: true).ShouldBe(new RatioBreakEven.None(RatioReason.Never));
        RatioBreakEven.Of(new Usd(1), Offer.Model(Offer.Period(Offer.Card)), session, scaleOutput: true)
            .ShouldBe(new RatioBreakEven.None(RatioReason.NotOffered));
    }

    private static ShapedCost Shaped(PricePeriod period) => ShapedCost.Of(
        Offer.Model(period),
        new SessionShape { System = new(800), GrowthPerTurn = new(150), OutputPerTurn = new(100), Turns = new(10) },
        tier: null,
        ttl: null).Value();
}
