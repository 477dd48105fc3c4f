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

    /// <summary>What the provider says of limits that are no number of dollars or tokens; null where there is nothing to say.</summary>
    public string? UsageLimits { get; init; }
}
