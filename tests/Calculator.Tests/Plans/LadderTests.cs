using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class LadderTests
{
    private static IReadOnlyList<PricedPlan> Plans => [.. Prices.Of("2026-11-21", "2026-11-20").Plans.Take(3)];

    [Fact]
    public void A_plan_without_a_limit_is_cheaper_from_its_fee_on() =>
        Rungs(Plan(0, 20)).ShouldBe(["api 0-20", "plan0 20-"]);

    [Fact]
    public void A_plan_that_ends_at_its_limit_leaves_the_rest_to_the_API() =>
        Rungs(Plan(0, 20, cap: 100)).ShouldBe(["api 0-20", "plan0 20-100", "api 100-"]);

    [Fact]
    public void A_plan_that_sells_what_exceeds_it_stays_ahead_by_what_it_saved() =>
        Rungs(Plan(0, 20, cap: 100, overage: true)).ShouldBe(["api 0-20", "plan0 20-"]);

    [Fact]
    public void With_a_discount_the_API_catches_up_with_a_plan_that_sells_at_list_price() =>
        // 0.8 u = 20 at 25; 20 + (u - 100) = 0.8 u at 400.
        Rungs(0.2m, Plan(0, 20, cap: 100, overage: true)).ShouldBe(["api 0-25", "plan0 25-400", "api 400-"]);

    [Fact]
    public void A_discount_is_a_share_of_what_is_used_whatever_a_session_costs()
    {
        // 40,000 tokens cost 0.2 at list price and 0.16 paid: 0.8 u = 20 at 25.
        Name(Ladder.Of(Acme.Session(0.16m, 0.2m), [Plan(0, 20)])!.At(new Usd(25))).ShouldBe("api");
        Name(Ladder.Of(Acme.Session(0.16m, 0.2m), [Plan(0, 20)])!.At(new Usd(25.01m))).ShouldBe("plan0");
    }

    [Fact]
    public void Between_a_small_plan_and_a_large_one_the_API_may_be_cheaper_again() =>
        Rungs(Plan(1, 60), Plan(0, 20, cap: 50)).ShouldBe(["api 0-20", "plan0 20-50", "api 50-60", "plan1 60-"]);

    [Fact]
    public void Two_plans_change_places_where_the_smaller_ones_overage_has_cost_the_difference() =>
        Rungs(Plan(0, 20, cap: 50, overage: true), Plan(1, 60)).ShouldBe(["api 0-20", "plan0 20-90", "plan1 90-"]);

    [Fact]
    public void A_plan_whose_limits_nobody_knows_has_no_rung() =>
        PlanComparisons.Of(Acme.Session(1), [Acme.Plan()], new PlanTerms()).Ladder!.Rungs
            .ShouldBe([new Rung(new PayOption.Api(), Usd.Zero, null)]);

    [Fact]
    public void A_rung_holds_up_to_its_end_itself()
    {
        var ladder = Ladder.Of(Acme.Session(1), [Plan(0, 20)])!;
        ladder.At(new Usd(20)).ShouldBeOfType<PayOption.Api>();
        ladder.At(new Usd(20.01m)).ShouldBeOfType<PayOption.Plan>();
    }

    [Fact]
    public void A_session_that_costs_nothing_has_no_ladder() =>
        Ladder.Of(Acme.Tokens(0, 0), [Plan(0, 20)]).ShouldBeNull();

    [Fact]
    public void Of_two_that_cost_the_same_the_one_with_the_smaller_fee_stands()
    {
        Rungs(Plan(0, 0)).ShouldBe(["plan0 0-"]);
        Rungs(Plan(0, 0, cap: 0, overage: true)).ShouldBe(["api 0-"]);
        Rungs(Plan(0, 20), Plan(1, 20)).ShouldBe(["api 0-20", "plan0 20-"]);
        // Beyond 90 both cost the same for ever.
        Rungs(Plan(1, 60, cap: 90, overage: true), Plan(0, 20, cap: 50, overage: true)).ShouldBe(["api 0-20", "plan0 20-"]);
    }

    [Fact]
    public void Where_three_lines_meet_in_one_point_the_flattest_follows_at_once()
    {
        // At 60: the API, 20 and two thirds of each dollar, and the fee of 60.
        Rungs(Plan(0, 30) with { Knees = [new Knee(Usd.Zero, 0.5m)], PerUsdBeyond = 1 }, Plan(1, 60)).ShouldBe(["api 0-60", "plan1 60-"]);
        Rungs(Plan(0, 20) with { Knees = [new Knee(Usd.Zero, 2m / 3)], PerUsdBeyond = 1 }, Plan(1, 60)).ShouldBe(["api 0-60", "plan1 60-"]);
    }

    [Fact]
    public void A_knee_at_which_another_becomes_the_cheapest_makes_one_rung_of_each() =>
        // A third of each dollar is beyond from 0 on: equal to the fee of 100 at 300, where a knee of the third plan stands.
        Rungs(Plan(0, 0) with { Knees = [new Knee(Usd.Zero, 1m / 3)], PerUsdBeyond = 1 }, Plan(1, 100), Plan(2, 99, cap: 300))
            .ShouldBe(["plan0 0-297", "plan2 297-300", "plan1 300-"]);

    [Fact]
    public void A_hundred_plans_for_a_hundred_unlike_seats_are_held_against_each_other()
    {
        var shares = Enumerable.Range(1, 100).Select(seat => new Share(seat / 5050m)).ToList();
        shares[^1] = new Share(1 - shares.SkipLast(1).Sum(share => share.Value));
        var lines = Enumerable.Range(1, 96).Select(plan => new PayLine
        {
            Option = new PayOption.Plan(Acme.Plan(fee: plan)),
            Fee = new Usd(20 * plan),
            Knees = SeatShares.Of(shares).KneesAt(new Usd(1 + plan * plan / 10m)),
            PerUsdBeyond = 1,
        }).ToList();
        var ladder = Ladder.Of(Acme.Session(1), lines)!;
        ladder.Rungs.Count.ShouldBeGreaterThan(10);
        foreach (var usage in Enumerable.Range(0, 400).Select(step => new Usd(step * step / 3m)))
        {
            var option = ladder.At(usage);
            var cost = option is PayOption.Api ? usage : lines.Single(line => line.Option == option).Cost(usage);
            cost.Value.ShouldBe(Math.Min(usage.Value, lines.Min(line => line.Cost(usage).Value)), 1e-20m);
        }
    }

    private static PayLine Plan(int plan, decimal fee, decimal? cap = null, bool overage = false) =>
        Acme.Line(fee, cap, overage ? 1 : null) with { Option = new PayOption.Plan(Plans[plan]) };

    private static string[] Rungs(params PayLine[] plans) => Rungs(0, plans);

    private static string[] Rungs(decimal discount, params PayLine[] plans) =>
        [.. Ladder.Of(Acme.Session(1 - discount, 1), plans)!.Rungs
            .Select(rung => $"{Name(rung.Option)} {Digits(rung.From)}-{(rung.To is { } end ? Digits(end) : "")}")];

    private static string Digits(Usd usd) => PlainNumber.Format(Math.Round(usd.Value, 20));

    private static string Name(PayOption option) => option switch
    {
        PayOption.Plan plan => $"plan{Plans.ToList().FindIndex(known => known.Plan.Id == plan.Offer.Plan.Id)}",
        _ => "api",
    };
}
