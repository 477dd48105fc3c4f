using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class PlanQuoteTests
{
    private static readonly PlanTerms Uneven = new() { Seats = SeatShares.Of([new(0.8m), new(0.2m)]) };

    [Fact]
    public void Seats_multiply_fee_limit_and_included_usage()
    {
        var quote = Of(Acme.Plan([Acme.Monthly(40)]), seats: 3);
        (quote.Seats, quote.Fee, quote.Line!.Allowance).ShouldBe((3, new Usd(60), new Usd(120)));
        Of(Acme.Plan(included: 15), seats: 3).ShouldSatisfyAllConditions(
            with => with.Included.ShouldBe(new Usd(45)),
            with => with.Line!.Allowance.ShouldBe(new Usd(45)));
    }

    [Fact]
    public void The_smaller_of_limit_and_included_usage_counts()
    {
        Of(Acme.Plan([Acme.Monthly(40)], included: 15)).Line!.Allowance.ShouldBe(new Usd(15));
        Of(Acme.Plan([Acme.Monthly(40)], included: 70)).Line!.Allowance.ShouldBe(new Usd(40));
        Of(Acme.Plan([Acme.Monthly(40)])).Line!.Allowance.ShouldBe(new Usd(40));
        // By the lowest estimate 30, by the highest 50.
        Of(Acme.Plan([Acme.Monthly(40)], included: 45)).Lines!.Value.Select(line => line.Allowance)
            .ShouldBe(new(new Usd(30), new Usd(40), new Usd(45)));
    }

    [Theory]
    [InlineData(LimitBound.Low, 30)]
    [InlineData(LimitBound.Expected, 40)]
    [InlineData(LimitBound.High, 50)]
    public void An_estimate_is_taken_at_the_bound_asked_for(LimitBound bound, int perMonth) =>
        Of(Acme.Plan([Acme.Monthly(40)]), new PlanTerms { Bound = bound }).Line!.Allowance.ShouldBe(new Usd(perMonth));

    [Fact]
    public void A_limit_of_ones_own_a_week_stands_for_all_estimates() =>
        Of(Acme.Plan([Acme.Monthly(1)]), new PlanTerms { OwnUsdPerWeek = _ => new Usd(70), Seats = SeatShares.Even(new(2)) })
            .Line!.Allowance.ShouldBe(new Usd(608.75m));

    [Fact]
    public void A_plan_without_estimates_is_unknown_unless_it_is_taken_to_have_no_limit()
    {
        Of(Acme.Plan()).ShouldSatisfyAllConditions(
            plan => plan.Line.ShouldBeNull(),
            plan => plan.PerMonth(new Usd(1)).ShouldBeNull(),
            plan => plan.ServedShare(new Usd(1)).ShouldBeNull(),
            plan => plan.Fits(new Usd(1)).ShouldBe(Fit.Unknown));
        Of(Acme.Plan(), new PlanTerms { AssumeUnlimited = true }).ShouldSatisfyAllConditions(
            plan => plan.Line!.Allowance.ShouldBeNull(),
            plan => plan.PerMonth(new Usd(1_000_000)).ShouldBe(Dollars(20, 20, 20)),
            plan => plan.ServedShare(new Usd(1_000_000)).ShouldBe(1),
            plan => plan.Fits(new Usd(1_000_000)).ShouldBe(Fit.Yes));
        // What is known of a limit is not forgotten.
        Of(Acme.Plan([Acme.Monthly(40)]), new PlanTerms { AssumeUnlimited = true }).Line!.Allowance.ShouldBe(new Usd(40));
    }

    [Fact]
    public void Usage_beyond_the_allowance_is_sold_where_the_plan_says_so_or_includes_dollars()
    {
        Of(Acme.Plan([Acme.Monthly(40)])).Line!.PerUsdBeyond.ShouldBeNull();
        Of(Acme.Plan([Acme.Monthly(40)], overage: Overage.ApiRates)).Line!.PerUsdBeyond.ShouldBe(1);
        Of(Acme.Plan(included: 15)).Line!.PerUsdBeyond.ShouldBe(1);
        Of(Acme.Plan(included: 15, overage: Overage.None)).Line!.PerUsdBeyond.ShouldBeNull();
        Of(Acme.Plan(included: 15, with: period => period with { OverageFactor = 1.2m })).Line!.PerUsdBeyond.ShouldBe(1.2m);
    }

    [Theory]
    [InlineData(25, 20, 20, 20, Fit.Yes)]
    [InlineData(30, 20, 20, 20, Fit.Yes)]
    [InlineData(40, 20, 20, 30, Fit.Unknown)]
    [InlineData(50, 20, 30, 40, Fit.Unknown)]
    [InlineData(60, 30, 40, 50, Fit.No)]
    public void A_high_limit_gives_the_low_cost(int usage, int low, int expected, int high, Fit fits)
    {
        var quote = Of(Acme.Plan([Acme.Monthly(40)], overage: Overage.ApiRates));
        quote.PerMonth(new Usd(usage)).ShouldBe(Dollars(low, expected, high));
        (quote.ServedShare(new Usd(usage)), quote.Fits(new Usd(usage))).ShouldBe((1, fits));
    }

    [Fact]
    public void What_is_paid_beside_the_fee_as_a_whole_does_not_fit_into_it()
    {
        var (plan, terms) = (Acme.Plan([Acme.Monthly(40)]), new PlanTerms());
        PlanQuote.Of(plan, Acme.Session(0) with { Besides = new Usd(1) }, terms).Fits(Usd.Zero).ShouldBe(Fit.No);
        PlanQuote.Of(plan, Acme.Session(0), terms).Fits(Usd.Zero).ShouldBe(Fit.Yes);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(40, 1)]
    [InlineData(50, 0.8)]
    [InlineData(400, 0.1)]
    public void Where_nothing_is_sold_beyond_a_part_is_served_for_the_fee(int usage, double share)
    {
        var quote = Of(Acme.Plan([Acme.Monthly(40)]));
        (quote.ServedShare(new Usd(usage)), quote.PerMonth(new Usd(usage))).ShouldBe(((decimal)share, Dollars(20, 20, 20)));
    }

    [Fact]
    public void Uneven_seats_are_each_held_against_their_own_limit()
    {
        var quote = Of(Acme.Plan([Acme.Monthly(40)], overage: Overage.ApiRates), Uneven);
        (quote.Fee, quote.Line!.Allowance).ShouldBe((new Usd(40), new Usd(50)));
        // 80 of 100 are on one seat, 40 of them beyond its limit.
        quote.PerMonth(new Usd(100)).ShouldBe(Dollars(70, 80, 90));
        Of(Acme.Plan([Acme.Monthly(40)]), quote.Terms).ServedShare(new Usd(100)).ShouldBe(0.6m);
        Of(Acme.Plan(included: 40), quote.Terms).Line!.Cost(new Usd(100)).ShouldBe(new Usd(80));
    }

    [Fact]
    public void A_fee_for_a_whole_team_is_paid_once_and_its_limit_is_shared()
    {
        var team = Acme.Plan(
            [Acme.Monthly(40)],
            included: 45,
            per: PlanUnit.Team,
            with: period => period with { ApiCreditUsdPerMonth = 5 });
        var quote = Of(team, seats: 14);
        (quote.Seats, quote.Fee, quote.ApiCredit).ShouldBe((1, new Usd(20), new Usd(5)));
        (quote.Included, quote.Line!.Allowance).ShouldBe((new Usd(45), new Usd(40)));
        var uneven = Of(Acme.Plan([Acme.Monthly(40)], per: PlanUnit.Team), Uneven);
        uneven.Line!.Allowance.ShouldBe(new Usd(40));
        Of(Acme.Plan(per: PlanUnit.Person), seats: 14).Fee.ShouldBe(new Usd(280));
    }

    [Theory]
    [InlineData(4, 400)]
    [InlineData(5, 500)]
    [InlineData(100, 500)]
    public void Credits_for_the_API_end_where_those_of_all_seats_do(int seats, int usd) =>
        Of(Acme.Plan(with: period => period with { ApiCreditUsdPerMonth = 100, MaxApiCreditUsdPerMonth = 500 }), seats: seats).ApiCredit
            .ShouldBe(new Usd(usd));

    [Fact]
    public void The_fewest_seats_that_are_sold_are_paid_for_and_those_in_use_alone_carry()
    {
        var five = Acme.Plan(
            [Acme.Monthly(40)], included: 45, with: period => period with { MinSeats = new(5), ApiCreditUsdPerMonth = 10 });
        var quote = Of(five, seats: 2);
        (quote.Seats, quote.Fee, quote.ApiCredit).ShouldBe((5, new Usd(100), new Usd(50)));
        (quote.Included, quote.Line!.Allowance).ShouldBe((new Usd(90), new Usd(80)));
        Of(five, seats: 6).Fee.ShouldBe(new Usd(120));
    }

    [Fact]
    public void A_plan_that_is_sold_by_the_year_costs_that_if_it_is_asked_for()
    {
        var yearly = Acme.Plan(with: period => period with { AnnualPerMonthUsd = 17 });
        Billed(Of(yearly, new PlanTerms { Billing = Billing.Annual, Seats = SeatShares.Even(new(2)) })).ShouldBe((new Usd(34), true));
        Billed(Of(yearly)).ShouldBe((new Usd(20), false));
        Billed(Of(Acme.Plan(), new PlanTerms { Billing = Billing.Annual })).ShouldBe((new Usd(20), false));

        static (Usd Fee, bool IsAnnual) Billed(PlanQuote quote) => (quote.Fee, quote.IsAnnual);
    }

    [Fact]
    public void The_break_even_counts_by_the_fee_alone_where_nothing_is_known_of_a_limit()
    {
        Of(Acme.Plan()).BreakEven.ShouldBe(new BreakEven.At(20, 21));
        Of(Acme.Plan([Acme.Monthly(40)])).BreakEven.ShouldBe(new BreakEven.At(20, 21));
    }

    [Fact]
    public void Why_there_is_no_break_even_is_what_ends_first()
    {
        Of(Acme.Plan([Acme.Monthly(20)])).BreakEven.ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(Acme.Plan([Acme.Monthly(20)], overage: Overage.ApiRates)).BreakEven
            .ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(Acme.Plan([Acme.Monthly(18)], included: 20)).BreakEven.ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(Acme.Plan([Acme.Monthly(20)], included: 20)).BreakEven.ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        Of(Acme.Plan(included: 20)).BreakEven.ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        // By the highest estimate it pays.
        Of(Acme.Plan([Acme.Monthly(20)]), new PlanTerms { Bound = LimitBound.High }).BreakEven.ShouldBe(new BreakEven.At(20, 21));
    }

    [Theory]
    [InlineData(30, 20)]
    [InlineData(35, 20)]
    [InlineData(50, 35)]
    public void By_fee_and_included_usage_alone_no_limit_counts(int usage, int cost) =>
        Of(Acme.Plan([Acme.Monthly(10)], included: 35)).FeeAlone.At(new Usd(usage)).ShouldBe(new Usd(cost));

    [Fact]
    public void By_fee_and_included_usage_alone_what_exceeds_it_costs_what_the_plan_says()
    {
        Of(Acme.Plan(included: 30, with: period => period with { OverageFactor = 1.5m })).FeeAlone.At(new Usd(50)).ShouldBe(new Usd(50));
        Of(Acme.Plan(included: 30, overage: Overage.None)).FeeAlone.At(new Usd(50)).ShouldBeNull();
        Of(Acme.Plan(included: 30, overage: Overage.None)).FeeAlone.At(new Usd(30)).ShouldBe(new Usd(20));
        Of(Acme.Plan(included: 30), Uneven).FeeAlone.At(new Usd(50)).ShouldBe(new Usd(50));
        Of(Acme.Plan([Acme.Monthly(10)])).FeeAlone.At(new Usd(1_000)).ShouldBe(new Usd(20));
    }

    [Fact]
    public void A_refusal_tells_where_a_plan_ends() =>
        Of(Acme.Plan([Acme.Monthly(40)]), seats: 2).Ends.Sentence
            .ShouldBe("acme-pro serves up to $80 of usage a month at list price for its fee of $40, and nothing is sold beyond.");

    [Theory]
    [InlineData("copilot-pro", 10, 15)]
    [InlineData("copilot-pro-plus", 39, 70)]
    [InlineData("copilot-max", 100, 200)]
    [InlineData("copilot-business", 19, 19)]
    [InlineData("copilot-enterprise", 39, 39)]
    [InlineData("cursor-ultra", 200, 400)]
    public void Copilot_includes_its_credits_at_a_cent_without_promotions(string plan, int fee, int included)
    {
        var period = Prices.Of("2026-11-20", "2026-11-20").Plan(plan).Value().Period;
        (period.MonthlyFeeUsd, period.IncludedUsd).ShouldBe((fee, included));
    }

    [Fact]
    public void The_articles_plans_include_no_usage() =>
        Prices.Of("2026-05-14", "2026-05-14").Version.Plans.SelectMany(plan => plan.Prices).Select(price => price.IncludedUsd)
            .ShouldAllBe(included => included == null);

    private static PlanQuote Of(PricedPlan plan, PlanTerms? terms = null, decimal seats = 1) =>
        PlanQuote.Of(plan, Acme.Session(1), terms ?? new PlanTerms { Seats = SeatShares.Even(new(seats)) });

    private static Range<Usd> Dollars(decimal low, decimal expected, decimal high) => new(new(low), new(expected), new(high));
}
