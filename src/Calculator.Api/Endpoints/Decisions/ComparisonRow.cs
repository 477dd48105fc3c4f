using System.Text.Json.Serialization;
using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>One model of a comparison.</summary>
/// <param name="Rank">1 for the cheapest; equal costs share a rank.</param>
/// <param name="Model">The model's id.</param>
/// <param name="InputRatio">Its prompt tokens for each of the workload's.</param>
/// <param name="OutputRatio">Its output tokens for each of the workload's.</param>
/// <param name="SuccessRate">The share of sessions that succeed on it.</param>
/// <param name="ServiceTier">The service tier of what is not done in batch.</param>
/// <param name="BatchShare">The share of sessions done in batch.</param>
/// <param name="PerSessionUsd">One session, in dollars.</param>
/// <param name="PerSuccessUsd">One success, failed attempts and their cost included, in dollars.</param>
/// <param name="PerDayUsd">The API bill of one day, in dollars; with sessionsPerDay.</param>
/// <param name="PerMonthUsd">The API bill of one month, in dollars; with sessionsPerDay.</param>
/// <param name="TimesCheapest">The cost of one success divided by the cheapest model's.</param>
/// <param name="Reason">Why the figures are null: <c>notOffered</c>; or why timesCheapest alone is: <c>beyondRange</c>, since the cheapest is free.</param>
/// <param name="Note">What is to be said of the row.</param>
/// <param name="From">Since when the price holds.</param>
/// <param name="Source">Where the price was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far the price is to be trusted.</param>
internal sealed record ComparisonRow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Rank,
    string Model,
    decimal InputRatio,
    decimal OutputRatio,
    decimal SuccessRate,
    ServiceTier ServiceTier,
    decimal BatchShare,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PerSessionUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PerSuccessUsd,
    decimal? PerDayUsd,
    decimal? PerMonthUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? TimesCheapest,
    string? Reason,
    string? Note,
    string From,
    string Source,
    string Checked,
    Confidence Confidence)
{
    public static ComparisonRow Of(Contender contender, Workload workload, VolumeFields volume)
    {
        var (candidate, session) = (contender.Candidate, contender.Candidate.As(workload));
        var isOffered = contender.Cost.TryGet(out var cost, out var refusal);
        var forecast = cost is null ? null : volume.Forecast(cost);
        var price = PriceAnswer.Of(cost?.Provenance ?? candidate.Model.ProvenanceOf([]));
        return new ComparisonRow(
            contender.Rank,
            candidate.Model.Id,
            candidate.InputRatio.Value,
            candidate.OutputRatio.Value,
            session.SuccessRate.Value,
            session.Tier ?? (session.PeakShare is null ? candidate.Model.UnsaidTier : ServiceTier.Standard),
            session.BatchShare.Value,
            cost?.Total.Value,
            contender.PerSuccess?.Value,
            forecast?.PerDay.Value,
            forecast?.PerMonth.Value,
            contender.TimesCheapest,
            isOffered ? contender.TimesCheapest is null ? ReasonWords.BeyondRange : null : ReasonWords.NotOffered,
            refusal?.Sentence ?? price.Note,
            price.From,
            price.Source,
            price.Checked,
            price.Confidence);
    }
}
