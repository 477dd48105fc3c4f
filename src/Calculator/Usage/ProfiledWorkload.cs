using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>
/// A log, or what one model had of it, as the mean session that the other calculators take: by tokens, never a mean of ratios.
/// </summary>
public sealed record ProfiledWorkload
{
    /// <summary>The name to ask for the model by; null of all models together.</summary>
    public required string? Model { get; init; }

    /// <summary>How many sessions it is the mean of.</summary>
    public required long Sessions { get; init; }

    /// <summary>The tokens of one session, each class rounded to whole tokens, as the other calculators take them.</summary>
    public required TokenMix Tokens { get; init; }

    /// <summary>Requests a session.</summary>
    public required decimal RequestsPerSession { get; init; }

    /// <summary>Searches of the web a session.</summary>
    public required decimal WebSearches { get; init; }

    /// <summary>The share of what the requests would cost in the standard tier that went through batch.</summary>
    public required Share BatchShare { get; init; }

    /// <summary>The share of the rest that fell into the provider's peak hours; null where there are none.</summary>
    public required Share? PeakShare { get; init; }

    /// <summary>The tier most of the rest cost in.</summary>
    public required ServiceTier Tier { get; init; }

    /// <summary>The region they were kept in; null for any.</summary>
    public required string? InferenceGeo { get; init; }

    /// <summary>Sessions a day over all days of the period; null where nothing has a time.</summary>
    public required decimal? SessionsPerDay { get; init; }

    /// <summary>The moment whose prices hold: of the last request; null where nothing has a time.</summary>
    public required Moment? AsOf { get; init; }

    /// <summary>What the log says it cost, at list price.</summary>
    public required Usd List { get; init; }

    /// <summary>
    /// What as many of the mean session cost, at list price; null of all models together, and where such a session is not offered.
    /// </summary>
    public required Usd? Mean { get; init; }

    /// <summary>Why the two differ, where they do.</summary>
    public required IReadOnlyList<ProfileDifference> Differences { get; init; }

    /// <summary>The same as a workload.</summary>
    public Workload ToWorkload() => new()
    {
        Tokens = Tokens,
        Requests = new RequestsPerSession(RequestsPerSession),
        BatchShare = BatchShare,
        PeakShare = PeakShare is { } peak ? new ShareOrEven(peak) : null,
        Tier = PeakShare is null ? Tier : null,
        WebSearches = new SearchCount(WebSearches),
    };
}

/// <summary>Why the mean session does not cost exactly what the log did.</summary>
public enum ProfileDifference
{
    /// <summary>Calculators take whole tokens, and means are fractions.</summary>
    RoundedToTokens,

    /// <summary>Requests lie in several bands of prompt sizes, and the mean prompt in one.</summary>
    SeveralBands,

    /// <summary>Prices changed in the middle of the log.</summary>
    SeveralPeriods,

    /// <summary>Requests were served in several tiers, whose tokens are mixed differently.</summary>
    SeveralTiers,

    /// <summary>Requests name the model, or the region, in several ways that cost differently.</summary>
    SeveralNames,
}
