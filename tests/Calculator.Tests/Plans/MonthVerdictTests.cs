using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class MonthVerdictTests
{
    // As the articles count: a plan of whose limits nothing is known is taken to have none.
    private static readonly PlanTerms Unlimited = new() { AssumeUnlimited = true };

    [Theory]
    [InlineData("claude-max-5x", 1, 100, Cheaper.Plan, 100, 35)]
    [InlineData("claude-max-5x", 2, 100, Cheaper.Api, 200, -65)]
    [InlineData("claude-max-5x", 1, 74, Cheaper.Api, 100, -0.1)]
    [InlineData("claude-max-5x", 1, 75, Cheaper.Plan, 100, 1.25)]
    [InlineData("cursor-pro", 1, 100, Cheaper.Equal, 135, 0)]
    [InlineData("cursor-pro", 1, 1, Cheaper.Api, 20, -18.65)]
    [InlineData("cursor-pro-plus", 1, 100, Cheaper.Plan, 125, 10)]
    [InlineData("copilot-pro", 3, 100, Cheaper.Plan, 120, 15)]
    public void A_verdict_counts_seats_included_usage_and_what_exceeds_it(
        string plan, int seats, int sessionsPerDay, Cheaper cheaper, double perMonth, double saving)
    {
        var book = Prices.Of("2026-11-20", "2026-11-20");
        var comparisons = PlanComparisons.Of(
            PlanSession.Of(Session(book)),
            [book.Plan(plan).Value()],
            Unlimited with { Seats = SeatShares.Even(new(seats)) });
        var month = comparisons.Judge(sessionsPerDay * 30).Plans.ShouldHaveSingleItem();
        (month.Cheaper, month.PerMonth, month.Saving).ShouldBe((cheaper, Same((decimal)perMonth), new Usd((decimal)saving)));
    }

    [Fact]
    public void A_plan_of_which_nobody_states_the_models_is_quoted_and_never_the_cheapest()
    {
        var stated = Acme.Plan([Acme.Monthly(400)]);
        var silent = stated with { Plan = stated.Plan with { Covers = [] } };
        PlanComparisons.Of(Acme.Session(1), [stated], new PlanTerms()).Judge(100).Cheapest.ShouldBe(new PayOption.Plan(stated));
        var verdict = PlanComparisons.Of(Acme.Session(1), [silent], new PlanTerms { AssumeHeld = true }).Judge(100);
        verdict.Cheapest.ShouldBeOfType<PayOption.Api>();
        verdict.Plans.ShouldHaveSingleItem().Cheaper.ShouldBe(Cheaper.Plan);
    }

    [Fact]
    public void A_discount_is_taken_off_the_API_and_not_off_the_plan()
    {
        var book = Prices.Of("2026-11-20", "2026-11-20") with { Discount = new(0.2m) };
        var session = Session(book);
        (session.Total.Value, session.ListTotal.Value).ShouldBe((0.036m, 0.045m));
        session.Assumptions.ShouldBe(["A discount of 0.2 is taken off every API rate of claude-opus-4-7."]);

        // 100 sessions a day: 108 at the API, 135 at list price, of which Cursor Pro+ includes 70.
        var month = PlanComparisons.Of(PlanSession.Of(session), [book.Plan("cursor-pro-plus").Value()], new PlanTerms()).Judge(3_000)
            .Plans.ShouldHaveSingleItem();
        (month.Cheaper, month.PerMonth, month.Saving).ShouldBe((Cheaper.Api, Same(125), new Usd(-17)));
    }

    [Fact]
    public void A_bill_of_6200_on_fourteen_seats_goes_by_the_limit_of_a_week()
    {
        var book = Prices.Of("2026-11-21", "2026-11-21");
        var plans = new[] { "claude-pro", "claude-max-5x", "claude-max-20x" }.Select(id => book.Plan(id).Value());
        var bill = PlanSession.Billed(new Usd(6_200), default);
        var comparisons = PlanComparisons.Of(bill, plans, new PlanTerms { Seats = SeatShares.Even(new(14)) });
        var verdict = comparisons.Judge(1);

        // 280 + (6,200 − 14 × 37.5 × 30.4375 ÷ 7): a week is not to be had in whole digits.
        var pro = verdict.Plans[0];
        pro.PerMonth!.Value.Select(usd => decimal.Round(usd.Value, 12)).ShouldBe(new(4_197.1875m, 4_197.1875m, 4_197.1875m));
        decimal.Round(pro.Saving!.Value.Value, 12).ShouldBe(2_002.8125m);
        (pro.Cheaper, pro.Fits, pro.ServedShare).ShouldBe((Cheaper.Plan, Fit.No, 1));

        // Fourteen of Max 5x hold 19,023.45… for 1,400; by fee alone Pro would be the cheapest.
        (verdict.Plans[1].PerMonth, verdict.Plans[1].Fits).ShouldBe((Same(1_400), Fit.Yes));
        verdict.Cheapest.ShouldBe(new PayOption.Plan(comparisons.Quotes[1].Plan));
        verdict.CheapestByFeeAlone.ShouldBe(new PayOption.Plan(comparisons.Quotes[0].Plan));
        verdict.MightBeCheaper.ShouldBeEmpty();
        comparisons.Quotes.ShouldAllBe(quote => quote.Limit!.IsDoubtful);
    }

    [Fact]
    public void The_cheapest_serves_all_of_it_within_what_is_known()
    {
        var small = Acme.Plan([Acme.Monthly(40)], fee: 10);
        var large = Acme.Plan([Acme.Monthly(400)], fee: 100);
        var comparisons = PlanComparisons.Of(Acme.Session(1), [small, large], new PlanTerms());
        comparisons.Judge(10).Cheapest.ShouldBe(new PayOption.Api());
        comparisons.Judge(40).Cheapest.ShouldBe(new PayOption.Plan(small));
        comparisons.Judge(41).Cheapest.ShouldBe(new PayOption.Api());
        comparisons.Judge(101).Cheapest.ShouldBe(new PayOption.Plan(large));
        comparisons.Judge(401).Cheapest.ShouldBe(new PayOption.Api());
        comparisons.Judge(401).CheapestByFeeAlone.ShouldBe(new PayOption.Plan(small));
        PlanComparisons.Of(Acme.Session(1), [small, large], new PlanTerms { Bound = LimitBound.Low }).Judge(40)
            .Cheapest.ShouldBe(new PayOption.Api());
    }

    [Fact]
    public void Where_a_plan_does_not_serve_all_neither_is_called_the_cheaper()
    {
        var month = PlanComparisons.Of(Acme.Session(1), [Acme.Plan([Acme.Monthly(40)])], new PlanTerms()).Judge(80).Plans[0];
        (month.Saving, month.Cheaper, month.ServedShare, month.Fits).ShouldBe(((Usd?)null, (Cheaper?)null, 0.5m, Fit.No));
        month.PerMonth.ShouldBe(Same(20));
    }

    [Fact]
    public void A_plan_of_unknown_limits_might_be_cheaper_where_its_fee_is_and_never_is_the_cheapest()
    {
        var comparisons = PlanComparisons.Of(Acme.Session(1), [Acme.Plan(), Acme.Plan([Acme.Monthly(400)], fee: 30)], new PlanTerms());
        comparisons.Judge(20).ShouldSatisfyAllConditions(
            verdict => verdict.Cheapest.ShouldBe(new PayOption.Api()),
            verdict => verdict.MightBeCheaper.ShouldBeEmpty());
        comparisons.Judge(100).ShouldSatisfyAllConditions(
            verdict => verdict.Cheapest.ShouldBe(new PayOption.Plan(comparisons.Quotes[1].Plan)),
            verdict => verdict.MightBeCheaper.ShouldBe([comparisons.Quotes[0]]),
            verdict => verdict.CheapestByFeeAlone.ShouldBe(new PayOption.Plan(comparisons.Quotes[0].Plan)),
            verdict => verdict.Plans[0].ShouldBe(new PlanMonth(comparisons.Quotes[0], null, null, Fit.Unknown, null)));
    }

    [Fact]
    public void On_a_tie_the_smaller_fee_is_the_cheapest()
    {
        var one = PlanComparisons.Of(Acme.Session(1), [Acme.Plan([Acme.Monthly(400)])], new PlanTerms());
        one.Judge(20).Cheapest.ShouldBe(new PayOption.Api());
        PricedPlan[] plans = [Acme.Plan([Acme.Monthly(400)], fee: 30), Acme.Plan([Acme.Monthly(20)], overage: Overage.ApiRates, fee: 10)];
        var two = PlanComparisons.Of(Acme.Session(1), plans, new PlanTerms());
        two.Judge(40).Cheapest.ShouldBe(new PayOption.Plan(two.Quotes[1].Plan));
    }

    [Fact]
    public void Uneven_seats_that_are_all_used_up_cost_to_the_digit_what_even_ones_do()
    {
        // A sixth of nothing is gained by dividing: at list price the fee of 20 buys 20 a seat, and the API costs as much.
        var terms = new PlanTerms { Seats = SeatShares.Of([new(0.091m), new(0.097m), new(0.214m), new(0.308m), new(0.074m), new(0.216m)]) };
        var verdict = PlanComparisons.Of(Acme.Session(8), [Acme.Plan(included: 20)], terms).Judge(250);
        (verdict.Plans[0].Saving, verdict.Plans[0].Cheaper, verdict.Cheapest).ShouldBe((Usd.Zero, Cheaper.Equal, new PayOption.Api()));
        verdict.Plans[0].Quote.BreakEven.ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
    }

    [Fact]
    public void What_no_plan_covers_is_paid_besides_each_way()
    {
        var session = Acme.Session(1) with { Besides = new Usd(0.5m) };
        var verdict = PlanComparisons.Of(session, [Acme.Plan([Acme.Monthly(400)])], new PlanTerms()).Judge(40);
        (verdict.Usage, verdict.Api).ShouldBe((new Usd(40), new Usd(60)));
        (verdict.Plans[0].PerMonth, verdict.Plans[0].Saving).ShouldBe((Same(40), new Usd(20)));
    }

    [Fact]
    public void A_month_without_usage_costs_the_fee_and_is_served()
    {
        var verdict = PlanComparisons.Of(Acme.Session(1), [Acme.Plan([Acme.Monthly(40)])], new PlanTerms()).Judge(0);
        (verdict.Api, verdict.Cheapest).ShouldBe((Usd.Zero, new PayOption.Api()));
        var month = verdict.Plans[0];
        (month.PerMonth, month.ServedShare, month.Fits).ShouldBe((Same(20), 1, Fit.Yes));
    }

    private static TaskCost Session(PriceBook book) => TaskCost.Of(
        book.Model("claude-opus-4-7").Value(),
        new Workload { Tokens = TokenMix.FromCounts(new(3_000), TokenCount.Zero, TokenCount.Zero, new(1_200)) }).Value();

    private static Range<Usd> Same(decimal usd) => new(new(usd), new(usd), new(usd));
}
