using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

/// <summary>Which models a plan's fee is for, and who can buy it.</summary>
public class PlanScopeTests
{
    private const string Outside = "acme-large";

    private static readonly PlanSession Large = Acme.Session(cost: 2) with { Model = Outside };

    [Fact]
    public void A_model_outside_of_the_allowance_is_billed_beside_the_fee_and_takes_nothing_of_a_limit()
    {
        var comparisons = Compare(Large, [Scoped([Acme.Monthly(1_000)], Overage.ApiRates)]);
        var month = comparisons.Judge(50).Plans.ShouldHaveSingleItem();
        (month.PerMonth, month.Saving, month.Cheaper).ShouldBe((Same(120), new Usd(-20), Cheaper.Api));
        (month.Fits, month.ServedShare, month.Quote.Limit).ShouldBe((Fit.No, 1, null));
        month.Quote.BreakEven.ShouldBe(new BreakEven.Never(NeverReason.NotIncluded));

        // Another model of the same price takes of the limit, and fits.
        var other = Compare(Large with { Model = "acme-small" }, [Scoped([Acme.Monthly(1_000)], Overage.ApiRates)]);
        (other.Judge(50).Plans[0].PerMonth, other.Judge(50).Plans[0].Fits).ShouldBe((Same(20), Fit.Yes));
    }

    [Fact]
    public void What_is_included_in_dollars_is_not_for_it_either()
    {
        var plan = Acme.Plan(included: 30, with: period => period with { NotIncluded = [Outside], OverageFactor = 1.1m });
        var quote = Compare(Large, [plan], new PlanTerms { Seats = SeatShares.Even(new(3)) }).Quotes[0];
        (quote.Included, quote.Fee, quote.PerMonth(new Usd(100))).ShouldBe((null, new Usd(60), Same(170)));
    }

    [Fact]
    public void Where_nothing_is_sold_beyond_it_is_not_served()
    {
        var comparisons = Compare(Large, [Scoped([Acme.Monthly(1_000)], Overage.None)]);
        var verdict = comparisons.Judge(50);
        var month = verdict.Plans[0];
        (month.PerMonth, month.Saving, month.Fits, month.ServedShare).ShouldBe((Same(20), null, Fit.No, 0));
        verdict.Cheapest.ShouldBeOfType<PayOption.Api>();
        verdict.CheapestByFeeAlone.ShouldBeOfType<PayOption.Api>();
        month.Quote.Ends.Sentence.ShouldBe("acme-large is not within the allowance of acme-pro, and nothing is sold beyond.");
    }

    [Fact]
    public void It_is_billed_at_list_price_without_the_callers_discount()
    {
        var session = Acme.Session(cost: 1.5m, list: 2) with { Model = Outside };
        Compare(session, [Scoped([], Overage.ApiRates)]).Judge(50).Plans[0].Saving.ShouldBe(new Usd(75 - 120));
    }

    [Fact]
    public void Nothing_assumed_of_a_limit_takes_it_into_the_allowance()
    {
        var terms = new PlanTerms { AssumeUnlimited = true, OwnUsdPerWeek = _ => new Usd(1_000) };
        Compare(Large, [Scoped([], Overage.ApiRates)], terms).Judge(50).Plans[0].PerMonth.ShouldBe(Same(120));
    }

    [Theory]
    [InlineData(PlanOffer.RenewalsOnly)]
    [InlineData(PlanOffer.SignUpsPaused)]
    [InlineData(PlanOffer.Unclear)]
    public void A_plan_that_not_everybody_can_buy_is_quoted_and_no_way_to_pay(PlanOffer offered)
    {
        PricedPlan[] plans = [NotSold(20, [Acme.Monthly(1_000)], offered), Acme.Plan([Acme.Monthly(1_000)], fee: 60)];
        var comparisons = Compare(Acme.Session(2), plans);
        var verdict = comparisons.Judge(50);
        (verdict.Plans[0].PerMonth, verdict.Plans[0].Saving, verdict.Plans[0].Cheaper).ShouldBe((Same(20), new Usd(80), Cheaper.Plan));
        verdict.Cheapest.ShouldBe(new PayOption.Plan(plans[1]));
        verdict.CheapestByFeeAlone.ShouldBe(new PayOption.Plan(plans[1]));
        comparisons.Ladder!.Rungs.Select(rung => rung.Option)
            .ShouldBe([new PayOption.Api(), new PayOption.Plan(plans[1]), new PayOption.Api()]);
    }

    [Fact]
    public void Nor_might_it_be_cheaper_where_nothing_is_known_of_its_limits()
    {
        var plan = NotSold(20, [], PlanOffer.RenewalsOnly);
        Compare(Acme.Session(2), [plan]).Judge(50).MightBeCheaper.ShouldBeEmpty();
        Compare(Acme.Session(2), [plan], new PlanTerms { AssumeHeld = true }).Judge(50).MightBeCheaper.ShouldHaveSingleItem();
    }

    [Fact]
    public void It_is_one_to_who_has_it()
    {
        var plan = NotSold(20, [Acme.Monthly(1_000)], PlanOffer.RenewalsOnly);
        var comparisons = Compare(Acme.Session(2), [plan], new PlanTerms { AssumeHeld = true });
        comparisons.Judge(50).Cheapest.ShouldBe(new PayOption.Plan(plan));
        comparisons.Ladder!.At(new Usd(100)).ShouldBe(new PayOption.Plan(plan));
    }

    private static PricedPlan Scoped(IReadOnlyList<PlanLimit> limits, Overage overage) =>
        Acme.Plan(limits, overage: overage, with: period => period with { NotIncluded = [Outside] });

    private static PricedPlan NotSold(decimal fee, IReadOnlyList<PlanLimit> limits, PlanOffer offered) =>
        Acme.Plan(limits, fee: fee, with: period => period with { Offered = offered, OfferedNote = "Sold until autumn." });

    private static PlanComparisons Compare(PlanSession session, IEnumerable<PricedPlan> plans, PlanTerms? terms = null) =>
        PlanComparisons.Of(session, plans, terms ?? new PlanTerms());

    private static Range<Usd> Same(decimal usd) => new(new(usd), new(usd), new(usd));
}
