using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Calculator.Pricing.Files;

/// <summary>What a version stands on: <c>version.json</c>. A folder that has it holds only what differs from its base.</summary>
internal sealed record VersionBasis
{
    /// <summary>The word for the newest dated version whose day has come, whichever that is when a question is asked.</summary>
    public const string Latest = "latest";

    /// <summary>The id of the version everything else is from, or <see cref="Latest"/>.</summary>
    [JsonPropertyName("based on")]
    public required string BasedOn { get; init; }
}

/// <summary>
/// What a version states of a provider that is not its base's: <c>models/&lt;provider&gt;.json</c> beside a <c>version.json</c>.
/// </summary>
internal sealed record ProviderOverlay
{
    /// <summary>The provider's id; the file bears the same name.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's name; the base's where it is left out.</summary>
    public string? Name { get; init; }

    /// <summary>Other names of tiers at this provider; the base's where they are left out.</summary>
    public IReadOnlyDictionary<ServiceTier, ServiceTier> TierAliases
    {
        get => field ?? FrozenDictionary<ServiceTier, ServiceTier>.Empty;
        init;
    }

    /// <summary>Whole models: each is added, or stands in the place of the base's model of that id.</summary>
    public IReadOnlyList<Model> Models { get => field ?? []; init; }

    /// <summary>
    /// Prices of models of the base, by the model's id: from the first of them on they are its only ones,
    /// so that a list price that the base comes to know later does not end a negotiated one.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PricePeriod>> Prices
    {
        get => field ?? FrozenDictionary<string, IReadOnlyList<PricePeriod>>.Empty;
        init;
    }
}
