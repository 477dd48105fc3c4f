using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>How the cache is built up again on the new model: caches are kept by model, so a move begins with an empty one.</summary>
public enum CacheRebuild
{
    /// <summary>A whole day without a cache read: right where a prefix comes once a day, an upper bound anywhere else.</summary>
    ColdDay,

    /// <summary>Reads grow evenly from none to what they were, over some days.</summary>
    Ramp,

    /// <summary>
    /// Each prefix, as long as what a request reads, is written once, by one request, and read from then on: right where entries are
    /// used again within their time to live.
    /// </summary>
    PerPrefix,
}

/// <summary>How a workload is moved to another model.</summary>
public sealed record Move
{
    /// <summary>How its cache is rebuilt.</summary>
    public CacheRebuild Rebuild { get; init; } = CacheRebuild.ColdDay;

    /// <summary>The days a <see cref="CacheRebuild.Ramp"/> takes.</summary>
    public WholeDays RampDays { get; init; } = new(1);

    /// <summary>The prefixes that <see cref="CacheRebuild.PerPrefix"/> writes.</summary>
    public PrefixCount DistinctPrefixes { get; init; } = new(1);

    /// <summary>The share of sessions that is run on the new model too, before the move; billed on both.</summary>
    public Share ShadowShare { get; init; }

    /// <summary>For how many days before the move.</summary>
    public WholeDays ShadowDays { get; init; }

    /// <summary>What the move costs in work.</summary>
    public Usd Engineering { get; init; }

    /// <summary>
    /// The new model's output tokens for each of the old one's, tokenizer and verbosity together; as the tokenizer counts if null.
    /// </summary>
    public TokenRatio? OutputRatio { get; init; }

    /// <summary>The new model's output tokens for each of the old one's.</summary>
    /// <param name="tokenizer">The ratio between the tokenizers.</param>
    /// <param name="scaleOutput">Whether output is counted anew where nothing is stated of it; else it keeps its tokens.</param>
    public TokenRatio OutputAt(TokenRatio tokenizer, bool scaleOutput) => OutputRatio ?? (scaleOutput ? tokenizer : TokenRatio.One);
}
