using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class LifetimeTests
{
    // GPT-6.2: no five minutes and no hour.
    private static readonly RateCard ShortAndLong = Offer.Card with
    {
        CacheWrite5m = null,
        CacheWrite30m = new(1.25m),
        CacheWrite1h = null,
        CacheWrite12h = new(2.5m),
    };

    [Fact]
    public void Writes_of_two_lifetimes_are_billed_each_at_its_own_rate()
    {
        var session = new Workload { Tokens = new TokenMix(new(2), TokenCount.Zero, new(6_289), new(216)) { CacheWrite1h = new(45_800) } };
        var cost = TaskCost.Of(Prices.Model("claude-opus-4-7"), session).Value();
        cost.Total.Value.ShouldBe(0.50271625m);
        cost.Lines.Select(line => (line.Item, line.Tokens.Value, line.Usd.Value)).ShouldBe(
        [
            (TokenItem.Input, 2m, 0.00001m),
            (TokenItem.CacheWriteFiveMinutes, 6_289m, 0.03930625m),
            (TokenItem.CacheWriteOneHour, 45_800m, 0.458m),
            (TokenItem.Output, 216m, 0.0054m),
        ]);
    }

    [Fact]
    public void Writes_that_come_to_the_same_lifetime_stand_on_one_line()
    {
        var session = new Workload { Tokens = Written(100) with { CacheWrite1h = new(50) }, CacheTtl = CacheTtl.OneHour };
        TaskCost.Of(Offer.Model(Offer.Period(Offer.Card)), session)
            .Value().Lines
            .Select(line => (line.Item, line.Tokens.Value))
            .ShouldBe([(TokenItem.CacheWriteOneHour, 150m)]);
    }

    [Theory]
    [InlineData(null, TokenItem.CacheWriteThirtyMinutes, 1.25, null)]
    [InlineData(
        CacheTtl.FiveMinutes,
        TokenItem.CacheWriteThirtyMinutes,
        1.25,
        "acme-1 has no cache writes of 5m: the 1,000,000 tokens written to cache are billed as 30m, the next longer it has.")]
    [InlineData(CacheTtl.ThirtyMinutes, TokenItem.CacheWriteThirtyMinutes, 1.25, null)]
    [InlineData(
        CacheTtl.OneHour,
        TokenItem.CacheWriteTwelveHours,
        2.5,
        "acme-1 has no cache writes of 1h: the 1,000,000 tokens written to cache are billed as 12h, the next longer it has.")]
    [InlineData(CacheTtl.TwelveHours, TokenItem.CacheWriteTwelveHours, 2.5, null)]
    public void A_lifetime_that_a_card_lacks_is_billed_as_the_next_longer_and_the_shortest_where_none_is_asked_for(
        CacheTtl? asked,
        TokenItem item,
        double usd,
        string? said)
    {
        var cost = TaskCost.Of(Offer.Model(Offer.Period(ShortAndLong)), new Workload { Tokens = Written(1_000_000), CacheTtl = asked })
            .Value();
        cost.Lines.ShouldHaveSingleItem().Item.ShouldBe(item);
        cost.Total.Value.ShouldBe((decimal)usd);
        cost.Assumptions.ShouldBe(said is null ? [] : [said]);
    }

    [Theory]
    [InlineData(null, "5m")]
    [InlineData(CacheTtl.ThirtyMinutes, "30m")]
    [InlineData(CacheTtl.TwelveHours, "12h")]
    public void Without_this_lifetime_or_a_longer_one_writes_are_billed_as_input(CacheTtl? asked, string name)
    {
        var card = Offer.Card with { CacheWrite5m = null, CacheWrite1h = null };
        var cost = TaskCost.Of(Offer.Model(Offer.Period(card)), new Workload { Tokens = Written(1_000_000), CacheTtl = asked }).Value();
        cost.Total.Value.ShouldBe(1);
        cost.Assumptions.ShouldBe(
        [
            $"acme-1 has no cache-write rate for {name}: the 1,000,000 tokens written to cache are billed at the input rate.",
        ]);
    }

    [Theory]
    [InlineData(
        ServiceTier.Standard,
        CacheTtl.TwelveHours,
        "acme-1 has no cache writes of 12h or longer in the standard tier; it has those of 5m, 1h. "
            + "Give cacheTtl one of these, or leave it out for the shortest.")]
    [InlineData(
        ServiceTier.Batch,
        CacheTtl.OneHour,
        "acme-1 has no cache writes of 1h or longer in the batch tier; it has those of 5m. "
            + "Give cacheTtl one of these, or leave it out for the shortest.")]
    public void A_lifetime_beyond_the_longest_of_a_card_is_refused_and_never_cheaper_than_a_shorter_one(
        ServiceTier tier,
        CacheTtl asked,
        string sentence)
    {
        var model = Offer.Model(Offer.Period(Offer.Card, Offer.Card with { Tier = ServiceTier.Batch, CacheWrite1h = null }));
        var session = new Workload { Tokens = Written(1_000_000), CacheTtl = asked, Tier = tier };
        var refusal = new Refusal(RefusalKind.NotOffered, RefusalSubject.CacheLifetime, sentence);
        TaskCost.Of(model, session).Refusal().ShouldBe(refusal);
        TaskCost.Of(model, session with { Tokens = Written(0) }).Value().Total.Value.ShouldBe(0);
        RatioBreakEven.Of(new Usd(1), model, session, scaleOutput: true).ShouldBe(new RatioBreakEven.None(RatioReason.NotOffered));
        ShapedCost.Of(
            model,
            new SessionShape { System = new(1), GrowthPerTurn = new(1), OutputPerTurn = new(1), Turns = new(2) },
            tier,
            asked)
            .Refusal()
            .ShouldBe(refusal);
    }

    [Fact]
    public void An_hour_beside_it_is_refused_by_its_own_name_where_there_is_none()
    {
        var session = new Workload { Tokens = Written(100) with { CacheWrite1h = new(50) } };
        TaskCost.Of(Offer.Model(Offer.Period(Offer.Card with { CacheWrite1h = null })), session).Refusal().ShouldBe(new Refusal(
            RefusalKind.NotOffered,
            RefusalSubject.OneHourWrites,
            "acme-1 has no cache writes of 1h or longer in the standard tier; it has those of 5m. "
                + "State the tokens as cacheWriteTokens, which are of cacheTtl."));
    }

    [Fact]
    public void What_the_rest_would_cost_if_it_were_written_is_not_said_where_it_could_not_be()
    {
        var session = new Workload
        {
            Tokens = new TokenMix(new(900), new(100), TokenCount.Zero, TokenCount.Zero),
            CacheWriteIsKnown = false,
        };
        Said(session).ShouldHaveSingleItem().ShouldStartWith("No cache writes were given");
        Said(session with { CacheTtl = CacheTtl.TwelveHours }).ShouldBeEmpty();

        static IReadOnlyList<string> Said(Workload session) =>
            TaskCost.Of(Offer.Model(Offer.Period(Offer.Card)), session).Value().Assumptions;
    }

    [Fact]
    public void Where_one_of_two_cards_lacks_a_rate_the_sentence_is_about_its_tier()
    {
        var model = Offer.Model(Offer.Period(Offer.Card, new RateCard { Tier = ServiceTier.Batch, Input = new(0.5m), Output = new(2.5m) }));
        var session = new Workload { Tokens = new TokenMix(TokenCount.Zero, new(400), new(600), TokenCount.Zero), BatchShare = new(0.5m) };
        TaskCost.Of(model, session).Value().Assumptions.ShouldBe(
        [
            "acme-1 has no cache-read rate in the batch tier: the 400 tokens read from cache are billed at the input rate there.",
            "acme-1 has no cache-write rate for 5m in the batch tier: the 600 tokens written to cache are billed at the input rate there.",
        ]);
        TaskCost.Of(model, session with { BatchShare = new(1) }).Value().Assumptions[0]
            .ShouldBe("acme-1 has no cache-read rate in the batch tier: the 400 tokens read from cache are billed at the input rate.");
    }

    [Fact]
    public void An_hour_beside_another_lifetime_is_split_off_by_share_or_count()
    {
        var use = new TokenUse(new(1_000), TokenCount.Zero, Share(0.5m), Share(0.2m)) { Write1h = Share(0.1m) };
        use.Mix.ShouldBe(new TokenMix(new(200), new(500), new(200), TokenCount.Zero) { CacheWrite1h = new(100) });
        (use with { Write = new CachePart.Rest() }).Mix
            .ShouldBe(new TokenMix(TokenCount.Zero, new(500), new(400), TokenCount.Zero) { CacheWrite1h = new(100) });
        (use with { Write1h = new CachePart.Counted(new(250)) }).Mix
            .ShouldBe(new TokenMix(new(50), new(500), new(200), TokenCount.Zero) { CacheWrite1h = new(250) });
        (use with { Write1h = new CachePart.Counted(new(301)) }).FitsIntoInput.ShouldBeFalse();
        (use with { Write1h = new CachePart.Counted(new(250)) })
            .ToShares().Mix
            .ShouldBe((use with { Write1h = new CachePart.Counted(new(250)) }).Mix);
        use.ShareLeftBy(use.Write, use.Write1h).ShouldBe(0.7m);
    }

    private static CachePart.OfInput Share(decimal value) => new(new Share(value));

    private static TokenMix Written(decimal tokens) => new(TokenCount.Zero, TokenCount.Zero, new(tokens), TokenCount.Zero);
}
