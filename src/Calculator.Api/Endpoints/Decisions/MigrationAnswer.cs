using System.Text.Json.Serialization;
using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Replies;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>A move to another model.</summary>
/// <param name="From">The old model.</param>
/// <param name="To">The new model.</param>
/// <param name="Ratio">Prompt tokens on the new model for each on the old one.</param>
/// <param name="SteadyPerDayUsd">A day on the old model, and one on the new model with its cache warm, in dollars.</param>
/// <param name="RebuildUsd">What building up the cache costs beyond steady days, in dollars, at the expected ratio.</param>
/// <param name="ShadowUsd">What the shadow traffic costs, in dollars, at the expected ratio.</param>
/// <param name="EngineeringUsd">What the move costs in work, as given.</param>
/// <param name="OneTimeUsd">The sum of the three.</param>
/// <param name="PaybackDays">Days on the new model until what they save has paid for oneTimeUsd.</param>
/// <param name="PaybackReason">Why they never do.</param>
/// <param name="Days">Day by day at the expected ratio; day 0 is the first on the new model, the last one is the first steady one.</param>
/// <param name="Bounds">The same figures at the lowest, the expected and the highest ratio.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
[CsvRows(nameof(Days))]
internal sealed record MigrationAnswer(
    DeltaModel From,
    DeltaModel To,
    DeltaRatio Ratio,
    BeforeAndAfter SteadyPerDayUsd,
    decimal RebuildUsd,
    decimal ShadowUsd,
    decimal EngineeringUsd,
    decimal OneTimeUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PaybackDays,
    PaybackReason? PaybackReason,
    IReadOnlyList<MigrationDayRow> Days,
    IReadOnlyList<MigrationBound> Bounds,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    public static MigrationAnswer Of(Migration migration, Move move, PricedModel to, PriceBook book)
    {
        var paths = migration.Paths.Select(path => path.TryGet(out var found, out _) ? found : null);
        var refusals = migration.Paths.Select(path => path.TryGet(out _, out var refusal) ? null : refusal);
        var (expected, ratios) = (paths.Expected!, migration.Ratio.Range);
        return new MigrationAnswer(
            DeltaModel.Of(migration.Before.Model, migration.Before.Provenance),
            DeltaModel.Of(to, expected.Session.Provenance),
            DeltaRatio.Of(migration.Ratio),
            BeforeAndAfter.Of(migration.BeforePerDay.Value, paths.Select(path => path?.SteadyPerDay.Value)),
            expected.Rebuild.Value,
            expected.Shadow.Value,
            move.Engineering.Value,
            expected.OneTime.Value,
            expected.PaybackDays,
            expected.PaybackReason,
            [.. expected.Days.Select(day => new MigrationDayRow(day.Day, day.Usd.Value, day.CacheRatio))],
            [
                MigrationBound.Of("low", ratios.Low, paths.Low),
                MigrationBound.Of("expected", ratios.Expected, expected),
                MigrationBound.Of("high", ratios.High, paths.High),
            ],
            PricingAnswer.Of(book),
            [
                .. migration.Before.Assumptions
                    .Concat(migration.Ratio.Assumptions)
                    .Concat(new[] { paths.Low, expected, paths.High }.OfType<MigrationPath>().SelectMany(path => path.Session.Assumptions))
                    .Concat(new[] { refusals.Low, refusals.High }.OfType<Refusal>().Select(refusal => $"An end of the ratio's range is not offered: {refusal.Sentence}"))
                    .Concat(Rebuilding(migration, move))
                    .Distinct(),
            ]);
    }

    private static IEnumerable<string> Rebuilding(Migration migration, Move move)
    {
        if (migration.Paths.Expected.TryGet(out var path, out _) && path.Days[^1].CacheRatio == 0)
            yield return "Nothing is read from cache, so there is no cache to rebuild.";
        else if (path?.Session.Model.Id == migration.Before.Model.Id)
            yield return "The model stays the same, and with it its cache.";
        else if (move.Rebuild == CacheRebuild.ColdDay)
            yield return "rebuildUsd takes a whole day without a cache read, an upper bound: entries that are used again within their time to live are written once for each prefix (rebuild=perPrefix).";
    }
}

/// <summary>One day of a migration.</summary>
/// <param name="Day">0 is the first day on the new model; days below it run shadow traffic.</param>
/// <param name="Usd">What the day costs.</param>
/// <param name="CacheRatio">The share of input tokens read from cache that day.</param>
internal sealed record MigrationDayRow(int Day, decimal Usd, decimal CacheRatio);

/// <summary>A migration at one end of the tokenizer ratio; null where it is not offered.</summary>
/// <param name="Bound">Which end.</param>
/// <param name="Ratio">The ratio there.</param>
/// <param name="PerDayUsd">A steady day on the new model, in dollars.</param>
/// <param name="RebuildUsd">What building up the cache costs, in dollars.</param>
/// <param name="ShadowUsd">What the shadow traffic costs, in dollars.</param>
/// <param name="OneTimeUsd">Both and the work, in dollars.</param>
/// <param name="PaybackDays">Days until the move has paid for itself.</param>
/// <param name="Reason">Why a value is null.</param>
internal sealed record MigrationBound(
    string Bound,
    decimal Ratio,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PerDayUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? RebuildUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? ShadowUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? OneTimeUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PaybackDays,
    string? Reason)
{
    public static MigrationBound Of(string bound, TokenRatio ratio, MigrationPath? path) => new(
        bound,
        ratio.Value,
        path?.SteadyPerDay.Value,
        path?.Rebuild.Value,
        path?.Shadow.Value,
        path?.OneTime.Value,
        path?.PaybackDays,
        path is null ? ReasonWords.NotOffered : path.PaybackReason is { } reason ? EnumNames<PaybackReason>.Of(reason) : null);
}
