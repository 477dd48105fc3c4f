using System.Text.Json.Serialization;
using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What has a model cost since it came out, in every tier and band?</summary>
internal sealed class ShowModel : Question<ModelRequest, ModelAnswer>
{
    public override void Configure() => Ask(
        "/models/{id}",
        Sections.Catalog,
        "One model with its whole price history.",
        "Every period with every rate card, oldest first; inForce marks the period at asOf. As CSV one row a card.");

    protected override Outcome<ModelAnswer> Answer(ModelRequest request, AnswerContext context) =>
        from book in context.Open(request.Prices)
        from listed in book.Listing(request.Name).Telling("id", insteadOf: "model")
        select ModelAnswer.Of(listed, book);
}

internal sealed record ModelRequest
{
    [Field("The model, by its exact id or a listed alias, percent-encoded (anthropic%2Fclaude-opus-4.7).", Unit = "id or alias", Example = "claude-opus-4-6")]
    public required string Id { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The name: a slash in a part of an address reaches the service as it was encoded.</summary>
    public string Name => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A model and all its prices.</summary>
/// <param name="Id">The id requests use.</param>
/// <param name="Name">The name as people write it.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Aliases">Other spellings of the id.</param>
/// <param name="MovingAliases">Ids the provider points here at present.</param>
/// <param name="Tokenizer">Its tokenizer; absent if nothing is known of it.</param>
/// <param name="TokenizerNote">What is to be said of the tokenizer.</param>
/// <param name="Prices">The periods, oldest first.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="AliasMeanings">What the aliases that say more than the model mean; absent without any.</param>
/// <param name="Successor">The model the provider has since put in its place; absent if none.</param>
/// <param name="Retires">When it ends; absent where no end is known.</param>
/// <param name="NotCounted">What the provider charges for beside what is counted here; absent where nothing is said of it.</param>
[CsvRows(nameof(Cards))]
internal sealed record ModelAnswer(
    string Id,
    string Name,
    string Provider,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> MovingAliases,
    string? Tokenizer,
    string? TokenizerNote,
    IReadOnlyList<ModelPeriod> Prices,
    PricingAnswer Pricing,
    IReadOnlyList<AliasAnswer>? AliasMeanings,
    string? Successor,
    RetirementAnswer? Retires,
    IReadOnlyList<string>? NotCounted)
{
    /// <summary>The history as a table: a row for each rate card of each period.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelCardRow> Cards =>
    [
        .. Prices.SelectMany(period => period.Rates, (period, card) => new ModelCardRow(
            Id, period.From, period.Until, period.Status, period.InForce, card.Tier, card.Band, card.Rates, period.Source, period.Checked, card.Confidence, card.Note ?? period.Note)),
    ];

    public static ModelAnswer Of(ListedModel listed, PriceBook book)
    {
        var model = listed.Model;
        var inForce = model.Prices.InForce(book.AsOf);
        return new ModelAnswer(
            model.Id,
            model.Name,
            listed.Provider.Id,
            [.. model.Aliases.Select(alias => alias.Id)],
            [.. model.MovingAliases.Select(alias => alias.Id)],
            model.Tokenizer,
            model.TokenizerNote,
            [.. model.Prices.Select(period => ModelPeriod.Of(period, model.Prices.NextInForce(period), period == inForce))],
            PricingAnswer.Of(book),
            AliasAnswer.OfThoseThatSayMore(model),
            model.Successor,
            RetirementAnswer.Of(model),
            model.NotCounted is { Count: > 0 } things ? things : null);
    }
}

/// <summary>A model's prices from a moment on.</summary>
/// <param name="From">Since when they hold.</param>
/// <param name="Until">When the next ones begin; absent for the last.</param>
/// <param name="Status">Set on scheduled prices; announced ones do not take effect.</param>
/// <param name="InForce">Whether they hold at asOf.</param>
/// <param name="Source">Where they were taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far they are to be trusted.</param>
/// <param name="Note">Where sources disagree, or a date is uncertain.</param>
/// <param name="EdgeNote">What is said of a prompt on the very edge of a band.</param>
/// <param name="ContextWindow">Tokens of prompt and output together.</param>
/// <param name="MaxInput">Tokens of prompt, where that is limited below the context window.</param>
/// <param name="MaxOutput">Tokens of output of one request.</param>
/// <param name="Rates">The rate cards.</param>
internal sealed record ModelPeriod(
    string From,
    string? Until,
    PriceStatus? Status,
    bool InForce,
    string Source,
    string Checked,
    Confidence Confidence,
    string? Note,
    string? EdgeNote,
    decimal? ContextWindow,
    decimal? MaxInput,
    decimal? MaxOutput,
    IReadOnlyList<ModelCard> Rates)
{
    public static ModelPeriod Of(PricePeriod period, PricePeriod? next, bool inForce) => new(
        period.From.ToString(),
        next?.From.ToString(),
        period.Status,
        inForce,
        period.Source,
        PriceAnswer.Date(period.Checked),
        period.Confidence,
        period.Note,
        period.EdgeNote,
        period.ContextWindow,
        period.MaxInput,
        period.MaxOutput,
        [.. period.Rates.Select(card => new ModelCard(card.Tier, card.Band.ToString(), RatesAnswer.Of(card), card.Confidence ?? period.Confidence, card.Note))]);
}

/// <summary>A rate card.</summary>
/// <param name="Tier">The service tier.</param>
/// <param name="Band">The prompt sizes it is for.</param>
/// <param name="Rates">The rates, in dollars per million tokens.</param>
/// <param name="Confidence">How far the card is to be trusted.</param>
/// <param name="Note">What is to be said of this card alone.</param>
internal sealed record ModelCard(ServiceTier Tier, string Band, RatesAnswer Rates, Confidence Confidence, string? Note);

/// <summary>A rate card with its period, as a row of a table.</summary>
internal sealed record ModelCardRow(
    string Model,
    string From,
    string? Until,
    PriceStatus? Status,
    bool InForce,
    ServiceTier Tier,
    string Band,
    RatesAnswer Rates,
    string Source,
    string Checked,
    Confidence Confidence,
    string? Note);
