using Calculator.Pricing;

namespace Calculator.Drafting.Sources;

/// <summary>What tokens are charged for, as public files tell them apart.</summary>
internal enum RateClass
{
    Input,
    CacheRead,

    /// <summary>The one write rate that most files have: that of the shortest lifetime.</summary>
    CacheWrite,
    CacheWrite1h,
    Output,
}

/// <summary>A rate that a source states, in US dollars per million tokens: the one shape that every source is read into.</summary>
/// <param name="Tier">The service tier.</param>
/// <param name="Band">The prompt sizes, with the source's own comparator; without a bound for any size.</param>
/// <param name="Class">What it is charged for.</param>
/// <param name="Usd">The rate.</param>
/// <param name="Key">The key it stands under.</param>
internal sealed record StatedRate(ServiceTier Tier, SizeBand Band, RateClass Class, decimal Usd, string Key);

/// <summary>A model as a source lists it.</summary>
internal sealed record StatedModel
{
    /// <summary>The source's own id, as the table of ids has it: whole, with the provider's key where the file has one.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's key in the source; null where it has none.</summary>
    public string? Provider { get; init; }

    /// <summary>The id without the provider's key.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<StatedRate> Rates { get; init; }

    /// <summary>Whether the source says that it is no longer offered.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>A file that was read.</summary>
/// <param name="File">Which, and when it was taken.</param>
/// <param name="Models">What it lists.</param>
internal sealed record StatedList(SourceFile File, IReadOnlyList<StatedModel> Models);
