using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Plans;
using Calculator.Units;
using Calculator.Usage.Replay;
using static Calculator.Tests.Usage.Replay.Replays;

namespace Calculator.Tests.Usage.Replay;

/// <summary>A log of several models of one provider, under plans that are not for all of them alike.</summary>
public class ReplayScopeTests
{
    // 30 dollars of Haiku 4.5 and 50 of Opus 4.7 in the week of November 2, 10 of Haiku in that of November 9.
    private const string Mixed = """
        timestamp,model,uncached_input_tokens
        2026-11-02T09:00:00Z,claude-haiku-4-5,30000000
        2026-11-03T09:00:00Z,claude-opus-4-7,10000000
        2026-11-09T09:00:00Z,claude-haiku-4-5,10000000
        """;

    private const string OfOpus = """
        timestamp,model,uncached_input_tokens
        2026-11-03T09:00:00Z,claude-opus-4-7,10000000
        """;

    [Fact]
    public void What_a_plan_does_not_serve_is_billed_by_the_API_beside_it()
    {
        var plan = Of(Mixed, Scoped(period => period with { Models = ["claude-haiku-4-5"] }, [Weekly(40)])).Plans[0];
        (plan.Besides, plan.PerMonth, plan.Saving, plan.Fits).ShouldBe((new Usd(50), Same(70), new Usd(20), Fit.Yes));
        plan.ByMonth.ShouldBe([new Usd(70)]);
    }

    [Fact]
    public void What_it_does_not_include_takes_of_no_window_and_is_billed_beside_the_fee()
    {
        var plan = Of(Mixed, Scoped(period => period with { NotIncluded = ["claude-opus-4-7"] }, [Weekly(40)])).Plans[0];
        (plan.Besides, plan.PerMonth, plan.BeyondPerMonth).ShouldBe((Usd.Zero, Same(70), Same(50)));
        (plan.Fits, plan.ServedShare, plan.Saving).ShouldBe((Fit.No, 1, new Usd(20)));
        (plan.Outside.ShouldHaveSingleItem(), plan.OutsidePerMonth).ShouldBe(("claude-opus-4-7", new Usd(50)));
        (plan.PerMonthByFeeAlone, plan.ByMonth[0]).ShouldBe((new Usd(70), new Usd(70)));
        // One window of 30 and one of 10, with Opus in none.
        (plan.Windows[0].Opened, plan.Windows[0].Reached).ShouldBe((2, 0));
        // Of every 90 dollars 40 are bought by the fee: it is made up for at half of that.
        plan.BreakEven.ShouldBeOfType<UsageBreakEven.At>().Times.ShouldBe(0.5m);
    }

    [Fact]
    public void Beyond_costs_what_the_plan_says_and_the_API_what_the_caller_has_negotiated()
    {
        var scoped = Scoped(period => period with { NotIncluded = ["claude-opus-4-7"], OverageFactor = 1.2m }, [Weekly(40)]);
        var plan = Of(Mixed, scoped, discount: new(0.5m)).Plans[0];
        (plan.PerMonth, plan.Saving).ShouldBe((Same(80), new Usd(45 - 80)));
    }

    [Fact]
    public void Where_nothing_is_sold_beyond_it_is_blocked()
    {
        var plan = Of(Mixed, Scoped(period => period with { NotIncluded = ["claude-opus-4-7"], Overage = Overage.None }, [Weekly(40)]))
            .Plans[0];
        (plan.Saving, plan.PerMonthByFeeAlone, plan.ServedShare).ShouldBe((null, null, 40m / 90));
    }

    [Fact]
    public void A_log_of_nothing_else_makes_up_for_no_fee()
    {
        var plan = Of(OfOpus, Scoped(period => period with { NotIncluded = ["claude-opus-4-7"] }, [])).Plans[0];
        (plan.PerMonth, plan.Saving, plan.Fits).ShouldBe((Same(70), new Usd(-20), Fit.No));
        plan.BreakEven.ShouldBe(new UsageBreakEven.Never(NeverReason.NotIncluded));
    }

    [Fact]
    public void A_plan_that_not_everybody_can_buy_is_no_way_to_pay_but_to_who_has_it()
    {
        var plan = Scoped(period => period with { Offered = PlanOffer.RenewalsOnly, OfferedNote = "Sold until autumn." }, [Weekly(100)]);
        var replay = Of(Mixed, plan);
        replay.Plans[0].Saving.ShouldBe(new Usd(70));
        (replay.Cheapest, replay.CheapestByFeeAlone).ShouldBe((new PayOption.Api(), new PayOption.Api()));
        Of(Mixed, plan, terms: new PlanTerms { AssumeHeld = true }).Cheapest.ShouldBe(new PayOption.Plan(plan));
    }

    // Of a week's 100 dollars Haiku takes 30, and of what is left, 0.7 of Opus' 20, Opus is served 14: 36 of 50 are beyond. By the other
    // bounds 30 of 125 and 19 of 25, or 30 of 75 and 9 of 15.
    [Fact]
    public void Each_model_takes_its_part_of_a_window_by_the_limit_that_holds_of_it()
    {
        var plan = Of(Mixed, Plan([Weekly(100), Weekly(20) with { Models = ["claude-opus-4-7"] }])).Plans[0];
        var (beyond, cost) = (plan.BeyondPerMonth!.Value, plan.PerMonth!.Value);
        beyond.Select(usd => Math.Round(usd.Value, 20)).ShouldBe(new(31, 36, 41));
        cost.Select(usd => Math.Round(usd.Value, 20)).ShouldBe(new(51, 56, 61));
        (plan.Fits, plan.Quote.Limit!.Origin).ShouldBe((Fit.No, SeatLimitOrigin.ByModel));
        var window = plan.Windows.ShouldHaveSingleItem();
        (window.Opened, window.Reached, window.Limit.Origin).ShouldBe((2, 1, SeatLimitOrigin.ByModel));
        // 1 ÷ (4 ÷ 9 ÷ 100 + 5 ÷ 9 ÷ 20).
        Math.Round(window.Limit.Amount.Expected, 20).ShouldBe(Math.Round(900m / 29, 20));
    }

    [Fact]
    public void A_week_of_the_dearer_model_alone_is_not_saved_by_weeks_of_another()
    {
        const string Apart = """
            timestamp,model,uncached_input_tokens
            2026-11-03T09:00:00Z,claude-opus-4-7,5200000
            2026-11-09T09:00:00Z,claude-haiku-4-5,70000000
            2026-11-16T09:00:00Z,claude-haiku-4-5,70000000
            """;
        // 26 dollars of Opus, of which 25 at most are a week's.
        var plan = Of(Apart, Plan([Weekly(100), Weekly(20) with { Models = ["claude-opus-4-7"] }])).Plans[0];
        (plan.Fits, Math.Round(plan.BeyondPerMonth!.Value.Low.Value, 20)).ShouldBe((Fit.No, 1));
        Of(Apart, Plan([Weekly(100), Weekly(35) with { Models = ["claude-opus-4-7"] }])).Plans[0].Fits.ShouldBe(Fit.Yes);
    }

    [Fact]
    public void What_nothing_is_stated_of_keeps_a_log_from_being_known_to_fit()
    {
        var plan = Of(Mixed, Plan([Weekly(100) with { Models = ["claude-haiku-4-5"] }])).Plans[0];
        (plan.Fits, plan.PerMonth, plan.Quote.Limit).ShouldBe((Fit.Unknown, null, null));
        plan.Quote.Unstated.ShouldHaveSingleItem().Others.ShouldBe(["claude-opus-4-7"]);
    }

    [Fact]
    public void Each_model_of_a_log_is_held_to_what_was_measured_on_a_mix_like_its_own()
    {
        const string Unlike = """
            timestamp,model,uncached_input_tokens,cache_read_tokens
            2026-11-03T09:00:00Z,claude-opus-4-7,2000000,0
            2026-11-03T09:00:00Z,claude-haiku-4-5,0,100000000
            """;
        var cached = Weekly(100) with { CacheReadShare = new(0.97m), Basis = LimitBasis.Measured };
        var plan = Of(Unlike, Plan([cached, cached with { Models = ["claude-opus-4-7"] }])).Plans[0];
        // Opus reads nothing from cache, and nothing tells how low its limit may be.
        (plan.Fits, plan.Quote.Limit!.PerMonth.Low).ShouldBe((Fit.Unknown, Usd.Zero));
        // By that bound its first request may use the seat up: nothing of Haiku either is known to be within.
        (plan.PerMonth, plan.BeyondPerMonth).ShouldBe((new(new(20), new(20), new(40)), new(new(0), new(0), new(20))));
        plan.Windows.ShouldHaveSingleItem().Limit.Amount.Low.ShouldBe(0);
    }

    [Fact]
    public void By_a_lower_limit_no_less_is_beyond_where_one_model_may_have_none()
    {
        const string DearFirst = """
            timestamp,model,uncached_input_tokens,cache_read_tokens
            2026-11-03T09:00:00Z,claude-opus-4-7,4000000,0
            2026-11-04T09:00:00Z,claude-haiku-4-5,0,300000000
            """;
        var cached = Weekly(40) with { CacheReadShare = new(0.97m), Basis = LimitBasis.Measured };
        var uncached = cached with { Low = 5, Expected = 5, High = 5, Models = ["claude-opus-4-7"] };
        var plan = Of(DearFirst, Plan([cached, uncached]), terms: new PlanTerms { Bound = LimitBound.Low }).Plans[0];
        // 20 dollars of Opus may take a whole seat four times over before Haiku comes with its 30.
        (plan.BeyondPerMonth!.Value.High, plan.Fits).ShouldBe((new Usd(50), Fit.No));
        plan.BeyondPerMonth!.Value.Expected.ShouldBeLessThan(new Usd(50));
    }

    [Fact]
    public void Of_a_limit_that_may_be_nothing_no_part_is_used()
    {
        var cached = Weekly(100) with { CacheReadShare = new(0.97m), Basis = LimitBasis.Measured };
        var low = new PlanTerms { Bound = LimitBound.Low };
        Of(OfOpus, Plan([cached]), terms: low).Plans[0].Windows.ShouldHaveSingleItem().Utilisation.ShouldBe(0);
    }

    [Fact]
    public void A_log_of_one_model_is_held_to_what_holds_of_it()
    {
        var ofHaiku = FiveHours(1) with { Models = ["claude-haiku-4-5"] };
        PlanLimit[] limits = [Weekly(100), Weekly(20) with { Models = ["claude-opus-4-7"] }, ofHaiku];
        var plan = Of(OfOpus, Plan(limits)).Plans[0];
        // 50 dollars, of which 25, 20 or 15 are bought; a limit of five hours of another model alone may be any.
        (plan.PerMonth, plan.Fits).ShouldBe((new Range<Usd>(new(45), new(50), new(70)), Fit.No));
        Of(OfOpus, Plan(limits[..2])).Plans[0].PerMonth.ShouldBe(new Range<Usd>(new(45), new(50), new(55)));
    }

    [Fact]
    public void Hours_that_are_stated_of_another_model_alone_may_bill_all_of_it_and_say_nothing_of_a_week()
    {
        var limits = new[] { Weekly(100), FiveHours(1) with { Models = ["claude-haiku-4-5"] } };
        var plan = Of(OfOpus, Plan(limits)).Plans[0];
        // 50 dollars are within every week; by hours they may be billed to the last.
        (plan.PerMonth, plan.Fits).ShouldBe((new Range<Usd>(new(20), new(20), new(70)), Fit.Unknown));
        plan.Windows.ShouldHaveSingleItem().Limit.Amount.ShouldBe(new(75, 100, 125));
        plan.Quote.Limit!.PerMonth.Low.ShouldBe(new Usd(75 * 30.4375m / 7));
        Of(OfOpus, Plan([Weekly(100)])).Plans[0].Fits.ShouldBe(Fit.Yes);
    }

    [Fact]
    public void Where_a_log_tells_no_hours_those_that_are_stated_of_another_model_are_left_out()
    {
        const string Sums = """
            date,model,requests,uncached_input_tokens
            2026-11-03,claude-opus-4-7,5,10000000
            """;
        var plan = Of(Sums, Plan([Weekly(100), FiveHours(1) with { Models = ["claude-haiku-4-5"] }])).Plans[0];
        (plan.PerMonth, plan.Fits).ShouldBe((Same(20), Fit.Yes));
    }

    [Fact]
    public void A_limit_of_each_model_is_counted_for_each_by_itself()
    {
        var weekly = Weekly(40) with { PerModel = true };
        var plan = Of(Mixed, Plan([weekly])).Plans[0];
        // Of the 40 that each has, Haiku takes 30 and 10, and of the 50 dollars of Opus 10 are beyond; by the lowest limit 20, by the
        // highest none.
        (plan.BeyondPerMonth, plan.Fits).ShouldBe((new(new(0), new(10), new(20)), Fit.Unknown));
        plan.Windows.Select(use => (use.Limit.CountedModels!.Single(), use.Limit.Amount.Expected, use.Opened, use.Reached)).ShouldBe(
            [("claude-opus-4-7", 40, 1, 1), ("claude-haiku-4-5", 40, 2, 0)]);
        plan.Windows.Sum(use => use.Utilisation).ShouldBe(80m / (40 * 30 / 7m), 1e-12m);
        Of(Mixed, Plan([Weekly(40)])).Plans[0].BeyondPerMonth!.Value.Expected.ShouldBe(new Usd(40));

        var dear = Of(Mixed, Plan([weekly, weekly with { Models = ["claude-opus-4-7"], Low = 20, Expected = 20, High = 20 }])).Plans[0];
        (dear.BeyondPerMonth!.Value, dear.Fits).ShouldBe((Same(30), Fit.No));
    }

    [Fact]
    public void Each_model_has_its_own_five_hours_week_and_month_and_a_dollar_is_served_if_all_have_it()
    {
        const string Month = """
            timestamp,model,uncached_input_tokens
            2026-11-02T09:00:00Z,claude-haiku-4-5,12000000
            2026-11-02T09:00:00Z,claude-sonnet-4-6,4000000
            2026-11-03T09:00:00Z,claude-haiku-4-5,14000000
            2026-11-03T09:00:00Z,claude-sonnet-4-6,3000000
            2026-11-04T09:00:00Z,claude-haiku-4-5,9000000
            """;
        PlanLimit[] limits = [.. new[] { FiveHours(12), Weekly(30), Acme.Monthly(60) }
            .Select(limit => limit with { Low = limit.Expected, High = limit.Expected, PerModel = true })];
        // Haiku: 12, 12 of 14, and of 9 the 6 that the week has left; Sonnet 12 and 9.
        var plan = Of(Month, Plan(limits)).Plans[0];
        (plan.PerMonth, plan.BeyondPerMonth!.Value.Expected).ShouldBe((Same(25), new Usd(5)));
        plan.Windows.Select(use => (use.Limit.Window, use.Limit.CountedModels!.Single(), use.Reached)).ShouldBe(
        [
            (LimitWindow.FiveHours, "claude-haiku-4-5", 1), (LimitWindow.FiveHours, "claude-sonnet-4-6", 0),
            (LimitWindow.Week, "claude-haiku-4-5", 1), (LimitWindow.Week, "claude-sonnet-4-6", 0),
            (LimitWindow.Month, "claude-haiku-4-5", 0), (LimitWindow.Month, "claude-sonnet-4-6", 0),
        ]);
    }

    [Fact]
    public void Five_hours_of_a_model_open_with_its_own_first_request()
    {
        const string Haiku = """
            timestamp,model,uncached_input_tokens
            2026-11-03T05:20:00Z,claude-haiku-4-5,10000000
            2026-11-03T05:40:00Z,claude-haiku-4-5,10000000
            """;
        PlanLimit[] limits = [FiveHours(12) with { Low = 12, High = 12, PerModel = true }, Acme.Monthly(60) with { PerModel = true }];
        Of(Haiku, Plan(limits)).Plans[0].BeyondPerMonth!.Value.ShouldBe(Same(8));
        // A request of another model, which would have had them end between the two.
        var plan = Of($"{Haiku}\n2026-11-03T00:30:00Z,claude-sonnet-4-6,100000", Plan(limits)).Plans[0];
        (plan.BeyondPerMonth!.Value, plan.Fits).ShouldBe((Same(8), Fit.No));
    }

    [Fact]
    public void Models_that_one_statement_names_are_names_of_one_and_draw_on_one_limit()
    {
        var two = Weekly(40) with { Low = 40, High = 40, PerModel = true, Models = ["claude-opus-4-7", "claude-haiku-4-5"] };
        var plan = Of(Mixed, Plan([Weekly(40) with { PerModel = true }, two])).Plans[0];
        // 90 dollars of both, 80 of them in one week and 10 in the next.
        (plan.BeyondPerMonth!.Value, plan.Fits).ShouldBe((Same(40), Fit.No));
        var window = plan.Windows.ShouldHaveSingleItem();
        (window.Opened, window.Reached).ShouldBe((2, 1));
        window.Limit.CountedModels.ShouldBe(["claude-opus-4-7", "claude-haiku-4-5"]);
        plan.Quote.Limit!.PerMonth.Expected.ShouldBe(new Usd(40 * 30.4375m / 7));
    }

    [Fact]
    public void A_limit_of_each_model_in_tokens_is_counted_in_its_own()
    {
        var tokens = Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 20_000_000) with { PerModel = true };
        // Of 40 million tokens of Haiku, a dollar each, 20 are beyond; Opus has 10 million in all.
        var plan = Of(Mixed, Plan([tokens])).Plans[0];
        Math.Round(plan.BeyondPerMonth!.Value.Expected.Value, 20).ShouldBe(20);
        plan.Windows.Select(use => use.Limit.Unit).ShouldBe([LimitUnit.Tokens, LimitUnit.Tokens]);
    }

    [Fact]
    public void Models_that_come_by_turns_within_a_window_are_counted_as_if_one_came_after_the_other()
    {
        const string ByTurns = """
            timestamp,model,uncached_input_tokens
            2026-11-02T09:00:00Z,claude-haiku-4-5,10000000
            2026-11-02T09:10:00Z,claude-opus-4-7,1000000
            2026-11-02T09:20:00Z,claude-haiku-4-5,10000000
            2026-11-02T09:30:00Z,claude-opus-4-7,1000000
            """;
        // 20 of 100 and 10 of 20 are 0.7 of a week, and twice that is 1.4.
        var once = Plan([Weekly(100) with { Low = 100 }, Weekly(20) with { Low = 20, Models = ["claude-opus-4-7"] }]);
        var twice = Plan([Weekly(50) with { High = 50 }, Weekly(10) with { High = 10, Models = ["claude-opus-4-7"] }]);
        (Of(ByTurns, once).Plans[0].Fits, Of(ByTurns, twice).Plans[0].Fits).ShouldBe((Fit.Yes, Fit.No));
        Math.Round(Of(ByTurns, once).Plans[0].Windows[0].Utilisation, 12).ShouldBe(Math.Round(0.7m * 7 / 30, 12));
    }

    private static PricedPlan Scoped(Func<PlanPeriod, PlanPeriod> with, IReadOnlyList<PlanLimit> limits)
    {
        var plan = Plan(limits);
        var period = with(plan.Period);
        return plan with { Plan = plan.Plan with { Prices = [period] }, Period = period };
    }

    private static Range<Usd> Same(decimal usd) => new(new(usd), new(usd), new(usd));
}
