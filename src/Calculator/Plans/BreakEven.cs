using Calculator.Units;

namespace Calculator.Plans;

/// <summary>When a subscription begins to be cheaper than paying for each session at API rates.</summary>
public abstract record BreakEven
{
    /// <summary>Beyond this many sessions a month no break-even is stated.</summary>
    public const decimal MostSessions = 1_000_000_000_000_000m;

    private BreakEven()
    {
    }

    /// <summary>Solves <c>sessions × cost of one = fee</c>.</summary>
    /// <param name="api">What one session costs the caller at API rates, a discount taken off; 0 or more.</param>
    /// <param name="list">What one session costs at list price: what a plan counts against its included usage and bills beyond it.</param>
    /// <param name="fee">The plan's fee for a month, all seats together.</param>
    /// <param name="included">Usage at list price that the fee includes, all seats together; null if usage is not counted in dollars.</param>
    /// <remarks>
    /// With included usage a month costs the fee and whatever exceeds that usage. So without a discount the plan can only be cheaper if more is included than the fee;
    /// with one, only between the break-even and the volume at which the excess at list price has eaten up the advantage.
    /// With a surcharge each session of the excess is cheaper than at the API, so that in the end every plan is.
    /// </remarks>
    public static BreakEven Of(Usd api, Usd list, Usd fee, Usd? included)
    {
        if (api == Usd.Zero)
            return new Never(NeverReason.ApiCostsNothing);
        if (included <= fee && api <= list)
            return new Never(NeverReason.IncludedUsageNotAboveFee);

        var (gain, owed) = included is { } part && IsMetInTheExcess(api, list, fee, part) ? (api - list, fee - part) : (api, fee);
        if (owed.Value / MostSessions > gain.Value)
            return new Never(NeverReason.BeyondRange);

        var sessions = owed.Value / gain.Value;
        var first = FirstSessionAbove(gain, owed, sessions);
        if (included is { } usage && (list - api) * first >= usage - fee)
            return new Never(NeverReason.IncludedUsageNotAboveFee);

        var equalAgain = EqualAgain(api, list, fee, included);
        return fee == Usd.Zero && equalAgain is null ? new Always() : new At(sessions, first, equalAgain);
    }

    // The included usage is used up before the API has cost the fee, and a surcharge makes up for it afterwards.
    private static bool IsMetInTheExcess(Usd api, Usd list, Usd fee, Usd included) =>
        api > list && list > Usd.Zero && included.Value / list.Value < fee.Value / api.Value;

    private static decimal FirstSessionAbove(Usd api, Usd fee, decimal equal)
    {
        // The quotient may be rounded, the product of a whole number is not: hold the candidate against the fee itself.
        var sessions = Math.Floor(equal);
        return (api * sessions) > fee ? sessions : sessions + 1;
    }

    // Solves fee + sessions × list - included = sessions × api.
    private static decimal? EqualAgain(Usd api, Usd list, Usd fee, Usd? included) =>
        included is { } usage && list > api && (usage - fee).Value / MostSessions < (list - api).Value ? (usage - fee).Value / (list - api).Value : null;

    /// <summary>The plan is cheaper from some volume on.</summary>
    /// <param name="SessionsPerMonth">Sessions a month at which both cost the same; a fraction, as solved.</param>
    /// <param name="FirstCheaperSession">The first whole number of sessions a month at which the plan is strictly cheaper.</param>
    /// <param name="EqualAgainAt">Sessions a month at which the API is as cheap again, since the plan bills its excess at list price; null if that never happens.</param>
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

    /// <summary>A session costs nothing at API rates.</summary>
    ApiCostsNothing,

    /// <summary>The break-even lies beyond 10^15 sessions a month.</summary>
    BeyondRange,
}
