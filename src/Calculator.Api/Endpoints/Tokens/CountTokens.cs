using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
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
            + "Special tokens inside the text are counted as ordinary text, but for what a SentencePiece model takes whole.",
        headline: "characters",
        limit: RequestLimits.Heavy);

    protected override Outcome<TokenCountAnswer> Answer(TokenCountRequest request, PriceBook book) =>
        from models in request.ModelsOf(book)
        from tokenizers in request.TokenizersOf(book)
        let content = CountedContent.Of(request)
        from counts in TextCounts.Of(book, models, tokenizers, request.Text, content.Class, HttpContext.RequestAborted)
        select TokenCountAnswer.Of(request, counts, content, book);

    protected override string FieldOf(TokenCountRequest request, Refusal refusal) => refusal.Subject switch
    {
        RefusalSubject.Model => "models",
        RefusalSubject.Tokenizer => "tokenizers",
        _ => base.FieldOf(request, refusal),
    };
}

[TextBody(nameof(Text))]
internal sealed record TokenCountRequest : IPricedRequest
{
    [Field(
        "The text to count, of any length up to the limit of the body.",
        Unit = "text",
        Example = "Hello, world!",
        Counted = true)]
    public required string Text { get; init; }

    [Field(
        "The models to count for, by id or alias; every model with a known tokenizer if this and tokenizers are left out.",
        Unit = "ids",
        Example = "gpt-5.5,claude-opus-4-7")]
    public IReadOnlyList<string>? Models { get; init; }

    [Field(
        "Tokenizers to count for without a model, by id: cl100k_base for embeddings and older models, deepseek-v3, gemma3, "
            + "or any that /v1/tokenizers lists.",
        Unit = "ids",
        Example = "cl100k_base")]
    public IReadOnlyList<string>? Tokenizers { get; init; }

    [Field(
        "What kind of text it is; found out from the text if left out. It decides the range where a tokenizer is not public.",
        Example = "prose")]
    public ContentClass? Content { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The models asked for; where nothing is asked for, all that have a tokenizer.</summary>
    public Outcome<List<PricedModel>> ModelsOf(PriceBook book) => (Models, Tokenizers) switch
    {
        ({ } named, _) => OutcomeList.ForEachName(named, name => book.Model(name)),
        (null, null) => book.Models.Where(model => model.Tokenizer is not null).ToList(),
        _ => new List<PricedModel>(),
    };

    /// <summary>The tokenizers asked for by themselves.</summary>
    public Outcome<List<string>> TokenizersOf(PriceBook book) => OutcomeList.ForEachName(Tokenizers ?? [], book.Tokenizer);
}
