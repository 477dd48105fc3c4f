using Calculator.Pricing;

namespace Calculator.Plans;

/// <summary>
/// A limit that is stated of other models alone than those a seat is used for: there is one, and nothing tells how low it is for them.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="Named">The models that it is stated of, by their ids.</param>
/// <param name="Others">The models that it is not stated of, by their ids; empty where nothing says what the seat is used for.</param>
public sealed record UnstatedLimit(LimitWindow Window, IReadOnlyList<string> Named, IReadOnlyList<string> Others)
{
    /// <summary>
    /// Whether one of them is of a week or a month: then nothing tells how little of either a seat has. Five hours say when work must
    /// pause, and nothing of how much there is of longer windows.
    /// </summary>
    internal static bool MayBeNothing(PricedPlan plan, PlanSession session) =>
        Of(plan, session).Any(unstated => unstated.Window != LimitWindow.FiveHours);

    /// <summary>Those of a plan, one a window.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="session">What a seat is used for.</param>
    internal static IReadOnlyList<UnstatedLimit> Of(PricedPlan plan, PlanSession session) =>
    [
        .. from limits in plan.LimitsByWindow
           let others = session.Models.Where(model => LimitStatements.About(model, limits).Count == 0).ToList()
           where others.Count > 0
           select new UnstatedLimit(limits[0].Window, [.. LimitStatements.Named(limits)], [.. others.OfType<string>()]),
    ];
}
