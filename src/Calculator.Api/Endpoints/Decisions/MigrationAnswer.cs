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

    /// <summary>Output tokens on the new model for each on the old one, at the expected ratio.</summary>
    public required decimal OutputRatio { get; init; }

    /// <summary>The same for a month of daysPerMonth such days.</summary>
    public required BeforeAndAfter SteadyPerMonthUsd { get; init; }

    /// <summary>
    /// What a month saves once the cache is warm, in dollars, at the expected ratio; negative where the new model costs more.
    /// </summary>
    public required decimal SavingPerMonthUsd { get; init; }

    /// <summary>The month convention.</summary>
    public required decimal DaysPerMonth { get; init; }

    /// <summary>What building up the cache costs beyond steady days, in dollars, at the expected ratio.</summary>
    public required decimal RebuildUsd { get; init; }

    /// <summary>What the shadow traffic costs, in dollars, at the expected ratio.</summary>
    public required decimal ShadowUsd { get; init; }

    /// <summary>What the move costs in work, as given.</summary>
    public required decimal EngineeringUsd { get; init; }

    /// <summary>The sum of the three.</summary>
    public required decimal OneTimeUsd { get; init; }

    /// <summary>Days on the new model until what they save has paid for oneTimeUsd; of a ramp, for what of it has come by then.</summary>
    [MayBeNull(nameof(PaybackReason))]
    public required decimal? PaybackDays { get; init; }

    /// <summary>Why they never do.</summary>
    public PaybackReason? PaybackReason { get; init; }

    /// <summary>Day by day at the expected ratio: those of the shadow traffic, then the days on the new model, from 0 on.</summary>
    public required IReadOnlyList<MigrationDayRow> Days { get; init; }

    /// <summary>The same figures at the lowest, the expected and the highest ratio.</summary>
    public required IReadOnlyList<MigrationBound> Bounds { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static MigrationAnswer Of(FollowedMigration followed, MigrationRequest request, PriceBook book)
    {
        var (migration, expected, ratios) = (followed.Migration, followed.Expected, followed.Migration.Ratio.Range);
        var paths = migration.Paths.Select(path => path.OrNull());
        var month = request.Month.DaysPerMonth.Value;
        return new MigrationAnswer
        {
            From = DeltaModel.Of(migration.Before.Model, migration.Before.Provenance),
            To = DeltaModel.Of(followed.To, expected.Session.Provenance),
            Ratio = DeltaRatio.Of(migration.Ratio),
            SteadyPerDayUsd = BeforeAndAfter.Of(migration.BeforePerDay.Value, paths.Select(path => path?.SteadyPerDay.Value)),
            OutputRatio = followed.Move.OutputAt(ratios.Expected, request.Tokenizer.ScaleOutput).Value,
            SteadyPerMonthUsd = BeforeAndAfter.Of(
                migration.BeforePerDay.Value * month,
                paths.Select(path => path?.SteadyPerDay.Value * month)),
            SavingPerMonthUsd = (migration.BeforePerDay - expected.SteadyPerDay).Value * month,
            DaysPerMonth = month,
            RebuildUsd = expected.Rebuild.Value,
            ShadowUsd = expected.Shadow.Value,
            EngineeringUsd = followed.Move.Engineering.Value,
            OneTimeUsd = expected.OneTime.Value,
            PaybackDays = expected.PaybackDays,
            PaybackReason = expected.PaybackReason,
            Days = [.. followed.Days.Select(day => MigrationDayRow.Of(day, request.DateOf(day.Day)))],
            Bounds =
            [
                MigrationBound.Of("low", ratios.Low, paths.Low),
                MigrationBound.Of("expected", ratios.Expected, expected),
                MigrationBound.Of("high", ratios.High, paths.High),
            ],
            Pricing = PricingAnswer.Of(book),
            Assumptions = [.. MigrationSentences.Of(followed, request, book).Distinct()],
        };
    }
}

/// <summary>
/// One day of a migration. In tables what came later stands behind what was there before, since headers of CSV grow at their end alone.
/// </summary>
internal sealed record MigrationDayRow
{
    /// <summary>0 is the first day on the new model; days below it run shadow traffic.</summary>
    public required int Day { get; init; }

    /// <summary>What the day costs: oldUsd and shadowUsd before the move, newUsd from it on.</summary>
    public required decimal Usd { get; init; }

    /// <summary>The share of input tokens read from cache that day, on the model that serves it.</summary>
    public required decimal CacheRatio { get; init; }

    /// <summary>Its date; with startsOn.</summary>
    public string? Date { get; init; }

    /// <summary>A day on the old model: billed before the move, and what would have been billed from it on.</summary>
    public required decimal OldUsd { get; init; }

    /// <summary>What the new model bills for the sessions it serves; absent before the move, when it serves none.</summary>
    public decimal? NewUsd { get; init; }

    /// <summary>What the shadow traffic costs that day.</summary>
    public required decimal ShadowUsd { get; init; }

    /// <summary>
    /// What has been saved by the end of the day: oldUsd less usd, summed up, engineeringUsd taken off it from the first day on. Negative
    /// until the move has paid for itself.
    /// </summary>
    public required decimal CumulativeSavingUsd { get; init; }

    /// <summary>usd at the lowest ratio; absent where that is not offered.</summary>
    public decimal? Low { get; init; }

    /// <summary>usd at the highest ratio; absent where that is not offered.</summary>
    public decimal? High { get; init; }

    public static MigrationDayRow Of(MovingDay day, DateOnly? date) => new()
    {
        Day = day.Day,
        Usd = day.Total.Value,
        CacheRatio = day.CacheRatio,
        Date = date is { } known ? PriceAnswer.Date(known) : null,
        OldUsd = day.Old.Value,
        NewUsd = day.New?.Value,
        ShadowUsd = day.Shadow.Value,
        CumulativeSavingUsd = day.CumulativeSaving.Value,
        Low = day.Ends.Low?.Value,
        High = day.Ends.High?.Value,
    };
}

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
