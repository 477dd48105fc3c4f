using Calculator.Plans;
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
    public void Solves_sessions_times_cost_equals_fee(double cost, double fee, string sessions, int first) =>
        Solve((decimal)cost, (decimal)fee).ShouldBe(new BreakEven.At(Quotient(sessions), first));

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
    public void Under_a_surcharge_every_plan_is_cheaper_in_the_end(
        double api, double list, double fee, double included, string sessions, int first) =>
        Of((decimal)api, (decimal)list, (decimal)fee, (decimal)included)
            .ShouldBe(fee == 0 ? new BreakEven.Always() : new BreakEven.At(Quotient(sessions), first));

    [Fact]
    public void A_tie_at_the_first_session_above_the_fee_is_not_taken_for_an_advantage_by_rounding() =>
        // Three sessions cost 9 at API rates, and 8 + (3 × 67 − 200) under the plan;
        // thirds of 200 and of 8 are rounded in different digits.
        Of(3, 67, 8, 200).ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));

    [Fact]
    public void What_has_no_break_even_says_why()
    {
        Solve(0, 20).ShouldBe(new BreakEven.Never(NeverReason.ApiCostsNothing));
        Solve(1, 0).ShouldBe(new BreakEven.Always());
        Solve(0.000000000000001m, 1).ShouldBe(new BreakEven.At(1_000_000_000_000_000, 1_000_000_000_000_001));
        Solve(0.0000000000000000000000000001m, 20).ShouldBe(new BreakEven.Never(NeverReason.BeyondRange));
    }

    [Fact]
    public void Where_a_plan_covers_nothing_it_is_never_cheaper_though_the_api_costs_something()
    {
        var session = Acme.Session(0) with { Besides = new Usd(1) };
        PlanQuote.Of(Acme.Plan([Acme.Monthly(40)]), session, new PlanTerms()).BreakEven
            .ShouldBe(new BreakEven.Never(NeverReason.NothingCovered));
    }

    [Fact]
    public void A_discount_takes_a_plan_with_included_usage_between_two_break_evens()
    {
        // 0.05 at list, 0.04 paid; 60 a month includes 80 at list price: cheaper from 1,500 sessions, equal again at 2,000.
        Of(0.04m, 0.05m, 60, 80).ShouldBe(new BreakEven.At(1500, 1501, 2000));
        // With 70 included the excess begins at 1,400 sessions, before the plan is ever cheaper.
        Of(0.04m, 0.05m, 60, 70).ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        Of(0.04m, 0.05m, 60, null).ShouldBe(new BreakEven.At(1500, 1501));
    }

    [Fact]
    public void A_limit_may_come_before_the_fee_has_been_made_up_for()
    {
        Of(1, 1, Acme.Line(20, upTo: 19)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(1, 1, Acme.Line(20, upTo: 20)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        // Between 20 and 20.5 it is cheaper, but no whole number of sessions is there.
        Of(1, 1, Acme.Line(20, upTo: 20.5m)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(1, 1, Acme.Line(20, upTo: 21)).ShouldBe(new BreakEven.At(20, 21));
    }

    [Fact]
    public void A_fee_of_nothing_pays_from_the_first_session_on_if_the_first_is_served()
    {
        Of(1, 1, Acme.Line(0, upTo: 5)).ShouldBe(new BreakEven.Always());
        Of(1, 1, Acme.Line(0, upTo: 0.5m)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(1, 1, Acme.Line(0, upTo: 0)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(1, 1, Acme.Line(0, upTo: 0, perUsdBeyond: 1)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(1, 1, Acme.Line(0, upTo: 5, perUsdBeyond: 1.25m)).ShouldBe(new BreakEven.At(0, 1, 25));
    }

    [Fact]
    public void A_plan_that_sells_usage_for_less_than_the_API_pays_by_volume_alone()
    {
        // 20 and a half of each dollar: 40.
        Of(1, 1, Acme.Line(20, upTo: 0, perUsdBeyond: 0.5m)).ShouldBe(new BreakEven.At(40, 41));
        Of(1, 1, Acme.Line(20, upTo: 20, perUsdBeyond: 0.5m)).ShouldBe(new BreakEven.At(20, 21));
        Of(1, 1, Acme.Line(20, upTo: 10, perUsdBeyond: 1.25m)).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        // 20 up to 30, then a quarter more than the API: the 10 ahead are gone 40 later.
        Of(1, 1, Acme.Line(20, upTo: 30, perUsdBeyond: 1.25m)).ShouldBe(new BreakEven.At(20, 21, 70));
    }

    [Fact]
    public void Each_seat_that_is_used_up_bends_the_line()
    {
        // Three quarters on one seat of two: its 30 end at 40, those of the other at 120.
        var uneven = Acme.Line(40, perUsdBeyond: 1) with { Knees = SeatShares.Of([new(0.75m), new(0.25m)]).KneesAt(new Usd(30)) };
        uneven.Knees.ShouldBe([new Knee(new Usd(40), 0.75m), new Knee(new Usd(120), 0.25m)]);
        // Without a discount the first knee is where the API has cost the fee; from there on a dollar more costs three quarters of one.
        Of(1, 1, uneven).ShouldBe(new BreakEven.At(40, 41));
        // With a tenth off: 40 + 0.75 (u − 40) = 0.9 u at 66.66…, and 40 + u − 60 = 0.9 u at 200.
        Of(0.9m, 1, uneven).ShouldBe(new BreakEven.At(10 / 0.15m, 67, 200));
        // With a quarter off both run alike between the knees, and the API is cheaper beyond.
        Of(0.75m, 1, uneven).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        // Without overage all of it is served up to the first knee alone.
        Of(1, 1, uneven with { PerUsdBeyond = null }).ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
        Of(1, 1, uneven with { PerUsdBeyond = null, Fee = new Usd(38.5m) }).ShouldBe(new BreakEven.At(38.5m, 39));
    }

    [Fact]
    public void A_break_even_beyond_all_range_is_one_whatever_the_fee_includes()
    {
        const decimal tiny = 0.000000001m;
        Of(tiny, tiny, 1_000_000_000_000, 2_000_000_000_000).ShouldBe(new BreakEven.Never(NeverReason.BeyondRange));
        Of(tiny, tiny, Acme.Line(1_000_000_000_000, upTo: 2_000_000_000_000)).ShouldBe(new BreakEven.Never(NeverReason.BeyondRange));
        Of(tiny, tiny, 2_000_000_000_000, 1_000_000_000_000).ShouldBe(new BreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        Of(tiny, tiny, Acme.Line(2_000_000_000_000, upTo: 1_000_000_000_000))
            .ShouldBe(new BreakEven.Never(NeverReason.LimitBelowBreakEven));
    }

    [Fact]
    public void No_fee_no_session_and_no_limit_is_too_large_to_be_held_against_each_other()
    {
        decimal[] costs = [0.0000000000000000000000000001m, 0.000001m, 1, 1_000_000_000, 1_000_000_000_000_000];
        decimal?[] ends = [null, 0, 0.0000000000000000000000000001m, 1, 1_000_000_000_000, 100_000_000_000_000_000_000_000_000m];
        decimal?[] prices = [null, 0.0000000000000000000000000001m, 1, 10];
        decimal[] factors = [0.0000000000000000000000000001m, 0.9m, 1, 11];
        decimal[] fees = [0, 7, 1_000_000_000_000];
        var plans = ends.SelectMany(_ => prices, (end, price) => (end, price))
            .SelectMany(_ => fees, (plan, fee) => Acme.Line(fee, plan.end, plan.price))
            .ToList();
        foreach (var (cost, factor) in costs.SelectMany(_ => factors, (cost, factor) => (cost, factor)))
        {
            foreach (var plan in plans)
                Should.NotThrow(() => Of(cost * factor, cost, plan), $"{cost} × {factor}: {plan}");
        }
    }

    private static BreakEven Solve(decimal cost, decimal fee, decimal? included = null) => Of(cost, cost, fee, included);

    private static BreakEven Of(decimal api, decimal list, decimal fee, decimal? included) =>
        BreakEven.Of(Acme.Session(api, list), Acme.Line(fee, included, perUsdBeyond: 1), NeverReason.IncludedUsageNotAboveFee);

    private static BreakEven Of(decimal api, decimal list, PayLine plan) =>
        BreakEven.Of(Acme.Session(api, list), plan, NeverReason.LimitBelowBreakEven);

    private static decimal Quotient(string text)
    {
        var parts = text.Split('/').Select(decimal.Parse).ToArray();
        return parts.Length > 1 ? parts[0] / parts[1] : parts[0];
    }
}
