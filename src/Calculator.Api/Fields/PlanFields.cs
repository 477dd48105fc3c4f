using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>Which subscriptions are held against the API.</summary>
[FieldGroup]
[RuledBy<PlanFields.Rules>]
internal sealed record PlanFields
{
    public required ChosenPlanFields Chosen { get; init; }

    [Field("Your own limits for the ladder, of one seat, instead of what the pricing version states: id:dollars of usage a week at list price.", Unit = "plan:dollars / week", Example = "claude-pro:37.5,claude-max-5x:312.5")]
    public IReadOnlyList<OwnLimit>? LimitUsdPerWeek { get; init; }

    [Field("Which end of a plan's limits the ladder is built with: they are ranges, since no provider publishes them.", Example = "expected")]
    public LimitBound LimitBound { get; init; } = LimitBound.Expected;

    [Field("Whether a plan of which no limit is known is taken to have none. If not, the ladder says unknown where such a plan might be the cheapest.", Example = "false")]
    public bool AssumeUnlimited { get; init; }

    /// <summary>The caller's own limits; each must be of a plan that is compared.</summary>
    public Outcome<OwnLimits> OwnLimitsOf(IReadOnlyList<PricedPlan> plans)
    {
        var compared = plans.Select(plan => plan.Plan.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var other = (LimitUsdPerWeek ?? []).Select(limit => limit.Plan).FirstOrDefault(plan => !compared.Contains(plan));
        return other is null
            ? new OwnLimits((LimitUsdPerWeek ?? []).ToDictionary(limit => limit.Plan, limit => limit.UsdPerWeek, StringComparer.OrdinalIgnoreCase))
            : new Refusal(RefusalKind.NotOffered, RefusalSubject.OwnLimit, $"limitUsdPerWeek names '{Echo.Of(other)}', which is not among the plans compared: {string.Join(", ", compared.DefaultIfEmpty("none"))}.");
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<PlanFields>
    {
        public Rules() => RuleFor(fields => fields.LimitUsdPerWeek)
            .Must(limits => limits!.DistinctBy(limit => limit.Plan, StringComparer.OrdinalIgnoreCase).Count() == limits!.Count).When(fields => fields.LimitUsdPerWeek is not null)
            .WithMessage("limitUsdPerWeek names a plan twice; give it one limit.");
    }
}

/// <summary>The caller's own limits, by plan.</summary>
internal sealed record OwnLimits(IReadOnlyDictionary<string, Usd> UsdPerWeek)
{
    public Usd? Of(PricedPlan plan) => UsdPerWeek.TryGetValue(plan.Plan.Id, out var usd) ? usd : null;
}

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
    public static Outcome<PricedPlan> Covering(PriceBook book, PricedModel model, string id, RefusalSubject about = RefusalSubject.Plan) =>
        book.Plan(id, about).Then<PricedPlan>(plan => plan.Plan.Covers.Contains(model.Provider.Id) ? plan : DoesNotCover(plan.Plan, model, about));

    private static Refusal DoesNotCover(Plan plan, PricedModel model, RefusalSubject about) => new(
        RefusalKind.NotOffered,
        about,
        $"{plan.Id} does not cover {model.Id}: it is a plan for models of {string.Join(", ", plan.Covers)}, not of {model.Provider.Id}.");
}

/// <summary>The plans to compare, and what is to be said of the choice.</summary>
internal sealed record PlanChoice(IReadOnlyList<PricedPlan> Plans, IReadOnlyList<string> Assumptions);
