using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>What a log would have cost under one plan, and what of it the plan would have served.</summary>
public sealed record PlanReplay
{
    /// <summary>The plan at the caller's terms.</summary>
    public required PlanQuote Quote { get; init; }

    /// <summary>What the API bills in a month for what the plan does not cover; it is in every figure of the plan.</summary>
    public required Usd Besides { get; init; }

    /// <summary>The models of the log that it serves outside of its allowance, by their ids: they take of no limit.</summary>
    public required IReadOnlyList<string> Outside { get; init; }

    /// <summary>Their usage at list price in a month, all of it beyond what the fee buys.</summary>
    public required Usd OutsidePerMonth { get; init; }

    /// <summary>What is paid in a month whatever the limits are: the fee, and for what takes of none.</summary>
    public Usd LeastPerMonth => Quote.Fee + Besides + OutsidePerMonth * (Quote.Plan.Period.PerUsdBeyond ?? 0);

    /// <summary>
    /// Usage at list price beyond what the fee buys, in a month: by a high limit the low figure. Null if nothing is known of a limit.
    /// </summary>
    public required Range<Usd>? BeyondPerMonth { get; init; }

    /// <summary>What is paid in a month: by a high limit the low figure; null if nothing is known of a limit.</summary>
    public required Range<Usd>? PerMonth { get; init; }

    /// <summary>The same by included usage alone, as if nothing had a limit; null where even so not all is served.</summary>
    public required Usd? PerMonthByFeeAlone { get; init; }

    /// <summary>The part of the covered usage that is served, by the bound that decides; null if nothing is known of a limit.</summary>
    public required decimal? ServedShare { get; init; }

    /// <summary>Whether the usage stays within what the fee buys.</summary>
    public required Fit Fits { get; init; }

    /// <summary>A month at the API less one under the plan; null where the plan does not serve all, or nothing is known.</summary>
    public required Usd? Saving { get; init; }

    /// <summary>What came of the limits, by the bound that decides.</summary>
    public required IReadOnlyList<WindowUse> Windows { get; init; }

    /// <summary>
    /// What each month cost; null where it lies in the period in part, or the plan does not serve all, or nothing is known.
    /// </summary>
    public required IReadOnlyList<Usd?> ByMonth { get; init; }

    /// <summary>
    /// How many times the log's usage makes the plan cost what the API does; by fee alone where nothing is known of a limit.
    /// </summary>
    public required UsageBreakEven BreakEven { get; init; }

    /// <summary>Whether limits by five hours are known and were left out, since the log tells sums.</summary>
    public required bool LeavesOutHours { get; init; }

    /// <summary>Which is cheaper, by the bound that decides; null where the plan does not serve all, or nothing is known.</summary>
    public Cheaper? Cheaper =>
        Saving?.Value switch { null => null, > 0 => Plans.Cheaper.Plan, < 0 => Plans.Cheaper.Api, _ => Plans.Cheaper.Equal };
}

/// <summary>What came of one limit.</summary>
public sealed record WindowUse
{
    /// <summary>The limit of one seat.</summary>
    public required WindowLimit Limit { get; init; }

    /// <summary>Windows in which something was asked for, of all seats together.</summary>
    public required decimal Opened { get; init; }

    /// <summary>Those in which more was asked for than there was.</summary>
    public required decimal Reached { get; init; }

    /// <summary>
    /// The part that was used of all there was: of the windows that were opened, or of every week or month of the period.
    /// </summary>
    public required decimal Utilisation { get; init; }
}
