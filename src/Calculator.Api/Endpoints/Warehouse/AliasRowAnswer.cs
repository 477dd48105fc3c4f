using System.Text.Json.Serialization;
using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Warehouse;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>A name that a log may carry.</summary>
internal sealed record AliasRowAnswer
{
    /// <summary>The name, matched exactly but for case.</summary>
    [RowKey]
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The provider's id.</summary>
    [JsonPropertyName("provider")]
    public required string Provider { get; init; }

    /// <summary>The model it stands for, by its id.</summary>
    [JsonPropertyName("model")]
    public required string Model { get; init; }

    /// <summary>What it multiplies the provider's rates by.</summary>
    [JsonPropertyName("factor")]
    public required decimal Factor { get; init; }

    /// <summary>The tier it asks for where the log says standard or none; none if it asks for none.</summary>
    [JsonPropertyName("named_tier")]
    public required string NamedTier { get; init; }

    /// <summary>Who serves the model under it; null for the provider itself.</summary>
    [JsonPropertyName("host")]
    public string? Host { get; init; }

    /// <summary>Whether rates of regions go with it: what a host charges is for where it serves.</summary>
    [JsonPropertyName("has_regions")]
    public required bool HasRegions { get; init; }

    /// <summary>The first moment with a price.</summary>
    [JsonPropertyName("effective_from")]
    public required DateTime EffectiveFrom { get; init; }

    /// <summary>The first moment without one again.</summary>
    [JsonPropertyName("effective_to")]
    public required DateTime EffectiveTo { get; init; }

    /// <summary>The pricing version.</summary>
    [JsonPropertyName("pricing_version")]
    public required string PricingVersion { get; init; }

    /// <summary>The digest of its files.</summary>
    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    public static AliasRowAnswer Of(ModelName name, PricingVersion version) => new()
    {
        Id = name.Id,
        Provider = name.Provider,
        Model = name.Model,
        Factor = name.Factor.Value,
        NamedTier = RateRow.Word(name.NamedTier),
        Host = name.Host,
        HasRegions = name.HasRegions,
        EffectiveFrom = name.EffectiveFrom.Instant.UtcDateTime,
        EffectiveTo = name.EffectiveTo.Instant.UtcDateTime,
        PricingVersion = version.Id,
        Digest = version.Digest,
    };
}
