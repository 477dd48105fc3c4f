using Calculator.Counting;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tokens;

/// <summary>Where a ratio between two tokenizers comes from.</summary>
public enum RatioBasis
{
    /// <summary>Measurements of this very pair, read in either direction.</summary>
    Measured,

    /// <summary>Measurements of other pairs, chained.</summary>
    Derived,

    /// <summary>Both sides count alike.</summary>
    Identity,

    /// <summary>Stated by the caller.</summary>
    Given,

    /// <summary>Counted on a sample of the caller's own text, with both published vocabularies.</summary>
    MeasuredOnSample,
}

/// <summary>How many tokens the new tokenizer makes for each of the old one. A claim with a range and a source, never a constant.</summary>
/// <param name="Range">The lowest, expected and highest ratio.</param>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Source">The sources behind it, as words.</param>
/// <param name="Assumptions">What was assumed to arrive at it, as sentences.</param>
public sealed record TokenizerRatio(Range<TokenRatio> Range, RatioBasis Basis, string Source, IReadOnlyList<string> Assumptions)
{
    // Below so many, one token more or less changes the ratio by more than a per cent.
    private const int ManyTokens = 100;

    /// <summary>The vocabularies that a sample was counted with, the old model's first; none where nothing was counted.</summary>
    public IReadOnlyList<VocabularySource> Vocabularies { get; private init; } = [];

    /// <summary>A ratio the caller states.</summary>
    public static TokenizerRatio Given(Range<TokenRatio> range) => new(range, RatioBasis.Given, "given in the request", []);

    /// <summary>
    /// What two tokenizers make of a sample; null if the vocabulary of one of them is not
    /// public, or one makes more than 1,000 times the tokens of the other.
    /// </summary>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    public static TokenizerRatio? MeasuredOn(string sample, PricedModel from, PricedModel to, CancellationToken cancellation = default)
    {
        if (from.Counter is not { } before || to.Counter is not { } after)
            return null;

        var counted = (From: before.Count(sample, cancellation), To: after.Count(sample, cancellation));
        var ratio = counted.From == 0 ? 1 : (decimal)counted.To / counted.From;
        return TokenRatio.Bounds.Contain(ratio)
            ? new TokenizerRatio(
                new(new(ratio), new(ratio), new(ratio)),
                RatioBasis.MeasuredOnSample,
                $"the sample: {counted.To} tokens of {to.Tokenizer} for {counted.From} of {from.Tokenizer}",
                [.. Notes(from, to), .. from.Tokenizer == to.Tokenizer ? [] : FewIn(counted.From, from.Tokenizer)])
            {
                Vocabularies = [before.Vocabulary, after.Vocabulary],
            }
            : null;
    }

    /// <summary>What the prices of a version know of the tokenizers of two models.</summary>
    /// <returns>The ratio, or a refusal about the new model if nothing leads from one tokenizer to the other.</returns>
    public static Outcome<TokenizerRatio> Between(PricingVersion version, PricedModel from, PricedModel to, ContentClass content)
    {
        if (from.Id == to.Id || (from.Tokenizer is not null && from.Tokenizer == to.Tokenizer))
        {
            return new TokenizerRatio(
                new(TokenRatio.One, TokenRatio.One, TokenRatio.One),
                RatioBasis.Identity,
                "both models use the same tokenizer",
                Notes(from, to));
        }

        return from.Tokenizer is { } fromTokenizer
            && to.Tokenizer is { } toTokenizer
            && Between(version, fromTokenizer, toTokenizer, content) is { } ratio
            ? ratio with { Assumptions = [.. Notes(from, to), .. ratio.Assumptions] }
            : Unknown(version, from, to);
    }

    /// <summary>What the prices of a version know of two different tokenizers; null if nothing leads from one to the other.</summary>
    public static TokenizerRatio? Between(PricingVersion version, string from, string to, ContentClass content)
    {
        if (RatioSteps.Find(version.Measurements, from, to) is not { } way)
            return null;

        var steps = way.ConvertAll(step => step.Ratio(content));
        var range = steps
            .Select(step => step.Range)
            .Aggregate((first, second) => new(first.Low * second.Low, first.Expected * second.Expected, first.High * second.High));
        if (!TokenRatio.Bounds.Contain(range.Low) || !TokenRatio.Bounds.Contain(range.High))
            return null;

        return new TokenizerRatio(
            range.Select(ratio => new TokenRatio(ratio)),
            way.Count == 1 ? RatioBasis.Measured : RatioBasis.Derived,
            string.Join("; ", steps.SelectMany(step => step.Sources).Distinct()),
            [
                .. steps.Select(step => step.Fallback).OfType<string>(),
                .. range.Low == range.High
                    ? [$"The ratio from {from} to {to} rests on a single figure: that it has no range is no sign of certainty."]
                    : Array.Empty<string>(),
            ]);
    }

    private static string[] FewIn(int tokens, string? tokenizer) => tokens >= ManyTokens
        ? []
        :
        [
            $"The sample has {new TokenCount(tokens)} {(tokens == 1 ? "token" : "tokens")} of {tokenizer}: "
                + "a ratio of so few is that of some words, and some pages of your own text say more.",
        ];

    private static string[] Notes(PricedModel from, PricedModel to) =>
        [.. new[] { from.TokenizerNote, to.TokenizerNote }.OfType<string>().Distinct()];

    private static Refusal Unknown(PricingVersion version, PricedModel from, PricedModel to) => new(
        RefusalKind.NotOffered,
        RefusalSubject.NewModel,
        $"Pricing {version.Id} knows no token ratio from {from.Id} (tokenizer {from.Tokenizer ?? "unknown"}) to {to.Id} "
            + $"(tokenizer {to.Tokenizer ?? "unknown"}). "
            + (from.Counter is not null && to.Counter is not null
                ? "Both vocabularies are at hand: /v1/tokenizer-delta measures it on a sample of your own text, as sampleText. Or give"
                : "Give")
            + " your own as ratioExpected, or as ratioLow, ratioExpected and ratioHigh.");
}
