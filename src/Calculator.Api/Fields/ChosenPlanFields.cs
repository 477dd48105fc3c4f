using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>Which subscriptions are looked at, and how they are bought.</summary>
[FieldGroup]
[RuledBy<ChosenPlanFields.Rules>]
internal sealed record ChosenPlanFields
{
    [Field(
        "The plans to look at, by id or alias; if left out, those that the model's own provider sells, else all that cover it.",
        Unit = "ids",
        Example = "claude-pro,claude-max-5x")]
    public IReadOnlyList<string>? Plans { get; init; }

    [Field("Every plan that this provider sells, by its id; such as anthropic, github, cursor.", Unit = "id", Example = "anthropic")]
    public string? Provider { get; init; }

    [Field("Every plan of this kind: for coding agents, for an assistant to chat with, or in an editor.", Example = "ide")]
    public PlanKind? Kind { get; init; }

    [Field(
        "How many seats are bought: multiplies the fee, the usage it includes and the limits. It does not multiply the usage, which is "
            + "that of all seats together.",
        Unit = "seats",
        Example = "14")]
    public Seats? Seats { get; init; }

    [Field(
        "How the usage is spread over the seats: each one's share, 1 in sum. Evenly if left out. Seats do not pool.",
        Unit = "shares",
        Example = "0.5,0.3,0.2")]
    public IReadOnlyList<Share>? UsagePerSeat { get; init; }

    [Field("How plans are paid for; one without an annual price keeps the monthly one.", Example = "monthly")]
    public Billing Billing { get; init; }

    /// <summary>The seats that carry the usage.</summary>
    public SeatShares SeatShares => UsagePerSeat is { } shares ? SeatShares.Of(shares) : SeatShares.Even(Seats ?? new(1));

    /// <summary>
    /// The plans asked for, or those that the models' providers sell; a plan that is named must
    /// exist, serve one of the models, have a price, and be sold for so many seats.
    /// </summary>
    /// <param name="book">The prices.</param>
    /// <param name="models">The models the usage is of; none if nothing is said of them.</param>
    /// <param name="seats">The seats that carry the usage.</param>
    public Outcome<PlanChoice> Choose(PriceBook book, IReadOnlyList<PricedModel> models, Seats seats) => (Plans, Provider, Kind) switch
    {
        // A plan has several names, and is one all the same.
        ({ } ids, _, _) => OutcomeList.ForEachName(ids, id => Bought(book, models, id, seats))
            .Select(plans => new PlanChoice([.. plans.DistinctBy(plan => plan.Plan.Id)], [])),
        (_, { } provider, _) => book.PlanProvider(provider)
            .Select(seller => All(book, models, seats, plan => IsOf(plan, seller) && IsOfKind(plan))),
        (_, _, not null) => All(book, models, seats, IsOfKind),
        _ => All(book, models, seats, IsSoldByOwn(book, models)),
    };

    private static Func<Plan, bool> IsSoldByOwn(PriceBook book, IReadOnlyList<PricedModel> models)
    {
        Func<Plan, bool>[] rules = [.. models.Select(model => IsSoldByOwn(book, model))];
        return plan => rules.Length == 0 || Array.Exists(rules, rule => rule(plan));
    }

    // Where the model's own provider sells none that serves it, those that others sell are all there are.
    private static Func<Plan, bool> IsSoldByOwn(PriceBook book, PricedModel model) =>
        book.Plans.Any(plan => IsOf(plan.Plan, model.Provider.Id) && plan.Serves(model))
            ? plan => IsOf(plan, model.Provider.Id) && Serves(book, plan, model)
            : plan => Serves(book, plan, model);

    private static bool IsOf(Plan plan, string provider) => plan.Provider == provider || IsOfUnknown(plan, provider);

    // Versions before 2026-11-25-2 do not say who sells a plan: there it goes by the models it covers.
    private static bool IsOfUnknown(Plan plan, string provider) => plan.Provider is null && plan.Covers.Contains(provider);

    /// <summary>A plan by its id, if it serves one of the models and is sold for so many seats.</summary>
    public static Outcome<PricedPlan> Bought(
        PriceBook book, IReadOnlyList<PricedModel> models, string id, Seats seats, RefusalSubject about = RefusalSubject.Plan) =>
        book.Plan(id, about).Then<PricedPlan>(plan =>
            models.Count > 0 && !models.Any(plan.Serves) ? DoesNotServe(plan, models[0], about)
            : plan.Period.Sells(seats) ? plan
            : TooManySeats(plan, seats));

    private static bool CoversAny(Plan plan, IReadOnlyList<PricedModel> models) =>
        models.Count == 0 || models.Any(model => Covers(plan, model));

    private static bool ServesAny(PriceBook book, Plan plan, IReadOnlyList<PricedModel> models) =>
        models.Count == 0 || models.Any(model => Serves(book, plan, model));

    // What a plan that has no fee yet will serve is not asked: it is left out for that.
    private static bool Serves(PriceBook book, Plan plan, PricedModel model) =>
        book.InForce(plan) is { } priced ? priced.Serves(model) : Covers(plan, model);

    private static bool Covers(Plan plan, PricedModel model) => plan.Covers.Contains(model.Provider.Id);

    private bool IsOfKind(Plan plan) => Kind is null || plan.Kind == Kind;

    private PlanChoice All(PriceBook book, IReadOnlyList<PricedModel> models, Seats seats, Func<Plan, bool> isWanted)
    {
        var isDefault = Plans is null && Provider is null && Kind is null;
        var (serving, others) = Parted(book.Version.Plans.Where(plan => CoversAny(plan, models)), plan => ServesAny(book, plan, models));
        var wanted = serving.Where(isWanted).ToList();
        var priced = wanted.Select(book.InForce).OfType<PricedPlan>().ToLookup(plan => plan.Period.Sells(seats));
        return new PlanChoice(
            [.. priced[true]],
            PlanChoiceSentences.Of(
                book,
                models,
                serving,
                wanted,
                [.. priced[true]],
                [.. priced[false]],
                isDefault)
            .Concat(PlanChoiceSentences.OfOtherModels(
                models,
                [
                    .. others
                        .Where(plan => isDefault ? models.Any(model => IsOf(plan, model.Provider.Id)) : isWanted(plan))
                        .Select(book.InForce)
                        .OfType<PricedPlan>(),
                ]))
            .ToList());
    }

    private static Refusal TooManySeats(PricedPlan plan, Seats seats) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Seats,
        $"{plan.Plan.Id} is sold for at most {PlainNumber.ForReading(plan.Period.MaxSeats!.Value.Value)} seats, "
            + $"not for {PlainNumber.ForReading(seats.Value)}.");

    private static (List<Plan> Holding, List<Plan> Others) Parted(IEnumerable<Plan> plans, Func<Plan, bool> holds)
    {
        var parts = plans.ToLookup(holds);
        return ([.. parts[true]], [.. parts[false]]);
    }

    private static Refusal DoesNotServe(PricedPlan plan, PricedModel model, RefusalSubject about) => new(
        RefusalKind.NotOffered,
        about,
        (plan.Plan.Covers, plan.Period.Models) switch
        {
            ({ Count: 0 }, _) => $"Pricing does not say which models {plan.Plan.Id} covers, so it is not held against {model.Id}; "
                + "apiUsdPerMonth asks without a model.",
            (_, { } models) => $"{plan.Plan.Id} does not serve {model.Id}: it is a plan for {string.Join(", ", models)} alone.",
            var (providers, _) => $"{plan.Plan.Id} does not cover {model.Id}: it is a plan for models of {string.Join(", ", providers)}, "
                + $"not of {model.Provider.Id}.",
        });

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<ChosenPlanFields>
    {
        public Rules()
        {
            RuleFor(fields => fields.Provider).Null().When(fields => fields.Plans is not null)
                .WithMessage("provider and plans choose plans in two ways; give one of them.");
            RuleFor(fields => fields.Kind).Null().When(fields => fields.Plans is not null)
                .WithMessage("kind and plans choose plans in two ways; give one of them.");
            When(fields => fields.UsagePerSeat is not null, () =>
            {
                RuleFor(fields => fields.UsagePerSeat!).Must(shares => shares.Sum(share => share.Value) == 1)
                    .WithMessage(fields => $"usagePerSeat is {PlainNumber.Format(fields.UsagePerSeat!.Sum(share => share.Value))} in sum; "
                        + "the shares of all seats must be 1 together.");
                RuleFor(fields => fields.Seats).Must((fields, seats) => seats is null || seats.Value.Value == fields.UsagePerSeat!.Count)
                    .WithMessage(fields => $"seats must be the number of shares in usagePerSeat, which is {fields.UsagePerSeat!.Count}; "
                        + "or leave it out.");
            });
        }
    }
}

/// <summary>The plans to compare, and what is to be said of the choice.</summary>
internal sealed record PlanChoice(IReadOnlyList<PricedPlan> Plans, IReadOnlyList<string> Assumptions);

/// <summary>Says what a choice that nobody named has left out.</summary>
internal static class PlanChoiceSentences
{
    private const int MostNamed = 6;

    public static IReadOnlyList<string> Of(
        PriceBook book,
        IReadOnlyList<PricedModel> models,
        IReadOnlyList<Plan> covering,
        IReadOnlyList<Plan> wanted,
        IReadOnlyList<PricedPlan> sold,
        IReadOnlyList<PricedPlan> tooSmall,
        bool isDefault)
    {
        var version = book.Version.Id;
        var providers = string.Join(" and ", models.Select(model => model.Provider.Name).Distinct());
        var unpriced = wanted.Select(plan => plan.Id).Except(sold.Concat(tooSmall).Select(plan => plan.Plan.Id)).ToList();
        var others = covering.Select(plan => plan.Id).Except(wanted.Select(plan => plan.Id)).ToList();
        return
        [
            .. Where(models.Count > 0 && covering.Count == 0, $"No plan in pricing {version} covers models of {providers}."),
            .. Where(
                wanted.Count == 0 && covering.Count > 0 && !isDefault,
                $"No plan in pricing {version} that was asked for "
                    + $"so {(models.Count == 0 ? "is known" : $"covers models of {providers}")}."),
            .. Where(
                unpriced.Count > 0,
                $"Left out, since pricing {version} has no fee for them at {book.AsOf}: {string.Join(", ", unpriced)}."),
            .. Where(
                tooSmall.Count > 0,
                $"Left out, since they are not sold for so many seats: {string.Join(", ", tooSmall.Select(MostSeats))}."),
            .. Where(
                isDefault && others.Count > 0,
                $"Plans that others sell for models of {providers} are left out: {Listed(others)}. "
                    + "Name them in plans, or choose by provider or kind."),
        ];
    }

    /// <summary>Says of plans that cover the models' providers that they are for other models.</summary>
    public static IEnumerable<string> OfOtherModels(IReadOnlyList<PricedModel> models, IReadOnlyList<PricedPlan> plans) => Where(
        plans.Count > 0,
        $"Left out, since they do not serve {(models.Count == 1 ? models[0].Id : "any model of the log")}: "
            + $"{string.Join("; ", plans.Select(plan => $"{plan.Plan.Id} (for {string.Join(", ", plan.Served)} alone)"))}.");

    private static IEnumerable<string> Where(bool holds, string sentence) => holds ? [sentence] : [];

    private static string MostSeats(PricedPlan plan) =>
        $"{plan.Plan.Id} (at most {PlainNumber.ForReading(plan.Period.MaxSeats!.Value.Value)})";

    private static string Listed(List<string> ids) => ids.Count <= MostNamed
        ? string.Join(", ", ids)
        : $"{string.Join(", ", ids.Take(MostNamed))} and {ids.Count - MostNamed} more";
}
