using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class LadderTests
{
    private static IReadOnlyList<PricedPlan> Plans => [.. Prices.Of("2026-11-21", "2026-11-20").Plans.Take(2)];

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
        Name(Ladder.Of(Session(0.2m, 40_000), [Plan(0, 20)])!.At(new Usd(25))).ShouldBe("api");
        Name(Ladder.Of(Session(0.2m, 40_000), [Plan(0, 20)])!.At(new Usd(25.01m))).ShouldBe("plan0");
    }

    [Fact]
    public void Between_a_small_plan_and_a_large_one_the_API_may_be_cheaper_again() =>
        Rungs(Plan(1, 60), Plan(0, 20, cap: 50)).ShouldBe(["api 0-20", "plan0 20-50", "api 50-60", "plan1 60-"]);

    [Fact]
    public void Two_plans_change_places_where_the_smaller_ones_overage_has_cost_the_difference() =>
        Rungs(Plan(0, 20, cap: 50, overage: true), Plan(1, 60)).ShouldBe(["api 0-20", "plan0 20-90", "plan1 90-"]);

    [Fact]
    public void A_plan_whose_limits_nobody_knows_makes_the_answer_unknown_from_its_fee_on() =>
        Rungs(Plan(0, 20) with { IsKnown = false }).ShouldBe(["api 0-20", "unknown 20-"]);

    [Fact]
    public void A_rung_holds_up_to_its_end_itself()
    {
        var ladder = Ladder.Of(Session(0), [Plan(0, 20)])!;
        ladder.At(new Usd(20)).ShouldBeOfType<PayOption.Api>();
        ladder.At(new Usd(20.01m)).ShouldBeOfType<PayOption.Plan>();
    }

    [Fact]
    public void A_session_that_costs_nothing_has_no_ladder() =>
        Ladder.Of(TaskCost.Of(Prices.Model("claude-opus-4-7"), new Workload { Tokens = TokenMix.FromCounts(default, default, default, default) }).Value(), [Plan(0, 20)]).ShouldBeNull();

    private static PlanAllowance Plan(int plan, decimal fee, decimal? cap = null, bool overage = false) =>
        new(Plans[plan], new Usd(fee), cap is { } usd ? new Usd(usd) : null, IsKnown: true, overage);

    private static string[] Rungs(params PlanAllowance[] plans) => Rungs(0, plans);

    private static string[] Rungs(decimal discount, params PlanAllowance[] plans) =>
        [.. Ladder.Of(Session(discount), plans)!.Rungs.Select(rung => $"{Name(rung.Option)} {PlainNumber.Format(rung.From.Value)}-{(rung.To is { } end ? PlainNumber.Format(end.Value) : "")}")];

    private static string Name(PayOption option) => option switch
    {
        PayOption.Api => "api",
        PayOption.Plan plan => $"plan{(plan.Offer.Plan.Id == Plans[0].Plan.Id ? 0 : 1)}",
        _ => "unknown",
    };

    private static TaskCost Session(decimal discount, decimal input = 200_000) => TaskCost.Of(
        (Prices.Of("2026-11-21", "2026-11-20") with { Discount = new(discount) }).Model("claude-opus-4-7").Value(),
        new Workload { Tokens = TokenMix.FromCounts(new(input), default, default, default) }).Value();
}
