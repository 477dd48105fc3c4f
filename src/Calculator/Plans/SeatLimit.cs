using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>How the limit of a seat was arrived at.</summary>
public enum SeatLimitOrigin
{
    /// <summary>The provider states it.</summary>
    Published,

    /// <summary>A measurement on a mix like the workload's, or the only one there is where nothing is said of its mix.</summary>
    Measured,

    /// <summary>The same, worked out from something else, such as another plan's limit.</summary>
    Derived,

    /// <summary>Every measurement there is, since none was made on a mix like the workload's.</summary>
    Envelope,

    /// <summary>The caller's own.</summary>
    Own,
}

/// <summary>How much one seat of a plan may use in a month, as far as it is known.</summary>
/// <param name="PerMonth">Usage at list price, in dollars a month of 30.4375 ÷ 7 weeks.</param>
/// <param name="Origin">How it was arrived at.</param>
/// <param name="Of">The statements it rests on, the deciding one first; none where it is the caller's own.</param>
public sealed record SeatLimit(Range<Usd> PerMonth, SeatLimitOrigin Origin, IReadOnlyList<PlanLimit> Of)
{
    // A year of 365.25 days has 12 months, on however many days of them work is done.
    private const decimal DaysPerMonth = 30.4375m;
    private const int DaysPerWeek = 7;

    /// <summary>How far it is to be trusted; what was measured on other mixes alone, little.</summary>
    public Confidence Confidence => ConfidenceIn(Origin, Of);

    /// <summary>Whether it is an estimate that should not decide by itself.</summary>
    public bool IsDoubtful => Confidence == Confidence.Low && Origin != SeatLimitOrigin.Own;

    /// <summary>What is known of a seat of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="session">What the seat is used for: a limit is worth more to a mix that reads more from cache.</param>
    /// <param name="ownUsdPerWeek">The caller's own limit, in place of what the files state; null for none.</param>
    /// <returns>
    /// The tightest of a week's and a month's limits; null if nothing is known. A window of five
    /// hours says when work must pause, not how much of it a month has.
    /// </returns>
    public static SeatLimit? For(PricedPlan plan, PlanSession session, Usd? ownUsdPerWeek)
    {
        if (ownUsdPerWeek is { } own)
            return new SeatLimit(Same(OfMonth(own, LimitWindow.Week)), SeatLimitOrigin.Own, []);

        var windows = Windows(plan)
            .Select(window => OfWindow(window, session))
            .OfType<SeatLimit>()
            .ToList();
        return windows.Count < 2
            ? windows.FirstOrDefault()
            : windows.MinBy(limit => limit.PerMonth.Expected)! with { PerMonth = Tightest(windows) };
    }

    /// <summary>The shares of cached input at which another measurement comes to hold.</summary>
    internal static IEnumerable<decimal> MixEdges(PricedPlan plan) => Windows(plan).SelectMany(LimitStatements.MixEdges);

    /// <summary>Whether a limit is counted otherwise than in dollars, so that it is worth more to a session that costs more.</summary>
    internal static bool HangsOnPrice(PricedPlan plan) => UnitsOf(plan).Any(unit => unit != LimitUnit.Usd);

    /// <summary>What is counted by each statement that may decide.</summary>
    internal static IReadOnlyList<LimitUnit> UnitsOf(PricedPlan plan) =>
        [.. Windows(plan).SelectMany(window => window).Select(limit => limit.Unit)];

    /// <summary>What each of those comes to for a session, in dollars a month; null where the session cannot be counted in it.</summary>
    internal static IReadOnlyList<Func<PlanSession, decimal?>> AmountsOf(PricedPlan plan, LimitBound bound) =>
    [
        .. Windows(plan)
            .SelectMany(window => window)
            .Select(limit => new Func<PlanSession, decimal?>(session =>
                session.Worth(limit.Unit) is null ? null : PerMonthOf(limit, session).At(bound))),
    ];

    /// <summary>
    /// What may end the use of a seat, in dollars a month: what holds of each window for a session, null where nothing does, and what the
    /// fee includes.
    /// </summary>
    internal static IReadOnlyList<Func<PlanSession, decimal?>> EndsOf(PricedPlan plan, LimitBound bound) =>
    [
        .. Windows(plan).Select(window =>
            new Func<PlanSession, decimal?>(session => OfWindow(window, session)?.PerMonth.At(bound).Value)),
        _ => plan.Period.IncludedUsd,
    ];

    internal static Confidence ConfidenceIn(SeatLimitOrigin origin, IReadOnlyList<PlanLimit> of) =>
        origin == SeatLimitOrigin.Envelope ? Confidence.Low : of.Count > 0 ? of[0].Confidence : Confidence.High;

    private static IEnumerable<IGrouping<LimitWindow, PlanLimit>> Windows(PricedPlan plan) =>
        plan.Limits.Where(limit => limit.Window != LimitWindow.FiveHours).GroupBy(limit => limit.Window);

    private static SeatLimit? OfWindow(IEnumerable<PlanLimit> limits, PlanSession session)
    {
        if (LimitStatements.Holding(limits, session) is not { } holding)
            return null;

        return new SeatLimit(holding.Amount(limit => PerMonthOf(limit, session)).Select(usd => new Usd(usd)), holding.Origin, holding.Of);
    }

    private static Range<decimal> PerMonthOf(PlanLimit limit, PlanSession session) =>
        limit.ToRange().Select(amount => OfMonth(session.Worth(limit.Unit, amount)!.Value, limit.Window).Value);

    // Multiplied first: a week has no month's share of a finite number of digits.
    private static Usd OfMonth(Usd usd, LimitWindow window) => window == LimitWindow.Week ? usd * DaysPerMonth / DaysPerWeek : usd;

    private static Range<Usd> Tightest(IReadOnlyList<SeatLimit> windows) => new(
        windows.Min(window => window.PerMonth.Low),
        windows.Min(window => window.PerMonth.Expected),
        windows.Min(window => window.PerMonth.High));

    private static Range<Usd> Same(Usd usd) => new(usd, usd, usd);
}
