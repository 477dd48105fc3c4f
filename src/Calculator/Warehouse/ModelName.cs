using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Warehouse;

/// <summary>A name that a log may carry, and what it stands for in the table of rates.</summary>
public sealed record ModelName
{
    /// <summary>The name: matched exactly but for case.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>What it multiplies the provider's rates by; 1 for the provider's own price.</summary>
    public required PriceFactor Factor { get; init; }

    /// <summary>The tier it asks for where the log says standard or none; null if it asks for none.</summary>
    public required ServiceTier? NamedTier { get; init; }

    /// <summary>Who serves the model under it; null for the provider itself.</summary>
    public required string? Host { get; init; }

    /// <summary>Whether prices of regions go with it: what a host charges is for where it serves.</summary>
    public required bool HasRegions { get; init; }

    /// <summary>The first moment with a price.</summary>
    public required Moment EffectiveFrom { get; init; }

    /// <summary>The first moment without one again: the model's end, else <see cref="RateRow.EndOfTime"/>.</summary>
    public required Moment EffectiveTo { get; init; }

    internal static IReadOnlyList<ModelName> AllOf(PricingVersion version) =>
    [
        .. version.Providers
            .SelectMany(provider => provider.Models.SelectMany(model => ListedModel.UnderEveryName(provider, model, counter: null)))
            .Select(Of),
    ];

    internal static bool IsHosted(ListedModel listed) => listed.Alias is { Factor: not null } or { Host: not null };

    private static ModelName Of(ListedModel listed)
    {
        var spans = Span.AllOf(listed.Model).ToList();
        return new ModelName
        {
            Id = listed.Name,
            Provider = listed.Provider.Id,
            Model = listed.Model.Id,
            Factor = listed.Alias?.Factor ?? PriceFactor.One,
            NamedTier = listed.Alias?.ServiceTier,
            Host = listed.Alias?.Host,
            HasRegions = !IsHosted(listed),
            EffectiveFrom = spans is [var first, ..] ? first.From : RateRow.EndOfTime,
            EffectiveTo = spans is [.., var last] ? last.To : RateRow.EndOfTime,
        };
    }
}
