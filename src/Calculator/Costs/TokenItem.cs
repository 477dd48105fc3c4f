using System.Text.Json.Serialization;

namespace Calculator.Costs;

/// <summary>The classes tokens are billed in. They are disjoint: no token is in two of them, and reasoning is part of output.</summary>
public enum TokenItem
{
    /// <summary>Prompt tokens that were neither read from cache nor written to it.</summary>
    Input,

    /// <summary>Prompt tokens read from cache.</summary>
    CacheRead,

    /// <summary>Prompt tokens written to a five-minute cache.</summary>
    [JsonStringEnumMemberName("cacheWrite5m")]
    CacheWriteFiveMinutes,

    /// <summary>Prompt tokens written to a thirty-minute cache.</summary>
    [JsonStringEnumMemberName("cacheWrite30m")]
    CacheWriteThirtyMinutes,

    /// <summary>Prompt tokens written to a one-hour cache.</summary>
    [JsonStringEnumMemberName("cacheWrite1h")]
    CacheWriteOneHour,

    /// <summary>Prompt tokens written to a twelve-hour cache.</summary>
    [JsonStringEnumMemberName("cacheWrite12h")]
    CacheWriteTwelveHours,

    /// <summary>Output tokens, reasoning included.</summary>
    Output,
}
