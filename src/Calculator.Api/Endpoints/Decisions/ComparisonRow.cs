using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>One model of a comparison.</summary>
internal sealed record ComparisonRow
{
    /// <summary>1 for the cheapest; equal costs share a rank.</summary>
    [MayBeNull(nameof(Reason))]
    public required int? Rank { get; init; }

    /// <summary>The model's id.</summary>
    [RowKey]
    public required string Model { get; init; }

    /// <summary>Its prompt tokens for each of the workload's.</summary>
    public required decimal InputRatio { get; init; }

    /// <summary>Its output tokens for each of the workload's.</summary>
    public required decimal OutputRatio { get; init; }

    /// <summary>The share of sessions that succeed on it.</summary>
    public required decimal SuccessRate { get; init; }

    /// <summary>The service tier of what is not done in batch.</summary>
    public required ServiceTier ServiceTier { get; init; }

    /// <summary>The share of sessions done in batch.</summary>
    public required decimal BatchShare { get; init; }

    /// <summary>One session, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? PerSessionUsd { get; init; }

    /// <summary>One success, failed attempts and their cost included, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? PerSuccessUsd { get; init; }

    /// <summary>The API bill of one day, in dollars; with sessionsPerDay.</summary>
    public decimal? PerDayUsd { get; init; }

    /// <summary>The API bill of one month, in dollars; with sessionsPerDay.</summary>
    public decimal? PerMonthUsd { get; init; }

    /// <summary>The cost of one success divided by the cheapest model's.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? TimesCheapest { get; init; }

    /// <summary>
    /// Why the figures are null: <c>notOffered</c>; or why timesCheapest alone is: <c>beyondRange</c>, since the cheapest is free.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>What is to be said of the row.</summary>
    public string? Note { get; init; }

    /// <summary>Since when the price holds.</summary>
    public required string From { get; init; }

    /// <summary>Where the price was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the price is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Who serves the model under the name it was asked for by; absent for the provider itself.</summary>
    public string? Host { get; init; }

    /// <summary>What the provider's rates were multiplied by under that name; absent where they are its own.</summary>
    public decimal? Factor { get; init; }

    public static ComparisonRow Of(Contender contender, Workload workload, VolumeFields volume)
    {
        var (candidate, session) = (contender.Candidate, contender.Candidate.As(workload));
        var isOffered = contender.Cost.TryGet(out var cost, out var refusal);
        var forecast = cost is null ? null : volume.Forecast(cost);
        var price = PriceAnswer.Of(cost?.Provenance ?? candidate.Model.ProvenanceOf([]));
        return new ComparisonRow
        {
            Rank = contender.Rank,
            Model = candidate.Model.Id,
            InputRatio = candidate.InputRatio.Value,
            OutputRatio = candidate.OutputRatio.Value,
            SuccessRate = session.SuccessRate.Value,
            ServiceTier = session.Tier ?? (session.PeakShare is null ? candidate.Model.UnsaidTier : ServiceTier.Standard),
            BatchShare = session.BatchShare.Value,
            PerSessionUsd = cost?.Total.Value,
            PerSuccessUsd = contender.PerSuccess?.Value,
            PerDayUsd = forecast?.PerDay.Value,
            PerMonthUsd = forecast?.PerMonth.Value,
            TimesCheapest = contender.TimesCheapest,
            Reason = isOffered ? contender.TimesCheapest is null ? ReasonWords.BeyondRange : null : ReasonWords.NotOffered,
            Note = refusal?.Sentence ?? price.Note,
            From = price.From,
            Source = price.Source,
            Checked = price.Checked,
            Confidence = price.Confidence,
            Host = price.Host,
            Factor = price.Factor,
        };
    }
}
