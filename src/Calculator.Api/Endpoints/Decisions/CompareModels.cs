using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>On which model does the workload cost least?</summary>
internal sealed class CompareModels : Calculator<ComparisonRequest, ComparisonAnswer>
{
    public override void Configure() => Ask(
        "/comparison",
        Sections.Decisions,
        "One workload on several models, the cheapest first.",
        "Ranked by the expected cost of one success: (cost + (1 − p) × failureCostUsd) ÷ p. "
            + "The ratios say how each model's tokens differ from the workload's, for claims such as a third of the output. "
            + "A POST may give candidates in place of models, each with its own tier and batch share. "
            + "A model that does not offer the workload keeps its row, with the reason.",
        headline: "rows.gpt-5.5.perSuccessUsd");

    protected override Outcome<ComparisonAnswer> Answer(ComparisonRequest request, PriceBook book) =>
        from comparison in request.Compare(book)
        select ComparisonAnswer.Of(comparison, request.Workload.ToWorkload(), request.Volume, book);

    protected override string FieldOf(ComparisonRequest request, Refusal refusal) => refusal switch
    {
        { Subject: not RefusalSubject.Model } => base.FieldOf(request, refusal),
        { Place: { } place } when request.Candidates is not null => $"candidates[{place}].model",
        _ => "models",
    };
}

[RuledBy<ComparisonRules>]
internal sealed record ComparisonRequest : IPricedRequest
{
    [Field(
        "The models to compare, by exact id or listed alias; the same one may stand here several times.",
        Unit = "ids or aliases",
        Example = "claude-opus-4-7,gpt-5.5",
        FilledIn = true)]
    public IReadOnlyList<string>? Models { get; init; }

    [Field("For each of models, in their order: its prompt tokens for each of the workload's.", Unit = "ratios", Example = "1,0.8333")]
    public IReadOnlyList<TokenRatio>? InputRatios { get; init; }

    [Field("For each of models, in their order: its output tokens for each of the workload's.", Unit = "ratios", Example = "1,0.3333")]
    public IReadOnlyList<TokenRatio>? OutputRatios { get; init; }

    [Field(
        "For each of models, in their order: the share of sessions that succeed on it.",
        Unit = "shares of sessions",
        Example = "0.643,0.586")]
    public IReadOnlyList<SuccessRate>? SuccessRates { get; init; }

    [Field(
        "The models with all that differs on each, in place of models and its lists.",
        Example = """[{"model":"gpt-5.5","outputRatio":0.3333,"serviceTier":"priority"}]""")]
    public IReadOnlyList<CandidateFields>? Candidates { get; init; }

    public required WorkloadFields Workload { get; init; }

    [Field("What one failed attempt costs beyond its tokens: review time, escalation.", Unit = "dollars / failed attempt", Example = "0")]
    public Usd FailureCostUsd { get; init; }

    public required VolumeFields Volume { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The workload on each of the candidates.</summary>
    public Outcome<Comparison> Compare(PriceBook book) =>
        from candidates in CandidatesOf(Workload.Rates.AtMyRates(book))
        from comparison in Comparison.Of(candidates, Workload.ToWorkload(), FailureCostUsd)
        select comparison;

    /// <summary>A tier, other than the standard one, that a candidate says, in words; null if none does.</summary>
    public string? TierThatHasNoPeak => (Candidates ?? [])
        .Select((candidate, place) => candidate.ServiceTier is { Tier: not ServiceTier.Standard } said
            ? $"candidates[{place}].serviceTier is {said}"
            : null)
        .FirstOrDefault(said => said is not null);

    // The candidates, however they were listed.
    private Outcome<List<Candidate>> CandidatesOf(PriceBook book) => Candidates is null
        ? OutcomeList.ForEach(Models!, (name, index) => book.Model(name).Select(model => new Candidate(model)
        {
            InputRatio = InputRatios?[index] ?? TokenRatio.One,
            OutputRatio = OutputRatios?[index] ?? TokenRatio.One,
            SuccessRate = SuccessRates?[index],
        }))
        : OutcomeList.ForEach(Candidates, (fields, _) => fields.Candidate(book));
}

/// <summary>A model to compare, and how the workload differs on it.</summary>
[FieldGroup]
internal sealed record CandidateFields
{
    [Field("The model, by its exact id or a listed alias.", Unit = "id or alias", Example = "gpt-5.5")]
    public required string Model { get; init; }

    [Field("Its prompt tokens for each of the workload's.", Unit = "ratio", Example = "1")]
    public TokenRatio InputRatio { get; init; } = TokenRatio.One;

    [Field("Its output tokens for each of the workload's.", Unit = "ratio", Example = "0.3333")]
    public TokenRatio OutputRatio { get; init; } = TokenRatio.One;

    [Field("The share of sessions that succeed on it; the workload's if left out.", Unit = "share of sessions", Example = "0.586")]
    public SuccessRate? SuccessRate { get; init; }

    [Field("The service tier it is used in; the workload's if left out.", Example = "priority")]
    public AskedTier? ServiceTier { get; init; }

    [Field("The share of sessions it does in batch; the workload's if left out.", Unit = "share of sessions", Example = "0.5")]
    public Share? BatchShare { get; init; }

    public Outcome<Candidate> Candidate(PriceBook book) => (book with { StatedTier = ServiceTier?.Tier ?? book.StatedTier })
        .Model(Model)
        .Select(model => new Candidate(model)
        {
            InputRatio = InputRatio,
            OutputRatio = OutputRatio,
            SuccessRate = SuccessRate,
            Tier = ServiceTier?.Tier,
            BatchShare = BatchShare,
        });
}

internal sealed class ComparisonRules : AbstractValidator<ComparisonRequest>
{
    public ComparisonRules()
    {
        RuleFor(request => request.Models).NotNull().When(request => request.Candidates is null)
            .WithMessage("models is missing; give it, or candidates in the body of a POST.");
        RuleFor(request => request.Models).Null().When(request => request.Candidates is not null)
            .WithMessage("models and candidates say the same in two ways; give one of them.");

        RuleFor(request => request).Custom((request, context) =>
        {
            if (request.Workload.PeakShare is not null && request.TierThatHasNoPeak is { } other)
            {
                context.AddFailure(
                    nameof(WorkloadFields.PeakShare),
                    $"peakShare is a share of what is served in the standard tier, and {other}; give one of them.");
            }
        });

        Aligned(request => request.InputRatios?.Count, nameof(ComparisonRequest.InputRatios), "inputRatios");
        Aligned(request => request.OutputRatios?.Count, nameof(ComparisonRequest.OutputRatios), "outputRatios");
        Aligned(request => request.SuccessRates?.Count, nameof(ComparisonRequest.SuccessRates), "successRates");
    }

    private void Aligned(Func<ComparisonRequest, int?> count, string property, string name) => RuleFor(request => request)
        .Must(request => count(request) is null || count(request) == request.Models?.Count)
        .OverridePropertyName(property)
        .WithMessage(request => request.Models is { } models
            ? $"{name} has {count(request)} values for {models.Count} models; give one for each, in the same order."
            : $"{name} goes with models; inside candidates each has its own.");
}

/// <summary>One workload on several models.</summary>
/// <param name="Rows">One row a model, the cheapest first; models that do not offer the workload last.</param>
/// <param name="SessionsPerDay">The sessions a day, if given.</param>
/// <param name="DaysPerMonth">The month convention.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way, for any of the models.</param>
[CsvRows(nameof(Rows))]
internal sealed record ComparisonAnswer(
    IReadOnlyList<ComparisonRow> Rows,
    decimal? SessionsPerDay,
    decimal DaysPerMonth,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    public static ComparisonAnswer Of(Comparison comparison, Workload workload, VolumeFields volume, PriceBook book) => new(
        [.. comparison.Contenders.Select(contender => ComparisonRow.Of(contender, workload, volume))],
        volume.SessionsPerDay?.Value,
        volume.Month.DaysPerMonth.Value,
        PricingAnswer.Of(book),
        [
            .. comparison.Contenders.SelectMany(contender => Sentences(contender, volume)).Distinct(),
            .. TokenizerSentences.Of(
                comparison.Contenders
                    .Select(contender => contender.Candidate)
                    .Where(candidate => candidate.InputRatio == TokenRatio.One)
                    .Select(candidate => candidate.Model),
                "Give inputRatios and outputRatios"),
        ]);

    private static IReadOnlyList<string> Sentences(Contender contender, VolumeFields volume) =>
        (contender.Cost.OrNull(), volume.SessionsPerDay) switch
        {
            (null, _) => [],
            ({ } cost, null) => cost.Assumptions,
            ({ } cost, _) => cost.AssumptionsOverTime,
        };
}
