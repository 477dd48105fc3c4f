using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>The plans of a version: <c>plans.json</c>.</summary>
public sealed record PlanFile
{
    /// <summary>The plans, in the order answers list them.</summary>
    public required IReadOnlyList<Plan> Plans { get; init; }
}

/// <summary>A subscription and its fees over time.</summary>
public sealed record Plan
{
    /// <summary>The id requests use.</summary>
    public required string Id { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The providers whose models can be used under the plan.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The fees, oldest first.</summary>
    public required IReadOnlyList<PlanPeriod> Prices { get; init; }

    /// <summary>What is known of how much one seat may use, each window's limits oldest first. Estimates where the provider publishes nothing: see each one's confidence.</summary>
    public IReadOnlyList<PlanLimit> Limits { get; init; } = [];
}

/// <summary>How much one seat may use in a window of time, from a moment on. A range, since sources disagree.</summary>
public sealed record PlanLimit : IPeriod
{
    /// <inheritdoc/>
    public required Moment From { get; init; }

    /// <inheritdoc/>
    public PriceStatus? Status { get; init; }

    /// <summary>The window the limit is for.</summary>
    public required LimitWindow Window { get; init; }

    /// <summary>What is counted.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The lowest limit a source gives, above 0.</summary>
    public required decimal Low { get; init; }

    /// <summary>The limit to plan with.</summary>
    public required decimal Expected { get; init; }

    /// <summary>The highest limit a source gives.</summary>
    public required decimal High { get; init; }

    /// <summary>The page, file or document the limit was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>How far the limit is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How it was arrived at, and what it leaves out.</summary>
    public string? Note { get; init; }
}

/// <summary>The windows of time limits are stated for.</summary>
public enum LimitWindow
{
    /// <summary>Any five hours.</summary>
    [JsonStringEnumMemberName("5h")]
    FiveHours,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A month of the convention in use.</summary>
    Month,
}

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    /// <summary>Dollars of usage at list price.</summary>
    Usd,

    /// <summary>Tokens, prompt and output together.</summary>
    Tokens,

    /// <summary>Requests.</summary>
    Requests,
}

/// <summary>How a plan bills usage beyond what its fee buys.</summary>
public enum Overage
{
    /// <summary>At the API's list price.</summary>
    ApiRates,
}

/// <summary>A plan's fee from a moment on.</summary>
public sealed record PlanPeriod : IPeriod
{
    /// <inheritdoc/>
    public required Moment From { get; init; }

    /// <inheritdoc/>
    public PriceStatus? Status { get; init; }

    /// <summary>The page, file or document the fee was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>How far the fee is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where sources disagree, or a date is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>The fee of one seat, in dollars a month, billed monthly.</summary>
    public required decimal MonthlyFeeUsd { get; init; }

    /// <summary>Usage at API rates that the fee of one seat includes, in dollars a month; null where usage is not counted in dollars.</summary>
    public decimal? IncludedUsd { get; init; }

    /// <summary>How usage beyond <see cref="IncludedUsd"/> or beyond a limit is billed; null where the plan ends there. Included usage is exceeded at API rates even where this is not stated.</summary>
    public Overage? Overage { get; init; }

    /// <summary>What the provider says of limits that are no number of dollars or tokens; null where there is nothing to say.</summary>
    public string? UsageLimits { get; init; }
}
