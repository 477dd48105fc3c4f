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
[CsvRows(nameof(Bounds))]
internal sealed record TokenizerDeltaAnswer
{
    /// <summary>The model the tokens were measured on.</summary>
    public required DeltaModel From { get; init; }

    /// <summary>The model to move to.</summary>
    public required DeltaModel To { get; init; }

    /// <summary>Tokens on the new model for each token on the old one.</summary>
    public required DeltaRatio Ratio { get; init; }

    /// <summary>Prompt tokens of one session.</summary>
    public required BeforeAndAfter InputTokens { get; init; }

    /// <summary>Output tokens of one session.</summary>
    public required BeforeAndAfter OutputTokens { get; init; }

    /// <summary>Dollars a session.</summary>
    public required BeforeAndAfter PerSessionUsd { get; init; }

    /// <summary>Dollars a day; with sessionsPerDay.</summary>
    public BeforeAndAfter? PerDayUsd { get; init; }

    /// <summary>Dollars a month; with sessionsPerDay.</summary>
    public BeforeAndAfter? PerMonthUsd { get; init; }

    /// <summary>The change of a session's cost in per cent.</summary>
    public required DeltaRange ChangePercent { get; init; }

    /// <summary>Why a value is null.</summary>
    public DeltaReasons? Reasons { get; init; }

    /// <summary>The ratio at which the new model costs what the old one does now.</summary>
    [MayBeNull(nameof(BreakEvenReason))]
    public required decimal? BreakEvenRatio { get; init; }

    /// <summary>Why there is no such ratio.</summary>
    public RatioReason? BreakEvenReason { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>The answer as a table: a row for each end of the range.</summary>
    [JsonIgnore]
    public IReadOnlyList<DeltaBound> Bounds =>
    [
        new()
        {
            Bound = "low",
            Ratio = Ratio.Low,
            InputTokens = InputTokens.Low,
            OutputTokens = OutputTokens.Low,
            PerSessionUsd = PerSessionUsd.Low,
            PerDayUsd = PerDayUsd?.Low,
            PerMonthUsd = PerMonthUsd?.Low,
            ChangePercent = ChangePercent.Low,
            Reason = Reasons?.Low,
        },
        new()
        {
            Bound = "expected",
            Ratio = Ratio.Expected,
            InputTokens = InputTokens.Expected,
            OutputTokens = OutputTokens.Expected,
            PerSessionUsd = PerSessionUsd.Expected,
            PerDayUsd = PerDayUsd?.Expected,
            PerMonthUsd = PerMonthUsd?.Expected,
            ChangePercent = ChangePercent.Expected,
            Reason = Reasons?.Expected,
        },
        new()
        {
            Bound = "high",
            Ratio = Ratio.High,
            InputTokens = InputTokens.High,
            OutputTokens = OutputTokens.High,
            PerSessionUsd = PerSessionUsd.High,
            PerDayUsd = PerDayUsd?.High,
            PerMonthUsd = PerMonthUsd?.High,
            ChangePercent = ChangePercent.High,
            Reason = Reasons?.High,
        },
    ];

    public static Outcome<TokenizerDeltaAnswer> Of(
        TaskFields task,
        string toModel,
        TokenizerFields fields,
        SampleFields sample,
        VolumeFields volume,
        PriceBook book,
        CancellationToken cancellation) =>
        from model in task.PricedModel(book)
        from to in task.Workload.Rates.AtMyRates(book).Model(toModel, RefusalSubject.NewModel)
        from complete in sample.Complete(task.Workload, model, book, sample.ContentOf(fields.Content), cancellation)
        from ratio in fields.Ratio(book, model, to, sample, cancellation)
        from delta in TokenizerDelta.Of(model, to, complete.Fields.ToWorkload(), ratio, fields.ScaleOutput)
        select Of(delta, to, volume, book, [.. complete.Assumptions, .. sample.Assumptions(fields.Content)]);

    private static TokenizerDeltaAnswer Of(
        TokenizerDelta delta,
        PricedModel to,
        VolumeFields volume,
        PriceBook book,
        IEnumerable<string> ofTheSample)
    {
        var before = delta.Before;
        var costs = delta.After.Select(recount => recount.Cost.OrNull());
        var refusals = delta.After.Select(recount => recount.Cost.TryGet(out _, out var refusal) ? null : refusal);
        var forecast = volume.Forecast(before);
        return new TokenizerDeltaAnswer
        {
            From = DeltaModel.Of(before.Model, before.Provenance),
            To = DeltaModel.Of(to, ProvenanceOf(to, costs)),
            Ratio = DeltaRatio.Of(delta.Ratio),
            InputTokens = BeforeAndAfter.Of(delta.Tokens.Input.Value, delta.After.Select(recount => (decimal?)recount.Tokens.Input.Value)),
            OutputTokens = BeforeAndAfter.Of(
                delta.Tokens.Output.Value,
                delta.After.Select(recount => (decimal?)recount.Tokens.Output.Value)),
            PerSessionUsd = BeforeAndAfter.Of(before.Total.Value, costs.Select(cost => cost?.Total.Value)),
            PerDayUsd = forecast is null
                ? null
                : BeforeAndAfter.Of(forecast.PerDay.Value, costs.Select(cost => Forecast(cost)?.PerDay.Value)),
            PerMonthUsd = forecast is null
                ? null
                : BeforeAndAfter.Of(forecast.PerMonth.Value, costs.Select(cost => Forecast(cost)?.PerMonth.Value)),
            ChangePercent = DeltaRange.Of(costs.Select(cost => ChangeInPercent(before.Total, cost?.Total))),
            Reasons = DeltaReasons.Of(costs.Select(cost => ReasonFor(before.Total, cost))),
            BreakEvenRatio = (delta.BreakEven as RatioBreakEven.At)?.Ratio,
            BreakEvenReason = (delta.BreakEven as RatioBreakEven.None)?.Reason,
            Pricing = PricingAnswer.Of(book),
            Assumptions =
            [
                .. ofTheSample
                    .Concat(Sentences(delta, costs, refusals))
                    .Concat(forecast is null ? [] : ComingPrices(before, costs.Expected))
                    .Distinct(),
            ],
        };

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
        new[] { costs.Low, costs.Expected, costs.High }.OfType<TaskCost>().Select(cost => cost.Provenance).MinBy(price => price.Confidence)
            ?? to.ProvenanceOf([]);

    private static IEnumerable<string> ComingPrices(TaskCost before, TaskCost? after) =>
        new[] { before.ComingPrice, after?.ComingPrice }.OfType<string>();

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
internal sealed record DeltaModel(string Model, [property: MayBeNull] string? Tokenizer, PriceAnswer Price)
{
    public static DeltaModel Of(PricedModel model, Provenance provenance) => new(model.Id, model.Tokenizer, PriceAnswer.Of(provenance));
}

/// <summary>The ratio between two tokenizers.</summary>
/// <param name="Low">The lowest ratio.</param>
/// <param name="Expected">The ratio to plan with.</param>
/// <param name="High">The highest ratio.</param>
/// <param name="Basis">Where the ratio comes from.</param>
/// <param name="Source">The sources behind it.</param>
/// <param name="Vocabularies">The two vocabularies, where the ratio was counted on a sample.</param>
internal sealed record DeltaRatio(
    decimal Low,
    decimal Expected,
    decimal High,
    RatioBasis Basis,
    string Source,
    DeltaVocabularies? Vocabularies)
{
    public static DeltaRatio Of(TokenizerRatio ratio) => new(
        ratio.Range.Low.Value,
        ratio.Range.Expected.Value,
        ratio.Range.High.Value,
        ratio.Basis,
        ratio.Source,
        ratio.Vocabularies is [var from, var to] ? new(VocabularyAnswer.Of(from), VocabularyAnswer.Of(to)) : null);
}

/// <summary>The vocabularies a sample was counted with.</summary>
/// <param name="From">That of the old model.</param>
/// <param name="To">That of the new model.</param>
internal sealed record DeltaVocabularies(VocabularyAnswer From, VocabularyAnswer To);

/// <summary>A figure before the change, and its range after it; null where it is not offered.</summary>
/// <param name="Before">On the old model.</param>
/// <param name="Low">At the lowest ratio.</param>
/// <param name="Expected">At the expected ratio.</param>
/// <param name="High">At the highest ratio.</param>
internal sealed record BeforeAndAfter(
    decimal Before,
    [property: MayBeNull("reasons.low", "bounds.low.reason")] decimal? Low,
    [property: MayBeNull("reasons.expected", "bounds.expected.reason")] decimal? Expected,
    [property: MayBeNull("reasons.high", "bounds.high.reason")] decimal? High)
{
    public static BeforeAndAfter Of(decimal before, Range<decimal?> after) => new(before, after.Low, after.Expected, after.High);
}

/// <summary>A range; null where it has no value.</summary>
/// <param name="Low">At the lowest ratio.</param>
/// <param name="Expected">At the expected ratio.</param>
/// <param name="High">At the highest ratio.</param>
internal sealed record DeltaRange(
    [property: MayBeNull("reasons.low", "bounds.low.reason")] decimal? Low,
    [property: MayBeNull("reasons.expected", "bounds.expected.reason")] decimal? Expected,
    [property: MayBeNull("reasons.high", "bounds.high.reason")] decimal? High)
{
    public static DeltaRange Of(Range<decimal?> range) => new(range.Low, range.Expected, range.High);
}

/// <summary>
/// Why a value of the range is null: <c>notOffered</c> (the sentence stands in
/// assumptions), or <c>beforeIsFree</c> for a change in per cent of nothing.
/// </summary>
/// <param name="Low">Of the lowest ratio.</param>
/// <param name="Expected">Of the expected ratio.</param>
/// <param name="High">Of the highest ratio.</param>
internal sealed record DeltaReasons(string? Low, string? Expected, string? High)
{
    public static DeltaReasons? Of(Range<string?> reasons) =>
        reasons is { Low: null, Expected: null, High: null } ? null : new DeltaReasons(reasons.Low, reasons.Expected, reasons.High);
}

/// <summary>One end of the range as a row of a table.</summary>
internal sealed record DeltaBound
{
    public required string Bound { get; init; }
    public required decimal Ratio { get; init; }
    public decimal? InputTokens { get; init; }
    public decimal? OutputTokens { get; init; }
    public decimal? PerSessionUsd { get; init; }
    public decimal? PerDayUsd { get; init; }
    public decimal? PerMonthUsd { get; init; }
    public decimal? ChangePercent { get; init; }
    public string? Reason { get; init; }
}
