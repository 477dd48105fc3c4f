using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>At which value of one input do two sides cost the same?</summary>
internal sealed class SolveBreakEven : Calculator<SolveRequest, SolveAnswer>
{
    public override void Configure() => Ask(
        "/solve",
        Sections.Decisions,
        "The value of one input at which two sides cost the same.",
        "The workload's model is held against versusModel by the cost of one success, or against versusPlan by the cost of a month. "
            + "inputRatio, outputRatio, tokenRatio (both at once) and versusSuccessRate act on versusModel alone, "
            + "every other variable on the workload both sides share; what the workload itself says of the variable is not used. "
            + "Solved exactly, on each side of every price edge.",
        headline: "value");

    protected override Outcome<SolveAnswer> Answer(SolveRequest request, PriceBook book) =>
        from scenario in request.Rival.Scenario(request.Asked, request.Volume.SessionsPerDay, request.Volume.Month.DaysPerMonth, book)
        from crossing in Crossing.Of(scenario, request.Variable)
        select SolveAnswer.Of(scenario, request.Variable, crossing, book);
}

[RuledBy<SolveRules>]
internal sealed record SolveRequest : IPricedRequest
{
    [Field("The input to solve for.", Example = "outputRatio")]
    public required Variable Variable { get; init; }

    [MayBeLeftOut(nameof(WorkloadFields.InputTokens))]
    [MayBeLeftOut(nameof(WorkloadFields.OutputTokens))]
    [RuledByRequest]
    public required TaskFields Task { get; init; }

    public required RivalFields Rival { get; init; }

    public required VolumeFields Volume { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The task without what it says of the variable: that is not used, and must not contradict anything either.</summary>
    public TaskFields Asked => Task with
    {
        Workload = Variable switch
        {
            Variable.CacheRatio => Task.Workload with { CacheRatio = null },
            Variable.CacheWriteRatio => Task.Workload with { CacheWriteRatio = null },
            Variable.OutputTokens => Task.Workload with { OutputTokens = TokenCount.Zero },
            Variable.InputTokens => Task.Workload with
            {
                InputTokens = new TokenCount(TokenCount.Bounds.Most) - Task.Workload.OutputTokens.GetValueOrDefault(),
            },
            _ => Task.Workload,
        },
    };
}

internal sealed class SolveRules : AbstractValidator<SolveRequest>
{
    private static readonly Variable[] AboutTheModels =
        [
            Variable.InputRatio,
            Variable.OutputRatio,
            Variable.TokenRatio,
            Variable.SuccessRate,
            Variable.VersusSuccessRate,
            Variable.FailureCostUsd,
        ];

    public SolveRules()
    {
        RuleFor(request => request.Asked.Workload).SetValidator(new WorkloadFields.Rules());

        RuleFor(request => request.Rival.VersusModel).NotNull().When(request => request.Rival.VersusPlan is null)
            .WithMessage("versusModel is missing; give it, or versusPlan.");
        RuleFor(request => request.Variable)
            .Must(variable => !AboutTheModels.Contains(variable))
            .When(request => request.Rival is { VersusModel: null, VersusPlan: not null })
            .WithMessage(request => $"{EnumNames<Variable>.Of(request.Variable)} makes no difference between a model and a plan; "
                + "against versusPlan solve "
                + $"for {string.Join(", ", Enum.GetValues<Variable>().Except(AboutTheModels).Select(EnumNames<Variable>.Of))}.");
        RuleFor(request => request.Volume.SessionsPerDay)
            .NotNull()
            .When(request => request.Rival.VersusPlan is not null && request.Variable != Variable.SessionsPerDay)
            .WithMessage("sessionsPerDay is missing: against versusPlan a month is compared.");

        RuleFor(request => request.Task.Workload.InputTokens).NotNull().When(request => request.Variable != Variable.InputTokens)
            .WithMessage("inputTokens is missing; it may be left out only where it is the variable.");
        RuleFor(request => request.Task.Workload.OutputTokens).NotNull().When(request => request.Variable != Variable.OutputTokens)
            .WithMessage("outputTokens is missing; it may be left out only where it is the variable.");
        RuleFor(request => request.Task.Workload.CacheReadTokens).Null().When(request => request.Variable == Variable.CacheRatio)
            .WithMessage("cacheReadTokens is what cacheRatio is solved for; leave it out.");
        RuleFor(request => request.Task.Workload.CacheWriteTokens).Null().When(request => request.Variable == Variable.CacheWriteRatio)
            .WithMessage("cacheWriteTokens is what cacheWriteRatio is solved for; leave it out.");
    }
}
