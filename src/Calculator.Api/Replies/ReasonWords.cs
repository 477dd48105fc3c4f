using Calculator.Plans;

namespace Calculator.Api.Replies;

/// <summary>The words that stand for a value that is not there, where the engine has no code of its own for it.</summary>
internal static class ReasonWords
{
    /// <summary>The inputs are well-formed, but nobody offers that.</summary>
    public const string NotOffered = "notOffered";

    /// <summary>The inputs contradict each other.</summary>
    public const string NotAllowed = "notAllowed";

    /// <summary>There is a value, too large to be told.</summary>
    public const string BeyondRange = "beyondRange";

    /// <summary>There is no end.</summary>
    public const string Unbounded = "unbounded";

    /// <summary>It never comes about.</summary>
    public const string Never = "never";

    /// <summary>A change of nothing is no percentage.</summary>
    public const string BeforeIsFree = "beforeIsFree";

    /// <summary>Nothing is known of a limit.</summary>
    public const string LimitUnknown = "limitUnknown";

    /// <summary>The caller has a plan taken to have no limit.</summary>
    public const string AssumedUnlimited = "assumedUnlimited";

    /// <summary>The model is not within the plan's allowance, so that no limit is asked.</summary>
    public const string NotIncluded = "notIncluded";

    /// <summary>There is no limit: usage beyond what a fee includes is billed.</summary>
    public const string BilledBeyondIncluded = "billedBeyondIncluded";

    /// <summary>A limit is reached before the end, and nothing is sold beyond it.</summary>
    public const string NotWhollyServed = "notWhollyServed";

    /// <summary>Only a part of it is known.</summary>
    public const string PartialMonth = "partialMonth";

    /// <summary>Nothing is said of how often it runs.</summary>
    public const string NoVolume = "noVolume";

    /// <summary>Only a bill is known, and nothing of sessions.</summary>
    public const string NoSessions = "noSessions";

    /// <summary>Why there is no verdict on a month under a plan; null where there is one.</summary>
    public static string? OfVerdict(PlanMonth month) => month switch
    {
        { Saving: not null } => null,
        { Quote.Line: null } => LimitUnknown,
        _ => NotWhollyServed,
    };
}
