using System.Text.Json;
using Calculator.Api.Binding;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>What plans are asked to carry: a workload on a model, or in its place what the API bills for it.</summary>
[FieldGroup]
[RuledBy<CarriedFields.Rules>]
internal sealed record CarriedFields
{
    [MayBeLeftOut(nameof(TaskFields.Model))]
    [MayBeLeftOut(nameof(WorkloadFields.InputTokens))]
    [MayBeLeftOut(nameof(WorkloadFields.OutputTokens))]
    [RuledByRequest]
    public required TaskFields Task { get; init; }

    [Field(
        "What the API bills you a month, in place of the workload's tokens: nothing about tokens is asked then.",
        Unit = "dollars / month",
        Example = "6200")]
    public Usd? ApiUsdPerMonth { get; init; }

    [Field("What the API bills you for one session, in place of the workload's tokens.", Unit = "dollars / session", Example = "0.45")]
    public Usd? ApiUsdPerSession { get; init; }

    // Below it a month has no sessions to speak of, and a bill shared over them is beyond any figure.
    private const decimal FewestSessions = 0.000000001m;

    private bool IsBilled => ApiUsdPerMonth is not null || ApiUsdPerSession is not null;

    /// <summary>One session, and how many of it a month has.</summary>
    public Outcome<CarriedUsage> Of(VolumeFields volume, PriceBook book)
    {
        var sessions = volume.SessionsPerMonth;
        if (!IsBilled)
            return Task.Price(book).Select(cost => CarriedUsage.Of(cost, volume));

        return OptionalModel(book).Select(model => Billed(sessions, model.Value));
    }

    private Outcome<Maybe<PricedModel>> OptionalModel(PriceBook book) =>
        Task.Model is null ? default(Maybe<PricedModel>) : Task.PricedModel(book).Select(model => new Maybe<PricedModel>(model));

    // A month's bill without sessions is carried dollar by dollar.
    private CarriedUsage Billed(decimal? sessions, PricedModel? model)
    {
        var (bill, count) = (ApiUsdPerSession, ApiUsdPerMonth, sessions) switch
        {
            ({ } session, _, _) => (session, sessions),
            (_, { } month, { } known and >= FewestSessions) => (month / known, known),
            (_, var month, _) => (new Usd(1), month?.Value),
        };
        return new CarriedUsage
        {
            Session = PlanSession.Billed(bill, Task.Workload.Rates.Discount) with { Model = model?.Id },
            Model = model,
            SessionsPerMonth = count,
            IsByTheDollar = ApiUsdPerSession is null && (sessions is null or < FewestSessions),
        };
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<CarriedFields>
    {
        private static readonly IReadOnlyList<RequestField> OfTokens =
            [.. RequestShape.Of<WorkloadFields>().Fields.Where(field => field.Path[^1].Name != nameof(RateFields.Discount))];

        public Rules()
        {
            RuleFor(fields => fields.Task.Workload).SetValidator(new WorkloadFields.Rules()).When(fields => !fields.IsBilled);
            RuleFor(fields => fields).Custom((fields, context) =>
            {
                foreach (var (field, sentence) in fields.IsBilled ? Meaningless(fields) : Missing(fields.Task))
                    context.AddFailure(field, sentence);
            });
            RuleFor(fields => fields.ApiUsdPerSession).Null().When(fields => fields.ApiUsdPerMonth is not null)
                .WithMessage("apiUsdPerSession and apiUsdPerMonth say what the API bills in two ways; give one of them.");
        }

        private static IEnumerable<(string Field, string Sentence)> Meaningless(CarriedFields fields)
        {
            var bill = fields.ApiUsdPerMonth is null ? "apiUsdPerSession" : "apiUsdPerMonth";
            foreach (var field in OfTokens.Where(field => !Equals(field.ValueIn(fields.Task.Workload), field.Default)))
            {
                yield return (
                    field.Path[^1].Name,
                    $"{field.Name} is about tokens, and {bill} stands in their place; leave one of them out.");
            }

            if (fields.Task.Workload.Rates.Discount.Value == 1)
                yield return (nameof(RateFields.Discount), $"discount is 1, so the API bills nothing, and {bill} says what it bills.");
        }

        private static IEnumerable<(string Field, string Sentence)> Missing(TaskFields task)
        {
            (string Field, bool IsMissing)[] needed =
            [
                (nameof(task.Model), task.Model is null),
                (nameof(task.Workload.InputTokens), task.Workload.InputTokens is null),
                (nameof(task.Workload.OutputTokens), task.Workload.OutputTokens is null),
            ];
            return needed.Where(field => field.IsMissing).Select(field => (
                field.Field,
                $"{JsonNamingPolicy.CamelCase.ConvertName(field.Field)} is missing; or give apiUsdPerMonth, what the API bills you."));
        }
    }
}

/// <summary>What plans are asked to carry.</summary>
internal sealed record CarriedUsage
{
    /// <summary>One session.</summary>
    public required PlanSession Session { get; init; }

    /// <summary>The model it runs on; null if nothing is said of it.</summary>
    public required PricedModel? Model { get; init; }

    /// <summary>Its cost line by line; null where only a bill is known.</summary>
    public TaskCost? Cost { get; init; }

    /// <summary>How many a month has; null if nothing is said of it.</summary>
    public required decimal? SessionsPerMonth { get; init; }

    /// <summary>Sessions whose tokens are known.</summary>
    public static CarriedUsage Of(TaskCost cost, VolumeFields volume) =>
        new() { Session = PlanSession.Of(cost), Model = cost.Model, Cost = cost, SessionsPerMonth = volume.SessionsPerMonth };

    /// <summary>Whether a session stands for one dollar of a month's bill, since nothing is known of sessions.</summary>
    public bool IsByTheDollar { get; init; }
}
