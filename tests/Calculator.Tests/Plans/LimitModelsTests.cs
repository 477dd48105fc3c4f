using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

/// <summary>Limits that hold of some models alone. Each is from three quarters to five quarters of what is expected.</summary>
public class LimitModelsTests
{
    private static readonly PlanLimit All = Acme.Monthly(100);
    private static readonly PlanLimit OfFable = Acme.Monthly(20) with { Models = ["fable"], Confidence = Confidence.Low };

    [Fact]
    public void A_limit_that_names_the_model_holds_before_one_that_names_none()
    {
        var limit = Of(On("fable"), All, OfFable)!;
        limit.PerMonth.ShouldBe(Dollars(15, 20, 25));
        (limit.Origin, limit.Confidence, limit.Of.ShouldHaveSingleItem()).ShouldBe((SeatLimitOrigin.Derived, Confidence.Low, OfFable));
    }

    [Fact]
    public void A_limit_of_another_model_does_not_hold()
    {
        Of(On("opus"), All, OfFable)!.PerMonth.ShouldBe(Dollars(75, 100, 125));
        Of(On("opus"), OfFable).ShouldBeNull();
    }

    [Fact]
    public void What_is_stated_of_all_does_not_stand_beside_what_is_measured_of_the_model_on_another_mix()
    {
        var uncached = Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 40, mix: 0);
        var cached = Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 20, LimitBasis.Measured, 0.97m) with { Models = ["fable"] };
        var limit = Of(On("fable") with { CacheReadShare = 0 }, uncached, cached)!;
        (limit.PerMonth, limit.Confidence).ShouldBe((Dollars(0, 10, 25), Confidence.Low));
        Of(On("opus") with { CacheReadShare = 0 }, uncached, cached)!.PerMonth.ShouldBe(Dollars(30, 40, 50));
    }

    [Fact]
    public void What_the_provider_states_of_the_model_comes_before_what_was_measured_of_it()
    {
        var stated = Acme.Monthly(15) with { Basis = LimitBasis.Published, Models = ["fable"] };
        Of(On("fable"), stated, Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 20, LimitBasis.Measured) with { Models = ["fable"] })!
            .PerMonth.Expected.ShouldBe(new Usd(15));
    }

    [Fact]
    public void Each_window_has_its_own_choice()
    {
        var limit = Of(On("fable"), Acme.Limit(LimitWindow.Week, LimitUnit.Usd, 28), All, OfFable)!;
        limit.PerMonth.ShouldBe(Dollars(15, 20, 25));
        Of(On("opus"), Acme.Limit(LimitWindow.Week, LimitUnit.Usd, 28), All, OfFable)!.PerMonth.ShouldBe(Dollars(75, 100, 125));
    }

    [Fact]
    public void A_window_that_is_stated_of_other_models_alone_may_be_as_low_as_nothing()
    {
        var limits = new[] { Acme.Limit(LimitWindow.Week, LimitUnit.Usd, 28), OfFable };
        var limit = Of(On("opus"), limits)!;
        (limit.PerMonth, limit.Confidence).ShouldBe((Dollars(0, 121.75m, 152.1875m), Confidence.Low));
        var quote = PlanQuote.Of(Acme.Plan(limits), On("opus"), new PlanTerms());
        (quote.Fits(new Usd(1)), quote.Fits(new Usd(153))).ShouldBe((Fit.Unknown, Fit.No));
        var unstated = quote.Unstated.ShouldHaveSingleItem();
        (unstated.Window, unstated.Named.ShouldHaveSingleItem(), unstated.Others.ShouldHaveSingleItem())
            .ShouldBe((LimitWindow.Month, "fable", "opus"));
        WindowLimit.AllOf(Acme.Plan(limits), On("opus"), null).ShouldHaveSingleItem().Amount.ShouldBe(new(0, 28, 35));
    }

    [Fact]
    public void Five_hours_that_are_stated_of_other_models_alone_say_nothing_of_a_week_or_a_month()
    {
        var hours = Acme.Limit(LimitWindow.FiveHours, LimitUnit.Usd, 4) with { Models = ["fable"] };
        var limits = new[] { Acme.Limit(LimitWindow.Week, LimitUnit.Usd, 28), hours };
        Of(On("opus"), limits)!.PerMonth.ShouldBe(Dollars(91.3125m, 121.75m, 152.1875m));
        var window = WindowLimit.AllOf(Acme.Plan(limits), On("opus"), null).ShouldHaveSingleItem();
        (window.Window, window.Amount, window.Confidence).ShouldBe((LimitWindow.Week, new Range<decimal>(21, 28, 35), Confidence.Medium));
    }

    [Fact]
    public void A_limit_of_models_that_the_plan_serves_outside_of_its_allowance_is_none_of_it()
    {
        var plan = Acme.Plan([All, OfFable], with: period => period with { NotIncluded = ["fable"] });
        plan.Limits.ShouldBe([All]);
        SeatLimit.For(plan, Acme.Session(1), null)!.PerMonth.ShouldBe(Dollars(75, 100, 125));
        Acme.Plan([All, OfFable], with: period => period with { Models = ["opus"] }).Limits.ShouldBe([All]);
        // One that names another model beside it holds of that.
        var both = OfFable with { Models = ["fable", "opus"] };
        Acme.Plan([All, both], with: period => period with { NotIncluded = ["fable"] }).Limits.ShouldBe([All, both]);
    }

    [Fact]
    public void A_bill_may_be_for_any_of_them()
    {
        var limit = Of(Acme.Session(1), All, OfFable)!;
        (limit.PerMonth, limit.Origin, limit.Confidence).ShouldBe((Dollars(15, 60, 125), SeatLimitOrigin.Envelope, Confidence.Low));
        limit.Of.ShouldBe([All, OfFable]);
        // Of a model that nothing is stated of nothing is known, however much others have.
        Of(Acme.Session(1), OfFable).ShouldBeNull();
    }

    [Fact]
    public void A_bill_may_be_for_work_that_nothing_is_stated_of()
    {
        var cached = Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 20, LimitBasis.Measured, 0.97m) with { Models = ["fable"] };
        // Work on Fable that reads less from cache may end anywhere up to 25, with 10 to plan with.
        Of(Acme.Session(1), Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 40, mix: 0), cached)!.PerMonth.ShouldBe(Dollars(0, 25, 50));
    }

    [Fact]
    public void Of_several_models_each_takes_its_part_of_its_own_limit()
    {
        // 1 ÷ (0.75 ÷ 100 + 0.25 ÷ 20) is 50.
        var limit = Of(Log(("opus", 0.75m), ("fable", 0.25m)), All, OfFable)!;
        (limit.PerMonth, limit.Origin, limit.Confidence).ShouldBe((Dollars(37.5m, 50, 62.5m), SeatLimitOrigin.ByModel, Confidence.Low));
        limit.Of.ShouldBe([All, OfFable]);
        Of(Log(("fable", 1), ("opus", 0)), All, OfFable)!.PerMonth.ShouldBe(Dollars(15, 20, 25));
    }

    [Fact]
    public void Models_that_the_same_limits_hold_of_are_one()
    {
        var limit = Of(Log(("opus", 0.3m), ("sonnet", 0.7m)), All, OfFable)!;
        (limit.PerMonth, limit.Origin).ShouldBe((Dollars(75, 100, 125), SeatLimitOrigin.Derived));
        Of(Log(("opus", 0.3m), ("fable", 0.7m)), All)!.PerMonth.ShouldBe(Dollars(75, 100, 125));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.001)]
    public void Of_a_model_that_nothing_is_stated_of_no_other_tells_anything_however_little_it_is_used(decimal share)
    {
        Of(Log(("opus", 1 - share), ("fable", share)), OfFable).ShouldBeNull();
        Of(Log(("opus", share), ("fable", 1 - share)), OfFable).ShouldBeNull();
        Of(Log(("opus", 0.5m), ("sonnet", 0.5m)), OfFable).ShouldBeNull();
    }

    [Fact]
    public void Tokens_of_one_model_and_dollars_of_another_are_counted_in_dollars()
    {
        // A session of opus is 4,000 tokens for a dollar, so that 400,000 of them are worth 100.
        var tokens = Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 400_000) with { Models = ["opus"] };
        Of(Log(("opus", 0.75m), ("fable", 0.25m)), tokens, OfFable)!.PerMonth.ShouldBe(Dollars(37.5m, 50, 62.5m));
        var window = WindowLimit.AllOf(Acme.Plan([tokens, OfFable]), Log(("opus", 0.75m), ("fable", 0.25m)), null).ShouldHaveSingleItem();
        (window.Unit, window.Amount).ShouldBe((LimitUnit.Usd, new Range<decimal>(37.5m, 50, 62.5m)));
    }

    [Fact]
    public void Tokens_of_all_are_counted_in_tokens()
    {
        // A dollar of fable is 1,000 tokens where one of opus is 4,000: 3,000 and 1,000 of 4,000 at halves of the dollars and quarters.
        var opus = Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 400_000) with { Models = ["opus"] };
        var fable = Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 100_000) with { Models = ["fable"] };
        var log = Log(("opus", 0.5m), ("fable", 0.5m));
        log = log with { ByModel = [log.ByModel[0], log.ByModel[1] with { Session = log.ByModel[1].Session with { Tokens = 1_000 } }] };
        var window = WindowLimit.AllOf(Acme.Plan([opus, fable]), log, null).ShouldHaveSingleItem();
        // 1 ÷ (0.8 ÷ 400,000 + 0.2 ÷ 100,000), and 1 ÷ (0.5 ÷ 100 + 0.5 ÷ 100) dollars.
        (window.Unit, window.Amount.Expected).ShouldBe((LimitUnit.Tokens, 250_000));
        Of(log, opus, fable)!.PerMonth.Expected.ShouldBe(new Usd(100));
    }

    [Fact]
    public void Where_each_model_has_a_limit_of_its_own_a_log_is_within_until_the_first_of_them_ends()
    {
        var (each, fable) = (All with { PerModel = true }, OfFable with { PerModel = true });
        // Opus ends first: half of 200 are 100. Beside it fable does: a quarter of 80 are 20.
        var limit = Of(Log(("opus", 0.5m), ("sonnet", 0.25m), ("haiku", 0.25m)), each)!;
        (limit.PerMonth, limit.Origin).ShouldBe((Dollars(150, 200, 250), SeatLimitOrigin.ByModel));
        Of(Log(("opus", 0.75m), ("fable", 0.25m)), each, fable)!.PerMonth.ShouldBe(Dollars(60, 80, 100));
        // Of one model it is what any limit is.
        Of(On("fable"), each, fable)!.PerMonth.ShouldBe(Dollars(15, 20, 25));
        Of(Log(("fable", 1), ("opus", 0)), each, fable)!.PerMonth.ShouldBe(Dollars(15, 20, 25));
    }

    [Fact]
    public void A_bill_may_be_for_as_many_models_as_have_a_limit_of_their_own()
    {
        var plan = Acme.Plan([All with { PerModel = true }], overage: Overage.ApiRates);
        var quote = PlanQuote.Of(plan, Acme.Session(1), new PlanTerms());
        // 100 of one of them is what one plans with, and 200 of two may be within.
        (quote.Limit!.PerMonth, quote.MayBeForSeveral).ShouldBe((Dollars(75, 100, 125), true));
        quote.PerMonth(new Usd(200)).ShouldBe(Dollars(20, 120, 145));
        (quote.Fits(new Usd(200)), quote.Fits(new Usd(75))).ShouldBe((Fit.Unknown, Fit.Yes));
        var ofOne = PlanQuote.Of(plan, On("opus"), new PlanTerms());
        (ofOne.PerMonth(new Usd(200)), ofOne.Fits(new Usd(200)), ofOne.MayBeForSeveral).ShouldBe((Dollars(95, 120, 145), Fit.No, false));
        // A week that all draw on ends it for however many.
        var shared = Acme.Plan([All with { PerModel = true }, Acme.Limit(LimitWindow.Week, LimitUnit.Usd, 14)], overage: Overage.ApiRates);
        PlanQuote.Of(shared, Acme.Session(1), new PlanTerms()).Fits(new Usd(200)).ShouldBe(Fit.No);
    }

    [Fact]
    public void The_callers_own_limit_is_for_whatever_it_is_used_for()
    {
        var terms = new PlanTerms { OwnUsdPerWeek = _ => new Usd(70) };
        var quote = PlanQuote.Of(Acme.Plan([OfFable]), On("opus"), terms);
        (quote.Limit!.PerMonth.Expected, quote.Unstated.Count).ShouldBe((new Usd(304.375m), 0));
    }

    [Fact]
    public void A_later_limit_takes_the_place_of_one_of_the_same_models_alone()
    {
        PlanLimit[] limits =
        [
            All, OfFable, OfFable with { From = Prices.At("2026-11-22"), Low = 5, Expected = 6, High = 7 },
            All with { From = Prices.At("2026-11-22"), Models = ["opus", "sonnet"] },
        ];
        var plan = new PricedPlan(Acme.Plan(limits).Plan, Acme.Plan().Period, Prices.At("2026-11-22"));
        plan.Limits.Count.ShouldBe(3);
        SeatLimit.For(plan, On("fable"), null)!.PerMonth.ShouldBe(Dollars(5, 6, 7));
        (limits[3] with { Models = ["sonnet", "opus"] }).Series.ShouldBe(limits[3].Series);
    }

    private static PlanSession On(string model) => Acme.Session(1) with { Model = model, Tokens = 4_000 };

    private static PlanSession Log(params (string Model, decimal Share)[] models) =>
        Acme.Session(1) with { ByModel = [.. models.Select(one => new ModelPart(On(one.Model), one.Share))] };

    private static SeatLimit? Of(PlanSession session, params PlanLimit[] limits) => SeatLimit.For(Acme.Plan(limits), session, null);

    private static Range<Usd> Dollars(decimal low, decimal expected, decimal high) => new(new(low), new(expected), new(high));
}
