using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>How the same text is counted on another model.</summary>
[FieldGroup]
[RuledBy<TokenizerFields.Rules>]
internal sealed record TokenizerFields
{
    [Field(
        "What kind of text it is: the ratio between tokenizers depends on it. As a sample shows, else any, if left out.",
        Example = "code")]
    public ContentClass? Content { get; init; }

    [Field("Whether the output text is counted anew too; if not, output keeps its tokens.", Example = "true")]
    public bool ScaleOutput { get; init; } = true;

    [Field(
        "Your own lowest ratio: tokens on toModel for each token on model. With ratioExpected and ratioHigh.",
        Unit = "ratio",
        Example = "1.0")]
    public TokenRatio? RatioLow { get; init; }

    [Field("Your own expected ratio: tokens on toModel for each token on model. Alone it sets all three.", Unit = "ratio", Example = "1.2")]
    public TokenRatio? RatioExpected { get; init; }

    [Field(
        "Your own highest ratio: tokens on toModel for each token on model. With ratioLow and ratioExpected.",
        Unit = "ratio",
        Example = "1.35")]
    public TokenRatio? RatioHigh { get; init; }

    /// <summary>The caller's own ratio, or what a sample shows, or what the prices know.</summary>
    public Outcome<TokenizerRatio> Ratio(
        PriceBook book, PricedModel from, PricedModel to, SampleFields sample, CancellationToken cancellation)
    {
        if (RatioExpected is { } expected)
            return TokenizerRatio.Given(new(RatioLow ?? expected, expected, RatioHigh ?? expected));

        return sample.SampleText is { } text && TokenizerRatio.MeasuredOn(text, from, to, cancellation) is { } measured
            ? measured
            : TokenizerRatio.Between(book.Version, from, to, sample.ContentOf(Content));
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<TokenizerFields>
    {
        private const string AllOrExpected = "Give ratioExpected alone, or all of ratioLow, ratioExpected and ratioHigh.";

        public Rules()
        {
            RuleFor(fields => fields.RatioExpected)
                .NotNull()
                .When(fields => fields.RatioLow is not null || fields.RatioHigh is not null)
                .WithMessage(AllOrExpected);
            RuleFor(fields => fields.RatioLow).NotNull().When(fields => fields.RatioHigh is not null).WithMessage(AllOrExpected);
            RuleFor(fields => fields.RatioHigh).NotNull().When(fields => fields.RatioLow is not null).WithMessage(AllOrExpected);
            RuleFor(fields => fields.RatioExpected)
                .Must((fields, expected) => fields.RatioLow!.Value.Value <= expected!.Value.Value
                    && expected.Value.Value <= fields.RatioHigh!.Value.Value)
                .When(fields => fields is { RatioLow: not null, RatioExpected: not null, RatioHigh: not null })
                .WithMessage(fields => "ratioLow, ratioExpected and ratioHigh must rise; "
                    + $"they are {Plain(fields.RatioLow)}, {Plain(fields.RatioExpected)} and {Plain(fields.RatioHigh)}.");
        }

        private static string Plain(TokenRatio? ratio) => PlainNumber.Format(ratio.GetValueOrDefault().Value);
    }
}
