using System.Text.Json;
using Calculator.Pricing;

namespace Calculator.Usage.Sources;

/// <summary>Tokens as Codex counts them.</summary>
/// <param name="Input">The prompt, cached and written tokens included.</param>
/// <param name="Cached">What was read from cache.</param>
/// <param name="Written">What was written to it; 0 in older logs.</param>
/// <param name="Output">Output, reasoning included.</param>
internal readonly record struct CodexTokens(long Input, long Cached, long Written, long Output)
{
    /// <summary>Whether each is a number of tokens.</summary>
    public bool AreValid => new UsageTokens(Input, Cached, Written, 0, Output).AreValid;

    /// <summary>Reads a usage object; null if there is none.</summary>
    public static CodexTokens? Of(JsonElement? usage) => usage is { } given && (given.Has("input_tokens") || given.Has("output_tokens"))
        ? new CodexTokens(
            given.Tokens("input_tokens"),
            given.Tokens("cached_input_tokens"),
            given.Tokens("cache_write_input_tokens"),
            given.Tokens("output_tokens"))
        : null;

    /// <summary>What one count is more than another; negative parts where the counter began anew.</summary>
    public static CodexTokens operator -(CodexTokens left, CodexTokens right) =>
        new(left.Input - right.Input, left.Cached - right.Cached, left.Written - right.Written, left.Output - right.Output);

    /// <summary>The record of a request.</summary>
    public UsageRecord Record(DateTime? at, string model, string? session)
    {
        var (tokens, remarks) = InclusiveTokens.Of(Input, Cached, Written, Output);
        return new UsageRecord { At = at, Session = session, Model = model, Tokens = tokens, Remarks = remarks };
    }
}

/// <summary>One count of a rollout.</summary>
/// <param name="At">When.</param>
/// <param name="Model">The model.</param>
/// <param name="Total">The tokens so far; null where it does not say.</param>
/// <param name="Last">Those of the last request; null where it does not say.</param>
internal readonly record struct CodexEvent(DateTime At, string Model, CodexTokens? Total, CodexTokens? Last)
{
    /// <summary>The tier that was asked for, and what is to be said of it.</summary>
    public (ServiceTier Tier, UsageRemarks Remarks) Tier { get; init; }

    /// <summary>What it is known by where it is told again: the total, and where none is told the request.</summary>
    public (CodexTokens? Total, CodexTokens? Last) Count => Total is null ? (null, Last) : (Total, null);

    /// <summary>The record of its request.</summary>
    public UsageRecord Record(CodexTokens tokens, string? session)
    {
        var record = tokens.Record(At, Model, session);
        return record with { Tier = Tier.Tier, Remarks = record.Remarks | Tier.Remarks };
    }
}
