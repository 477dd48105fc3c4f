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
    /// <param name="perSession">What one session costs at API rates, 0 or more.</param>
    /// <param name="fee">The plan's fee for a month, all seats together.</param>
    /// <param name="included">Usage at API rates that the fee includes, all seats together; null if usage is not counted in dollars.</param>
    /// <remarks>With included usage a month costs the fee and whatever exceeds that usage, so it can only be cheaper if more is included than the fee.</remarks>
    public static BreakEven Of(Usd perSession, Usd fee, Usd? included)
    {
        if (included <= fee)
            return new Never(NeverReason.IncludedUsageNotAboveFee);
        if (perSession == Usd.Zero)
            return new Never(NeverReason.ApiCostsNothing);
        if (fee == Usd.Zero)
            return new Always();

        return fee.Value / MostSessions > perSession.Value
            ? new Never(NeverReason.BeyondRange)
            : new At(fee.Value / perSession.Value, FirstSessionAbove(perSession, fee));
    }

    private static decimal FirstSessionAbove(Usd perSession, Usd fee)
    {
        // The quotient may be rounded, the product of a whole number is not: hold the candidate against the fee itself.
        var sessions = Math.Floor(fee.Value / perSession.Value);
        return (perSession * sessions) > fee ? sessions : sessions + 1;
    }

    /// <summary>The plan is cheaper from some volume on.</summary>
    /// <param name="SessionsPerMonth">Sessions a month at which both cost the same; a fraction, as solved.</param>
    /// <param name="FirstCheaperSession">The first whole number of sessions a month at which the plan is strictly cheaper.</param>
    public sealed record At(decimal SessionsPerMonth, decimal FirstCheaperSession) : BreakEven;

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
