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

    /// <summary>Every measurement there is, since none was made on a mix like the workload's, or nothing says of its model.</summary>
    Envelope,

    /// <summary>What holds of each model of a log, by what it was used for: each takes its part of a limit of its own.</summary>
    ByModel,

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

    /// <summary>
    /// How far it is to be trusted; what was measured on other mixes or of other models alone, little, and what is of several models as far
    /// as the least certain of them.
    /// </summary>
    public Confidence Confidence { get; init; } = ConfidenceIn(Origin, Of);

    /// <summary>Whether it is an estimate that should not decide by itself.</summary>
    public bool IsDoubtful => Confidence == Confidence.Low && Origin != SeatLimitOrigin.Own;

    /// <summary>What is known of a seat of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="session">What the seat is used for: a limit is worth more to a mix that reads more from cache.</param>
    /// <param name="ownUsdPerWeek">The caller's own limit, in place of what the files state; null for none.</param>
    /// <returns>
    /// The tightest of a week's and a month's limits, from nothing up where one of them is stated of other models alone; null if nothing is
    /// known. A window of five hours says when work must pause, not how much of it a month has.
    /// </returns>
    public static SeatLimit? For(PricedPlan plan, PlanSession session, Usd? ownUsdPerWeek)
    {
        if (ownUsdPerWeek is { } own)
            return new SeatLimit(Same(OfMonth(own, LimitWindow.Week)), SeatLimitOrigin.Own, []);

        var windows = Windows(plan)
            .Select(window => OfWindow(window, session))
            .OfType<SeatLimit>()
            .ToList();
        if (windows.Count == 0)
            return null;

        var tightest = windows.MinBy(limit => limit.PerMonth.Expected)! with { PerMonth = Tightest(windows) };
        return UnstatedLimit.MayBeNothing(plan, session)
            ? tightest with { PerMonth = tightest.PerMonth with { Low = Usd.Zero }, Confidence = Confidence.Low }
            : tightest;
    }

    /// <summary>The shares of cached input at which another measurement comes to hold for a model.</summary>
    internal static IEnumerable<decimal> MixEdges(PricedPlan plan, string model) =>
        Windows(plan).SelectMany(window => LimitStatements.MixEdges(LimitStatements.About(model, window)));

    /// <summary>Whether a limit is counted otherwise than in dollars, so that it is worth more to a session that costs more.</summary>
    internal static bool HangsOnPrice(PricedPlan plan, string model) => UnitsOf(plan, [model]).Any(unit => unit != LimitUnit.Usd);

    /// <summary>What is counted by each statement that may decide.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="models">The models it is used for; null is one that no statement names.</param>
    internal static IReadOnlyList<LimitUnit> UnitsOf(PricedPlan plan, IReadOnlyList<string?> models) =>
        [.. models.SelectMany(model => Statements(plan, model)).Select(limit => limit.Unit)];

    /// <summary>What each of those comes to for a session, in dollars a month; null where the session cannot be counted in it.</summary>
    internal static IReadOnlyList<Func<PlanSession, decimal?>> AmountsOf(PricedPlan plan, string model, LimitBound bound) =>
    [
        .. Statements(plan, model)
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

    private static IEnumerable<IReadOnlyList<PlanLimit>> Windows(PricedPlan plan) =>
        plan.LimitsByWindow.Where(window => window[0].Window != LimitWindow.FiveHours);

    private static IEnumerable<PlanLimit> Statements(PricedPlan plan, string? model) =>
        Windows(plan).SelectMany(window => LimitStatements.About(model, window));

    private static SeatLimit? OfWindow(IReadOnlyList<PlanLimit> limits, PlanSession session)
    {
        if (HeldLimit.For(limits, session) is not { } held)
            return null;

        var usd = held.Amount(LimitUnit.Usd, PerMonthOf).Whole.Select(amount => new Usd(amount));
        return new SeatLimit(usd, held.Origin, held.Of) { Confidence = held.Confidence };
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
