using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>Which models are there, and what do they cost?</summary>
internal sealed class ListModels : Question<ModelsRequest, ModelsAnswer>
{
    public override void Configure() => Ask(
        "/models",
        Sections.Catalog,
        "The models with their standard rates.",
        "Every model that has a price at asOf. The rates are those of the standard tier for the smallest prompts; "
            + "tiers and bands stand in /v1/models/{id}.");

    protected override Outcome<ModelsAnswer> Answer(ModelsRequest request, AnswerContext context) =>
        from book in context.Open(request.Prices)
        from models in request.ModelsOf(book)
        select new ModelsAnswer([.. models.Select(ModelRow.Of)], PricingAnswer.Of(book));
}

internal sealed record ModelsRequest
{
    [Field("Only models of this provider, by its id.", Unit = "id", Example = "anthropic")]
    public string? Provider { get; init; }

    [Field("Only models with this text in their id, name or aliases; upper and lower case are the same.", Unit = "text", Example = "opus")]
    public string? Q { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The models that were asked for; a provider that is named must exist.</summary>
    public Outcome<List<PricedModel>> ModelsOf(PriceBook book)
    {
        var models = book.Models.Where(HasText).ToList();
        return Provider is null
            ? models
            : book.Provider(Provider).Select(provider => models.Where(model => model.Provider == provider).ToList());
    }

    private bool HasText(PricedModel model) =>
        Q is null
            || model.Listing.Aliases
                .Select(alias => alias.Id)
                .Append(model.Id)
                .Append(model.Listing.Name)
                .Any(name => name.Contains(Q, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The models at a version and a moment.</summary>
/// <param name="Models">One row a model.</param>
/// <param name="Pricing">Which prices were used.</param>
[CsvRows(nameof(Models))]
internal sealed record ModelsAnswer(IReadOnlyList<ModelRow> Models, PricingAnswer Pricing);

/// <summary>A model and its standard rates.</summary>
internal sealed record ModelRow
{
    /// <summary>The id requests use.</summary>
    [RowKey]
    public required string Id { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Other spellings of the id.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Its tokenizer; absent if nothing is known of it.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>The service tiers on offer.</summary>
    public required IReadOnlyList<ServiceTier> Tiers { get; init; }

    /// <summary>Tokens of prompt and output together.</summary>
    public decimal? ContextWindow { get; init; }

    /// <summary>Tokens of prompt, where that is limited below the context window.</summary>
    public decimal? MaxInput { get; init; }

    /// <summary>Tokens of output of one request.</summary>
    public decimal? MaxOutput { get; init; }

    /// <summary>The prompt sizes the rates are for.</summary>
    public required string Band { get; init; }

    /// <summary>The standard rates, in dollars per million tokens.</summary>
    public required RatesAnswer Rates { get; init; }

    /// <summary>Where the rates come from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>The model the provider has since put in its place; absent if none.</summary>
    public string? Successor { get; init; }

    /// <summary>When it ends; absent where no end is known.</summary>
    public RetirementAnswer? Retires { get; init; }

    /// <summary>What the provider charges for beside what is counted here; absent where nothing is said of it.</summary>
    public IReadOnlyList<string>? NotCounted { get; init; }

    /// <summary>The smallest prompt, in tokens, that the provider caches; absent where no source gives one.</summary>
    [AppendedColumn]
    public decimal? MinCacheTokens { get; init; }

    /// <summary>The regions requests can be kept in, with the factor of each; absent without any.</summary>
    public IReadOnlyList<RegionAnswer>? Residency { get; init; }

    /// <summary>When the cards of the peak tier are charged; absent without such a tier.</summary>
    public PeakAnswer? Peak { get; init; }

    /// <summary>What the provider's own tools cost; absent where no price is known.</summary>
    public ToolsAnswer? Tools { get; init; }

    public static ModelRow Of(PricedModel model)
    {
        var card = model.Cards(ServiceTier.Standard).MinBy(card => card.Band.Start)!;
        return new ModelRow
        {
            Id = model.Id,
            Name = model.Listing.Name,
            Provider = model.Provider.Id,
            Aliases = [.. model.Listing.Aliases.Select(alias => alias.Id)],
            Tokenizer = model.Tokenizer,
            Tiers = [.. model.Tiers],
            ContextWindow = model.Period.ContextWindow,
            MaxInput = model.Period.MaxInput,
            MaxOutput = model.Period.MaxOutput,
            Band = card.Band.ToString(),
            Rates = RatesAnswer.Of(card),
            Price = PriceAnswer.Of(model.ProvenanceOf([card])),
            Successor = model.Listing.Successor,
            Retires = RetirementAnswer.Of(model.Listing),
            NotCounted = model.Listing.NotCounted is { Count: > 0 } things ? things : null,
            MinCacheTokens = model.Period.MinCacheTokens,
            Residency = RegionAnswer.AllOf(model.Period),
            Peak = PeakAnswer.Of(model.Period),
            Tools = ToolsAnswer.Of(model.Period),
        };
    }
}
