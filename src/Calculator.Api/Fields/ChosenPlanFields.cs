using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>Which subscriptions are looked at, and how many of each.</summary>
[FieldGroup]
internal sealed record ChosenPlanFields
{
    [Field("The plans to look at, by id; every plan that covers the model's provider if left out.", Unit = "ids", Example = "claude-pro,claude-max-5x")]
    public IReadOnlyList<string>? Plans { get; init; }

    [Field("How many seats are bought: multiplies the fee and the usage it includes.", Unit = "seats", Example = "1")]
    public Seats Seats { get; init; } = new(1);

    /// <summary>The plans asked for, or all that cover the model; a plan that is named must exist, cover it and have a price.</summary>
    public Outcome<PlanChoice> Choose(PriceBook book, PricedModel model) => Plans is null ? EveryPlanOf(book, model) : Named(book, model, Plans);

    private static PlanChoice EveryPlanOf(PriceBook book, PricedModel model)
    {
        var covering = book.Version.Plans.Where(plan => plan.Covers.Contains(model.Provider.Id)).ToList();
        var priced = book.Plans.Where(plan => covering.Contains(plan.Plan)).ToList();
        var unpriced = covering.Select(plan => plan.Id).Except(priced.Select(plan => plan.Plan.Id)).ToList();
        return new PlanChoice(priced, unpriced switch
        {
            _ when covering.Count == 0 => [$"No plan in pricing {book.Version.Id} covers models of {model.Provider.Name}."],
            { Count: > 0 } => [$"Left out, since pricing {book.Version.Id} has no fee for them at {book.AsOf}: {string.Join(", ", unpriced)}."],
            _ => [],
        });
    }

    private static Outcome<PlanChoice> Named(PriceBook book, PricedModel model, IReadOnlyList<string> ids) => OutcomeList
        .ForEachName(ids, id => Covering(book, model, id))
        .Select(plans => new PlanChoice(plans, []));

    /// <summary>A plan by its id, if it covers the model.</summary>
    public static Outcome<PricedPlan> Covering(PriceBook book, PricedModel model, string id) =>
        book.Plan(id).Then<PricedPlan>(plan => plan.Plan.Covers.Contains(model.Provider.Id) ? plan : DoesNotCover(plan.Plan, model));

    private static Refusal DoesNotCover(Plan plan, PricedModel model) => new(
        RefusalKind.NotOffered,
        "plans",
        $"{plan.Id} does not cover {model.Id}: it is a plan for models of {string.Join(", ", plan.Covers)}, not of {model.Provider.Id}.");
}

/// <summary>The plans to compare, and what is to be said of the choice.</summary>
internal sealed record PlanChoice(IReadOnlyList<PricedPlan> Plans, IReadOnlyList<string> Assumptions);
