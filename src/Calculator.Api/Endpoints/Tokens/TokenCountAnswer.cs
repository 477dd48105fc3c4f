using System.Text;
using System.Text.Json.Serialization;
using Calculator.Api.Binding;
using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Tokens;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>What a text counts to.</summary>
[CsvRows(nameof(PerModel))]
internal sealed record TokenCountAnswer
{
    /// <summary>Its length in UTF-8, a lone surrogate taken as U+FFFD.</summary>
    public required decimal Bytes { get; init; }

    /// <summary>Its length in Unicode code points.</summary>
    public required decimal Characters { get; init; }

    /// <summary>What kind of text it was taken for.</summary>
    public required CountedContent Content { get; init; }

    /// <summary>One entry a tokenizer.</summary>
    public required IReadOnlyList<TokenizerCount> Counts { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The answer as a table: a row for each model, and for each tokenizer that was asked for without one.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelCount> PerModel =>
    [
        .. Counts.SelectMany(count => count.InputUsd.DefaultIfEmpty<ModelInputCost?>(null), ModelCount.Of),
    ];

    public static TokenCountAnswer Of(TokenCountRequest request, IReadOnlyList<TextCount> counts, CountedContent content, PriceBook book) =>
        new()
        {
            Bytes = Encoding.UTF8.GetByteCount(request.Text),
            Characters = request.Text.EnumerateRunes().Count(),
            Content = content,
            Counts = [.. counts.Select(TokenizerCount.Of)],
            Pricing = PricingAnswer.Of(book),
            Assumptions =
            [
                .. request.Text[0] == ByteOrderMark
                    ? ["The text begins with a byte order mark, which is counted as the character it is."]
                    : Array.Empty<string>(),
                .. HalvedText.Sentences(request.Text),
                .. counts.SelectMany(count => count.Assumptions).Distinct(),
            ],
        };
}

/// <summary>What kind of text it was taken for, and why.</summary>
/// <param name="Class">The class.</param>
/// <param name="Why">Why: stated in the request, or the shares it was chosen by.</param>
internal sealed record CountedContent(ContentClass Class, string Why)
{
    public static CountedContent Of(TokenCountRequest request)
    {
        if (request.Content is { } stated)
            return new CountedContent(stated, "stated in the request");

        var found = ContentClassifier.Classify(request.Text);
        return new CountedContent(found.Class, found.Why);
    }
}

/// <summary>The count of one tokenizer.</summary>
internal sealed record TokenizerCount
{
    /// <summary>The tokenizer.</summary>
    [RowKey]
    public required string Tokenizer { get; init; }

    /// <summary>The models that use it.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>A number where the count is exact, else its low, expected and high.</summary>
    public required ExactOrRange Tokens { get; init; }

    /// <summary>Whether it was counted with the tokenizer's own vocabulary.</summary>
    public required bool Exact { get; init; }

    /// <summary>Where the count comes from: a vocabulary, or the exact o200k_base count times a measured or a derived ratio.</summary>
    public required CountBasis Basis { get; init; }

    /// <summary>Where the vocabulary or the ratio was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>What did the counting.</summary>
    public required string Counter { get; init; }

    /// <summary>The vocabulary that was counted with: the tokenizer's own where it is exact, else that of o200k_base.</summary>
    public required VocabularyAnswer Vocabulary { get; init; }

    /// <summary>What the text costs as the input of one request, at standard rates, for each model.</summary>
    public required IReadOnlyList<ModelInputCost> InputUsd { get; init; }

    public static TokenizerCount Of(TextCount count) => new()
    {
        Tokenizer = count.Tokenizer,
        Models = [.. count.Models.Select(model => model.Id)],
        Tokens = ExactOrRange.Of(count.Tokens.Select(tokens => tokens.Value), count.IsExact),
        Exact = count.IsExact,
        Basis = count.Basis,
        Source = count.Source,
        Counter = count.Counter.Name,
        Vocabulary = VocabularyAnswer.Of(count.Counter.Vocabulary),
        InputUsd = [.. count.Models.Select(model => ModelInputCost.Of(model, count))],
    };
}

/// <summary>What a text costs as the input of one request.</summary>
internal sealed record ModelInputCost
{
    /// <summary>The model.</summary>
    [RowKey]
    public required string Model { get; init; }

    /// <summary>Dollars: a number where the count is exact, else low, expected and high; null where such a prompt is not offered.</summary>
    [MayBeNull(nameof(Reason))]
    public required ExactOrRange? Usd { get; init; }

    /// <summary>Why it is null.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether the tokens are exact for this model: its vendor has named the tokenizer, and its vocabulary was counted with.
    /// </summary>
    public required bool Exact { get; init; }

    /// <summary>Where the rate comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the rate is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    public static ModelInputCost Of(PricedModel model, TextCount count)
    {
        var prices = count.CostOn(model);
        var provenance = prices is { Low: { } low, High: { } high }
            ? (low.Provenance.Confidence < high.Provenance.Confidence ? low : high).Provenance
            : model.ProvenanceOf([]);
        return new ModelInputCost
        {
            Model = model.Id,
            Usd = prices is { Low: not null, Expected: not null, High: not null }
                ? ExactOrRange.Of(prices.Select(price => price!.Total.Value), count.IsExact)
                : null,
            Reason = prices is { Low: not null, Expected: not null, High: not null } ? null : ReasonWords.NotOffered,
            Exact = count.IsExactFor(model),
            Source = provenance.Source,
            Checked = PriceAnswer.Date(provenance.Checked),
            Confidence = provenance.Confidence,
        };
    }
}

/// <summary>The count and the cost of one model, as a row of a table; of a tokenizer alone the count.</summary>
internal sealed record ModelCount
{
    public string? Model { get; init; }
    public required string Tokenizer { get; init; }
    public required bool Exact { get; init; }
    public required decimal TokensLow { get; init; }
    public required decimal TokensExpected { get; init; }
    public required decimal TokensHigh { get; init; }
    public decimal? InputUsdLow { get; init; }
    public decimal? InputUsdExpected { get; init; }
    public decimal? InputUsdHigh { get; init; }
    public string? Reason { get; init; }
    public required CountBasis Basis { get; init; }
    public required string Source { get; init; }
    public string? Checked { get; init; }
    public Confidence? Confidence { get; init; }
    public required string Vocabulary { get; init; }

    public static ModelCount Of(TokenizerCount count, ModelInputCost? cost) => new()
    {
        Model = cost?.Model,
        Tokenizer = count.Tokenizer,
        Exact = cost?.Exact ?? count.Exact,
        TokensLow = count.Tokens.Low,
        TokensExpected = count.Tokens.Expected,
        TokensHigh = count.Tokens.High,
        InputUsdLow = cost?.Usd?.Low,
        InputUsdExpected = cost?.Usd?.Expected,
        InputUsdHigh = cost?.Usd?.High,
        Reason = cost?.Reason,
        Basis = count.Basis,
        Source = cost?.Source ?? count.Source,
        Checked = cost?.Checked,
        Confidence = cost?.Confidence,
        Vocabulary = count.Vocabulary.Id,
    };
}
