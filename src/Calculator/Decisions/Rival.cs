using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;

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
    /// <param name="Terms">How it is bought, and which end of its limits decides.</param>
    public sealed record Subscription(PricedPlan Plan, PlanTerms Terms) : Rival
    {
        /// <summary>
        /// The plan for one kind of session. It is quoted anew at each value of an input: which measurement of a limit holds,
        /// and what a limit in requests or tokens is worth, hang on the session.
        /// </summary>
        public PlanQuote Quote(TaskCost session) => PlanQuote.Of(Plan, PlanSession.Of(session), Terms);

        /// <summary>Whether what is known of a seat's limit for a model may come to something else at another value of an input.</summary>
        public bool LimitHangsOn(Variable variable, string model) => variable switch
        {
            Variable.CacheRatio or Variable.InputTokens => SeatLimit.HangsOnPrice(Plan, model) || SeatLimit.MixEdges(Plan, model).Any(),
            Variable.CacheWriteRatio or Variable.OutputTokens => SeatLimit.HangsOnPrice(Plan, model),
            _ => false,
        };
    }
}
