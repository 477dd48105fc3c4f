using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class SeatLimitTests
{
    private static PlanSession Agent(decimal read) => Acme.Session(1) with { CacheReadShare = read };

    [Theory]
    [InlineData(LimitWindow.Month, 300, "300")]
    [InlineData(LimitWindow.Week, 28, "121.75")]
    [InlineData(LimitWindow.Week, 300, "1304.4642857142857142857142857")]
    public void A_week_is_counted_as_often_as_a_month_of_a_year_has_weeks(LimitWindow window, int limit, string perMonth) =>
        Of(Acme.Session(1), Acme.Limit(window, LimitUnit.Usd, limit))!.PerMonth.Expected.ShouldBe(new Usd(decimal.Parse(perMonth)));

    [Fact]
    public void A_window_of_five_hours_says_nothing_of_a_month()
    {
        Of(Acme.Session(1), Acme.Limit(LimitWindow.FiveHours, LimitUnit.Usd, 1)).ShouldBeNull();
        Of(Acme.Session(1), Acme.Limit(LimitWindow.FiveHours, LimitUnit.Usd, 1), Acme.Monthly(40))!.PerMonth.ShouldBe(Dollars(30, 40, 50));
    }

    [Fact]
    public void The_tightest_of_several_windows_counts_at_each_bound()
    {
        var limit = Of(Acme.Session(1), Acme.Monthly(300), Weekly(28), Acme.Limit(LimitWindow.FiveHours, LimitUnit.Usd, 1))!;
        limit.PerMonth.ShouldBe(Dollars(91.3125m, 121.75m, 152.1875m));
        limit.Of.ShouldHaveSingleItem().Window.ShouldBe(LimitWindow.Week);
        // The week's is the lower one to plan with, the month's by the highest estimate.
        Of(Acme.Session(1), Acme.Monthly(100) with { Low = 100, Expected = 130, High = 140 }, Weekly(28))!
            .PerMonth.ShouldBe(Dollars(91.3125m, 121.75m, 140));
    }

    [Fact]
    public void Tokens_and_requests_are_worth_what_the_session_pays_for_them()
    {
        // A session of 4,000 tokens in 2 requests costs 0.04.
        Of(Acme.Tokens(3_000, 1_000), Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 40_000))!.PerMonth.Expected.ShouldBe(new Usd(0.4m));
        Of(Acme.Tokens(3_000, 1_000, requests: 2), Acme.Limit(LimitWindow.Month, LimitUnit.Requests, 100))!
            .PerMonth.Expected.ShouldBe(new Usd(2));
    }

    [Fact]
    public void Of_what_a_session_does_not_count_a_limit_says_nothing()
    {
        Of(Acme.Session(1), Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 40_000)).ShouldBeNull();
        Of(Acme.Session(1), Acme.Limit(LimitWindow.Month, LimitUnit.Requests, 100)).ShouldBeNull();
        Of(Acme.Tokens(0, 0), Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 40_000)).ShouldBeNull();
        Of(Acme.Session(1), Acme.Limit(LimitWindow.Week, LimitUnit.Requests, 1), Acme.Monthly(40))!.PerMonth.ShouldBe(Dollars(30, 40, 50));
    }

    [Fact]
    public void Where_a_session_costs_nothing_no_dollars_stand_for_tokens_or_requests()
    {
        var free = Acme.Session(0) with { Tokens = 4_000, Requests = new(2) };
        Of(free, Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 40_000), Acme.Limit(LimitWindow.Week, LimitUnit.Requests, 100))
            .ShouldBeNull();
    }

    [Fact]
    public void What_the_provider_states_comes_before_what_others_measured()
    {
        var stated = Acme.Monthly(40) with { Basis = LimitBasis.Published, Confidence = Confidence.High };
        var limit = Of(Agent(0.9m), Measured(100, 0.9m), stated, Measured(200, 0.5m))!;
        limit.PerMonth.ShouldBe(Dollars(30, 40, 50));
        (limit.Origin, limit.Confidence, limit.IsDoubtful).ShouldBe((SeatLimitOrigin.Published, Confidence.High, false));
        limit.Of.ShouldHaveSingleItem().Basis.ShouldBe(LimitBasis.Published);
    }

    [Fact]
    public void What_the_provider_states_of_another_mix_is_one_statement_among_others()
    {
        var stated = Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 40, LimitBasis.Published, 0.95m);
        Of(Agent(0.86m), stated)!.PerMonth.ShouldBe(Dollars(30, 40, 50));
        var limit = Of(Agent(0), stated)!;
        limit.PerMonth.ShouldBe(Dollars(0, 20, 50));
        (limit.Origin, limit.Confidence).ShouldBe((SeatLimitOrigin.Envelope, Confidence.Low));
        Of(Agent(0.5m), stated, Measured(200, 0.5m))!.PerMonth.ShouldBe(Dollars(150, 200, 250));
    }

    [Fact]
    public void Ten_points_are_ten_points_whatever_the_last_digit_of_a_share_is() =>
        Of(Agent(0.8699999999999999999999999999m), Measured(100, 0.97m), Measured(200, 0.5m))!.PerMonth.ShouldBe(Dollars(75, 100, 125));

    [Fact]
    public void What_the_provider_states_in_a_count_that_the_session_lacks_leaves_the_measured_ones() =>
        Of(Agent(0.9m), Measured(100, 0.9m), Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 40, LimitBasis.Published))!
            .PerMonth.ShouldBe(Dollars(75, 100, 125));

    [Theory]
    [InlineData(0.9, 100)]
    [InlineData(0.8, 100)]
    [InlineData(1, 100)]
    [InlineData(0.76, 100)]
    [InlineData(0.75, 100)]
    [InlineData(0.74, 50)]
    [InlineData(0.6, 50)]
    public void The_measurement_on_the_nearest_mix_counts_if_it_is_within_ten_points(double read, int expected)
    {
        var limit = Of(Agent((decimal)read), Measured(100, 0.9m), Measured(100, 0.85m), Measured(50, 0.65m), Measured(10, 0.1m))!;
        limit.PerMonth.Expected.ShouldBe(new Usd(expected));
        (limit.Origin, limit.Of.Count, limit.Confidence).ShouldBe((SeatLimitOrigin.Measured, 1, Confidence.Medium));
    }

    [Theory]
    [InlineData(0.799999)]
    [InlineData(0.200001)]
    [InlineData(0.5)]
    public void On_a_mix_like_none_all_measurements_count_with_low_confidence(double read)
    {
        var limit = Of(Agent((decimal)read), Measured(100, 0.9m), Measured(20, 0.1m), Measured(40, 0.95m))!;
        limit.PerMonth.ShouldBe(Dollars(15, 60, 125));
        (limit.Origin, limit.Of.Count, limit.Confidence, limit.IsDoubtful).ShouldBe((SeatLimitOrigin.Envelope, 3, Confidence.Low, true));
    }

    // How much less a limit is worth to work that reads less from cache is not known; to work that reads more, it is worth no less.
    [Theory]
    [InlineData(0, 0, 50)]
    [InlineData(0.399999, 0, 50)]
    [InlineData(0.4, 75, 100)]
    [InlineData(0.600001, 75, 100)]
    [InlineData(1, 75, 100)]
    public void A_measurement_tells_how_low_a_limit_may_be_only_for_work_that_reads_as_much_from_cache(double read, int low, int expected)
    {
        var limit = Of(Agent((decimal)read), Measured(100, 0.5m))!;
        limit.PerMonth.ShouldBe(Dollars(low, expected, 125));
        limit.Confidence.ShouldBe(read == 0.4 ? Confidence.Medium : Confidence.Low);
    }

    [Fact]
    public void Of_work_that_says_nothing_of_its_mix_a_limit_may_be_as_low_as_on_uncached_work()
    {
        Of(Acme.Session(1), Measured(100, 0.9m))!.PerMonth.ShouldBe(Dollars(0, 50, 125));
        Of(Acme.Session(1), Measured(100, 0.9m))!.Origin.ShouldBe(SeatLimitOrigin.Envelope);
        Of(Acme.Session(1), Measured(100, 0.9m), Measured(20, 0.1m))!.PerMonth.ShouldBe(Dollars(15, 60, 125));
        Of(Agent(0), Measured(100, 0.9m), Acme.Monthly(40))!.PerMonth.ShouldBe(Dollars(0, 50, 125));
    }

    [Fact]
    public void The_only_estimate_there_is_counts_as_it_is_where_nothing_is_said_of_its_mix()
    {
        var limit = Of(Agent(0.9m), Acme.Monthly(40) with { Confidence = Confidence.Low })!;
        (limit.PerMonth, limit.Origin).ShouldBe((Dollars(30, 40, 50), SeatLimitOrigin.Derived));
        (limit.Confidence, limit.IsDoubtful).ShouldBe((Confidence.Low, true));
        Of(Agent(0.9m), Acme.Monthly(40), Measured(60, 0.2m))!.PerMonth.ShouldBe(Dollars(30, 50, 75));
    }

    [Fact]
    public void Of_two_as_near_the_one_that_was_measured_comes_before_the_one_that_was_derived() =>
        Of(Agent(0.9m), Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 40, LimitBasis.Derived, 0.9m), Measured(60, 0.9m))!
            .PerMonth.Expected.ShouldBe(new Usd(60));

    [Fact]
    public void A_limit_of_ones_own_a_week_stands_for_all_estimates()
    {
        var limit = SeatLimit.For(Acme.Plan([Acme.Monthly(1)]), Acme.Session(1), new Usd(70))!;
        limit.PerMonth.ShouldBe(Dollars(304.375m, 304.375m, 304.375m));
        (limit.Origin, limit.Of.Count, limit.Confidence, limit.IsDoubtful).ShouldBe((SeatLimitOrigin.Own, 0, Confidence.High, false));
    }

    [Fact]
    public void The_limit_in_force_on_the_day_counts()
    {
        PlanLimit[] limits = [Acme.Monthly(40), Acme.Monthly(50) with { From = Prices.At("2026-11-22") }];
        Of(Acme.Session(1), limits)!.PerMonth.Expected.ShouldBe(new Usd(40));
        SeatLimit.For(new PricedPlan(Acme.Plan(limits).Plan, Acme.Plan().Period, Prices.At("2026-11-22")), Acme.Session(1), null)!
            .PerMonth.Expected.ShouldBe(new Usd(50));
    }

    [Fact]
    public void Without_any_limit_nothing_is_known() => Of(Acme.Session(1)).ShouldBeNull();

    private static PlanLimit Measured(decimal expected, decimal? mix) =>
        Acme.Limit(LimitWindow.Month, LimitUnit.Usd, expected, LimitBasis.Measured, mix);

    private static PlanLimit Weekly(decimal expected) => Acme.Limit(LimitWindow.Week, LimitUnit.Usd, expected);

    private static SeatLimit? Of(PlanSession session, params PlanLimit[] limits) => SeatLimit.For(Acme.Plan(limits), session, null);

    private static Range<Usd> Dollars(decimal low, decimal expected, decimal high) => new(new(low), new(expected), new(high));
}
