using Calculator.Usage.Sources;

namespace Calculator.Usage.Reading;

/// <summary>Where readers put what they have read.</summary>
internal interface IUsageSink
{
    /// <summary>The sessions' names.</summary>
    NameTable Sessions { get; }

    /// <summary>The names of those who made requests.</summary>
    NameTable Owners { get; }

    /// <summary>The models' names.</summary>
    NameTable Models { get; }

    /// <summary>Takes a message: a request, with those that were made inside it.</summary>
    void Add(in UsageMessage message);

    /// <summary>Takes a record that has no identity, so that nothing can be told to be the same.</summary>
    void Add(in UsageRecord record);

    /// <summary>Takes a rollout, whose requests are known when all rollouts are.</summary>
    void Keep(CodexRollout rollout);

    /// <summary>Takes one count of a rollout, before the rollout itself.</summary>
    void Keep(CodexRollout rollout, in CodexEvent count);

    /// <summary>Notes the name of a column or an attribute whose tokens are not counted by themselves.</summary>
    void LeaveOut(string name);

    /// <summary>Counts something that is no record.</summary>
    void Count(UsageEvent what);
}

/// <summary>A request that may be told more than once.</summary>
/// <param name="Key">What is the same whenever it is told.</param>
/// <param name="Record">The request.</param>
internal readonly record struct UsageMessage(Fingerprint Key, UsageRecord Record)
{
    /// <summary>Whether it stands in a side conversation, which may repeat its parent's.</summary>
    public bool IsSidechain { get; init; }

    /// <summary>Whether one that is told again is another snapshot of it while it was written, and not a copy.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Requests beside it that were made inside it, each of its own price; null if there are none.</summary>
    public UsageRecord[]? Inside { get; init; }
}

/// <summary>What is counted and is no record.</summary>
internal enum UsageEvent
{
    /// <summary>A message that no model wrote.</summary>
    Synthetic,

    /// <summary>A message that says the limit of a plan was reached.</summary>
    CapHit,

    /// <summary>A counter that ran backwards and began anew.</summary>
    Reset,

    /// <summary>A record that repeats the one before it.</summary>
    ReEmitted,

    /// <summary>A record that repeats one of another session or file.</summary>
    Replayed,

    /// <summary>A page of a report that says that others follow it.</summary>
    FollowedPage,

    /// <summary>A page that says that none does.</summary>
    LastPage,
}
