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
            : new Refusal(RefusalKind.NotOffered, "limitUsdPerWeek", $"limitUsdPerWeek names '{Echo.Of(other)}', which is not among the plans compared: {string.Join(", ", compared.DefaultIfEmpty("none"))}.");
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
