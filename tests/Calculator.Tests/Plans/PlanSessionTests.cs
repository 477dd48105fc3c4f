using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;

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
    [InlineData("claude-opus-4-8", ServiceTier.Fast, 0, 0.86)]
    public void A_plan_counts_at_the_standard_rates_what_waits_at_the_api(string model, ServiceTier? tier, double inBatch, double counted)
    {
        // 20,000 at 5, 160,000 read at 0.5, 20,000 written at 6.25 and 5,000 out at 25, in dollars a million.
        var workload = new Workload
        {
            Tokens = TokenMix.FromCounts(new(200_000), new(160_000), new(20_000), new(5_000)),
            Requests = new(10),
            BatchShare = new((decimal)inBatch),
            Tier = tier,
        };
        var priced = Prices.Of("2026-11-21", "2026-11-20").Model(model).Value();
        var session = PlanSession.Of(TaskCost.Of(priced, workload).Value());
        session.ListCost.ShouldBe(new Usd((decimal)counted));
    }
}
