using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Tests.Plans;

public class PlanSessionTests
{
    [Fact]
    public void Limits_count_its_tokens_requests_and_mix()
    {
        var session = Acme.Tokens(3_000, 1_000, requests: 2, read: 750);
        (session.Tokens, session.Requests, session.CacheReadShare).ShouldBe((4_000, new RequestsPerSession(2), 0.25m));
        (session.Cost, session.ListCost, session.Besides).ShouldBe((new Usd(0.036625m), new Usd(0.036625m), Usd.Zero));
    }

    [Fact]
    public void A_bill_is_taken_back_to_list_price()
    {
        PlanSession.Billed(new Usd(80), new(0.2m)).ShouldBe(new PlanSession { Cost = new Usd(80), ListCost = new Usd(100) });
        PlanSession.Billed(new Usd(110), new(-0.1m)).ListCost.ShouldBe(new Usd(100));
    }

    [Fact]
    public void Usage_is_counted_at_list_price_and_a_bill_at_what_is_paid_for_all_of_it()
    {
        var session = Acme.Session(0.8m, 1) with { Besides = new Usd(0.1m) };
        (session.Usage(10), session.AtApi(10)).ShouldBe((new Usd(10), new Usd(9)));
    }

    [Fact]
    public void Charges_that_no_plan_covers_stand_beside_it()
    {
        var model = Offer.Model(Offer.Period(Offer.Card));
        var workload = new Workload { Tokens = TokenMix.FromCounts(new(1_000_000), default, default, default), Other = new Usd(0.25m) };
        var session = PlanSession.Of(TaskCost.Of(model, workload).Value());
        (session.Cost, session.ListCost, session.Besides).ShouldBe((new Usd(1), new Usd(1), new Usd(0.25m)));
    }

    [Theory]
    [InlineData("claude-opus-4-7", null, 1, 0.43)]
    [InlineData("claude-opus-4-7", null, 0.5, 0.43)]
    [InlineData("claude-opus-4-7", ServiceTier.Batch, 0, 0.43)]
    [InlineData("claude-opus-4-7", null, 0, 0.43)]
    public void A_plan_counts_at_the_standard_rates_what_waits_at_the_api(
        string model, ServiceTier? tier, double inBatch, double counted) =>
        Of(model, Served(tier, inBatch)).ListCost.ShouldBe(new Usd((decimal)counted));

    // A dollar a million in the standard tier, two in priority and a half in batch.
    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(0.5, 1.25, 1.5)]
    [InlineData(1, 0.5, 1)]
    public void What_waits_is_counted_at_the_standard_rates_though_the_rest_is_preferred(double inBatch, double cost, double counted)
    {
        var priority = Offer.Card with { Tier = ServiceTier.Priority, Input = new(2) };
        var batch = Offer.Card with { Tier = ServiceTier.Batch, Input = new(0.5m) };
        var alias = new Alias { Id = "acme-1-priority", ServiceTier = ServiceTier.Priority };
        var book = Offer.Book(Offer.Period(Offer.Card, priority, batch), alias: alias);
        var workload = new Workload
        {
            Tokens = TokenMix.FromCounts(new(1_000_000), default, default, default),
            BatchShare = new((decimal)inBatch),
        };
        foreach (var (name, tier) in new[] { ("acme-1", (ServiceTier?)ServiceTier.Priority), ("acme-1-priority", null) })
        {
            var session = PlanSession.Of(TaskCost.Of(book.Model(name).Value(), workload with { Tier = tier }).Value());
            (session.Cost, session.ListCost).ShouldBe((new Usd((decimal)cost), new Usd((decimal)counted)), name);
        }
    }

    [Theory]
    [InlineData(ServiceTier.Priority)]
    [InlineData(ServiceTier.Fast)]
    [InlineData(ServiceTier.Batch)]
    public void What_waits_is_counted_at_the_standard_rates_whatever_tier_the_name_asks_for(ServiceTier named)
    {
        var cards = new[] { ServiceTier.Priority, ServiceTier.Fast }.Select(tier => Offer.Card with { Tier = tier, Input = new(2) });
        var batch = Offer.Card with { Tier = ServiceTier.Batch, Input = new(0.5m) };
        var alias = new Alias { Id = "acme-1:named", ServiceTier = named };
        var model = Offer.Book(Offer.Period([Offer.Card, batch, .. cards]), alias: alias).Model("acme-1:named").Value();
        var tokens = TokenMix.FromCounts(new(1_000_000), default, default, default);
        var session = PlanSession.Of(TaskCost.Of(model, new Workload { Tokens = tokens, Tier = ServiceTier.Batch }).Value());
        (session.Cost, session.ListCost).ShouldBe((new Usd(0.5m), new Usd(1)));

        var group = new PriceGroup("acme-1:named", ServiceTier.Batch, model, batch, null);
        group.CostAtApiAndPlan(new UsageSum(1, new UsageTokens(1_000_000, 0, 0, 0, 0), 0)).ShouldBe((new Usd(0.5m), new Usd(1)));
    }

    // Twice the standard rates in fast, half of them in batch, which a plan counts as if it did not wait.
    [Theory]
    [InlineData(0, 0, 0, 0.86)]
    [InlineData(0.5, 0.1075, 0.215, 0.43)]
    [InlineData(1, 0.215, 0.43, 0)]
    public void What_is_served_in_fast_is_paid_beside_every_plan(double inBatch, double cost, double counted, double besides)
    {
        var session = Of("claude-opus-4-8", Served(ServiceTier.Fast, inBatch) with { Other = new Usd(0.25m) });
        (session.Cost, session.ListCost).ShouldBe((new Usd((decimal)cost), new Usd((decimal)counted)));
        (session.Besides, session.Covered).ShouldBe((new Usd((decimal)besides + 0.25m), new Share((decimal)inBatch)));
    }

    [Fact]
    public void A_search_is_covered_as_far_as_the_session_that_makes_it()
    {
        // A dollar a million in the standard tier, two in fast and a half in batch; and a hundred searches for a dollar.
        var fast = Offer.Card with { Tier = ServiceTier.Fast, Input = new(2) };
        var batch = Offer.Card with { Tier = ServiceTier.Batch, Input = new(0.5m) };
        var period = Offer.Period(Offer.Card, fast, batch) with
        {
            Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 10 } },
        };
        var workload = new Workload
        {
            Tokens = TokenMix.FromCounts(new(1_000_000), default, default, default),
            WebSearches = new(100),
            BatchShare = new(0.5m),
            Tier = ServiceTier.Fast,
        };
        var session = PlanSession.Of(TaskCost.Of(Offer.Model(period), workload).Value());
        (session.Cost, session.ListCost, session.Besides).ShouldBe((new Usd(0.75m), new Usd(1), new Usd(1.5m)));
    }

    // A dollar a million at the provider, a tenth more in the region or by the host, and a fifth off.
    [Theory]
    [InlineData("acme-1", null, 0.8)]
    [InlineData("acme-1", "us", 0.88)]
    [InlineData("host/acme-1", null, 0.88)]
    public void Plans_count_what_the_provider_lists_whatever_region_or_host_it_is_asked_for_in(string name, string? region, double cost)
    {
        var period = Offer.Period(Offer.Card) with { Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.1m) } };
        var alias = new Alias { Id = "host/acme-1", Host = "host", Factor = new(1.1m) };
        var book = Offer.Book(period, alias: alias) with { InferenceGeo = region, Discount = new(0.2m) };
        var model = book.Model(name).Value();
        var tokens = TokenMix.FromCounts(new(1_000_000), default, default, default);
        var session = PlanSession.Of(TaskCost.Of(model, new Workload { Tokens = tokens }).Value());
        (session.Cost, session.ListCost, session.Besides).ShouldBe((new Usd((decimal)cost), new Usd(1), Usd.Zero));

        var card = model.Card(ServiceTier.Standard, new(1)).Value();
        new PriceGroup(name, ServiceTier.Standard, model, card, null)
            .CostAtApiAndPlan(new UsageSum(1, new UsageTokens(1_000_000, 0, 0, 0, 0), 0))
            .ShouldBe((new Usd((decimal)cost), new Usd(1)));
    }

    [Fact]
    public void A_name_that_asks_for_fast_is_as_little_covered()
    {
        var fast = Offer.Card with { Tier = ServiceTier.Fast, Input = new(2) };
        var batch = Offer.Card with { Tier = ServiceTier.Batch, Input = new(0.5m) };
        var alias = new Alias { Id = "acme-1-fast", ServiceTier = ServiceTier.Fast };
        var model = Offer.Book(Offer.Period(Offer.Card, fast, batch), alias: alias).Model("acme-1-fast").Value();
        var tokens = TokenMix.FromCounts(new(1_000_000), default, default, default);
        foreach (var (share, cost, counted, besides) in new[] { (0m, 0m, 0m, 2m), (0.5m, 0.25m, 0.5m, 1m), (1, 0.5m, 1, 0) })
        {
            var session = PlanSession.Of(TaskCost.Of(model, new Workload { Tokens = tokens, BatchShare = new(share) }).Value());
            (session.Cost, session.ListCost, session.Besides).ShouldBe((new Usd(cost), new Usd(counted), new Usd(besides)));
        }
    }

    [Fact]
    public void A_discount_is_taken_off_what_stands_beside_too()
    {
        var book = Prices.Of("2026-11-21", "2026-11-20") with { Discount = new(0.2m) };
        var session = PlanSession.Of(TaskCost.Of(book.Model("claude-opus-4-8").Value(), Served(ServiceTier.Fast, 0.5)).Value());
        (session.Cost, session.ListCost, session.Besides).ShouldBe((new Usd(0.086m), new Usd(0.215m), new Usd(0.344m)));
    }

    [Fact]
    public void A_limits_units_are_worth_as_much_where_a_part_of_the_sessions_is_not_covered()
    {
        var (partly, wholly) = (Of("claude-opus-4-8", Served(ServiceTier.Fast, 0.5)), Of("claude-opus-4-8", Served(null, 0)));
        wholly.Worth(LimitUnit.Requests).ShouldBe(new Usd(0.043m));
        foreach (var unit in Enum.GetValues<LimitUnit>())
            partly.Worth(unit).ShouldBe(wholly.Worth(unit));
        Of("claude-opus-4-8", Served(ServiceTier.Fast, 0)).Worth(LimitUnit.Requests).ShouldBeNull();
    }

    // 20,000 at 5, 160,000 read at 0.5, 20,000 written at 6.25 and 5,000 out at 25, in dollars a million.
    private static Workload Served(ServiceTier? tier, double inBatch) => new()
    {
        Tokens = TokenMix.FromCounts(new(200_000), new(160_000), new(20_000), new(5_000)),
        Requests = new(10),
        BatchShare = new((decimal)inBatch),
        Tier = tier,
    };

    private static PlanSession Of(string model, Workload workload) =>
        PlanSession.Of(TaskCost.Of(Prices.Of("2026-11-21", "2026-11-20").Model(model).Value(), workload).Value());
}
