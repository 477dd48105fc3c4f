using Calculator.Api.Binding;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Fields;

/// <summary>A workload on one model.</summary>
[FieldGroup]
internal sealed record TaskFields
{
    [Field("The model, by its exact id or a listed alias; upper and lower case are the same.", Unit = "id or alias", Example = "claude-opus-4-7")]
    public required string Model { get; init; }

    public required WorkloadFields Workload { get; init; }

    /// <summary>The model at the caller's rates.</summary>
    public Outcome<PricedModel> PricedModel(PriceBook book) => Workload.Rates.AtMyRates(book).Model(Model);

    /// <summary>The cost of one session.</summary>
    public Outcome<TaskCost> Price(PriceBook book) => PricedModel(book).Then(model => TaskCost.Of(model, Workload.ToWorkload()));
}
