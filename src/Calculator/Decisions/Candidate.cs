using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>A model that a workload could run on, and how the workload would differ there.</summary>
/// <param name="Model">The model.</param>
public sealed record Candidate(PricedModel Model)
{
    /// <summary>Its prompt tokens for each of the workload's: another tokenizer counts the same text differently.</summary>
    public TokenRatio InputRatio { get; init; } = TokenRatio.One;

    /// <summary>Its output tokens for each of the workload's: another tokenizer, and another verbosity.</summary>
    public TokenRatio OutputRatio { get; init; } = TokenRatio.One;

    /// <summary>The share of sessions that succeed on it; the workload's if null.</summary>
    public SuccessRate? SuccessRate { get; init; }

    /// <summary>The service tier it is used in; the workload's if null.</summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>The share of sessions it does in batch; the workload's if null.</summary>
    public Share? BatchShare { get; init; }

    /// <summary>The cost of one session of a workload on this model.</summary>
    public Outcome<TaskCost> Cost(Workload workload) => TaskCost.Of(Model, As(workload));

    /// <summary>The workload as this model would have it.</summary>
    public Workload As(Workload workload) => workload with
    {
        Tokens = workload.Tokens.Recounted(InputRatio, OutputRatio),
        SuccessRate = SuccessRate ?? workload.SuccessRate,
        Tier = Tier ?? workload.Tier,
        BatchShare = BatchShare ?? workload.BatchShare,
    };
}
