using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Outcomes;
using Calculator.Pricing;
using FluentValidation;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>What does the same text cost on another model, whose tokenizer counts it differently?</summary>
internal sealed class CompareTokenizers : Calculator<TokenizerDeltaRequest, TokenizerDeltaAnswer>
{
    public override void Configure() => Ask(
        "/tokenizer-delta",
        Sections.TokenizerDelta,
        "The same text on another model: tokens and dollars, as low, expected and high.",
        "The workload's model is the one the tokens were measured on. The ratio between the tokenizers is a claim with a range and a "
            + "source, or your own. Each end of the range is priced as a request of its own, "
            + "so a prompt that grows into another size band is billed there.",
        headline: "perSessionUsd.expected");

    protected override Outcome<TokenizerDeltaAnswer> Answer(TokenizerDeltaRequest request, PriceBook book) =>
        TokenizerDeltaAnswer.Of(
            request.Task, request.ToModel, request.Tokenizer, request.Sample, request.Volume, book, HttpContext.RequestAborted);
}

[RuledBy<TokenizerDeltaRules>]
internal sealed record TokenizerDeltaRequest : IPricedRequest
{
    [MayBeLeftOut(nameof(WorkloadFields.InputTokens))]
    public required TaskFields Task { get; init; }

    [Field("The model to move to, by its exact id or a listed alias.", Unit = "id or alias", Example = "gpt-5.5")]
    public required string ToModel { get; init; }

    public required TokenizerFields Tokenizer { get; init; }

    public required SampleFields Sample { get; init; }

    public required VolumeFields Volume { get; init; }

    public required PricingFields Prices { get; init; }
}

internal sealed class TokenizerDeltaRules : AbstractValidator<TokenizerDeltaRequest>
{
    public TokenizerDeltaRules()
    {
        RuleFor(request => request.Task.Workload.InputTokens).NotNull().When(request => request.Sample.InputCharacters is null)
            .WithMessage("inputTokens is missing; it may be left out only where sampleText and inputCharacters are given.");
        RuleFor(request => request.Sample.InputCharacters).Null().When(request => request.Task.Workload.InputTokens is not null)
            .WithMessage("inputCharacters and inputTokens say the same in two ways; give one of them.");
        RuleFor(request => request.Sample.SampleText).NotNull().When(request => request.Sample.InputCharacters is not null)
            .WithMessage("sampleText is missing: inputCharacters are counted at the tokens a character of it.");
        When(request => request.Task.Workload.InputTokens is null, () =>
        {
            RuleFor(request => request.Task.Workload.CacheReadTokens)
                .Null()
                .WithMessage("cacheReadTokens goes with inputTokens; with inputCharacters give cacheRatio.");
            RuleFor(request => request.Task.Workload.CacheWriteTokens)
                .Null()
                .WithMessage("cacheWriteTokens goes with inputTokens; with inputCharacters give cacheWriteRatio.");
        });
    }
}
