using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>Which subscriptions are held against the API, and what is taken of their limits.</summary>
[FieldGroup]
[RuledBy<PlanFields.Rules>]
internal sealed record PlanFields
{
    public required ChosenPlanFields Chosen { get; init; }

    public required OwnPlanFields Own { get; init; }

    [Field(
        "Your own limits of one seat, instead of what the pricing version states: id:dollars of usage a week at list price.",
        Unit = "plan:dollars / week",
        Example = "claude-pro:37.5,claude-max-5x:312.5")]
    public IReadOnlyList<OwnLimit>? LimitUsdPerWeek { get; init; }

    [Field("Which end of a plan's limits decides: they are ranges, since few providers publish them.", Example = "expected")]
    public LimitBound LimitBound { get; init; } = LimitBound.Expected;

    [Field(
        "Whether a plan of which no limit is known is taken to have none. If not, it is never the cheapest, and named in mightBeCheaper.",
        Example = "false")]
    public bool AssumeUnlimited { get; init; }

    [Field(
        "Whether you have the plans that are not on sale to everybody, such as for renewals only. If not, none of them is the cheapest.",
        Example = "false")]
    public bool AssumeHeld { get; init; }

    /// <summary>Whether the caller has said which plans, one by one.</summary>
    public bool AreNamed => Chosen.Plans is not null;

    /// <summary>The plans held against the API for what they are asked to carry.</summary>
    public Outcome<ComparedPlans> Compare(CarriedUsage usage, PriceBook book) =>
        Choose(book, usage.Model is { } model ? [model] : [], Chosen.SeatShares)
            .Select(chosen => new ComparedPlans(
                PlanComparisons.Of(usage.Session, chosen.Plans, chosen.Terms), chosen.Terms, chosen.OfTheChoice));

    /// <summary>The plans asked for, and how they are bought.</summary>
    /// <param name="book">The prices.</param>
    /// <param name="models">The models the usage is of; none if nothing is said of them.</param>
    /// <param name="seats">The seats that carry it.</param>
    public Outcome<ChosenPlans> Choose(PriceBook book, IReadOnlyList<PricedModel> models, SeatShares seats) =>
        from choice in Chosen.Choose(book, models, seats.Count)
        let plans = (IReadOnlyList<PricedPlan>)[.. choice.Plans, .. Own.Plan(book)]
        from limits in OwnLimitsOf(plans)
        let terms = new PlanTerms
        {
            Seats = seats,
            Billing = Chosen.Billing,
            Bound = LimitBound,
            OwnUsdPerWeek = plan => OwnPlanFields.IsOwn(plan) ? Own.OwnPlanLimitUsdPerWeek : limits.Of(plan),
            AssumeUnlimited = AssumeUnlimited,
            AssumeHeld = AssumeHeld,
        }
        select new ChosenPlans(plans, terms, choice.Assumptions);

    private Outcome<OwnLimits> OwnLimitsOf(IReadOnlyList<PricedPlan> plans)
    {
        var compared = plans.SelectMany(plan => plan.Plan.EveryId()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var other = (LimitUsdPerWeek ?? []).Select(limit => limit.Plan).FirstOrDefault(plan => !compared.Contains(plan));
        return other is null
            ? new OwnLimits(LimitUsdPerWeek ?? [])
            : new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.OwnLimit,
                $"limitUsdPerWeek names '{Echo.Of(other)}', which is not among the plans "
                    + $"compared: {string.Join(", ", plans.Select(plan => plan.Plan.Id).DefaultIfEmpty("none"))}.");
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<PlanFields>
    {
        public Rules() => RuleFor(fields => fields.LimitUsdPerWeek)
            .Must(limits => limits!.DistinctBy(limit => limit.Plan, StringComparer.OrdinalIgnoreCase).Count() == limits!.Count)
            .When(fields => fields.LimitUsdPerWeek is not null)
            .WithMessage("limitUsdPerWeek names a plan twice; give it one limit.");
    }
}

/// <summary>The plans asked for, on which terms, and what is to be said of their choice.</summary>
internal sealed record ChosenPlans(IReadOnlyList<PricedPlan> Plans, PlanTerms Terms, IReadOnlyList<string> OfTheChoice);

/// <summary>Plans held against the API, on which terms, and what is to be said of their choice.</summary>
internal sealed record ComparedPlans(PlanComparisons Plans, PlanTerms Terms, IReadOnlyList<string> OfTheChoice);

/// <summary>The caller's own limits, by plan.</summary>
internal sealed record OwnLimits(IReadOnlyList<OwnLimit> Limits)
{
    public Usd? Of(PricedPlan plan) => Limits
        .Where(limit => plan.Plan.EveryId().Contains(limit.Plan, StringComparer.OrdinalIgnoreCase))
        .Select(limit => (Usd?)limit.UsdPerWeek)
        .FirstOrDefault();
}
