using Calculator.Plans;
using Calculator.Pricing;
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

    private static PricedPlan Scoped(Func<PlanPeriod, PlanPeriod> with, IReadOnlyList<PlanLimit> limits)
    {
        var plan = Plan(limits);
        var period = with(plan.Period);
        return plan with { Plan = plan.Plan with { Prices = [period] }, Period = period };
    }

    private static Range<Usd> Same(decimal usd) => new(new(usd), new(usd), new(usd));
}
