using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>What a workload on a model is held against.</summary>
public abstract record Rival
{
    private Rival()
    {
    }

    /// <summary>The same workload on another model: the sides are compared by the cost of one success.</summary>
    /// <param name="Candidate">The model, and how the workload differs there.</param>
    public sealed record OtherModel(Candidate Candidate) : Rival;

    /// <summary>The same workload under a subscription: the sides are compared by the cost of a month.</summary>
    /// <param name="Plan">The plan.</param>
    /// <param name="Seats">How many are bought.</param>
    public sealed record Subscription(PricedPlan Plan, Seats Seats) : Rival;
}
