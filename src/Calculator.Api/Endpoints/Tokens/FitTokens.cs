using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>How much of a text may be sent?</summary>
internal sealed class FitTokens : Calculator<TokenFitRequest, TokenFitAnswer>
{
    public override void Configure() => Ask(
        "/token-fit",
        Sections.TokenCount,
        "The longest beginning of a text within so many tokens, and what is left.",
        "Cut between two characters, never inside one. Each part is counted as a text of its own: the two may have a token more or less "
            + "than the whole. Only for tokenizers whose vocabulary is at hand. "
            + "In a run without a break of more than 1,000 bytes, or of a text that is composed first (NFC), "
            + "the beginning may end a few characters early. POST takes the text itself too, as /v1/token-count does.",
        headline: "fits.characters",
        limit: RequestLimits.Heavy);

    protected override Outcome<TokenFitAnswer> Answer(TokenFitRequest request, PriceBook book) =>
        from model in request.ModelOf(book)
        from tokenizer in request.TokenizerOf(book, model.Value)
        from fit in TextFit.Of(book.Version, tokenizer, request.Text, request.Most, HttpContext.RequestAborted)
        select TokenFitAnswer.Of(request, fit, model.Value, book);

    protected override string FieldOf(TokenFitRequest request, Refusal refusal) =>
        refusal.Subject == RefusalSubject.Tokenizer && request.Model is not null ? "model" : base.FieldOf(request, refusal);
}

[RuledBy<TokenFitRules>]
[TextBody(nameof(Text))]
internal sealed record TokenFitRequest : IPricedRequest
{
    [Field(
        "The text, of any length up to the limit of the body.",
        Unit = "text",
        Example = "Hello, world!",
        Counted = true)]
    public required string Text { get; init; }

    [Field("How many tokens may be sent.", Unit = "tokens", Example = "3")]
    public required TokenCount MaxTokens { get; init; }

    [Field("The model to send it to, by id or alias; or give tokenizer.", Unit = "id or alias", Example = "gpt-5.5", FilledIn = true)]
    public string? Model { get; init; }

    [Field("The tokenizer, by id, in place of a model.", Unit = "id", Example = "cl100k_base")]
    public string? Tokenizer { get; init; }

    public required PricingFields Prices { get; init; }

    public int Most => (int)Math.Min(MaxTokens.Value, int.MaxValue);

    public Outcome<Maybe<PricedModel>> ModelOf(PriceBook book) => Model is { } name
        ? book.Model(name).Select(model => new Maybe<PricedModel>(model))
        : new Maybe<PricedModel>(null);

    public Outcome<string> TokenizerOf(PriceBook book, PricedModel? model) => (Tokenizer, model) switch
    {
        ({ } id, _) => book.Tokenizer(id),
        (_, { Tokenizer: { } known }) => known,
        _ => new Refusal(RefusalKind.NotOffered, RefusalSubject.Model, $"Nothing is known of the tokenizer of {model!.Id}."),
    };
}

internal sealed class TokenFitRules : AbstractValidator<TokenFitRequest>
{
    public TokenFitRules()
    {
        RuleFor(request => request.Model).NotNull().When(request => request.Tokenizer is null)
            .WithMessage("model is missing; give it, or a tokenizer.");
        RuleFor(request => request.Tokenizer).Null().When(request => request.Model is not null)
            .WithMessage("tokenizer and model say the same in two ways; give one of them.");
    }
}

/// <summary>How much of a text may be sent.</summary>
internal sealed record TokenFitAnswer
{
    /// <summary>The tokenizer that was counted with.</summary>
    public required string Tokenizer { get; init; }

    /// <summary>The model it was asked for.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the model's vendor has named this tokenizer; where a tokenizer was asked for, true.</summary>
    public required bool Exact { get; init; }

    /// <summary>How many tokens may be sent.</summary>
    public required decimal MaxTokens { get; init; }

    /// <summary>The longest beginning of the text within that.</summary>
    public required TextPart Fits { get; init; }

    /// <summary>What is left of the text.</summary>
    public required TextPart Rest { get; init; }

    /// <summary>What did the counting.</summary>
    public required string Counter { get; init; }

    /// <summary>The vocabulary that was counted with.</summary>
    public required VocabularyAnswer Vocabulary { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static TokenFitAnswer Of(TokenFitRequest request, TextFit fit, PricedModel? model, PriceBook book) => new()
    {
        Tokenizer = fit.Counter.Tokenizer,
        Model = model?.Id,
        Exact = model?.TokenizerNote is null,
        MaxTokens = request.MaxTokens.Value,
        Fits = fit.Fits,
        Rest = fit.Rest,
        Counter = fit.Counter.Name,
        Vocabulary = VocabularyAnswer.Of(fit.Counter.Vocabulary),
        Pricing = PricingAnswer.Of(book),
        Assumptions = [.. HalvedText.Sentences(request.Text), .. model?.TokenizerNote is { } note ? [note] : Array.Empty<string>()],
    };
}
