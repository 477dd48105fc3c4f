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

    // A workload whose cache-read share is within ten points of a measurement's is like the one it was made on.
    private const decimal LikeMix = 0.10m;

    /// <summary>How far it is to be trusted; what was measured on other mixes alone, little.</summary>
    public Confidence Confidence => Origin == SeatLimitOrigin.Envelope ? Confidence.Low : Of.Count > 0 ? Of[0].Confidence : Confidence.High;

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

        var windows = plan.Limits
            .Where(limit => limit.Window != LimitWindow.FiveHours)
            .GroupBy(limit => limit.Window)
            .Select(window => OfWindow([.. window], session))
            .OfType<SeatLimit>()
            .OrderBy(limit => limit.PerMonth.Expected)
            .ToList();
        return windows.Count == 0 ? null : windows[0] with { PerMonth = Tightest(windows) };
    }

    private static SeatLimit? OfWindow(IReadOnlyList<PlanLimit> limits, PlanSession session)
    {
        var worth = limits
            .Select(limit => (Limit: limit, PerMonth: PerMonthOf(limit, session)))
            .Where(one => one.PerMonth is not null)
            .ToList();
        if (worth.Count == 0)
            return null;
        if (worth.Find(one => one.Limit.Basis == LimitBasis.Published) is { Limit: { } published, PerMonth: { } stated })
            return new SeatLimit(stated, SeatLimitOrigin.Published, [published]);

        var nearest = worth.OrderBy(one => Distance(one.Limit, session)).ThenByDescending(one => one.Limit.Basis).First();
        if (Distance(nearest.Limit, session) <= LikeMix || (worth.Count == 1 && nearest.Limit.CacheReadShare is null))
        {
            return new SeatLimit(
                nearest.PerMonth!.Value,
                nearest.Limit.Basis == LimitBasis.Measured ? SeatLimitOrigin.Measured : SeatLimitOrigin.Derived,
                [nearest.Limit]);
        }

        return new SeatLimit(
            Envelope([.. worth.Select(one => one.PerMonth!.Value)]),
            SeatLimitOrigin.Envelope,
            [.. worth.Select(one => one.Limit)]);
    }

    private static decimal Distance(PlanLimit limit, PlanSession session) =>
        limit.CacheReadShare is { } measured && session.CacheReadShare is { } share ? Math.Abs(measured.Value - share) : decimal.MaxValue;

    private static Range<Usd>? PerMonthOf(PlanLimit limit, PlanSession session) => UnitWorth(limit.Unit, session) is not { } unit
        ? null
        : limit.ToRange().Select(amount => OfMonth(unit * amount, limit.Window));

    // What one of the units is worth at list price, for this kind of session; null where the session does not say.
    // Where it costs nothing, no dollars say how many there are.
    private static Usd? UnitWorth(LimitUnit unit, PlanSession session) => (unit, session) switch
    {
        (LimitUnit.Usd, _) => new Usd(1),
        (_, { ListCost.Value: 0 }) => null,
        (LimitUnit.Requests, { Requests: { } requests }) => session.ListCost / requests.Value,
        (LimitUnit.Tokens, { Tokens: { } tokens and not 0 }) => session.ListCost / tokens,
        _ => null,
    };

    // Multiplied first: a week has no month's share of a finite number of digits.
    private static Usd OfMonth(Usd usd, LimitWindow window) => window == LimitWindow.Week ? usd * DaysPerMonth / DaysPerWeek : usd;

    // Where none can be preferred all are possible; to plan with, the middle of what they would have one plan with.
    private static Range<Usd> Envelope(IReadOnlyList<Range<Usd>> all) => new(
        all.Min(one => one.Low),
        (all.Min(one => one.Expected) + all.Max(one => one.Expected)) / 2,
        all.Max(one => one.High));

    private static Range<Usd> Tightest(IReadOnlyList<SeatLimit> windows) => new(
        windows.Min(window => window.PerMonth.Low),
        windows.Min(window => window.PerMonth.Expected),
        windows.Min(window => window.PerMonth.High));

    private static Range<Usd> Same(Usd usd) => new(usd, usd, usd);
}
