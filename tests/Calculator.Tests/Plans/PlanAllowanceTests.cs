using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class PlanAllowanceTests
{
    private static Moment Day => Prices.At("2026-11-20");

    [Theory]
    [InlineData(LimitWindow.Month, 300)]
    [InlineData(LimitWindow.Week, 1_300)]
    [InlineData(LimitWindow.FiveHours, 43_680)]
    public void A_limit_is_stretched_from_its_window_to_a_month(LimitWindow window, int perMonth) =>
        Allowance([Limit(window, LimitUnit.Usd, 300)], days: 30.333333333333333333333333333m).PerMonth!.Value.Value.ShouldBe(perMonth, 1e-20m);

    [Fact]
    public void The_tightest_of_several_windows_counts() =>
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 300), Limit(LimitWindow.Week, LimitUnit.Usd, 14), Limit(LimitWindow.FiveHours, LimitUnit.Usd, 1)]).PerMonth.ShouldBe(new Usd(60));

    [Fact]
    public void Tokens_and_requests_are_worth_what_the_session_pays_for_them()
    {
        // A session of 4,000 tokens in 2 requests costs 0.04.
        Allowance([Limit(LimitWindow.Month, LimitUnit.Tokens, 40_000)]).PerMonth.ShouldBe(new Usd(0.4m));
        Allowance([Limit(LimitWindow.Month, LimitUnit.Requests, 100)]).PerMonth.ShouldBe(new Usd(2));
        Allowance([Limit(LimitWindow.Month, LimitUnit.Tokens, 40_000)], session: Session(0, 0)).PerMonth.ShouldBe(Usd.Zero);
    }

    [Theory]
    [InlineData(LimitBound.Low, 30)]
    [InlineData(LimitBound.Expected, 40)]
    [InlineData(LimitBound.High, 50)]
    public void An_estimate_is_taken_at_the_bound_asked_for(LimitBound bound, int perMonth) =>
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 40)], bound: bound).PerMonth.ShouldBe(new Usd(perMonth));

    [Fact]
    public void Seats_multiply_fee_limit_and_included_usage()
    {
        var allowance = Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 40)], seats: 3);
        (allowance.Fee, allowance.PerMonth).ShouldBe((new Usd(60), new Usd(120)));
        Allowance([], included: 15, seats: 3).PerMonth.ShouldBe(new Usd(45));
    }

    [Fact]
    public void The_smaller_of_limit_and_included_usage_counts()
    {
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 40)], included: 15).PerMonth.ShouldBe(new Usd(15));
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 40)], included: 70).PerMonth.ShouldBe(new Usd(40));
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 40)]).PerMonth.ShouldBe(new Usd(40));
    }

    [Fact]
    public void A_limit_of_ones_own_a_week_stands_for_all_estimates() =>
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 1)], own: 70, seats: 2).PerMonth.ShouldBe(new Usd(600));

    [Fact]
    public void A_plan_without_estimates_is_unknown_unless_it_is_taken_to_have_no_limit()
    {
        Allowance([]).ShouldSatisfyAllConditions(plan => plan.IsKnown.ShouldBeFalse(), plan => plan.PerMonth.ShouldBeNull());
        Allowance([], assumeUnlimited: true).ShouldSatisfyAllConditions(plan => plan.IsKnown.ShouldBeTrue(), plan => plan.PerMonth.ShouldBeNull());
        Allowance([Limit(LimitWindow.Month, LimitUnit.Usd, 40)]).IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void Usage_beyond_the_allowance_is_sold_where_the_plan_says_so_or_includes_dollars()
    {
        Allowance([]).HasOverage.ShouldBeFalse();
        Allowance([], overage: Overage.ApiRates).HasOverage.ShouldBeTrue();
        Allowance([], included: 15).HasOverage.ShouldBeTrue();
    }

    private static PlanAllowance Allowance(
        IReadOnlyList<PlanLimit> limits,
        decimal? included = null,
        Overage? overage = null,
        decimal seats = 1,
        decimal days = 30,
        LimitBound bound = LimitBound.Expected,
        decimal? own = null,
        bool assumeUnlimited = false,
        TaskCost? session = null)
    {
        var period = new PlanPeriod { From = Day, Source = "acme.example", Checked = Day.Day, Confidence = Confidence.Low, MonthlyFeeUsd = 20, IncludedUsd = included, Overage = overage };
        var plan = new PricedPlan(new Plan { Id = "acme-pro", Name = "Acme Pro", Covers = ["acme"], Prices = [period], Limits = limits }, period, Day);
        var comparison = PlanComparison.Of(plan, session ?? Session(3_000, 1_000), new Seats(seats));
        return PlanAllowance.Of(comparison, new(2), new(days), bound, own is { } usd ? new Usd(usd) : null, assumeUnlimited);
    }

    private static PlanLimit Limit(LimitWindow window, LimitUnit unit, decimal expected) => new()
    {
        From = Day,
        Window = window,
        Unit = unit,
        Low = expected * 0.75m,
        Expected = expected,
        High = expected * 1.25m,
        Source = "acme.example",
        Checked = Day.Day,
        Confidence = Confidence.Low,
    };

    private static TaskCost Session(decimal input, decimal output) =>
        TaskCost.Of(Prices.Model("claude-opus-4-7"), new Workload { Tokens = TokenMix.FromCounts(new(input), TokenCount.Zero, TokenCount.Zero, new(output)) }).Value();
}
