using System.Text.Json.Serialization;
using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>The same text on another model.</summary>
/// <param name="From">The model the tokens were measured on.</param>
/// <param name="To">The model to move to.</param>
/// <param name="Ratio">Tokens on the new model for each token on the old one.</param>
/// <param name="InputTokens">Prompt tokens of one session.</param>
/// <param name="OutputTokens">Output tokens of one session.</param>
/// <param name="PerSessionUsd">Dollars a session.</param>
/// <param name="PerDayUsd">Dollars a day; with sessionsPerDay.</param>
/// <param name="PerMonthUsd">Dollars a month; with sessionsPerDay.</param>
/// <param name="ChangePercent">The change of a session's cost in per cent.</param>
/// <param name="Reasons">Why a value is null.</param>
/// <param name="BreakEvenRatio">The ratio at which the new model costs what the old one does now.</param>
/// <param name="BreakEvenReason">Why there is no such ratio.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
[CsvRows(nameof(Bounds))]
internal sealed record TokenizerDeltaAnswer(
    DeltaModel From,
    DeltaModel To,
    DeltaRatio Ratio,
    BeforeAndAfter InputTokens,
    BeforeAndAfter OutputTokens,
    BeforeAndAfter PerSessionUsd,
    BeforeAndAfter? PerDayUsd,
    BeforeAndAfter? PerMonthUsd,
    DeltaRange ChangePercent,
    DeltaReasons? Reasons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? BreakEvenRatio,
    RatioReason? BreakEvenReason,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>The answer as a table: a row for each end of the range.</summary>
    [JsonIgnore]
    public IReadOnlyList<DeltaBound> Bounds =>
    [
        new("low", Ratio.Low, InputTokens.Low, OutputTokens.Low, PerSessionUsd.Low, PerDayUsd?.Low, PerMonthUsd?.Low, ChangePercent.Low, Reasons?.Low),
        new("expected", Ratio.Expected, InputTokens.Expected, OutputTokens.Expected, PerSessionUsd.Expected, PerDayUsd?.Expected, PerMonthUsd?.Expected, ChangePercent.Expected, Reasons?.Expected),
        new("high", Ratio.High, InputTokens.High, OutputTokens.High, PerSessionUsd.High, PerDayUsd?.High, PerMonthUsd?.High, ChangePercent.High, Reasons?.High),
    ];

    public static Outcome<TokenizerDeltaAnswer> Of(TaskFields task, string toModel, TokenizerFields fields, SampleFields sample, VolumeFields volume, PriceBook book) =>
        from model in task.PricedModel(book)
        from to in task.Workload.Rates.AtMyRates(book).Model(toModel).Telling("toModel", insteadOf: "model")
        from complete in sample.Complete(task.Workload, model, book, sample.ContentOf(fields.Content))
        from ratio in fields.Ratio(book, model, to, sample)
        from delta in TokenizerDelta.Of(model, to, complete.Fields.ToWorkload(), ratio, fields.ScaleOutput)
        select Of(delta, to, volume, book, [.. complete.Assumptions, .. sample.Assumptions(fields.Content)]);

    private static TokenizerDeltaAnswer Of(TokenizerDelta delta, PricedModel to, VolumeFields volume, PriceBook book, IEnumerable<string> ofTheSample)
    {
        var before = delta.Before;
        var costs = delta.After.Select(recount => recount.Cost.TryGet(out var cost, out _) ? cost : null);
        var refusals = delta.After.Select(recount => recount.Cost.TryGet(out _, out var refusal) ? null : refusal);
        var forecast = volume.Forecast(before);
        return new TokenizerDeltaAnswer(
            DeltaModel.Of(before.Model, before.Provenance),
            DeltaModel.Of(to, ProvenanceOf(to, costs)),
            DeltaRatio.Of(delta.Ratio),
            BeforeAndAfter.Of(delta.Tokens.Input.Value, delta.After.Select(recount => (decimal?)recount.Tokens.Input.Value)),
            BeforeAndAfter.Of(delta.Tokens.Output.Value, delta.After.Select(recount => (decimal?)recount.Tokens.Output.Value)),
            BeforeAndAfter.Of(before.Total.Value, costs.Select(cost => cost?.Total.Value)),
            forecast is null ? null : BeforeAndAfter.Of(forecast.PerDay.Value, costs.Select(cost => Forecast(cost)?.PerDay.Value)),
            forecast is null ? null : BeforeAndAfter.Of(forecast.PerMonth.Value, costs.Select(cost => Forecast(cost)?.PerMonth.Value)),
            DeltaRange.Of(costs.Select(cost => ChangeInPercent(before.Total, cost?.Total))),
            DeltaReasons.Of(costs.Select(cost => ReasonFor(before.Total, cost))),
            (delta.BreakEven as RatioBreakEven.At)?.Ratio,
            (delta.BreakEven as RatioBreakEven.None)?.Reason,
            PricingAnswer.Of(book),
            [.. ofTheSample.Concat(Sentences(delta, costs, refusals)).Distinct()]);

        Calculator.Spend.SpendForecast? Forecast(TaskCost? cost) => cost is null ? null : volume.Forecast(cost);
    }

    private static decimal? ChangeInPercent(Usd before, Usd? after) =>
        after is null || before == Usd.Zero ? null : (after.Value - before).Value / before.Value * 100;

    private static string? ReasonFor(Usd before, TaskCost? after) => (after, before) switch
    {
        (null, _) => ReasonWords.NotOffered,
        (_, { Value: 0 }) => ReasonWords.BeforeIsFree,
        _ => null,
    };

    // Each end of the range may be billed by another card: trust the whole as far as the least trusted of them.
    private static Provenance ProvenanceOf(PricedModel to, Range<TaskCost?> costs) =>
        new[] { costs.Low, costs.Expected, costs.High }.OfType<TaskCost>().Select(cost => cost.Provenance).MinBy(price => price.Confidence) ?? to.ProvenanceOf([]);

    private static IEnumerable<string> Sentences(TokenizerDelta delta, Range<TaskCost?> costs, Range<Refusal?> refusals) =>
    [
        .. delta.Before.Assumptions,
        .. delta.Ratio.Assumptions,
        .. new[] { costs.Low, costs.Expected, costs.High }.OfType<TaskCost>().SelectMany(cost => cost.Assumptions),
        .. new[] { ("Low", refusals.Low), ("Expected", refusals.Expected), ("High", refusals.High) }
            .Where(bound => bound.Item2 is not null)
            .Select(bound => $"{bound.Item1} is not offered: {bound.Item2!.Sentence}"),
    ];
}

/// <summary>One of the two models.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Tokenizer">Its tokenizer; null if nothing is known of it.</param>
/// <param name="Price">Where its rates come from.</param>
internal sealed record DeltaModel(string Model, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Tokenizer, PriceAnswer Price)
{
    public static DeltaModel Of(PricedModel model, Provenance provenance) => new(model.Id, model.Tokenizer, PriceAnswer.Of(provenance));
}

/// <summary>The ratio between two tokenizers.</summary>
/// <param name="Low">The lowest ratio.</param>
/// <param name="Expected">The ratio to plan with.</param>
/// <param name="High">The highest ratio.</param>
/// <param name="Basis">Where the ratio comes from.</param>
/// <param name="Source">The sources behind it.</param>
internal sealed record DeltaRatio(decimal Low, decimal Expected, decimal High, RatioBasis Basis, string Source)
{
    public static DeltaRatio Of(TokenizerRatio ratio) => new(ratio.Range.Low.Value, ratio.Range.Expected.Value, ratio.Range.High.Value, ratio.Basis, ratio.Source);
}

/// <summary>A figure before the change, and its range after it; null where it is not offered.</summary>
/// <param name="Before">On the old model.</param>
/// <param name="Low">At the lowest ratio.</param>
/// <param name="Expected">At the expected ratio.</param>
/// <param name="High">At the highest ratio.</param>
internal sealed record BeforeAndAfter(
    decimal Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Low,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Expected,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? High)
{
    public static BeforeAndAfter Of(decimal before, Range<decimal?> after) => new(before, after.Low, after.Expected, after.High);
}

/// <summary>A range; null where it has no value.</summary>
/// <param name="Low">At the lowest ratio.</param>
/// <param name="Expected">At the expected ratio.</param>
/// <param name="High">At the highest ratio.</param>
internal sealed record DeltaRange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Low,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Expected,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? High)
{
    public static DeltaRange Of(Range<decimal?> range) => new(range.Low, range.Expected, range.High);
}

/// <summary>Why a value of the range is null: <c>notOffered</c> (the sentence stands in assumptions), or <c>beforeIsFree</c> for a change in per cent of nothing.</summary>
/// <param name="Low">Of the lowest ratio.</param>
/// <param name="Expected">Of the expected ratio.</param>
/// <param name="High">Of the highest ratio.</param>
internal sealed record DeltaReasons(string? Low, string? Expected, string? High)
{
    public static DeltaReasons? Of(Range<string?> reasons) =>
        reasons is { Low: null, Expected: null, High: null } ? null : new DeltaReasons(reasons.Low, reasons.Expected, reasons.High);
}

/// <summary>One end of the range as a row of a table.</summary>
internal sealed record DeltaBound(
    string Bound,
    decimal Ratio,
    decimal? InputTokens,
    decimal? OutputTokens,
    decimal? PerSessionUsd,
    decimal? PerDayUsd,
    decimal? PerMonthUsd,
    decimal? ChangePercent,
    string? Reason);
