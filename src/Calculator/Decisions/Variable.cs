namespace Calculator.Decisions;

/// <summary>
/// What of a scenario may be left open. <see cref="InputRatio"/>, <see cref="OutputRatio"/>, <see cref="TokenRatio"/> and
/// <see cref="VersusSuccessRate"/> act on the other side alone; all others on the workload that both sides share.
/// </summary>
public enum Variable
{
    /// <summary>The share of input tokens read from cache.</summary>
    CacheRatio,

    /// <summary>The share of input tokens written to cache.</summary>
    CacheWriteRatio,

    /// <summary>The share of sessions sent through the batch tier.</summary>
    BatchShare,

    /// <summary>The other model's prompt tokens for each of the workload's.</summary>
    InputRatio,

    /// <summary>The other model's output tokens for each of the workload's.</summary>
    OutputRatio,

    /// <summary>Both at once: the other model's tokens, prompt and output, for each of the workload's.</summary>
    TokenRatio,

    /// <summary>The share of sessions that succeed.</summary>
    SuccessRate,

    /// <summary>The share of sessions that succeed on the other model.</summary>
    VersusSuccessRate,

    /// <summary>The cost of one failed attempt beyond its tokens, in dollars.</summary>
    FailureCostUsd,

    /// <summary>Sessions a day.</summary>
    SessionsPerDay,

    /// <summary>All prompt tokens of one session.</summary>
    InputTokens,

    /// <summary>Output tokens of one session.</summary>
    OutputTokens,
}
