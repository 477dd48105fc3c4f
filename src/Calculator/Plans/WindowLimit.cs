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
    /// <summary>
    /// How far it is to be trusted; what was measured on other mixes or of other models alone, little, and what is of several models as far
    /// as the least certain of them.
    /// </summary>
    public Confidence Confidence { get; init; } = SeatLimit.ConfidenceIn(Origin, Of);

    /// <summary>
    /// The models that it counts, by their ids, where each has a limit of its own: one, or several that are names of one; null where all
    /// draw on one limit.
    /// </summary>
    public IReadOnlyList<string>? CountedModels { get; init; }

    /// <summary>
    /// How much of it a unit of use takes by model, by each bound, where one takes more than another; null where all take alike.
    /// </summary>
    internal IReadOnlyDictionary<string, Range<decimal>>? Weights { get; init; }

    /// <summary>
    /// What is known of each window of a plan, and of each model's where each has its own, by the same rule as
    /// <see cref="SeatLimit.For"/>; the caller's own limit of a week stands in the place of all of them.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="session">What the seat is used for.</param>
    /// <param name="ownUsdPerWeek">The caller's own limit; null for none.</param>
    public static IReadOnlyList<WindowLimit> AllOf(PricedPlan plan, PlanSession session, Usd? ownUsdPerWeek)
    {
        if (ownUsdPerWeek is { Value: var own })
            return [new WindowLimit(LimitWindow.Week, LimitUnit.Usd, new(own, own, own), SeatLimitOrigin.Own, [])];

        List<WindowLimit> windows =
        [
            .. plan.LimitsByWindow.SelectMany(window =>
                HeldLimit.For(window, session) is { } held ? Resolved(window[0].Window, held) : []),
        ];
        return UnstatedLimit.MayBeNothing(plan, session)
            ? [.. windows.Select(window => window with { Amount = window.Amount with { Low = 0 }, Confidence = Confidence.Low })]
            : windows;
    }

    private static IEnumerable<WindowLimit> Resolved(LimitWindow window, HeldLimit held) => held.IsPerModel
        ? held.ByModel().Select(one => ResolvedOne(window, one) with { CountedModels = [.. one.Parts.Select(part => part.Session.Model!)] })
        : [ResolvedOne(window, held)];

    private static WindowLimit ResolvedOne(LimitWindow window, HeldLimit held)
    {
        // Statements in several units have only dollars in common.
        var first = held.Of[0].Unit;
        var isOne = held.Of.All(limit => limit.Unit == first) && held.Parts.All(part => part.Session.Worth(first) is not null);
        var unit = isOne ? first : LimitUnit.Usd;
        Range<decimal> Amount(PlanLimit limit, PlanSession session) => limit.Unit == unit
            ? limit.ToRange()
            : limit.ToRange().Select(units => session.Worth(limit.Unit, units)!.Value.Value);
        var amount = held.Amount(unit, Amount);
        return new WindowLimit(window, unit, amount.Whole, held.Origin, held.Of)
        {
            Confidence = held.Confidence,
            Weights = amount.Weights,
        };
    }
}
