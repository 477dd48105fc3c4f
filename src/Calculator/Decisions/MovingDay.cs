using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>One day of a move, beside what it costs to stay; at the expected ratio, but for its two ends.</summary>
public sealed record MovingDay
{
    /// <summary>0 is the first day on the new model; days below it run shadow traffic.</summary>
    public required int Day { get; init; }

    /// <summary>All that is billed that day.</summary>
    public required Usd Total { get; init; }

    /// <summary>A day on the old model: billed before the move, and spared from it on.</summary>
    public required Usd Old { get; init; }

    /// <summary>What the new model bills for the sessions it serves; null before the move, when it serves none.</summary>
    public Usd? New { get; init; }

    /// <summary>What the shadow traffic costs that day.</summary>
    public required Usd Shadow { get; init; }

    /// <summary>
    /// What has been saved by the end of the day: the sum of <see cref="Old"/> less <see cref="Total"/> so far, the work taken off it from
    /// the first day on; negative until the move has paid for itself.
    /// </summary>
    public required Usd CumulativeSaving { get; init; }

    /// <summary>The share of input tokens read from cache, on the model that serves the day.</summary>
    public required decimal CacheRatio { get; init; }

    /// <summary><see cref="Total"/> at either end of the ratio; null where the session is not offered there.</summary>
    public required Range<Usd?> Ends { get; init; }

    /// <summary>Every day from the first of the shadow traffic to the last of those that are followed on the new model.</summary>
    /// <param name="migration">The move.</param>
    /// <param name="move">How it is made.</param>
    /// <param name="days">How many days on the new model are followed, whether or not its cache is warm by then.</param>
    public static IReadOnlyList<MovingDay> Of(Migration migration, Move move, DayCount days)
    {
        var paths = migration.Paths.Select(path => path.OrNull());
        var saved = Usd.Zero - move.Engineering;
        var all = new List<MovingDay>();
        for (var day = -(int)move.ShadowDays.Value; day < days.Value; day++)
        {
            var expected = paths.Expected!.On(day);
            saved += migration.BeforePerDay - expected.Usd;
            all.Add(new MovingDay
            {
                Day = day,
                Total = expected.Usd,
                Old = migration.BeforePerDay,
                New = day < 0 ? null : expected.Usd,
                Shadow = day < 0 ? expected.Usd - migration.BeforePerDay : Usd.Zero,
                CumulativeSaving = saved,
                CacheRatio = expected.CacheRatio,
                Ends = paths.Select(path => path?.On(day).Usd),
            });
        }

        return all;
    }
}
