using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>Which models do the names of a log stand for?</summary>
internal sealed class ResolveModels : Calculator<ModelNamesRequest, ModelNamesAnswer>
{
    public override void Configure() => Ask(
        "/models/resolve",
        Sections.Catalog,
        "The model each of a list of names stands for, or the nearest ones.",
        "One row a name, in the order given: the model with the host, the factor and the tier that the name says, or, "
            + "for a name that is not listed, the nearest models, which are never priced in its place.",
        headline: "known",
        limit: RequestLimits.Heavy);

    protected override Outcome<ModelNamesAnswer> Answer(ModelNamesRequest request, PriceBook book) =>
        ModelNamesAnswer.Of([.. request.Ids.Select(name => ResolvedName.Of(name, book))], book);
}

internal sealed record ModelNamesRequest : IPricedRequest
{
    [Field("The names, as a log or a price list spells them.", Unit = "ids or aliases", Example = "us.anthropic.claude-opus-4-7,gpt-5.5")]
    public required IReadOnlyList<string> Ids { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>What a list of names stands for.</summary>
/// <param name="Known">How many of the names are listed.</param>
/// <param name="Unknown">How many are not.</param>
/// <param name="Names">One row a name, in the order given.</param>
/// <param name="Pricing">Which prices were used.</param>
[CsvRows(nameof(Names))]
internal sealed record ModelNamesAnswer(decimal Known, decimal Unknown, IReadOnlyList<ResolvedName> Names, PricingAnswer Pricing)
{
    public static ModelNamesAnswer Of(IReadOnlyList<ResolvedName> names, PriceBook book)
    {
        var known = names.Count(name => name.Model is not null);
        return new ModelNamesAnswer(known, names.Count - known, names, PricingAnswer.Of(book));
    }
}

/// <summary>What a name stands for.</summary>
internal sealed record ResolvedName
{
    /// <summary>The name as it was given.</summary>
    [RowKey]
    public required string Id { get; init; }

    /// <summary>The model's id; absent for a name that is not listed.</summary>
    public string? Model { get; init; }

    /// <summary>The provider's id.</summary>
    public string? Provider { get; init; }

    /// <summary>Who serves the model under the name; absent for the provider itself.</summary>
    public string? Host { get; init; }

    /// <summary>What the provider's rates are multiplied by under the name; absent where they are its own.</summary>
    public decimal? Factor { get; init; }

    /// <summary>The tier the name asks for; absent where the caller says.</summary>
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>Whether the provider points the name at another model from time to time.</summary>
    public bool Moving { get; init; }

    /// <summary>When the model ends, or ended; absent where no end is known.</summary>
    public string? Retires { get; init; }

    /// <summary>What is to be said of the name: what it means, or that its end names a tier.</summary>
    public string? Note { get; init; }

    /// <summary>For a name that is not listed: the nearest models, nearest first.</summary>
    public IReadOnlyList<string>? Nearest { get; init; }

    public static ResolvedName Of(string name, PriceBook book) =>
        book.Version.FindModel(name) is { } listed ? Known(name, listed) : Unknown(name, book.Version.Guess(name));

    private static ResolvedName Known(string name, ListedModel listed) => new()
    {
        Id = name,
        Model = listed.Model.Id,
        Provider = listed.Provider.Id,
        Host = listed.Alias?.Host,
        Factor = listed.Alias?.Factor?.Value,
        ServiceTier = listed.Alias?.ServiceTier,
        Moving = listed.MovingNote is not null,
        Retires = listed.Model.Retires is { } end ? PriceAnswer.Date(end.Date) : null,
        Note = listed.MovingNote ?? listed.Alias?.Note,
    };

    private static ResolvedName Unknown(string name, ModelGuess guess) => new()
    {
        Id = name,
        Note = guess.Tier is { } tier ? $"{tier}." : null,
        Nearest = guess.Models,
    };
}
