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
        "Exact where the tokenizer's vocabulary is public; else a range, from the exact o200k_base count and what was measured between the tokenizers. POST takes JSON, or the text itself as text/plain in UTF-8 with the other fields in the query. Special tokens inside the text are counted as ordinary text.",
        headline: "characters",
        limit: RequestLimits.Heavy);

    protected override Outcome<TokenCountAnswer> Answer(TokenCountRequest request, PriceBook book) =>
        from models in request.ModelsOf(book)
        let content = CountedContent.Of(request)
        from counts in TextCounts.Of(book, models, request.Text, content.Class, HttpContext.RequestAborted)
        select TokenCountAnswer.Of(request, counts, content, book);
}

internal sealed record TokenCountRequest : IPricedRequest
{
    [Field("The text to count, of any length up to the limit of the body.", Unit = "text", Example = "Hello, world!", Verbatim = true)]
    public required string Text { get; init; }

    [Field("The models to count for, by id or alias; every model with a known tokenizer if left out.", Unit = "ids", Example = "gpt-5.5,claude-opus-4-7")]
    public IReadOnlyList<string>? Models { get; init; }

    [Field("What kind of text it is; found out from the text if left out. It decides the range where a tokenizer is not public.", Example = "prose")]
    public ContentClass? Content { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The models asked for, or all that have a tokenizer.</summary>
    public Outcome<List<PricedModel>> ModelsOf(PriceBook book) => Models is null
        ? book.Models.Where(model => model.Tokenizer is not null).ToList()
        : OutcomeList.ForEachName(Models, name => book.Model(name).Telling("models", insteadOf: "model"));
}

/// <summary>What a text counts to.</summary>
/// <param name="Bytes">Its length in UTF-8, a lone surrogate taken as U+FFFD.</param>
/// <param name="Characters">Its length in Unicode code points.</param>
/// <param name="Content">What kind of text it was taken for.</param>
/// <param name="Counts">One entry a tokenizer.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
[CsvRows(nameof(PerModel))]
internal sealed record TokenCountAnswer(
    decimal Bytes, decimal Characters, CountedContent Content, IReadOnlyList<TokenizerCount> Counts, PricingAnswer Pricing, IReadOnlyList<string> Assumptions)
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The answer as a table: a row for each model.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelCount> PerModel =>
    [
        .. Counts.SelectMany(count => count.InputUsd, (count, cost) => new ModelCount(
            cost.Model, count.Tokenizer, count.Exact, count.Tokens.Low, count.Tokens.Expected, count.Tokens.High, cost.Usd?.Low, cost.Usd?.Expected, cost.Usd?.High, cost.Reason, count.Basis, cost.Source, cost.Checked, cost.Confidence)),
    ];

    public static TokenCountAnswer Of(TokenCountRequest request, IReadOnlyList<TextCount> counts, CountedContent content, PriceBook book) => new(
        Encoding.UTF8.GetByteCount(request.Text),
        request.Text.EnumerateRunes().Count(),
        content,
        [.. counts.Select(TokenizerCount.Of)],
        PricingAnswer.Of(book),
        [
            .. request.Text[0] == ByteOrderMark ? ["The text begins with a byte order mark, which is counted as the character it is."] : Array.Empty<string>(),
            .. counts.SelectMany(count => count.Assumptions).Distinct(),
        ]);
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
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="Models">The models that use it.</param>
/// <param name="Tokens">A number where the count is exact, else its low, expected and high.</param>
/// <param name="Exact">Whether it was counted with the tokenizer's own vocabulary.</param>
/// <param name="Basis">Where the count comes from: a vocabulary, or the exact o200k_base count times a measured or a derived ratio.</param>
/// <param name="Source">Where the vocabulary or the ratio was taken from.</param>
/// <param name="InputUsd">What the text costs as the input of one request, at standard rates, for each model.</param>
internal sealed record TokenizerCount(
    string Tokenizer, IReadOnlyList<string> Models, ExactOrRange Tokens, bool Exact, CountBasis Basis, string Source, IReadOnlyList<ModelInputCost> InputUsd)
{
    public static TokenizerCount Of(TextCount count) => new(
        count.Tokenizer,
        [.. count.Models.Select(model => model.Id)],
        ExactOrRange.Of(count.Tokens.Select(tokens => tokens.Value), count.IsExact),
        count.IsExact,
        count.Basis,
        count.Source,
        [.. count.Models.Select(model => ModelInputCost.Of(model, count))]);
}

/// <summary>What a text costs as the input of one request.</summary>
/// <param name="Model">The model.</param>
/// <param name="Usd">Dollars: a number where the count is exact, else low, expected and high; null where such a prompt is not offered.</param>
/// <param name="Reason">Why it is null.</param>
/// <param name="Source">Where the rate comes from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far the rate is to be trusted.</param>
internal sealed record ModelInputCost(
    string Model, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ExactOrRange? Usd, string? Reason, string Source, string Checked, Confidence Confidence)
{
    public static ModelInputCost Of(PricedModel model, TextCount count)
    {
        var prices = count.CostOn(model);
        var provenance = prices is { Low: { } low, High: { } high } ? (low.Provenance.Confidence < high.Provenance.Confidence ? low : high).Provenance : model.ProvenanceOf([]);
        return new ModelInputCost(
            model.Id,
            prices is { Low: not null, Expected: not null, High: not null } ? ExactOrRange.Of(prices.Select(price => price!.Total.Value), count.IsExact) : null,
            prices is { Low: not null, Expected: not null, High: not null } ? null : ReasonWords.NotOffered,
            provenance.Source,
            PriceAnswer.Date(provenance.Checked),
            provenance.Confidence);
    }
}

/// <summary>The count and the cost of one model, as a row of a table.</summary>
internal sealed record ModelCount(
    string Model,
    string Tokenizer,
    bool Exact,
    decimal TokensLow,
    decimal TokensExpected,
    decimal TokensHigh,
    decimal? InputUsdLow,
    decimal? InputUsdExpected,
    decimal? InputUsdHigh,
    string? Reason,
    CountBasis Basis,
    string Source,
    string Checked,
    Confidence Confidence);
