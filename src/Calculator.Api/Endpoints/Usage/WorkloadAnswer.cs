using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>A workload under the names of the fields that the other calculators take, and what comes of it there.</summary>
internal sealed record WorkloadAnswer
{
    /// <summary>The model; absent of all models together.</summary>
    [RowKey]
    public string? Model { get; init; }

    /// <summary>All prompt tokens of one session, in whole tokens.</summary>
    public required decimal InputTokens { get; init; }

    /// <summary>Output tokens of one session.</summary>
    public required decimal OutputTokens { get; init; }

    /// <summary>Requests a session.</summary>
    public required decimal RequestsPerSession { get; init; }

    /// <summary>Prompt tokens read from cache.</summary>
    public required decimal CacheReadTokens { get; init; }

    /// <summary>Prompt tokens written to cache.</summary>
    public required decimal CacheWriteTokens { get; init; }

    /// <summary>Prompt tokens written to a one-hour cache beside those.</summary>
    public required decimal CacheWrite1hTokens { get; init; }

    /// <summary>The share that went through batch, by what it would cost in the standard tier.</summary>
    public required decimal BatchShare { get; init; }

    /// <summary>The share of the rest in peak hours, where the model has them.</summary>
    public decimal? PeakShare { get; init; }

    /// <summary>The tier of the rest, where that is not standard.</summary>
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>The region requests were kept in.</summary>
    public string? InferenceGeo { get; init; }

    /// <summary>Searches of the web a session.</summary>
    public decimal? WebSearches { get; init; }

    /// <summary>Sessions a day over all days of the period; absent where nothing has a time.</summary>
    public decimal? SessionsPerDay { get; init; }

    /// <summary>The month convention.</summary>
    public required decimal DaysPerMonth { get; init; }

    /// <summary>The moment whose prices hold: the day of the last request.</summary>
    public string? AsOf { get; init; }

    /// <summary>How many sessions it is the mean of.</summary>
    public required decimal Sessions { get; init; }

    /// <summary>What the log cost, at list price.</summary>
    public required decimal ListUsd { get; init; }

    /// <summary>What as many mean sessions cost; absent of all models together, and where such a session is not offered.</summary>
    public decimal? MeanSessionsUsd { get; init; }

    /// <summary>By how much that is more.</summary>
    public decimal? DifferenceUsd { get; init; }

    /// <summary>Why they differ; empty where they do not.</summary>
    public required IReadOnlyList<ProfileDifference> Differences { get; init; }

    /// <summary>Where to go on with it.</summary>
    public required WorkloadLinks Links { get; init; }

    public static WorkloadAnswer Of(ProfiledWorkload workload, WorkloadQuery query)
    {
        var tokens = workload.Tokens;
        return new WorkloadAnswer
        {
            Model = workload.Model,
            InputTokens = tokens.Input.Value,
            OutputTokens = tokens.Output.Value,
            RequestsPerSession = workload.RequestsPerSession,
            CacheReadTokens = tokens.CacheRead.Value,
            CacheWriteTokens = tokens.CacheWrite.Value,
            CacheWrite1hTokens = tokens.CacheWrite1h.Value,
            BatchShare = workload.BatchShare.Value,
            PeakShare = workload.PeakShare?.Value,
            ServiceTier = workload.PeakShare is null && workload.Tier != default ? workload.Tier : null,
            InferenceGeo = workload.InferenceGeo,
            WebSearches = workload.WebSearches > 0 ? workload.WebSearches : null,
            SessionsPerDay = workload.SessionsPerDay,
            DaysPerMonth = WorkloadQuery.DaysPerMonth,
            AsOf = workload.AsOf?.ToString(),
            Sessions = workload.Sessions,
            ListUsd = workload.List.Value,
            MeanSessionsUsd = workload.Mean?.Value,
            DifferenceUsd = workload.Mean is { } mean ? (mean - workload.List).Value : null,
            Differences = workload.Differences,
            Links = query.LinksOf(workload),
        };
    }
}

/// <summary>Addresses with every field filled in.</summary>
/// <param name="TaskCost">What one session costs; of a model.</param>
/// <param name="Spend">What they cost a month; of a model, where something has a time.</param>
/// <param name="BreakEven">Which plan is cheaper; of a model.</param>
/// <param name="Comparison">The same on each model of the log.</param>
internal sealed record WorkloadLinks(string? TaskCost, string? Spend, string? BreakEven, string Comparison);
