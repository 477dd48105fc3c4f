using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>How much one seat may use in one window of time, as far as it is known, in the unit it is stated in.</summary>
/// <param name="Window">The window.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Origin">How it was arrived at.</param>
/// <param name="Of">The statements it rests on, the deciding one first; none where it is the caller's own.</param>
public sealed record WindowLimit(
    LimitWindow Window,
    LimitUnit Unit,
    Range<decimal> Amount,
    SeatLimitOrigin Origin,
    IReadOnlyList<PlanLimit> Of)
{
    /// <summary>How far it is to be trusted; what was measured on other mixes alone, little.</summary>
    public Confidence Confidence => SeatLimit.ConfidenceIn(Origin, Of);

    /// <summary>
    /// What is known of each window of a plan, by the same rule as <see cref="SeatLimit.For"/>; the caller's own limit of a week stands in
    /// the place of all of them.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="session">What the seat is used for.</param>
    /// <param name="ownUsdPerWeek">The caller's own limit; null for none.</param>
    public static IReadOnlyList<WindowLimit> AllOf(PricedPlan plan, PlanSession session, Usd? ownUsdPerWeek)
    {
        if (ownUsdPerWeek is { Value: var own })
            return [new WindowLimit(LimitWindow.Week, LimitUnit.Usd, new(own, own, own), SeatLimitOrigin.Own, [])];

        return
        [
            .. plan.Limits
                .GroupBy(limit => limit.Window)
                .OrderBy(window => window.Key)
                .Select(window => LimitStatements.Holding(window, session) is { } holding ? Resolved(window.Key, holding, session) : null)
                .OfType<WindowLimit>(),
        ];
    }

    private static WindowLimit Resolved(LimitWindow window, LimitStatements holding, PlanSession session)
    {
        // Statements in several units have only dollars in common.
        var unit = holding.Of.All(limit => limit.Unit == holding.Of[0].Unit) ? holding.Of[0].Unit : LimitUnit.Usd;
        var amount = holding.Amount(limit => limit.Unit == unit
            ? limit.ToRange()
            : limit.ToRange().Select(units => session.Worth(limit.Unit, units)!.Value.Value));
        return new WindowLimit(window, unit, amount, holding.Origin, holding.Of);
    }
}
