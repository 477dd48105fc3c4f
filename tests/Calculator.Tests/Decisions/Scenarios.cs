using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Decisions;

/// <summary>Scenarios of the released prices.</summary>
internal static class Scenarios
{
    /// <summary>100 sessions a day, of 8,000 prompt and 4,000 output tokens where nothing else is said.</summary>
    public static Scenario On(string model, decimal input = 8_000, decimal output = 4_000, decimal read = 0, CachePart? write = null) =>
        new()
        {
            Model = new Candidate(Prices.Model(model)),
            Use = new TokenUse(new(input), new(output), new CachePart.OfInput(new(read)), write ?? new CachePart.OfInput(new(0))),
            Served = new Workload { Tokens = TokenMix.FromCounts(default, default, default, default) },
            SessionsPerDay = new SessionsPerDay(100),
        };

    public static Scenario Against(this Scenario scenario, string model) =>
        scenario with { Rival = new Rival.OtherModel(new Candidate(Prices.Model(model))) };

    public static Scenario AgainstPlan(this Scenario scenario, string plan, decimal seats = 1) =>
        scenario.AgainstPlan(
            Prices.Of("2026-11-20", "2026-11-20").Plan(plan).Value(),
            new PlanTerms { Seats = SeatShares.Even(new(seats)), AssumeUnlimited = true });

    public static Scenario AgainstPlan(this Scenario scenario, PricedPlan plan, PlanTerms terms) =>
        scenario with { Rival = new Rival.Subscription(plan, terms) };
}
