using Calculator.Api.Replies;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What a name of a model means beside it.</summary>
/// <param name="Id">The name.</param>
/// <param name="Host">Who serves the model under it; absent for the provider itself.</param>
/// <param name="Factor">What the provider's rates are multiplied by under it; absent where they are its own.</param>
/// <param name="ServiceTier">The tier it asks for; absent where the caller says.</param>
/// <param name="Note">What is to be said of it.</param>
internal sealed record AliasAnswer([property: RowKey] string Id, string? Host, decimal? Factor, ServiceTier? ServiceTier, string? Note)
{
    public static IReadOnlyList<AliasAnswer>? OfThoseThatSayMore(Model model) =>
        model.Aliases.Where(alias => alias != Alias.Plain(alias.Id)).Select(Of).ToList() is { Count: > 0 } aliases ? aliases : null;

    private static AliasAnswer Of(Alias alias) => new(alias.Id, alias.Host, alias.Factor?.Value, alias.ServiceTier, alias.Note);
}
