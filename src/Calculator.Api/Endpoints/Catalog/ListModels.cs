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
        "Every model that has a price at asOf. The rates are those of the standard tier for the smallest prompts; tiers and bands stand in /v1/models/{id}.");

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
        return Provider is null ? models : book.Provider(Provider).Select(provider => models.Where(model => model.Provider == provider).ToList());
    }

    private bool HasText(PricedModel model) =>
        Q is null || model.Listing.Aliases.Select(alias => alias.Id).Append(model.Id).Append(model.Listing.Name).Any(name => name.Contains(Q, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The models at a version and a moment.</summary>
/// <param name="Models">One row a model.</param>
/// <param name="Pricing">Which prices were used.</param>
[CsvRows(nameof(Models))]
internal sealed record ModelsAnswer(IReadOnlyList<ModelRow> Models, PricingAnswer Pricing);

/// <summary>A model and its standard rates.</summary>
/// <param name="Id">The id requests use.</param>
/// <param name="Name">The name as people write it.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Aliases">Other spellings of the id.</param>
/// <param name="Tokenizer">Its tokenizer; absent if nothing is known of it.</param>
/// <param name="Tiers">The service tiers on offer.</param>
/// <param name="ContextWindow">Tokens of prompt and output together.</param>
/// <param name="MaxInput">Tokens of prompt, where that is limited below the context window.</param>
/// <param name="MaxOutput">Tokens of output of one request.</param>
/// <param name="Band">The prompt sizes the rates are for.</param>
/// <param name="Rates">The standard rates, in dollars per million tokens.</param>
/// <param name="Price">Where the rates come from.</param>
/// <param name="Successor">The model the provider has since put in its place; absent if none.</param>
/// <param name="Retires">When it ends; absent where no end is known.</param>
/// <param name="NotCounted">What the provider charges for beside what is counted here; absent where nothing is said of it.</param>
internal sealed record ModelRow(
    string Id,
    string Name,
    string Provider,
    IReadOnlyList<string> Aliases,
    string? Tokenizer,
    IReadOnlyList<ServiceTier> Tiers,
    decimal? ContextWindow,
    decimal? MaxInput,
    decimal? MaxOutput,
    string Band,
    RatesAnswer Rates,
    PriceAnswer Price,
    string? Successor,
    RetirementAnswer? Retires,
    IReadOnlyList<string>? NotCounted)
{
    public static ModelRow Of(PricedModel model)
    {
        var card = model.Cards(ServiceTier.Standard).MinBy(card => card.Band.Start)!;
        return new ModelRow(
            model.Id,
            model.Listing.Name,
            model.Provider.Id,
            [.. model.Listing.Aliases.Select(alias => alias.Id)],
            model.Tokenizer,
            [.. model.Tiers],
            model.Period.ContextWindow,
            model.Period.MaxInput,
            model.Period.MaxOutput,
            card.Band.ToString(),
            RatesAnswer.Of(card),
            PriceAnswer.Of(model.ProvenanceOf([card])),
            model.Listing.Successor,
            RetirementAnswer.Of(model.Listing),
            model.Listing.NotCounted is { Count: > 0 } things ? things : null);
    }
}
