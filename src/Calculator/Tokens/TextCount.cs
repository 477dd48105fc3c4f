using Calculator.Costs;
using Calculator.Counting;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tokens;

/// <summary>Where a count comes from.</summary>
public enum CountBasis
{
    /// <summary>Counted with the tokenizer's own, published vocabulary: exact.</summary>
    Vocabulary,

    /// <summary>The exact o200k_base count times what was measured between the two tokenizers.</summary>
    Measured,

    /// <summary>The exact o200k_base count times measurements of other pairs, chained.</summary>
    Derived,
}

/// <summary>How many tokens a text has for one tokenizer.</summary>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="Models">The models that use it.</param>
/// <param name="Tokens">The count; low, expected and high are the same where it is exact.</param>
/// <param name="Basis">Where the count comes from.</param>
/// <param name="Source">Where the vocabulary or the ratio was taken from.</param>
/// <param name="Counter">What counted, and with which vocabulary: the tokenizer's own where it is exact, else that of o200k_base.</param>
/// <param name="Assumptions">What was assumed on the way, as sentences.</param>
public sealed record TextCount(
    string Tokenizer,
    IReadOnlyList<PricedModel> Models,
    Range<TokenCount> Tokens,
    CountBasis Basis,
    string Source,
    ITokenCounter Counter,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>Whether it is no estimate of what the tokenizer makes of the text.</summary>
    public bool IsExact => Basis == CountBasis.Vocabulary;

    /// <summary>Whether it is no estimate for a model: the vendor has named the tokenizer of it too, and none is assumed.</summary>
    public bool IsExactFor(PricedModel model) => IsExact && model.TokenizerNote is null;

    /// <summary>
    /// What the text costs as the input of one request to a model, at standard rates; null where such a prompt is not offered.
    /// </summary>
    public Range<TaskCost?> CostOn(PricedModel model) => Tokens.Select(input =>
        TaskCost.Of(model, new Workload { Tokens = new TokenMix(input, TokenCount.Zero, TokenCount.Zero, TokenCount.Zero) }).OrNull());
}

/// <summary>
/// Counts one text for several models: exactly where a vocabulary is public, else by the
/// ratios of the pricing version from the exact o200k_base count.
/// </summary>
public static class TextCounts
{
    private const string Reference = "o200k_base";

    /// <summary>Counts a text for models and for tokenizers by themselves; each tokenizer is counted once.</summary>
    /// <param name="book">The prices, whose measurements give the ratios.</param>
    /// <param name="models">The models; each must have a tokenizer.</param>
    /// <param name="tokenizers">Ids of tokenizers that are asked for without a model.</param>
    /// <param name="text">The text.</param>
    /// <param name="content">What kind of text it is.</param>
    /// <param name="cancellation">Given up between pieces.</param>
    /// <returns>One count a tokenizer, or a refusal about a model: nothing is known of a model's tokenizer.</returns>
    public static Outcome<IReadOnlyList<TextCount>> Of(
        PriceBook book,
        IReadOnlyList<PricedModel> models,
        IReadOnlyList<string> tokenizers,
        string text,
        ContentClass content,
        CancellationToken cancellation)
    {
        var ofReference = ReferenceOf(book.Version);
        TokenCount? counted = null;
        var counts = new List<TextCount>();
        foreach (var group in models.GroupBy(model => model.Tokenizer))
        {
            if (group.Key is not { } tokenizer || CountOf(tokenizer, [.. group]) is not { } count)
                return Unknown(group.First());
            counts.Add(count);
        }

        foreach (var tokenizer in tokenizers.Except(counts.Select(count => count.Tokenizer)))
        {
            if (CountOf(tokenizer, []) is not { } count)
                return Uncounted(tokenizer);
            counts.Add(count);
        }

        return counts;

        TextCount? CountOf(string tokenizer, IReadOnlyList<PricedModel> users)
        {
            string[] notes = [.. users.Select(model => model.TokenizerNote).OfType<string>().Distinct()];
            if (book.Version.CounterOf(tokenizer) is { } counter)
            {
                var tokens = tokenizer == Reference ? Counted() : new TokenCount(counter.Count(text, cancellation));
                return new TextCount(
                    tokenizer,
                    users,
                    new(tokens, tokens, tokens),
                    CountBasis.Vocabulary,
                    $"the published vocabulary of {tokenizer} ({counter.Vocabulary.From})",
                    counter,
                    notes);
            }

            return TokenizerRatio.Between(book.Version, Reference, tokenizer, content) is { } ratio
                ? new TextCount(
                    tokenizer,
                    users,
                    ratio.Range.Select(factor => Counted() * factor),
                    ratio.Basis == RatioBasis.Measured ? CountBasis.Measured : CountBasis.Derived,
                    ratio.Source,
                    ofReference,
                    [.. notes, .. ratio.Assumptions])
                : null;
        }

        TokenCount Counted() => counted ??= new TokenCount(ofReference.Count(text, cancellation));
    }

    private static Refusal Uncounted(string tokenizer) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Tokenizer,
        $"Neither a vocabulary of {tokenizer} is at hand nor a ratio from {Reference} to it: its tokens cannot be counted or estimated.");

    private static ITokenCounter ReferenceOf(PricingVersion version) => version.CounterOf(Reference)
        ?? throw new InvalidOperationException($"The prices were read without a counter of {Reference}.");

    private static Refusal Unknown(PricedModel model) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Model,
        $"Nothing is known of the tokenizer of {model.Id} that would allow to count or estimate its tokens.");
}
