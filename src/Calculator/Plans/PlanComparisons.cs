using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>What the allowances of plans are worked out by.</summary>
/// <param name="Requests">Requests of one session, for limits that count them.</param>
/// <param name="Days">The month convention.</param>
/// <param name="Bound">Which end of the limits to take.</param>
/// <param name="OwnUsdPerWeek">The caller's own limit of one seat of a plan, in dollars a week at list price; null for none.</param>
/// <param name="AssumeUnlimited">Whether a plan of which no limit is known is taken to have none.</param>
public sealed record AllowanceTerms(RequestsPerSession Requests, DaysPerMonth Days, LimitBound Bound, Func<PricedPlan, Usd?> OwnUsdPerWeek, bool AssumeUnlimited);

/// <summary>Plans held against the API for one workload, and which way to pay is the cheapest as usage grows.</summary>
/// <param name="Session">The cost of one session at API rates.</param>
/// <param name="Plans">Each plan against the API, in the order they were asked for.</param>
/// <param name="Allowances">What is known of how much each of them allows, in the same order.</param>
/// <param name="Ladder">The cheapest way to pay by usage; null if a session costs nothing at list price.</param>
public sealed record PlanComparisons(TaskCost Session, IReadOnlyList<PlanComparison> Plans, IReadOnlyList<PlanAllowance> Allowances, Ladder? Ladder)
{
    /// <summary>Holds plans against the cost of one session.</summary>
    public static PlanComparisons Of(TaskCost session, IEnumerable<PricedPlan> plans, Seats seats, AllowanceTerms terms)
    {
        var comparisons = plans.Select(plan => PlanComparison.Of(plan, session, seats)).ToList();
        var allowances = comparisons.ConvertAll(plan => PlanAllowance.Of(
            plan, terms.Requests, terms.Days, terms.Bound, terms.OwnUsdPerWeek(plan.Plan), terms.AssumeUnlimited));
        return new PlanComparisons(session, comparisons, allowances, Ladder.Of(session, allowances));
    }

    /// <summary>The way to pay that costs least in a month, on a tie the one with the smallest fee. Limits that are not stated in dollars are left aside.</summary>
    public PayOption Cheapest(SpendForecast forecast) => Plans
        .Select(plan => (Option: (PayOption)new PayOption.Plan(plan.Plan), PerMonth: plan.PerMonth(forecast), plan.Fee))
        .Prepend((Option: new PayOption.Api(), forecast.PerMonth, Fee: Usd.Zero))
        .OrderBy(option => option.PerMonth)
        .ThenBy(option => option.Fee)
        .First().Option;

    /// <summary>The way to pay that the ladder names at a forecast's usage; null if there is no ladder.</summary>
    public PayOption? CheapestWithinLimits(SpendForecast forecast) => Ladder?.At(forecast.Month(Session.ListTotal));
}
