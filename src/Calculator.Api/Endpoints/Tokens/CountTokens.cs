using System.Text;
using System.Text.Json.Serialization;
using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>How many tokens does a text have, and what does it cost to send?</summary>
internal sealed class CountTokens : Calculator<TokenCountRequest, TokenCountAnswer>
{
    public override void Configure() => Ask(
        "/token-count",
        Sections.TokenCount,
        "The tokens of a text on each model, and what they cost as input.",
        "Exact where the tokenizer's vocabulary is public; else a range, "
            + "from the exact o200k_base count and what was measured between the tokenizers. "
            + "POST takes JSON, or the text itself as text/plain in UTF-8 with the other fields in the query. "
            + "Special tokens inside the text are counted as ordinary text.",
        headline: "characters",
        limit: RequestLimits.Heavy);

    protected override Outcome<TokenCountAnswer> Answer(TokenCountRequest request, PriceBook book) =>
        from models in request.ModelsOf(book)
        let content = CountedContent.Of(request)
        from counts in TextCounts.Of(book, models, request.Text, content.Class, HttpContext.RequestAborted)
        select TokenCountAnswer.Of(request, counts, content, book);

    protected override string FieldOf(TokenCountRequest request, Refusal refusal) =>
        refusal.Subject == RefusalSubject.Model ? "models" : base.FieldOf(request, refusal);
}

internal sealed record TokenCountRequest : IPricedRequest
{
    [Field("The text to count, of any length up to the limit of the body.", Unit = "text", Example = "Hello, world!", Verbatim = true)]
    public required string Text { get; init; }

    [Field(
        "The models to count for, by id or alias; every model with a known tokenizer if left out.",
        Unit = "ids",
        Example = "gpt-5.5,claude-opus-4-7")]
    public IReadOnlyList<string>? Models { get; init; }

    [Field(
        "What kind of text it is; found out from the text if left out. It decides the range where a tokenizer is not public.",
        Example = "prose")]
    public ContentClass? Content { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The models asked for, or all that have a tokenizer.</summary>
    public Outcome<List<PricedModel>> ModelsOf(PriceBook book) => Models is null
        ? book.Models.Where(model => model.Tokenizer is not null).ToList()
        : OutcomeList.ForEachName(Models, name => book.Model(name));
}

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

    /// <summary>The answer as a table: a row for each model.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelCount> PerModel =>
    [
        .. Counts.SelectMany(count => count.InputUsd, (count, cost) => new ModelCount
        {
            Model = cost.Model,
            Tokenizer = count.Tokenizer,
            Exact = count.Exact,
            TokensLow = count.Tokens.Low,
            TokensExpected = count.Tokens.Expected,
            TokensHigh = count.Tokens.High,
            InputUsdLow = cost.Usd?.Low,
            InputUsdExpected = cost.Usd?.Expected,
            InputUsdHigh = cost.Usd?.High,
            Reason = cost.Reason,
            Basis = count.Basis,
            Source = cost.Source,
            Checked = cost.Checked,
            Confidence = cost.Confidence,
        }),
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
            Source = provenance.Source,
            Checked = PriceAnswer.Date(provenance.Checked),
            Confidence = provenance.Confidence,
        };
    }
}

/// <summary>The count and the cost of one model, as a row of a table.</summary>
internal sealed record ModelCount
{
    public required string Model { get; init; }
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
    public required string Checked { get; init; }
    public required Confidence Confidence { get; init; }
}
