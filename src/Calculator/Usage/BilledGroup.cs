using Calculator.Units;

namespace Calculator.Usage;

/// <summary>All requests of one group.</summary>
/// <param name="Number">The group's number.</param>
/// <param name="Group">What bills them.</param>
/// <param name="Sum">What was used.</param>
internal sealed record BilledGroup(int Number, PriceGroup Group, UsageSum Sum)
{
    /// <summary>What it cost, at list price.</summary>
    public Usd List { get; } = Group.Cost(Sum);

    /// <summary>What it would cost in the standard tier.</summary>
    public Usd Standard { get; } = Group.StandardCost(Sum);
}
