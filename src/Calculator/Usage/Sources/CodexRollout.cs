using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>What one file of Codex tells.</summary>
internal sealed class CodexRollout
{
    private HashSet<(CodexTokens? Total, CodexTokens? Last)>? _counts;

    /// <summary>The session's id; null where the file does not say, which is then the same as no other.</summary>
    public string? Session { get; set; }

    /// <summary>What stands for the session where the file does not say one.</summary>
    public required string File { get; init; }

    /// <summary>The session it was forked from; null if none is named.</summary>
    public string? Parent { get; set; }

    /// <summary>Whether it began with what another session had said.</summary>
    public bool IsFork { get; set; }

    /// <summary>When the session began.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Whether it stands among the archived ones.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Its counts, in order.</summary>
    public List<CodexEvent> Events { get; } = [];

    /// <summary>Whether it tells a count, wherever.</summary>
    public bool Tells(CodexEvent count) => (_counts ??= [.. Events.Select(each => each.Count)]).Contains(count.Count);
}

/// <summary>
/// Finds the requests in the rollouts, once all are known. Of a session that is archived and active the active file counts. A total that
/// did not change is told again. A fork begins with its parent's totals, as often as either tells each, and one may be damaged: those are
/// passed over, and are what its own go on from; where the parent's file is missing, what stands in the second in which the fork began. A
/// counter that runs backwards began anew.
/// </summary>
internal static class CodexRequests
{
    // Lines of the parent between two that are there, damaged: what it never told is the fork's own.
    private const int MostMissing = 1;

    public static void Settle(IReadOnlyCollection<CodexRollout> rollouts, IUsageSink sink)
    {
        var active = rollouts
            .Where(rollout => rollout.Session is not null)
            .GroupBy(rollout => rollout.Session!)
            .ToDictionary(same => same.Key, Preferred);
        foreach (var rollout in rollouts)
        {
            if (rollout.Session is { } session && active[session] != rollout)
                Count(sink, UsageEvent.Replayed, rollout.Events.Count);
            else
                Settle(rollout, rollout.Parent is { } parent ? active.GetValueOrDefault(parent) : null, sink);
        }
    }

    private static CodexRollout Preferred(IEnumerable<CodexRollout> same) => same
        .OrderBy(rollout => rollout.IsArchived)
        .ThenByDescending(rollout => rollout.Events.Count)
        .ThenByDescending(rollout => rollout.Events.LastOrDefault().At)
        .ThenByDescending(rollout => rollout.Events.LastOrDefault().Total?.Output)
        .First();

    private static void Settle(CodexRollout rollout, CodexRollout? parent, IUsageSink sink)
    {
        var replayed = rollout.IsFork ? ReplayedOf(rollout, parent) : 0;
        Count(sink, UsageEvent.Replayed, replayed);

        var known = rollout.Events.Take(replayed).LastOrDefault(told => told.Total is not null).Total;
        foreach (var next in rollout.Events.Skip(replayed))
        {
            if (next.Total is { } total && total == known)
            {
                sink.Count(UsageEvent.ReEmitted);
                continue;
            }

            sink.Add(next.Record(DeltaOf(next, known, sink), rollout.Session ?? sink.Sessions.Of(rollout.File)));
            known = next.Total ?? known;
        }
    }

    private static CodexTokens DeltaOf(CodexEvent next, CodexTokens? known, IUsageSink sink)
    {
        var grown = next.Total - (known ?? default);
        var isReset = grown is { AreValid: false };
        if (isReset)
            sink.Count(UsageEvent.Reset);
        return next.Last ?? (isReset ? next.Total : grown)!.Value;
    }

    private static int ReplayedOf(CodexRollout rollout, CodexRollout? parent)
    {
        if (parent is not null)
            return SharedWith(parent, rollout.Events);

        var (events, count) = (rollout.Events, 0);
        while (count < events.Count && rollout.StartedAt is { } start && events[count].At < start.AddSeconds(1))
            count++;
        return count;
    }

    // Up to the last that the parent tells too. Totals only grow, so that one of the fork's own is one of its parent's by chance at most.
    private static int SharedWith(CodexRollout parent, List<CodexEvent> events)
    {
        var (shared, missing) = (0, 0);
        for (var place = 0; place < events.Count; place++)
        {
            if (parent.Tells(events[place]))
                (shared, missing) = (place + 1, 0);
            else if (place == 0 || events[place].Count != events[place - 1].Count)
                missing++;
            if (missing > MostMissing)
                break;
        }

        return shared;
    }

    private static void Count(IUsageSink sink, UsageEvent what, int times)
    {
        for (var time = 0; time < times; time++)
            sink.Count(what);
    }
}
