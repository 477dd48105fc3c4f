using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>What one file of Codex tells.</summary>
internal sealed class CodexRollout
{
    /// <summary>The session's id; null where the file does not say.</summary>
    public string? Session { get; set; }

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
}

/// <summary>
/// Finds the requests in the rollouts, once all are known. Of a session that is archived and active the active file counts. A total that
/// did not change is
/// told again. A fork begins with its parent's totals: those are passed over, and are what its own go on from; where the parent's file is
/// missing,
/// what stands in the second in which the fork began. A counter that runs backwards began anew.
/// </summary>
internal static class CodexRequests
{
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

        var known = replayed > 0 ? rollout.Events[replayed - 1].Total : null;
        foreach (var next in rollout.Events.Skip(replayed))
        {
            if (next.Total is { } total && total == known)
            {
                sink.Count(UsageEvent.ReEmitted);
                continue;
            }

            sink.Add(next.Record(DeltaOf(next, known, sink), rollout.Session));
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
        var (events, count) = (rollout.Events, 0);
        if (parent is not null)
        {
            var most = Math.Min(events.Count, parent.Events.Count);
            while (count < most && events[count].Total is { } total && total == parent.Events[count].Total)
                count++;
            return count;
        }

        while (count < events.Count && rollout.StartedAt is { } start && events[count].At < start.AddSeconds(1))
            count++;
        return count;
    }

    private static void Count(IUsageSink sink, UsageEvent what, int times)
    {
        for (var time = 0; time < times; time++)
            sink.Count(what);
    }
}
