using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Costs;
using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Endpoints.Spend;
using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;
using FluentValidation;

namespace Calculator.Api.Endpoints.Report;

/// <summary>All four questions in one answer.</summary>
internal sealed class WriteReport : Calculator<ReportRequest, ReportAnswer>
{
    public override void Configure() => Ask(
        "/report",
        Sections.Report,
        "Task cost, spend, break-even and tokenizer delta in one answer.",
        "spend is there with sessionsPerDay, tokenizerDelta with toModel. Each part is what its own route answers.",
        headline: "taskCost.totalUsd");

    protected override Outcome<ReportAnswer> Answer(ReportRequest request, PriceBook book) =>
        from cost in request.Task.Price(book)
        let usage = CarriedUsage.Of(cost, request.Volume)
        from compared in request.Plans.Compare(usage, book)
        from delta in Delta(request, book)
        select ReportAnswer.Of(
            TaskCostAnswer.Of(cost, book, []),
            request.Volume.Forecast(cost) is { } forecast ? SpendAnswer.Of(forecast, book) : null,
            BreakEvenAnswer.Of(compared, usage, request.Volume, book),
            delta.Value);

    private static Outcome<Maybe<TokenizerDeltaAnswer>> Delta(ReportRequest request, PriceBook book) => request.ToModel is { } toModel
        ? TokenizerDeltaAnswer
            .Of(request.Task, toModel, request.Tokenizer, new SampleFields(), request.Volume, book, CancellationToken.None)
            .Select(answer => new Maybe<TokenizerDeltaAnswer>(answer))
        : default(Maybe<TokenizerDeltaAnswer>);
}

[RuledBy<ReportRules>]
internal sealed record ReportRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    public required VolumeFields Volume { get; init; }

    public required PlanFields Plans { get; init; }

    [Field(
        "The model to move to, by its exact id or a listed alias; without it there is no tokenizer delta.",
        Unit = "id or alias",
        Example = "gpt-5.5")]
    public string? ToModel { get; init; }

    public required TokenizerFields Tokenizer { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>All that can be said of a workload.</summary>
[NoCsv("its parts have: /v1/task-cost, /v1/spend, /v1/break-even, /v1/tokenizer-delta.")]
internal sealed record ReportAnswer
{
    /// <summary>The cost of one session.</summary>
    public required TaskCostAnswer TaskCost { get; init; }

    /// <summary>Cost over time; with sessionsPerDay.</summary>
    public SpendAnswer? Spend { get; init; }

    /// <summary>Subscriptions against the API.</summary>
    public required BreakEvenAnswer BreakEven { get; init; }

    /// <summary>The same text on another model; with toModel.</summary>
    public TokenizerDeltaAnswer? TokenizerDelta { get; init; }

    /// <summary>Where the model's rates come from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way, in any part.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static ReportAnswer Of(TaskCostAnswer cost, SpendAnswer? spend, BreakEvenAnswer breakEven, TokenizerDeltaAnswer? delta) => new()
    {
        TaskCost = cost,
        Spend = spend,
        BreakEven = breakEven,
        TokenizerDelta = delta,
        Price = cost.Price,
        Pricing = cost.Pricing,
        Assumptions = [.. breakEven.Assumptions.Union(delta?.Assumptions ?? [])],
    };
}

internal sealed class ReportRules : AbstractValidator<ReportRequest>
{
    public ReportRules()
    {
        RuleFor(request => request.ToModel).NotNull()
            .When(request => request.Tokenizer is { Content: not null } or { ScaleOutput: false } or { RatioExpected: not null })
            .WithMessage("toModel is missing: content, scaleOutput and the ratios are about a move to another model.");
    }
}
