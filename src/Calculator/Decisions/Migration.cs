using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>One day of a migration.</summary>
/// <param name="Day">Day 0 is the first on the new model; days before it run shadow traffic.</param>
/// <param name="Usd">What it costs.</param>
/// <param name="CacheRatio">The share of input tokens read from cache, on the model that serves the day.</param>
public sealed record MigrationDay(int Day, Usd Usd, decimal CacheRatio);

/// <summary>Why a move never pays for itself.</summary>
public enum PaybackReason
{
    /// <summary>A day on the new model costs no less than one on the old.</summary>
    NeverSaves,

    /// <summary>It would take more than 10^9 days.</summary>
    BeyondRange,
}

/// <summary>A migration at one ratio between the tokenizers.</summary>
/// <param name="Session">One session on the new model, its cache warm.</param>
/// <param name="SteadyPerDay">A day on the new model, its cache warm.</param>
/// <param name="Rebuild">What building up the cache costs beyond that.</param>
/// <param name="Shadow">What the shadow traffic costs.</param>
/// <param name="OneTime">Both, and the work.</param>
/// <param name="PaybackDays">
/// Days on the new model until what they save has paid for <paramref name="OneTime"/>, of a ramp no more than has come by then;
/// null if they never do.
/// </param>
/// <param name="PaybackReason">Why there is no such number; null if there is.</param>
/// <param name="Days">Day by day, from the first shadow day to the first steady one.</param>
public sealed record MigrationPath(
    TaskCost Session,
    Usd SteadyPerDay,
    Usd Rebuild,
    Usd Shadow,
    Usd OneTime,
    decimal? PaybackDays,
    PaybackReason? PaybackReason,
    IReadOnlyList<MigrationDay> Days)
{
    /// <summary>A day of it, however late: from the first steady one on they are alike.</summary>
    internal MigrationDay On(int day) => Days[Math.Min(day - Days[0].Day, Days.Count - 1)];
}

/// <summary>A move from one model to another, day by day.</summary>
/// <param name="Before">One session on the old model.</param>
/// <param name="BeforePerDay">A day on the old model.</param>
/// <param name="Ratio">The ratio between the tokenizers.</param>
/// <param name="Paths">The move at each end of that ratio; a refusal where the session is not offered.</param>
public sealed record Migration(TaskCost Before, Usd BeforePerDay, TokenizerRatio Ratio, Range<Outcome<MigrationPath>> Paths)
{
    /// <summary>Follows a move.</summary>
    /// <param name="from">The old model.</param>
    /// <param name="to">The new model.</param>
    /// <param name="workload">One session as it was measured on the old model.</param>
    /// <param name="sessionsPerDay">How many run a day.</param>
    /// <param name="ratio">The ratio between the tokenizers.</param>
    /// <param name="scaleOutput">Whether output is counted anew too, where the move states no output ratio.</param>
    /// <param name="move">How the move is made.</param>
    /// <returns>
    /// The migration, or a refusal if the session is not offered on the old model or, at the expected ratio, on the new one.
    /// </returns>
    public static Outcome<Migration> Of(
        PricedModel from,
        PricedModel to,
        Workload workload,
        SessionsPerDay sessionsPerDay,
        TokenizerRatio ratio,
        bool scaleOutput,
        Move move)
    {
        if (!TaskCost.Of(from, workload).TryGet(out var before, out var refusal))
            return refusal;

        var beforePerDay = before.Total * sessionsPerDay.Value;
        var paths = ratio.Range.Select(factor =>
        {
            var moved = workload with { Tokens = workload.Tokens.Recounted(factor, move.OutputAt(factor, scaleOutput)) };
            return new Arrival(to, moved, sessionsPerDay, move, KeepsCache: from.Id == to.Id)
                .Follow(beforePerDay, workload.Tokens.ReadShare);
        });
        return paths.Expected.TryGet(out _, out refusal) ? new Migration(before, beforePerDay, ratio, paths) : refusal;
    }

    /// <summary>A workload that arrives on a model.</summary>
    private sealed record Arrival(PricedModel Model, Workload Workload, SessionsPerDay SessionsPerDay, Move Move, bool KeepsCache)
    {
        private const decimal MostDays = 1_000_000_000m;

        public Outcome<MigrationPath> Follow(Usd beforePerDay, decimal cacheRatioBefore)
        {
            if (!TaskCost.Of(Model, Workload).TryGet(out var session, out var refusal))
                return refusal;
            // Who only reads from a cache writes to it while it is rebuilt, and so needs a lifetime that is sold.
            if (Rebuilds && !TaskCost.Of(Model, With(Cached.Rebuilding(default))).TryGet(out _, out refusal))
                return refusal;

            var steady = session.Total * SessionsPerDay.Value;
            var shadowPerDay = steady * Move.ShadowShare.Value;
            var rebuilding = RebuildingDays(session).ToList();
            var rebuild = rebuilding.Aggregate(Usd.Zero, (sum, day) => sum + (day.Usd - steady));
            var shadow = shadowPerDay * Move.ShadowDays.Value;
            var oneTime = rebuild + shadow + Move.Engineering;
            var (payback, reason) = Payback(oneTime, beforePerDay - steady);
            // One rebuilding day is paid as a whole; of a ramp none is paid before it comes.
            if (payback < rebuilding.Count && rebuilding.Count > 1)
                payback = PaybackWithin(rebuilding.Select(day => beforePerDay - day.Usd), shadow + Move.Engineering);
            return new MigrationPath(
                session,
                steady,
                rebuild,
                shadow,
                oneTime,
                payback,
                reason,
                [
                    .. Enumerable.Range(1, (int)Move.ShadowDays.Value)
                        .Reverse()
                        .Select(day => new MigrationDay(-day, beforePerDay + shadowPerDay, cacheRatioBefore)),
                    .. rebuilding,
                    new MigrationDay(rebuilding.Count, steady, Workload.Tokens.ReadShare),
                ]);
        }

        private bool Rebuilds => !KeepsCache && Workload.Tokens.CacheRead != TokenCount.Zero;

        // Where nobody said what is written, all that is not read is taken to be: the dearest way to fill the cache.
        private TokenMix Cached => Workload.CacheWriteIsKnown ? Workload.Tokens : Workload.Tokens.WritingTheRest();

        /// <summary>
        /// The days on which the cache is not yet what it was; none if nothing is read from it, or if the model stays the same.
        /// </summary>
        private IEnumerable<MigrationDay> RebuildingDays(TaskCost session)
        {
            if (!Rebuilds)
                return [];

            return Move.Rebuild switch
            {
                CacheRebuild.ColdDay => [Warming(0, default)],
                CacheRebuild.Ramp =>
                    Enumerable.Range(0, (int)Move.RampDays.Value).Select(day => Warming(day, new Share(day / Move.RampDays.Value))),
                CacheRebuild.PerPrefix =>
                [
                    new MigrationDay(
                        0,
                        session.Total * SessionsPerDay.Value + ExtraOfARequest(session) * Move.DistinctPrefixes.Value,
                        Workload.Tokens.ReadShare),
                ],
                _ => throw new InvalidOperationException($"Unknown rebuild {Move.Rebuild}."),
            };
        }

        private MigrationDay Warming(int day, Share warm)
        {
            var tokens = Cached.Rebuilding(warm);
            return new MigrationDay(day, Priced(tokens) * SessionsPerDay.Value, tokens.ReadShare);
        }

        // A prefix is what one request reads: a session of many requests reads it again with each of them.
        private Usd ExtraOfARequest(TaskCost session) =>
            (Priced(Workload.Tokens.Rebuilding(default)) - session.Total) / Workload.Requests.Value;

        private Workload With(TokenMix tokens) => Workload with { Tokens = tokens };

        // The prompt is as large as that of the coldest session, which is offered: only its classes differ.
        private Usd Priced(TokenMix tokens) => TaskCost.Of(Model, With(tokens)).TryGet(out var cost, out var refusal)
            ? cost.Total
            : throw new InvalidOperationException(refusal.Sentence);

        private static (decimal? Days, PaybackReason? Reason) Payback(Usd oneTime, Usd savedPerDay) => savedPerDay switch
        {
            { Value: <= 0 } => (null, Decisions.PaybackReason.NeverSaves),
            _ when oneTime.Value / MostDays > savedPerDay.Value => (null, Decisions.PaybackReason.BeyondRange),
            _ => (oneTime.Value / savedPerDay.Value, null),
        };

        // The last time on which what was saved comes to what was paid before; 0 where it never falls short of it.
        private static decimal PaybackWithin(IEnumerable<Usd> savedByDay, Usd paidBefore)
        {
            var (day, payback, balance) = (0, 0m, Usd.Zero - paidBefore);
            foreach (var saved in savedByDay)
            {
                if (balance < Usd.Zero && balance + saved >= Usd.Zero)
                    payback = day - balance.Value / saved.Value;
                balance += saved;
                day++;
            }

            return balance < Usd.Zero ? day : payback;
        }
    }
}
