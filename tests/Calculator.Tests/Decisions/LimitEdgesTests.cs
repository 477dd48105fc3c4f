using Calculator.Decisions;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Plans;
using Calculator.Units;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Decisions;

/// <summary>
/// A limit in requests or tokens is worth what the session makes of it, at each value of an input anew.
/// A session of Opus 4.7 is 0.015 dollars and 0.000025 for each output token; 900 are a month.
/// </summary>
public class LimitEdgesTests
{
    private static readonly PricedPlan Requests = Acme.Plan([Published(LimitUnit.Requests, 900)], overage: Overage.None);

    private static readonly PricedPlan Tokens = Acme.Plan([Published(LimitUnit.Tokens, 3_780_000)], overage: Overage.None);

    private static readonly PricedPlan TokensSoldBeyond = Acme.Plan([Published(LimitUnit.Tokens, 3_780_000)], overage: Overage.ApiRates);

    [Theory]
    [InlineData(1, 30)]
    [InlineData(3, 10)]
    public void As_many_requests_as_a_plan_has_are_served_however_large_they_are(int requests, int sessions)
    {
        var scenario = Daily(sessions, Requests, requests);
        Crossing.Of(scenario, Variable.OutputTokens).Value().Domain.ShouldBe(new Interval(0, TokenCount.Bounds.Most - 3_000));
        Crossing.Of(scenario, Variable.InputTokens).Value().Domain.From.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 31)]
    [InlineData(3, 11)]
    public void More_requests_than_a_plan_has_are_not_served_however_small_they_are(int requests, int sessions)
    {
        foreach (var variable in new[] { Variable.InputTokens, Variable.OutputTokens, Variable.CacheRatio })
        {
            Crossing.Of(Daily(sessions, Requests, requests), variable).Refusal().Sentence
                .ShouldBe("acme-pro serves up to 900 requests a month a seat for its fee of $20, and nothing is sold beyond.");
        }
    }

    [Fact]
    public void What_a_session_costs_does_not_change_how_many_requests_there_are()
    {
        var swings = Sensitivity.Of(Daily(30, Requests), new(0.2m), new Dictionary<Variable, Interval>()).Value().Swings;
        swings.Single(swing => swing.Variable == Variable.InputTokens).Versus.ShouldBe(new MonthRange(new Usd(20), new Usd(20)));
        swings.Single(swing => swing.Variable == Variable.SessionsPerDay).Versus.ShouldBe(new MonthRange(new Usd(20), null));
    }

    // 900 × (3,000 + 1,200) tokens.
    [Fact]
    public void A_plan_serves_as_many_tokens_as_it_has_whatever_they_cost()
    {
        var crossing = Crossing.Of(Daily(30, Tokens), Variable.OutputTokens).Value();
        // 900 × (0.015 + 0.000025x) is 20.
        crossing.Roots.Select(root => Math.Round(root, 12)).ShouldBe([288.888888888889m]);
        Math.Round(crossing.Domain.To, 12).ShouldBe(1_200);
        Math.Round(Crossing.Of(Daily(30, Tokens), Variable.InputTokens).Value().Domain.To, 12).ShouldBe(3_000);
        Math.Round(Crossing.Of(Daily(30, Tokens), Variable.SessionsPerDay).Value().Domain.To, 12).ShouldBe(30);
    }

    // With a fifth off, 720 × (0.015 + 0.000025x) is 20, and beyond 1,200 tokens where 0.0045x² - 58.3x + 11,400 is 0.
    [Fact]
    public void Where_tokens_beyond_are_sold_a_parabola_is_solved()
    {
        var crossing = Crossing.Of(Daily(30, TokensSoldBeyond, discount: 0.2m), Variable.OutputTokens).Value();
        crossing.Roots.Select(root => Math.Round(root, 12)).ShouldBe([511.111111111111m, 12_756.971325116343m]);
        crossing.Stretches.Select(stretch => stretch.Cheaper).ShouldBe([CheaperSide.Model, CheaperSide.Versus, CheaperSide.Model]);
    }

    // Neither measurement is of such work: 3,000,000 tokens are to be planned with, of 1,200 + x a session. Up to 400 they are worth more
    // than the 60 dollars that the fee includes, beyond it less. A month at list price is 90 + 0.015x; at the API a tenth more.
    [Fact]
    public void Where_what_measurements_span_comes_to_less_than_what_is_included_the_cost_bends()
    {
        var plan = Acme.Plan(
            [
                Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 2_000_000, LimitBasis.Measured, mix: 0.5m),
                Acme.Limit(LimitWindow.Month, LimitUnit.Tokens, 6_000_000, LimitBasis.Measured, mix: 0.97m),
            ],
            included: 60,
            overage: Overage.ApiRates,
            fee: 69.585m);
        var crossing = Crossing.Of(Daily(100, plan, discount: -0.1m), Variable.InputTokens).Value();
        // 0.0015x = 0.585 up to 400; beyond, 0.0015x² - 43.785x + 17,298 is 0.
        crossing.Roots.Select(root => Math.Round(root, 12)).ShouldBe([390, 400.563589913124m, 28789.436410086876m]);
        crossing.Stretches.Select(stretch => stretch.Cheaper)
            .ShouldBe([CheaperSide.Model, CheaperSide.Versus, CheaperSide.Model, CheaperSide.Versus]);
    }

    [Fact]
    public void Which_measurement_holds_is_asked_at_each_value()
    {
        // Up to a tenth read from cache the first holds, beyond it both: 5,050 are the middle.
        var plan = Acme.Plan(
            [
                Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 100, LimitBasis.Measured, mix: 0),
                Acme.Limit(LimitWindow.Month, LimitUnit.Usd, 10_000, LimitBasis.Measured, mix: 0.97m),
            ],
            overage: Overage.None);
        var crossing = Crossing.Of(Daily(100, plan), Variable.CacheRatio).Value();
        // A month is 90 dollars of output and 45 of input, of which 40.5x are spared: more than 100 up to a tenth.
        (crossing.At(0.1m), crossing.At(0.1000001m), crossing.At(0.87m)).ShouldBe((null, CheaperSide.Versus, CheaperSide.Versus));
        Crossing.Of(Daily(100, plan), Variable.CacheRatio, new Interval(0, 0.1m)).Refusal().Sentence
            .ShouldStartWith("acme-pro serves up to $100 of usage a month");
    }

    private static PlanLimit Published(LimitUnit unit, decimal amount) =>
        Acme.Limit(LimitWindow.Month, unit, amount, LimitBasis.Published);

    private static Scenario Daily(int sessions, PricedPlan plan, int requests = 1, decimal discount = 0)
    {
        var scenario = Scenarios.On("claude-opus-4-7", 3_000, 1_200).AgainstPlan(plan, new PlanTerms());
        var book = Prices.Of("2026-11-20", "2026-11-20") with { Discount = new(discount) };
        return scenario with
        {
            Model = new Candidate(book.Model("claude-opus-4-7").Value()),
            Served = scenario.Served with { Requests = new(requests) },
            SessionsPerDay = new SessionsPerDay(sessions),
        };
    }
}
