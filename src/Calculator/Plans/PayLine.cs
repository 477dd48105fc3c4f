using Calculator.Units;

namespace Calculator.Plans;

/// <summary>What a month costs as its usage grows: the fee, and beyond the allowance a price for each dollar of usage, or nothing on offer.</summary>
/// <param name="Option">The way to pay.</param>
/// <param name="Fee">What a month costs without any usage.</param>
/// <param name="Allowance">The usage up to which the fee is all; null if there is no end to it.</param>
/// <param name="PerUsdBeyond">The price of each dollar of usage beyond; null if there is nothing beyond.</param>
internal sealed record PayLine(PayOption Option, Usd Fee, Usd? Allowance, decimal? PerUsdBeyond)
{
    private const decimal MostUsd = 100_000_000_000_000_000_000m;

    public static PayLine Of(PlanAllowance plan) => plan switch
    {
        { IsKnown: false } => new PayLine(new PayOption.Unknown(), plan.Fee, null, null),
        _ => new PayLine(new PayOption.Plan(plan.Plan), plan.Fee, plan.PerMonth, plan.HasOverage ? 1 : null),
    };

    public Usd? At(Usd usage) => (usage > Allowance, PerUsdBeyond) switch
    {
        (false, _) => Fee,
        (true, { } price) => Fee + (usage - Allowance!.Value) * price,
        _ => null,
    };

    /// <summary>Whether a line whose fee is no larger also goes at least as far for it and rises no faster beyond.</summary>
    public bool IsNeverCheaperThan(PayLine other) =>
        other.Fee <= Fee && (other.Allowance is null || other.Allowance >= Allowance) && (PerUsdBeyond is null || IsOvertakenBy(other));

    /// <summary>The usage at which this line, once it rises, costs the fee of another that has not begun to rise; null if it never does.</summary>
    public Usd? MeetsFeeOf(PayLine other)
    {
        if (this is not { Allowance: { } allowance, PerUsdBeyond: { } price } || other.Fee <= Fee || !IsInRange(other.Fee - Fee, price))
            return null;

        var usage = allowance + (other.Fee - Fee) / price;
        return usage >= other.Allowance ? null : usage;
    }

    /// <summary>Whether this line, once another is cheaper, stays above it: that one goes on without an end, or rises no faster.</summary>
    public bool IsOvertakenBy(PayLine other) => other.Allowance is null || other.PerUsdBeyond <= PerUsdBeyond;

    /// <summary>The usage at which both lines cost the same while both rise; null if they never do.</summary>
    public Usd? MeetsRiseOf(PayLine other)
    {
        if (this is not { Allowance: { } allowance, PerUsdBeyond: { } price and not 0 } || other is not { Allowance: { } otherAllowance, PerUsdBeyond: { } otherPrice } || price == otherPrice)
            return null;

        var apart = other.Fee - Fee + allowance * price - otherAllowance * otherPrice;
        return IsInRange(apart, price - otherPrice) ? apart / (price - otherPrice) : null;
    }

    // Lines that run all but parallel meet, if at all, beyond any usage there could be.
    private static bool IsInRange(Usd apart, decimal slope) => slope != 0 && Math.Abs(apart.Value) <= Math.Abs(slope) * MostUsd;
}
