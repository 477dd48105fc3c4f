using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage.Replay;
using static Calculator.Tests.Usage.Replay.Replays;

namespace Calculator.Tests.Usage.Replay;

public class UsageReplayTests
{
    // In the week of November 2 sixty dollars, in that of November 9 ten.
    private static readonly string TwoWeeks = Log("2026-11-02T09:00:00Z 30", "2026-11-03T09:00:00Z 30", "2026-11-09T09:00:00Z 10");

    [Fact]
    public void A_month_costs_the_fee_and_what_is_beyond_each_week()
    {
        var replay = Of(TwoWeeks, Plan([Weekly(40)]));
        replay.ApiPerMonth.ShouldBe(new Usd(70));
        var plan = replay.Plans.ShouldHaveSingleItem();
        // Limits of 50, 40 and 30 a week leave 10, 20 and 30 of the first week's sixty beyond; the second week's ten fits them all.
        plan.BeyondPerMonth.ShouldBe(Dollars(10, 20, 30));
        plan.PerMonth.ShouldBe(Dollars(30, 40, 50));
        plan.Saving.ShouldBe(new Usd(30));
        plan.Fits.ShouldBe(Fit.No);
        plan.ServedShare.ShouldBe(1);
        plan.ByMonth.ShouldBe([new Usd(40)]);
        plan.BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(20));
        var week = plan.Windows.ShouldHaveSingleItem();
        (week.Opened, week.Reached).ShouldBe((2, 1));
        // 40 + 10 of 40 a week over 30 days of weeks: 50 ÷ (40 × 30 ÷ 7).
        Math.Round(week.Utilisation, 12).ShouldBe(0.291666666667m);
        replay.Cheapest.ShouldBeOfType<PayOption.Plan>();
    }

    [Fact]
    public void Where_nothing_is_sold_beyond_it_is_blocked_and_the_plan_is_no_way_to_pay_for_all()
    {
        var replay = Of(TwoWeeks, Plan([Weekly(40)], Overage.None));
        var plan = replay.Plans[0];
        plan.PerMonth.ShouldBe(Dollars(20, 20, 20));
        plan.ServedShare.ShouldBe(1 - 20m / 70);
        plan.Saving.ShouldBeNull();
        plan.ByMonth.ShouldBe([null]);
        replay.Cheapest.ShouldBeOfType<PayOption.Api>();
        replay.CheapestByFeeAlone.ShouldBeOfType<PayOption.Plan>();
    }

    [Fact]
    public void A_window_of_five_hours_opens_with_the_first_request_after_the_last_one_ended()
    {
        // 08:00 to 13:00 holds 8 and 4; 13:00 to 18:00 holds 5 and 7; the next opens at 20:00, and not at 18:00.
        var log = Log(
            "2026-11-02T08:00:00Z 8",
            "2026-11-02T12:59:59Z 4",
            "2026-11-02T13:00:00Z 5",
            "2026-11-02T17:59:59Z 7",
            "2026-11-02T20:00:00Z 6",
            "2026-11-03T00:59:00Z 6");
        var plan = Of(log, Plan([FiveHours(10), Weekly(100)])).Plans[0];
        // 2 beyond in each of the three.
        plan.BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(6));
        (plan.Windows[0].Opened, plan.Windows[0].Reached, plan.Windows[0].Utilisation).ShouldBe((3, 3, 1));
        (plan.Windows[1].Opened, plan.Windows[1].Reached).ShouldBe((1, 0));
    }

    [Fact]
    public void What_one_window_blocks_takes_nothing_from_another()
    {
        // The first five hours serve 10 of 20, so that the week has 5 left of 15 for the next day's ten.
        var log = Log("2026-11-02T08:00:00Z 20", "2026-11-03T08:00:00Z 10");
        var plan = Of(log, Plan([FiveHours(10), Weekly(15)], Overage.None)).Plans[0];
        plan.BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(15));
        plan.ServedShare.ShouldBe(0.5m);
    }

    [Fact]
    public void What_is_served_in_fast_takes_nothing_of_a_plan_and_is_billed_beside_it()
    {
        // Thirty dollars in the standard tier of twenty-five that the fee buys, and twenty in fast, on two days of one week.
        const string InTwoTiers = "timestamp,model,service_tier,uncached_input_tokens\n"
            + "2026-11-02T09:00:00Z,claude-opus-4-8,standard,6000000\n2026-11-03T09:00:00Z,claude-opus-4-8,fast,2000000\n";
        var anthropics = Plan([Weekly(25)]);
        var own = anthropics with { Plan = anthropics.Plan with { Id = Calculator.Pricing.Plan.OwnId, Covers = [] } };
        foreach (var plan in new[] { anthropics, own }.Select(bought => Of(InTwoTiers, bought).Plans[0]))
        {
            (plan.Besides, plan.BeyondPerMonth!.Value.Expected).ShouldBe((new Usd(20), new Usd(5)));
            (plan.PerMonth!.Value.Expected, plan.Saving, plan.ByMonth[0]).ShouldBe((new Usd(45), new Usd(5), new Usd(45)));
            (plan.Windows[0].Opened, plan.Quote.Session.Tokens).ShouldBe((1, 6_000_000));
            plan.BreakEven.ShouldBe(new UsageBreakEven.At(20m / 30, null));
        }
    }

    [Fact]
    public void A_log_in_fast_alone_is_never_cheaper_under_a_plan()
    {
        const string InFast = "timestamp,model,service_tier,uncached_input_tokens\n2026-11-03T09:00:00Z,claude-opus-4-8,fast,2000000\n";
        var replay = Of(InFast, Plan([Weekly(25)]));
        var plan = replay.Plans[0];
        (plan.Besides, plan.PerMonth, plan.Saving).ShouldBe((new Usd(20), Dollars(40, 40, 40), new Usd(-20)));
        (plan.Cheaper, plan.Fits, plan.ServedShare).ShouldBe((Cheaper.Api, Fit.Yes, 1));
        plan.BreakEven.ShouldBe(new UsageBreakEven.Never(NeverReason.NothingCovered));
        replay.Cheapest.ShouldBeOfType<PayOption.Api>();
    }

    [Fact]
    public void People_do_not_share_windows()
    {
        var plan = Plan([Weekly(40)]);
        var apart = Of(Log("2026-11-02T09:00:00Z 30 ann", "2026-11-03T09:00:00Z 30 bob"), plan);
        (apart.Timeline.NamedOwners, apart.Timeline.Owners).ShouldBe((2, 2));
        apart.Plans[0].BeyondPerMonth.ShouldBe(Dollars(0, 0, 0));
        apart.Plans[0].PerMonth.ShouldBe(Dollars(40, 40, 40));

        var unnamed = Of(Log("2026-11-02T09:00:00Z 30 ann", "2026-11-03T09:00:00Z 30"), plan);
        (unnamed.Timeline.NamedOwners, unnamed.Timeline.HasUnnamed, unnamed.Timeline.Owners).ShouldBe((1, true, 2));

        // A fee for a whole team buys one set of windows.
        var team = Of(Log("2026-11-02T09:00:00Z 30 ann", "2026-11-03T09:00:00Z 30 bob"), Plan([Weekly(40)], per: PlanUnit.Team));
        team.Plans[0].PerMonth.ShouldBe(Dollars(30, 40, 50));
    }

    [Fact]
    public void Seats_of_a_log_that_names_nobody_share_each_request()
    {
        // Two seats of 40 a week carry the week's sixty; by three quarters and a quarter, the first has 45 and 5 beyond.
        Of(TwoWeeks, Plan([Weekly(40)]), terms: new PlanTerms { Seats = SeatShares.Even(new(2)) }).Plans[0]
            .PerMonth.ShouldBe(Dollars(40, 40, 40));
        var uneven = Of(TwoWeeks, Plan([Weekly(40)]), terms: new PlanTerms { Seats = SeatShares.Of([new(0.75m), new(0.25m)]) }).Plans[0];
        uneven.PerMonth!.Value.Expected.ShouldBe(new Usd(45));
        (uneven.Windows[0].Opened, uneven.Windows[0].Reached).ShouldBe((4, 1));
    }

    [Fact]
    public void A_part_of_a_month_stands_for_all_of_it()
    {
        // Monday to Sunday, seven a day: 7 of 30 days, 49 dollars, 9 of them beyond 40 a week.
        var days = Enumerable.Range(2, 7).Select(day => $"2026-11-{day:00}T09:00:00Z 7");
        var replay = Of(Log(days), Plan([Weekly(40)]), AsItIs);
        Math.Round(replay.ApiPerMonth.Value, 12).ShouldBe(210);
        Math.Round(replay.Plans[0].PerMonth!.Value.Expected.Value, 12).ShouldBe(58.571428571429m);
        replay.Plans[0].ByMonth.ShouldBe([null]);
        replay.ApiByMonth.ShouldBe([new Usd(49)]);
    }

    [Fact]
    public void A_week_that_lies_in_the_period_in_part_has_that_part_of_its_limit()
    {
        // Sunday November 1 is the end of a week: it has a seventh of 70.
        var plan = Of(Log("2026-11-01T09:00:00Z 25", "2026-11-02T09:00:00Z 25"), Plan([Weekly(70)])).Plans[0];
        plan.BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(15));
    }

    [Fact]
    public void Without_a_limit_a_plan_costs_its_fee_for_each_seat()
    {
        var plan = Of(
            Log("2026-11-02T09:00:00Z 30 ann", "2026-11-03T09:00:00Z 30 bob", "2026-11-03T09:00:00Z 30 cy"),
            Plan(overage: null),
            terms: new PlanTerms { Seats = SeatShares.Even(new(3)), AssumeUnlimited = true }).Plans[0];
        plan.PerMonth.ShouldBe(Dollars(60, 60, 60));
        plan.Fits.ShouldBe(Fit.Yes);
    }

    [Fact]
    public void Of_a_plan_of_unknown_limits_nothing_is_claimed()
    {
        var replay = Of(TwoWeeks, Plan(overage: null));
        var plan = replay.Plans[0];
        plan.PerMonth.ShouldBeNull();
        plan.ServedShare.ShouldBeNull();
        plan.Fits.ShouldBe(Fit.Unknown);
        replay.Cheapest.ShouldBeOfType<PayOption.Api>();
        replay.MightBeCheaper.ShouldHaveSingleItem().ShouldBe(plan);
    }

    [Fact]
    public void Included_usage_is_the_calendars_months()
    {
        var options = AsItIs with { From = November.From, To = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var replay = Of(Log("2026-11-30T09:00:00Z 60", "2026-12-01T09:00:00Z 10"), Plan(included: 50), options);
        replay.MonthCount.ShouldBe(2);
        replay.Plans[0].ByMonth.ShouldBe([new Usd(30), new Usd(20)]);
        replay.Plans[0].PerMonth!.Value.Expected.ShouldBe(new Usd(25));
        replay.ApiPerMonth.ShouldBe(new Usd(35));
    }

    [Fact]
    public void What_a_plan_does_not_cover_the_API_bills_beside_it()
    {
        // A million tokens into GPT-5.5 and nothing out: 10 dollars, beyond 272,000.
        var log = TwoWeeks + "\n2026-11-02T09:00:00Z,,gpt-5.5,1000000";
        var replay = Of(log, Plan([Weekly(40)]), discount: new Discount(0.5m));
        var plan = replay.Plans[0];
        replay.ApiPerMonth.ShouldBe(new Usd(40));
        plan.Besides.ShouldBe(new Usd(5));
        // The plan's excess is not discounted.
        plan.PerMonth.ShouldBe(Dollars(35, 45, 55));
        plan.Cheaper.ShouldBe(Cheaper.Api);
        plan.ByMonth.ShouldBe([new Usd(45)]);
    }

    [Fact]
    public void Limits_of_requests_and_tokens_are_counted_in_those()
    {
        var log = Log("2026-11-02T09:00:00Z 1", "2026-11-02T09:10:00Z 1", "2026-11-09T09:00:00Z 4");
        var requests = Of(log, Plan([Acme(LimitUnit.Requests, 1)], Overage.None)).Plans[0];
        // One request a week: one of the first two, and the third.
        requests.BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(1));
        var tokens = Of(log, Plan([Acme(LimitUnit.Tokens, 3_000_000)], Overage.None)).Plans[0];
        tokens.BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(1));
        tokens.ServedShare.ShouldBe(1 - 1m / 6);
    }

    [Fact]
    public void Sums_of_a_day_say_nothing_of_five_hours()
    {
        var log = "date,model,requests,uncached_input_tokens\n2026-11-02,claude-haiku-4-5,5,30000000";
        var plan = Of(log, Plan([FiveHours(10), Weekly(40)])).Plans[0];
        plan.LeavesOutHours.ShouldBeTrue();
        plan.BeyondPerMonth!.Value.Expected.ShouldBe(Usd.Zero);
        plan.Windows.ShouldHaveSingleItem().Limit.Window.ShouldBe(LimitWindow.Week);
    }

    [Fact]
    public void What_has_no_time_or_no_price_is_in_no_month()
    {
        var log = TwoWeeks + "\n,,claude-haiku-4-5,5000000\n2026-11-02T09:00:00Z,,no-such-model,1000000";
        var profile = Read(log, November);
        var replay = Of(profile, November, Plan([Weekly(40)]));
        replay.ApiPerMonth.ShouldBe(new Usd(70));
        replay.Timeline.Undated.List.ShouldBe(new Usd(5));
        profile.Total.List.ShouldBe(new Usd(75));
        profile.Unpriced.ShouldHaveSingleItem();

        var undated = Logs.ReadAll(November, ("log", Log(" 5")));
        undated.Refusal().Sentence.ShouldStartWith("Nothing in the log has both a time and a price");
    }

    [Fact]
    public void Breaks_even_where_days_like_these_cost_what_the_fee_is()
    {
        var week = Log("2026-11-02T09:00:00Z 100");
        // A fifth of it costs 20 at the API, which 40 a week hold.
        BreakEven(week, 40).ShouldBe(new UsageBreakEven.At(0.2m, null));
        // The mean would spread a hundred over the month, and have 30 ÷ 7 times 10 buy 42.86: more than the fee.
        BreakEven(week, 10).ShouldBe(new UsageBreakEven.Never(NeverReason.LimitBelowBreakEven));
        BreakEven(week, 10, Overage.None).ShouldBe(new UsageBreakEven.Never(NeverReason.LimitBelowBreakEven));
        // Half price at the API: 20 at two fifths; the plan bills from three fifths on twice of it, and is as dear again at four fifths.
        BreakEven(week, 60, discount: 0.5m).ShouldBe(new UsageBreakEven.At(0.4m, 0.8m));
        Of(week, Plan(included: 0, fee: 0), November).Plans[0].BreakEven
            .ShouldBe(new UsageBreakEven.Never(NeverReason.IncludedUsageNotAboveFee));
        Of(week, Plan([Weekly(40)], fee: 0), November).Plans[0].BreakEven.ShouldBe(new UsageBreakEven.Always());
    }

    [Fact]
    public void A_fee_that_includes_its_own_worth_never_saves_whatever_day_the_period_ends_on()
    {
        var log = Log(Enumerable.Range(0, 50).Select(day => $"{November.From!.Value.AddDays(day):yyyy-MM-dd}T09:00:00Z 7.3"));
        for (var days = 11; days <= 50; days++)
        {
            var replay = Of(log, Plan(included: 20), November with { To = November.From!.Value.AddDays(days) });
            var plan = replay.Plans[0];
            (plan.Saving, plan.Cheaper, replay.Cheapest).ShouldBe((Usd.Zero, Cheaper.Equal, new PayOption.Api()), $"{days}");
            plan.BreakEven.ShouldBe(new UsageBreakEven.Never(NeverReason.IncludedUsageNotAboveFee), $"{days}");
        }
    }

    private static UsageBreakEven BreakEven(string log, decimal weekly, Overage overage = Overage.ApiRates, decimal discount = 0) =>
        Of(log, Plan([Weekly(weekly)], overage), November, discount: new Discount(discount)).Plans[0].BreakEven;

    private static PlanLimit Acme(LimitUnit unit, decimal amount) => Tests.Plans.Acme.Limit(LimitWindow.Week, unit, amount);

    private static Range<Usd>? Dollars(decimal low, decimal expected, decimal high) => new(new(low), new(expected), new(high));
}
