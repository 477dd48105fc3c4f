using Calculator.Plans;

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
    /// <param name="Quote">
    /// The plan, quoted for the workload as it was stated: which measurement of its limits holds is not asked again while an input varies.
    /// </param>
    public sealed record Subscription(PlanQuote Quote) : Rival;
}
