using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>How a plan is paid for.</summary>
public enum Billing
{
    /// <summary>By the month.</summary>
    Monthly,

    /// <summary>By the year, where it is sold so.</summary>
    Annual,
}

/// <summary>Which end of a plan's limits to plan with.</summary>
public enum LimitBound
{
    /// <summary>The lowest limit a source gives.</summary>
    Low,

    /// <summary>The limit to plan with.</summary>
    Expected,

    /// <summary>The highest limit a source gives.</summary>
    High,
}

/// <summary>The figure of a range that a bound stands for.</summary>
internal static class LimitBounds
{
    public static T At<T>(this Range<T> range, LimitBound bound) =>
        bound switch { LimitBound.Low => range.Low, LimitBound.High => range.High, _ => range.Expected };
}

/// <summary>How plans are bought, and what is taken of their limits.</summary>
public sealed record PlanTerms
{
    /// <summary>The seats that carry the workload.</summary>
    public SeatShares Seats { get; init; } = SeatShares.Even(new(1));

    /// <summary>By the month or by the year.</summary>
    public Billing Billing { get; init; }

    /// <summary>Which end of the limits decides.</summary>
    public LimitBound Bound { get; init; } = LimitBound.Expected;

    /// <summary>The caller's own limit of one seat of a plan, in dollars a week at list price; null for none.</summary>
    public Func<PricedPlan, Usd?> OwnUsdPerWeek { get; init; } = _ => null;

    /// <summary>Whether a plan of which no limit is known is taken to have none.</summary>
    public bool AssumeUnlimited { get; init; }

    /// <summary>Whether the caller has the plans that are not sold to everybody, so that they too are a way to pay.</summary>
    public bool AssumeHeld { get; init; }
}
