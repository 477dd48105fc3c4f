using Calculator.Units;

namespace Calculator.Plans;

/// <summary>When a subscription begins to be cheaper than paying for each session at API rates.</summary>
public abstract record BreakEven
{
    /// <summary>Beyond this many sessions a month, or 10^27 dollars of them, no break-even is stated.</summary>
    public const decimal MostSessions = 1_000_000_000_000_000m;

    // Beyond these a product could be too large for a decimal.
    private const decimal MostUsdPerSession = 1_000_000_000_000m;
    private const decimal MostQuotient = 1_000_000_000_000_000_000_000_000_000m;

    // After the last knee a line goes on without an end.
    private static readonly Knee Farthest = new(new Usd(decimal.MaxValue), 0);

    private BreakEven()
    {
    }

    /// <summary>Finds where a month at the API begins to cost more than under a plan, and where no longer.</summary>
    /// <param name="session">
    /// What one session costs the caller at the API, and what it is worth at list price: what a plan counts and bills.
    /// </param>
    /// <param name="plan">What a month costs under the plan.</param>
    /// <param name="beyond">What to say where the fee has not been made up for when it stops buying.</param>
    /// <remarks>
    /// Between two knees both costs are straight. So without a discount a plan that bills its excess
    /// at list price can only be cheaper if its fee buys more than the fee;
    /// with one, only between the break-even and the volume at which the excess has eaten up the advantage.
    /// With a surcharge each session of the excess is cheaper than at the API, so that in the end every plan is that sells it.
    /// </remarks>
    public static BreakEven Of(PlanSession session, PayLine plan, NeverReason beyond)
    {
        if (session.Cost == Usd.Zero)
            return new Never(session.Besides > Usd.Zero ? NeverReason.NothingCovered : NeverReason.ApiCostsNothing);

        var meetings = Meetings(session, plan);
        if (meetings.Count == 0)
            return new Never(beyond);
        var most = MostOf(session);
        if (meetings[0] > most)
            return new Never(NeverReason.BeyondRange);
        if (FirstCheaper(session, plan, meetings[0]) is not { } first)
            return new Never(beyond);

        var equalAgain = meetings.Count > 1 && meetings[1] <= most ? meetings[1] : default(decimal?);
        return plan.Fee == Usd.Zero && equalAgain is null ? new Always() : new At(meetings[0], first, equalAgain);
    }

    /// <summary>
    /// The numbers of sessions at which both cost the same: where the API has cost the
    /// fee, and where the plan's excess has cost its advantage.
    /// Up to the first the plan owes something that each session takes off; from the last on it gives away what it was ahead by.
    /// </summary>
    private static List<decimal> Meetings(PlanSession session, PayLine plan)
    {
        var meetings = new List<decimal>();
        var (owed, gain) = (plan.Fee, session.Cost);
        for (var place = 0; place <= plan.Knees.Count; place++)
        {
            var knee = place < plan.Knees.Count ? plan.Knees[place] : Farthest;
            var isAhead = meetings.Count == 1;
            var meeting = isAhead ? Quotient(Usd.Zero - owed, Usd.Zero - gain) : Quotient(owed, gain);
            if (meeting is { } sessions && !(sessions > Quotient(knee.Usage, session.ListCost)))
                meetings.Add(sessions);

            if (plan.PerUsdBeyond is not { } price || meetings.Count == 2)
                break;

            // From here on a session costs that much more under the plan; counted from the first one on, too much by what the fee buys.
            (owed, gain) = (owed - knee.Bought * price, gain - session.ListCost * (knee.Weight * price));
        }

        return meetings;
    }

    private static decimal? Quotient(Usd over, Usd under) =>
        under <= Usd.Zero ? null : IsTooLarge(over.Value, under.Value) ? decimal.MaxValue : over.Value / under.Value;

    // A quotient too large for any use could be too large for a decimal too. Of amounts there are, two looks tell that it is not.
    private static bool IsTooLarge(decimal over, decimal under) =>
        (Math.Abs(over) > MostUsdPerSession || under < 1 / MostSessions) && Math.Abs(over) / MostQuotient > under;

    private static decimal MostOf(PlanSession session)
    {
        var dearest = Math.Max(session.Cost.Value, session.ListCost.Value);
        return dearest <= MostUsdPerSession ? MostSessions : MostSessions / (dearest / MostUsdPerSession);
    }

    private static decimal? FirstCheaper(PlanSession session, PayLine plan, decimal equal)
    {
        // The quotient may be rounded, the costs of a whole number of sessions are not: hold the candidates against those.
        var floor = Math.Floor(equal);
        return IsCheaper(floor) ? floor : IsCheaper(floor + 1) ? floor + 1 : null;

        bool IsCheaper(decimal sessions) => plan.At(session.Usage(sessions)) is { } cost && session.Cost * sessions > cost;
    }

    /// <summary>The plan is cheaper from some volume on.</summary>
    /// <param name="SessionsPerMonth">Sessions a month at which both cost the same; a fraction, as solved.</param>
    /// <param name="FirstCheaperSession">The first whole number of sessions a month at which the plan is strictly cheaper.</param>
    /// <param name="EqualAgainAt">
    /// Sessions a month at which the API is as cheap again, since the plan bills its excess at list price; null if that never happens.
    /// </param>
    public sealed record At(decimal SessionsPerMonth, decimal FirstCheaperSession, decimal? EqualAgainAt = null) : BreakEven;

    /// <summary>The plan costs nothing and the API something: it is cheaper from the first session on.</summary>
    public sealed record Always : BreakEven;

    /// <summary>No volume makes the plan strictly cheaper.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Never(NeverReason Reason) : BreakEven;
}

/// <summary>Why a plan is never strictly cheaper than the API.</summary>
public enum NeverReason
{
    /// <summary>The usage the fee includes, at API rates, is worth no more than the fee, and more of it is billed at API rates.</summary>
    IncludedUsageNotAboveFee,

    /// <summary>
    /// A limit is reached before a session more is worth the fee, and nothing, or nothing cheaper than the API, is sold beyond it.
    /// </summary>
    LimitBelowBreakEven,

    /// <summary>A session costs nothing at API rates.</summary>
    ApiCostsNothing,

    /// <summary>The model is not within the plan's allowance, and what is billed beside the fee costs no less than at the API.</summary>
    NotIncluded,

    /// <summary>The plan covers nothing of what costs something: all of it is paid beside the fee.</summary>
    NothingCovered,

    /// <summary>The break-even lies beyond 10^15 sessions a month, or 10^27 dollars.</summary>
    BeyondRange,
}
