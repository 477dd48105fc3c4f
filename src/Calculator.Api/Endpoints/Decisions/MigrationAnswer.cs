using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Replies;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>A move to another model.</summary>
[CsvRows(nameof(Days))]
internal sealed record MigrationAnswer
{
    /// <summary>The old model.</summary>
    public required DeltaModel From { get; init; }

    /// <summary>The new model.</summary>
    public required DeltaModel To { get; init; }

    /// <summary>Prompt tokens on the new model for each on the old one.</summary>
    public required DeltaRatio Ratio { get; init; }

    /// <summary>A day on the old model, and one on the new model with its cache warm, in dollars.</summary>
    public required BeforeAndAfter SteadyPerDayUsd { get; init; }

    /// <summary>What building up the cache costs beyond steady days, in dollars, at the expected ratio.</summary>
    public required decimal RebuildUsd { get; init; }

    /// <summary>What the shadow traffic costs, in dollars, at the expected ratio.</summary>
    public required decimal ShadowUsd { get; init; }

    /// <summary>What the move costs in work, as given.</summary>
    public required decimal EngineeringUsd { get; init; }

    /// <summary>The sum of the three.</summary>
    public required decimal OneTimeUsd { get; init; }

    /// <summary>Days on the new model until what they save has paid for oneTimeUsd.</summary>
    [MayBeNull(nameof(PaybackReason))]
    public required decimal? PaybackDays { get; init; }

    /// <summary>Why they never do.</summary>
    public PaybackReason? PaybackReason { get; init; }

    /// <summary>Day by day at the expected ratio; day 0 is the first on the new model, the last one is the first steady one.</summary>
    public required IReadOnlyList<MigrationDayRow> Days { get; init; }

    /// <summary>The same figures at the lowest, the expected and the highest ratio.</summary>
    public required IReadOnlyList<MigrationBound> Bounds { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static MigrationAnswer Of(Migration migration, Move move, PricedModel to, PriceBook book)
    {
        var paths = migration.Paths.Select(path => path.OrNull());
        var refusals = migration.Paths.Select(path => path.TryGet(out _, out var refusal) ? null : refusal);
        var (expected, ratios) = (paths.Expected!, migration.Ratio.Range);
        return new MigrationAnswer
        {
            From = DeltaModel.Of(migration.Before.Model, migration.Before.Provenance),
            To = DeltaModel.Of(to, expected.Session.Provenance),
            Ratio = DeltaRatio.Of(migration.Ratio),
            SteadyPerDayUsd = BeforeAndAfter.Of(migration.BeforePerDay.Value, paths.Select(path => path?.SteadyPerDay.Value)),
            RebuildUsd = expected.Rebuild.Value,
            ShadowUsd = expected.Shadow.Value,
            EngineeringUsd = move.Engineering.Value,
            OneTimeUsd = expected.OneTime.Value,
            PaybackDays = expected.PaybackDays,
            PaybackReason = expected.PaybackReason,
            Days = [.. expected.Days.Select(day => new MigrationDayRow(day.Day, day.Usd.Value, day.CacheRatio))],
            Bounds =
            [
                MigrationBound.Of("low", ratios.Low, paths.Low),
                MigrationBound.Of("expected", ratios.Expected, expected),
                MigrationBound.Of("high", ratios.High, paths.High),
            ],
            Pricing = PricingAnswer.Of(book),
            Assumptions =
            [
                .. migration.Before.Assumptions
                    .Concat(migration.Ratio.Assumptions)
                    .Concat(new[] { paths.Low, expected, paths.High }.OfType<MigrationPath>().SelectMany(path => path.Session.Assumptions))
                    .Concat(new[] { refusals.Low, refusals.High }
                        .OfType<Refusal>()
                        .Select(refusal => $"An end of the ratio's range is not offered: {refusal.Sentence}"))
                    .Concat(Rebuilding(migration, move))
                    .Distinct(),
            ],
        };
    }

    private static IEnumerable<string> Rebuilding(Migration migration, Move move)
    {
        var path = migration.Paths.Expected.OrNull();
        if (path?.Days[^1].CacheRatio == 0)
        {
            yield return "Nothing is read from cache, so there is no cache to rebuild.";
        }
        else if (path?.Session.Model.Id == migration.Before.Model.Id)
        {
            yield return "The model stays the same, and with it its cache.";
        }
        else if (move.Rebuild == CacheRebuild.ColdDay)
        {
            yield return "rebuildUsd takes a whole day without a cache read, an upper bound: "
                + "entries that are used again within their time to live are written once for each prefix (rebuild=perPrefix).";
        }
    }
}

/// <summary>One day of a migration.</summary>
/// <param name="Day">0 is the first day on the new model; days below it run shadow traffic.</param>
/// <param name="Usd">What the day costs.</param>
/// <param name="CacheRatio">The share of input tokens read from cache that day.</param>
internal sealed record MigrationDayRow(int Day, decimal Usd, decimal CacheRatio);

/// <summary>A migration at one end of the tokenizer ratio; null where it is not offered.</summary>
internal sealed record MigrationBound
{
    /// <summary>Which end.</summary>
    [RowKey]
    public required string Bound { get; init; }

    /// <summary>The ratio there.</summary>
    public required decimal Ratio { get; init; }

    /// <summary>A steady day on the new model, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? PerDayUsd { get; init; }

    /// <summary>What building up the cache costs, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? RebuildUsd { get; init; }

    /// <summary>What the shadow traffic costs, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? ShadowUsd { get; init; }

    /// <summary>Both and the work, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? OneTimeUsd { get; init; }

    /// <summary>Days until the move has paid for itself.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? PaybackDays { get; init; }

    /// <summary>Why a value is null.</summary>
    public string? Reason { get; init; }

    public static MigrationBound Of(string bound, TokenRatio ratio, MigrationPath? path) => new()
    {
        Bound = bound,
        Ratio = ratio.Value,
        PerDayUsd = path?.SteadyPerDay.Value,
        RebuildUsd = path?.Rebuild.Value,
        ShadowUsd = path?.Shadow.Value,
        OneTimeUsd = path?.OneTime.Value,
        PaybackDays = path?.PaybackDays,
        Reason = path is null ? ReasonWords.NotOffered : path.PaybackReason is { } reason ? EnumNames<PaybackReason>.Of(reason) : null,
    };
}
