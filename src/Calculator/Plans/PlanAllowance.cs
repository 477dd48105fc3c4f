using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>How much of one kind of session a plan's fee buys in a month.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Fee">The fee of a month, all seats together.</param>
/// <param name="PerMonth">Usage at list price, all seats together; null where there is no end to it, or nothing is known of one.</param>
/// <param name="IsKnown">False if nothing is known of what the plan allows: then nothing may be claimed of it.</param>
/// <param name="HasOverage">Whether usage beyond it is billed at list price; else the plan ends there.</param>
public sealed record PlanAllowance(PricedPlan Plan, Usd Fee, Usd? PerMonth, bool IsKnown, bool HasOverage)
{
    private const decimal HoursPerDay = 24;
    private const decimal HoursPerShortWindow = 5;
    private const decimal DaysPerWeek = 7;

    /// <summary>What is known of a plan: the smallest of its included usage and its limits.</summary>
    /// <param name="plan">The plan, held against one kind of session.</param>
    /// <param name="requests">Requests of one session, for limits that count them.</param>
    /// <param name="days">The month convention.</param>
    /// <param name="bound">Which end of the limits to take.</param>
    /// <param name="ownUsdPerWeek">The caller's own limit of one seat, in dollars a week at list price, instead of the limits the files state.</param>
    /// <param name="assumeUnlimited">Whether a plan of which no limit is known is taken to have none.</param>
    public static PlanAllowance Of(PlanComparison plan, RequestsPerSession requests, DaysPerMonth days, LimitBound bound, Usd? ownUsdPerWeek, bool assumeUnlimited)
    {
        var period = plan.Plan.Period;
        var perSeat = ownUsdPerWeek is { } own
            ? InAMonth(LimitWindow.Week, own, days)
            : plan.Plan.Limits.Select(limit => InAMonth(limit.Window, Worth(limit, bound, plan.Session, requests), days)).Cast<Usd?>().Min();
        var limit = perSeat * plan.Seats.Value;
        var perMonth = Smaller(plan.Included, limit);
        return new PlanAllowance(plan.Plan, plan.Fee, perMonth, assumeUnlimited || perMonth is not null, period.Overage == Overage.ApiRates || period.IncludedUsd is not null);
    }

    /// <summary>What a limit is worth at list price, for this kind of session.</summary>
    private static Usd Worth(PlanLimit limit, LimitBound bound, TaskCost session, RequestsPerSession requests)
    {
        var amount = bound switch { LimitBound.Low => limit.Low, LimitBound.High => limit.High, _ => limit.Expected };
        return limit.Unit switch
        {
            LimitUnit.Usd => new Usd(amount),
            LimitUnit.Requests => session.ListTotal * amount / requests.Value,
            LimitUnit.Tokens => session.Lines.Sum(line => line.Tokens.Value) is var tokens and not 0 ? session.ListTotal / tokens * amount : Usd.Zero,
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, null),
        };
    }

    // A window of five hours is counted around the clock: it can only matter where it is the tighter limit even so.
    private static Usd InAMonth(LimitWindow window, Usd amount, DaysPerMonth days) => window switch
    {
        LimitWindow.FiveHours => amount * (days.Value * HoursPerDay) / HoursPerShortWindow,
        LimitWindow.Week => amount * days.Value / DaysPerWeek,
        LimitWindow.Month => amount,
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, null),
    };

    private static Usd? Smaller(Usd? left, Usd? right) => left is null || right < left ? right ?? left : left;
}
