using Calculator.Api.Binding;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>What the workload is held against: another model, or a plan.</summary>
[FieldGroup]
[RuledBy<RivalFields.Rules>]
internal sealed record RivalFields
{
    [Field(
        "The other side, as a model: its exact id or a listed alias. The sides are then compared by the cost of one success.",
        Unit = "id or alias",
        Example = "gpt-5.5",
        FilledIn = true)]
    public string? VersusModel { get; init; }

    [Field(
        "The other side, as a subscription, in place of versusModel. The sides are then compared by the cost of a month.",
        Unit = "id",
        Example = "claude-max-5x")]
    public string? VersusPlan { get; init; }

    [Field("How many seats of versusPlan are bought.", Unit = "seats", Example = "1")]
    public Seats Seats { get; init; } = new(1);

    [Field(
        "Whether a versusPlan of which no limit is known is taken to have none. If not, nothing is said of where it costs less.",
        Example = "false")]
    public bool AssumeUnlimited { get; init; }

    [Field("Prompt tokens on versusModel for each of the workload's.", Unit = "ratio", Example = "1")]
    public TokenRatio VersusInputRatio { get; init; } = TokenRatio.One;

    [Field("Output tokens on versusModel for each of the workload's.", Unit = "ratio", Example = "1")]
    public TokenRatio VersusOutputRatio { get; init; } = TokenRatio.One;

    [Field(
        "The share of sessions that succeed on versusModel; the workload's successRate if left out.",
        Unit = "share of sessions",
        Example = "0.586")]
    public SuccessRate? VersusSuccessRate { get; init; }

    [Field(
        "What one failed attempt costs beyond its tokens: review time, escalation. It enters the cost of one success.",
        Unit = "dollars / failed attempt",
        Example = "0")]
    public Usd FailureCostUsd { get; init; }

    /// <summary>A task, held against the other side if there is one.</summary>
    public Outcome<Scenario> Scenario(TaskFields task, SessionsPerDay? sessionsPerDay, DaysPerMonth daysPerMonth, PriceBook book) =>
        from model in task.PricedModel(book)
        from rival in Rival(model, task.Workload.Rates.AtMyRates(book))
        select new Scenario
        {
            Model = new Candidate(model),
            Use = task.Workload.Use,
            Served = task.Workload.ToWorkload(),
            FailureCost = FailureCostUsd,
            SessionsPerDay = sessionsPerDay,
            DaysPerMonth = daysPerMonth,
            Rival = rival.Value,
        };

    private Outcome<Maybe<Rival>> Rival(PricedModel model, PriceBook book) => (VersusModel, VersusPlan) switch
    {
        ({ } other, _) => book.Model(other, RefusalSubject.RivalModel).Select(Candidate),
        (_, { } plan) => ChosenPlanFields.Bought(book, [model], plan, Seats, RefusalSubject.RivalPlan).Select(Subscription),
        _ => default(Maybe<Rival>),
    };

    private Maybe<Rival> Candidate(PricedModel model) => new(new Rival.OtherModel(new Candidate(model)
    {
        InputRatio = VersusInputRatio,
        OutputRatio = VersusOutputRatio,
        SuccessRate = VersusSuccessRate,
    }));

    private Maybe<Rival> Subscription(PricedPlan plan) =>
        new(new Rival.Subscription(plan, new PlanTerms { Seats = SeatShares.Even(Seats), AssumeUnlimited = AssumeUnlimited }));

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<RivalFields>
    {
        public Rules()
        {
            RuleFor(fields => fields.VersusPlan).Null().When(fields => fields.VersusModel is not null)
                .WithMessage("versusPlan and versusModel are two other sides; give one of them.");
            When(fields => fields.VersusModel is null, () =>
            {
                RuleFor(fields => fields.VersusInputRatio)
                    .Equal(TokenRatio.One)
                    .WithMessage("versusInputRatio is about versusModel; give that too.");
                RuleFor(fields => fields.VersusOutputRatio)
                    .Equal(TokenRatio.One)
                    .WithMessage("versusOutputRatio is about versusModel; give that too.");
                RuleFor(fields => fields.VersusSuccessRate).Null().WithMessage("versusSuccessRate is about versusModel; give that too.");
                RuleFor(fields => fields.FailureCostUsd)
                    .Equal(Usd.Zero)
                    .WithMessage("failureCostUsd enters the cost of one success, which is compared against versusModel alone; "
                        + "give that too.");
            });
            RuleFor(fields => fields.Seats).Equal(new Seats(1)).When(fields => fields.VersusPlan is null)
                .WithMessage("seats is about versusPlan; give that too.");
            RuleFor(fields => fields.AssumeUnlimited).Equal(false).When(fields => fields.VersusPlan is null)
                .WithMessage("assumeUnlimited is about versusPlan; give that too.");
        }
    }
}
