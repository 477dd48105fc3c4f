using Calculator.Costs;
using Calculator.Plans;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class BreakEvenTests
{
    [Theory]
    [InlineData(0.045, 100, "20000/9", 2223)]
    [InlineData(0.14, 100, "5000/7", 715)]
    [InlineData(0.05, 100, "2000", 2001)]
    [InlineData(0.03, 0.01, "1/3", 1)]
    [InlineData(0.07, 0.21, "3", 4)]
    public void Solves_sessions_times_cost_equals_fee(double cost, double fee, string sessions, int first)
    {
        var fraction = sessions.Split('/').Select(decimal.Parse).ToArray();
        Solve((decimal)cost, (decimal)fee)
            .ShouldBe(new BreakEven.At(fraction[0] / (fraction.Length > 1 ? fraction[1] : 1), first));
    }

    [Fact]
    public void A_quotient_that_rounding_made_whole_is_held_against_the_fee() =>
        // Nine times this is just above 30: the quotient of 8.99… has rounded to 9, and the ninth session is cheaper already.
        Solve(3.3333333333333333333333333334m, 30).ShouldBe(new BreakEven.At(9, 9));

    [Fact]
    public void A_plan_that_includes_no_more_than_its_fee_is_never_strictly_cheaper()
    {
        Solve(0.045m, 20, 20).ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        Solve(0.05m, 60, 70).ShouldBe(new BreakEven.At(1200, 1201));
    }

    [Theory]
    // A tenth on top: the API has cost 20 before the plan's 20 of usage at list price are used up.
    [InlineData(0.825, 0.75, 20, 20, "20/0.825", 25)]
    // 10 are used up at 10 sessions; from then on each costs a tenth less than at the API, until the other 10 of the fee are made up for.
    [InlineData(1.1, 1, 20, 10, "100", 101)]
    [InlineData(1.1, 1, 0, 0, "0", 1)]
    public void Under_a_surcharge_every_plan_is_cheaper_in_the_end(double api, double list, double fee, double included, string sessions, int first)
    {
        var fraction = sessions.Split('/').Select(decimal.Parse).ToArray();
        var expected = fraction[0] / (fraction.Length > 1 ? fraction[1] : 1);
        BreakEven.Of(new Usd((decimal)api), new Usd((decimal)list), new Usd((decimal)fee), new Usd((decimal)included))
            .ShouldBe(fee == 0 ? new BreakEven.Always() : new BreakEven.At(expected, first));
    }

    [Fact]
    public void A_tie_at_the_first_session_above_the_fee_is_not_taken_for_an_advantage_by_rounding() =>
        // Three sessions cost 9 at API rates, and 8 + (3 × 67 − 200) under the plan; thirds of 200 and of 8 are rounded in different digits.
        BreakEven.Of(new Usd(3), new Usd(67), new Usd(8), new Usd(200)).ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));

    [Fact]
    public void What_has_no_break_even_says_why()
    {
        Solve(0, 20).ShouldBe(new BreakEven.Never(NeverReason.ApiCostsNothing));
        Solve(1, 0).ShouldBe(new BreakEven.Always());
        Solve(0.000000000000001m, 1).ShouldBe(new BreakEven.At(1_000_000_000_000_000, 1_000_000_000_000_001));
        Solve(0.0000000000000000000000000001m, 20).ShouldBe(new BreakEven.Never(NeverReason.BeyondRange));
    }

    [Theory]
    [InlineData("claude-max-5x", 1, 100, Cheaper.Plan, 100, 35)]
    [InlineData("claude-max-5x", 2, 100, Cheaper.Api, 200, -65)]
    [InlineData("claude-max-5x", 1, 74, Cheaper.Api, 100, -0.1)]
    [InlineData("claude-max-5x", 1, 75, Cheaper.Plan, 100, 1.25)]
    [InlineData("cursor-pro", 1, 100, Cheaper.Equal, 135, 0)]
    [InlineData("cursor-pro", 1, 1, Cheaper.Api, 20, -18.65)]
    [InlineData("cursor-pro-plus", 1, 100, Cheaper.Plan, 125, 10)]
    [InlineData("copilot-pro", 3, 100, Cheaper.Plan, 120, 15)]
    public void A_verdict_counts_seats_included_usage_and_what_exceeds_it(string plan, int seats, int sessionsPerDay, Cheaper cheaper, double perMonth, double saving)
    {
        var session = TaskCost.Of(Prices.Model("claude-opus-4-7"), new Workload { Tokens = TokenMix.FromCounts(new(3_000), TokenCount.Zero, TokenCount.Zero, new(1_200)) }).Value();
        var comparison = PlanComparison.Of(Prices.Of("2026-11-20", "2026-11-20").Plan(plan).Value(), session, new Seats(seats));
        comparison.Judge(new SpendForecast(session, new(sessionsPerDay), new(30)))
            .ShouldBe(new PlanVerdict(cheaper, new Usd((decimal)perMonth), new Usd((decimal)saving)));
    }

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
        Prices.Of("2026-05-14", "2026-05-14").Version.Plans.SelectMany(plan => plan.Prices).Select(price => price.IncludedUsd).ShouldAllBe(included => included == null);

    [Fact]
    public void A_discount_takes_a_plan_with_included_usage_between_two_break_evens()
    {
        // 0.05 at list, 0.04 paid; 60 a month includes 80 at list price: cheaper from 1,500 sessions, equal again at 2,000.
        BreakEven.Of(new Usd(0.04m), new Usd(0.05m), new Usd(60), new Usd(80)).ShouldBe(new BreakEven.At(1500, 1501, 2000));
        // With 70 included the excess begins at 1,400 sessions, before the plan is ever cheaper.
        BreakEven.Of(new Usd(0.04m), new Usd(0.05m), new Usd(60), new Usd(70)).ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        BreakEven.Of(new Usd(0.04m), new Usd(0.05m), new Usd(60), null).ShouldBe(new BreakEven.At(1500, 1501));
    }

    [Fact]
    public void A_discount_is_taken_off_the_API_and_not_off_the_plan()
    {
        var book = Prices.Of("2026-11-20", "2026-11-20") with { Discount = new(0.2m) };
        var session = TaskCost.Of(book.Model("claude-opus-4-7").Value(), new Workload { Tokens = TokenMix.FromCounts(new(3_000), TokenCount.Zero, TokenCount.Zero, new(1_200)) }).Value();
        (session.Total.Value, session.ListTotal.Value).ShouldBe((0.036m, 0.045m));
        session.Assumptions.ShouldBe(["A discount of 0.2 is taken off every API rate of claude-opus-4-7."]);

        // 100 sessions a day: 108 at the API, 135 at list price, of which Cursor Pro+ includes 70.
        PlanComparison.Of(book.Plan("cursor-pro-plus").Value(), session, new Seats(1)).Judge(new SpendForecast(session, new(100), new(30)))
            .ShouldBe(new PlanVerdict(Cheaper.Api, new Usd(125), new Usd(-17)));
    }

    private static BreakEven Solve(decimal cost, decimal fee, decimal? included = null) =>
        BreakEven.Of(new Usd(cost), new Usd(cost), new Usd(fee), included is { } usd ? new Usd(usd) : null);
}
