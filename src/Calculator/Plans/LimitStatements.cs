using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>Of all that is said of one window's limit, what holds for a mix.</summary>
/// <param name="Origin">How it is known.</param>
/// <param name="Of">The statements, the deciding one first.</param>
/// <param name="HasFloor">
/// Whether they tell how low it may be: a limit is worth less, in dollars, to work that reads less from cache, and how much less, only
/// a statement tells that was made on such work.
/// </param>
internal sealed record LimitStatements(SeatLimitOrigin Origin, IReadOnlyList<PlanLimit> Of, bool HasFloor = true)
{
    // A workload whose cache-read share is within ten points of a measurement's is like the one it was made on.
    private const decimal LikeMix = 0.10m;
    private const int ShareDecimals = 12;

    /// <summary>The limit: the deciding statement's, or what all of them span where none can be preferred.</summary>
    /// <param name="amount">What one statement comes to.</param>
    public Range<decimal> Amount(Func<PlanLimit, Range<decimal>> amount) =>
        Origin == SeatLimitOrigin.Envelope ? Envelope([.. Of.Select(amount)], HasFloor) : amount(Of[0]);

    /// <summary>
    /// Of one window's limits those that are about a model: where some name it those alone, else those that name none. A limit of other
    /// models says nothing of it.
    /// </summary>
    /// <param name="model">The model; null for one that no limit names.</param>
    /// <param name="limits">Limits of one window.</param>
    public static IReadOnlyList<PlanLimit> About(string? model, IReadOnlyList<PlanLimit> limits)
    {
        List<PlanLimit> named = [.. limits.Where(limit => limit.Names(model))];
        return named.Count > 0 ? named : [.. limits.Where(limit => limit.Models is null)];
    }

    /// <summary>The models that limits name, each once.</summary>
    public static IEnumerable<string> Named(IEnumerable<PlanLimit> limits) => limits.SelectMany(limit => limit.Models ?? []).Distinct();

    /// <summary>
    /// What a provider states comes first, unless it is of another mix; then what was measured on a mix like the session's, then all there
    /// is.
    /// </summary>
    /// <param name="limits">Limits of one window.</param>
    /// <param name="session">What the seat is used for.</param>
    /// <returns>What holds; null where nothing is stated in a unit that the session can be counted in.</returns>
    public static LimitStatements? Holding(IEnumerable<PlanLimit> limits, PlanSession session)
    {
        var counted = limits.Where(limit => session.Worth(limit.Unit) is not null).ToList();
        if (counted.Count == 0)
            return null;
        if (counted.Find(limit => limit.Basis == LimitBasis.Published && !IsOfAnotherMix(limit, session)) is { } published)
            return new LimitStatements(SeatLimitOrigin.Published, [published]);

        var nearest = counted.MinBy(limit => (Distance(limit, session), -(int)limit.Basis))!;
        if (IsOfAnotherMix(nearest, session) || (counted.Count > 1 && Distance(nearest, session) > LikeMix))
            return new LimitStatements(SeatLimitOrigin.Envelope, counted, counted.Exists(limit => IsFloor(limit, session)));

        var origin = nearest.Basis == LimitBasis.Measured ? SeatLimitOrigin.Measured : SeatLimitOrigin.Derived;
        return new LimitStatements(origin, [nearest]);
    }

    /// <summary>The shares of cached input at which other statements come to hold for a session.</summary>
    /// <param name="limits">Limits of one window.</param>
    public static IEnumerable<decimal> MixEdges(IEnumerable<PlanLimit> limits)
    {
        List<decimal> mixes = [.. limits.Select(limit => limit.CacheReadShare?.Value).OfType<decimal>().Distinct().Order()];
        return
        [
            .. mixes.SelectMany(mix => new[] { mix - LikeMix, mix + LikeMix }),
            .. mixes.Zip(mixes.Skip(1), (mix, next) => (mix + next) / 2),
        ];
    }

    // All are possible, and anything below where nothing was measured there; to plan with, the middle of what one would plan with.
    private static Range<decimal> Envelope(Range<decimal>[] all, bool hasFloor) => new(
        hasFloor ? all.Min(one => one.Low) : 0,
        ((hasFloor ? all.Min(one => one.Expected) : 0) + all.Max(one => one.Expected)) / 2,
        all.Max(one => one.High));

    // Of a session that says nothing of its mix it may be any; so may the mix of a measurement that says nothing of its own.
    private static bool IsFloor(PlanLimit limit, PlanSession session) =>
        limit.CacheReadShare is { Value: var measured } && measured <= (session.CacheReadShare ?? 0) + LikeMix;

    private static bool IsOfAnotherMix(PlanLimit limit, PlanSession session) =>
        limit.CacheReadShare is not null && Distance(limit, session) > LikeMix;

    // A session's share is a quotient: ten points are ten points whatever its last digit is.
    private static decimal Distance(PlanLimit limit, PlanSession session) =>
        limit.CacheReadShare is { } measured && session.CacheReadShare is { } share
            ? Math.Round(Math.Abs(measured.Value - share), ShareDecimals)
            : decimal.MaxValue;
}
