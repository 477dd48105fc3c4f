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
        from listed in book.Listing(request.Name)
        select ModelAnswer.Of(listed, book);

    protected override string FieldOf(ModelRequest request, Refusal refusal) =>
        refusal.Subject == RefusalSubject.Model ? "id" : base.FieldOf(request, refusal);
}

internal sealed record ModelRequest
{
    [Field(
        "The model, by its exact id or a listed alias, percent-encoded (anthropic%2Fclaude-opus-4.7).",
        Unit = "id or alias",
        Example = "claude-opus-4-6")]
    public required string Id { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The name: a slash in a part of an address reaches the service as it was encoded.</summary>
    public string Name => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A model and all its prices.</summary>
[CsvRows(nameof(Cards))]
internal sealed record ModelAnswer
{
    /// <summary>The id requests use.</summary>
    public required string Id { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Other spellings of the id.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Ids the provider points here at present.</summary>
    public required IReadOnlyList<string> MovingAliases { get; init; }

    /// <summary>Its tokenizer; absent if nothing is known of it.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>What is to be said of the tokenizer.</summary>
    public string? TokenizerNote { get; init; }

    /// <summary>The periods, oldest first.</summary>
    public required IReadOnlyList<ModelPeriod> Prices { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What the aliases that say more than the model mean; absent without any.</summary>
    public IReadOnlyList<AliasAnswer>? AliasMeanings { get; init; }

    /// <summary>The model the provider has since put in its place; absent if none.</summary>
    public string? Successor { get; init; }

    /// <summary>When it ends; absent where no end is known.</summary>
    public RetirementAnswer? Retires { get; init; }

    /// <summary>What the provider charges for beside what is counted here; absent where nothing is said of it.</summary>
    public IReadOnlyList<string>? NotCounted { get; init; }

    /// <summary>The history as a table: a row for each rate card of each period.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelCardRow> Cards =>
    [
        .. Prices.SelectMany(period => period.Rates, (period, card) => new ModelCardRow
        {
            Model = Id,
            From = period.From,
            Until = period.Until,
            Status = period.Status,
            InForce = period.InForce,
            Tier = card.Tier,
            Band = card.Band,
            Rates = card.Rates,
            Source = period.Source,
            Checked = period.Checked,
            Confidence = card.Confidence,
            Note = card.Note ?? period.Note,
        }),
    ];

    public static ModelAnswer Of(ListedModel listed, PriceBook book)
    {
        var model = listed.Model;
        var inForce = model.Prices.InForce(book.AsOf);
        return new ModelAnswer
        {
            Id = model.Id,
            Name = model.Name,
            Provider = listed.Provider.Id,
            Aliases = [.. model.Aliases.Select(alias => alias.Id)],
            MovingAliases = [.. model.MovingAliases.Select(alias => alias.Id)],
            Tokenizer = model.Tokenizer,
            TokenizerNote = model.TokenizerNote,
            Prices = [.. model.Prices.Select(period => ModelPeriod.Of(period, model.Prices.NextInForce(period), period == inForce))],
            Pricing = PricingAnswer.Of(book),
            AliasMeanings = AliasAnswer.OfThoseThatSayMore(model),
            Successor = model.Successor,
            Retires = RetirementAnswer.Of(model),
            NotCounted = model.NotCounted is { Count: > 0 } things ? things : null,
        };
    }
}

/// <summary>A model's prices from a moment on.</summary>
internal sealed record ModelPeriod
{
    /// <summary>Since when they hold.</summary>
    public required string From { get; init; }

    /// <summary>When the next ones begin; absent for the last.</summary>
    public string? Until { get; init; }

    /// <summary>Set on scheduled prices; announced ones do not take effect.</summary>
    public PriceStatus? Status { get; init; }

    /// <summary>Whether they hold at asOf.</summary>
    public required bool InForce { get; init; }

    /// <summary>Where they were taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far they are to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where sources disagree, or a date is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>What is said of a prompt on the very edge of a band.</summary>
    public string? EdgeNote { get; init; }

    /// <summary>Tokens of prompt and output together.</summary>
    public decimal? ContextWindow { get; init; }

    /// <summary>Tokens of prompt, where that is limited below the context window.</summary>
    public decimal? MaxInput { get; init; }

    /// <summary>Tokens of output of one request.</summary>
    public decimal? MaxOutput { get; init; }

    /// <summary>The rate cards.</summary>
    public required IReadOnlyList<ModelCard> Rates { get; init; }

    /// <summary>The smallest prompt, in tokens, that the provider caches; absent where no source gives one.</summary>
    public decimal? MinCacheTokens { get; init; }

    /// <summary>The regions requests can be kept in, with the factor of each; absent without any.</summary>
    public IReadOnlyList<RegionAnswer>? Residency { get; init; }

    /// <summary>When the cards of the peak tier are charged; absent without such a tier.</summary>
    public PeakAnswer? Peak { get; init; }

    /// <summary>What the provider's own tools cost; absent where no price is known.</summary>
    public ToolsAnswer? Tools { get; init; }

    public static ModelPeriod Of(PricePeriod period, PricePeriod? next, bool inForce) => new()
    {
        From = period.From.ToString(),
        Until = next?.From.ToString(),
        Status = period.Status,
        InForce = inForce,
        Source = period.Source,
        Checked = PriceAnswer.Date(period.Checked),
        Confidence = period.Confidence,
        Note = period.Note,
        EdgeNote = period.EdgeNote,
        ContextWindow = period.ContextWindow,
        MaxInput = period.MaxInput,
        MaxOutput = period.MaxOutput,
        Rates =
        [
            .. period.Rates.Select(card => new ModelCard(
                card.Tier,
                card.Band.ToString(),
                RatesAnswer.Of(card),
                card.Confidence ?? period.Confidence,
                card.Note)),
        ],
        MinCacheTokens = period.MinCacheTokens,
        Residency = RegionAnswer.AllOf(period),
        Peak = PeakAnswer.Of(period),
        Tools = ToolsAnswer.Of(period),
    };
}

/// <summary>A rate card.</summary>
/// <param name="Tier">The service tier.</param>
/// <param name="Band">The prompt sizes it is for.</param>
/// <param name="Rates">The rates, in dollars per million tokens.</param>
/// <param name="Confidence">How far the card is to be trusted.</param>
/// <param name="Note">What is to be said of this card alone.</param>
internal sealed record ModelCard(ServiceTier Tier, string Band, RatesAnswer Rates, Confidence Confidence, string? Note);

/// <summary>A rate card with its period, as a row of a table.</summary>
internal sealed record ModelCardRow
{
    public required string Model { get; init; }
    public required string From { get; init; }
    public string? Until { get; init; }
    public PriceStatus? Status { get; init; }
    public required bool InForce { get; init; }
    public required ServiceTier Tier { get; init; }
    public required string Band { get; init; }
    public required RatesAnswer Rates { get; init; }
    public required string Source { get; init; }
    public required string Checked { get; init; }
    public required Confidence Confidence { get; init; }
    public string? Note { get; init; }
}
