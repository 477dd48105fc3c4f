using Calculator.Api.Binding;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>Whose output a claim says is the smaller one.</summary>
internal enum ClaimedBy
{
    Model,
    ToModel,
}

/// <summary>How much the new model writes for what the old one does: as a ratio, or as articles and vendors put it.</summary>
[FieldGroup]
[RuledBy<OutputFields.Rules>]
internal sealed record OutputFields
{
    [Field(
        "Output tokens on toModel for each output token now, tokenizer and verbosity together. "
            + "If left out, output is counted anew by the tokenizer ratio (or keeps its tokens with scaleOutput=false).",
        Unit = "ratio",
        Example = "0.3333")]
    public TokenRatio? OutputRatio { get; init; }

    [Field(
        "The same as a claim: 0.72 for 72 % fewer output tokens, by the model that claimedBy names. In place of outputRatio.",
        Unit = "share of output tokens",
        Example = "0.72")]
    public FewerTokens? ClaimedFewerOutputTokens { get; init; }

    [Field(
        "With claimedFewerOutputTokens: whose output is the smaller one. toModel makes 0.72 an outputRatio of 0.28, model one of 3.571….",
        Example = "toModel")]
    public ClaimedBy? ClaimedBy { get; init; }

    /// <summary>The ratio that was stated, in either form; null if none was.</summary>
    public TokenRatio? Ratio => ClaimedFewerOutputTokens is not { } fewer ? OutputRatio
        : ClaimedBy == Fields.ClaimedBy.Model ? fewer.Larger
        : fewer.Smaller;

    /// <summary>What the ratio says in words, where one was stated: it is easily turned the wrong way round.</summary>
    public IEnumerable<string> Assumptions(string model, string toModel)
    {
        if (Ratio is not { } ratio)
            return [];

        var (less, more, share) = ratio.Value <= 1 ? (toModel, model, ratio.Value) : (model, toModel, 1 / ratio.Value);
        var difference = share == 1
            ? $"{toModel} is taken to write as many output tokens as {model}"
            : $"{less} is taken to write {PlainNumber.ForReading((1 - share) * 100)} % fewer output tokens than {more}";
        return [$"{difference}: output tokens are multiplied by {PlainNumber.ForReading(ratio.Value)}."];
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<OutputFields>
    {
        public Rules()
        {
            RuleFor(fields => fields.ClaimedBy).NotNull().When(fields => fields.ClaimedFewerOutputTokens is not null)
                .WithMessage("claimedBy is missing: toModel if the new model is claimed to write that much less, "
                    + "model if the one of now is.");
            RuleFor(fields => fields.ClaimedFewerOutputTokens).NotNull().When(fields => fields.ClaimedBy is not null)
                .WithMessage("claimedFewerOutputTokens is missing: claimedBy says whose output is smaller, and not by how much.");
            RuleFor(fields => fields.ClaimedFewerOutputTokens).Null().When(fields => fields.OutputRatio is not null)
                .WithMessage("claimedFewerOutputTokens and outputRatio say the same in two ways; give one of them.");
        }
    }
}
