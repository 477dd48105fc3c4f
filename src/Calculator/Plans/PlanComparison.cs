using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>Which of two ways to pay is cheaper in a month.</summary>
public enum Cheaper
{
    /// <summary>Paying for each session at API rates.</summary>
    Api,

    /// <summary>The subscription.</summary>
    Plan,

    /// <summary>Both cost the same.</summary>
    Equal,
}

/// <summary>One plan held against the API for one workload.</summary>
/// <param name="Plan">The plan at its fee in force.</param>
/// <param name="Session">The cost of one session at API rates.</param>
/// <param name="Seats">How many seats are bought.</param>
/// <param name="Fee">The fee of a month, all seats together.</param>
/// <param name="Included">Usage at list price that the fee includes, all seats together; null if usage is not counted in dollars.</param>
/// <param name="BreakEven">When the plan begins to be cheaper.</param>
public sealed record PlanComparison(PricedPlan Plan, TaskCost Session, Seats Seats, Usd Fee, Usd? Included, BreakEven BreakEven)
{
    /// <summary>Holds a plan against the cost of one session.</summary>
    public static PlanComparison Of(PricedPlan plan, TaskCost session, Seats seats)
    {
        var fee = new Usd(plan.Period.MonthlyFeeUsd) * seats.Value;
        var included = plan.Period.IncludedUsd is { } usd ? new Usd(usd) * seats.Value : default(Usd?);
        return new PlanComparison(plan, session, seats, fee, included, BreakEven.Of(session.Total, session.ListTotal, fee, included));
    }

    /// <summary>What a month costs under the plan: the fee, and what exceeds its included usage, both counted at list price.</summary>
    /// <remarks>A plan whose limits are not stated in dollars is taken to allow the whole workload; nothing claims that it does.</remarks>
    public Usd PerMonth(SpendForecast forecast) =>
        forecast.Month(Session.ListTotal) is var usage && usage > Included ? Fee + (usage - Included.Value) : Fee;

    /// <summary>The verdict for a forecast: which is cheaper, what the plan costs a month, and what it saves against the API (negative if it costs more).</summary>
    public PlanVerdict Judge(SpendForecast forecast)
    {
        var perMonth = PerMonth(forecast);
        var saving = forecast.PerMonth - perMonth;
        var cheaper = saving.Value switch { > 0 => Cheaper.Plan, < 0 => Cheaper.Api, _ => Cheaper.Equal };
        return new PlanVerdict(cheaper, perMonth, saving);
    }
}

/// <summary>A plan's month against the API's.</summary>
/// <param name="Cheaper">Which costs less.</param>
/// <param name="PerMonth">What the month costs under the plan.</param>
/// <param name="Saving">API cost less plan cost; negative if the plan costs more.</param>
public sealed record PlanVerdict(Cheaper Cheaper, Usd PerMonth, Usd Saving);
