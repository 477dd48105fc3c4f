using Calculator.Pricing;

namespace Calculator.Usage;

/// <summary>
/// One request as a log tells it, or a sum of requests where that is all it tells. Every source is converted to this once, where it is
/// read.
/// </summary>
public readonly record struct UsageRecord
{
    /// <summary>One request.</summary>
    public UsageRecord()
    {
    }

    /// <summary>When it was made, in UTC; null where the source does not say.</summary>
    public DateTime? At { get; init; }

    /// <summary>The provider's session; null where the source names none.</summary>
    public string? Session { get; init; }

    /// <summary>Who made it, by the source's own name; null where the source names nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>The model's name as the source writes it.</summary>
    public required string Model { get; init; }

    /// <summary>The tier it was served in.</summary>
    public ServiceTier Tier { get; init; }

    /// <summary>The region it was kept in; null for any.</summary>
    public string? InferenceGeo { get; init; }

    /// <summary>Its tokens.</summary>
    public required UsageTokens Tokens { get; init; }

    /// <summary>Searches of the web by the provider's own tool.</summary>
    public long WebSearches { get; init; }

    /// <summary>How many requests it is the sum of; 0 where the source does not say.</summary>
    public long Requests { get; init; } = 1;

    /// <summary>The prompt that decides the band, in tokens, where it is not the record's own: a sum of requests has no prompt.</summary>
    public long? PromptForBand { get; init; }

    /// <summary>What is to be said of how it was read.</summary>
    public UsageRemarks Remarks { get; init; }
}

/// <summary>What may have to be said of a record, for the warnings of an answer.</summary>
[Flags]
public enum UsageRemarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tokens were written to cache and the source does not say for how long.</summary>
    CacheWriteUnsplit = 1,

    /// <summary>It is a sum of requests: their sizes, and so their bands, are not known.</summary>
    PromptUnknown = 2,

    /// <summary>More tokens were said to be cached than there are in the prompt.</summary>
    Clamped = 4,

    /// <summary>The source does not say when.</summary>
    Undated = 8,

    /// <summary>The model no longer had the tier that the record names.</summary>
    TierEnded = 16,

    /// <summary>It has web searches, and the model has no price of them.</summary>
    SearchesUnpriced = 32,

    /// <summary>The requests that one message says it is made of are not what it says in all.</summary>
    PartsDiffer = 64,

    /// <summary>Tokens are cached, and the source does not say whether its input includes them: it is taken not to.</summary>
    InputTakenAsUncached = 128,

    /// <summary>The source names a tier that is none known; it is billed as standard.</summary>
    TierUnknown = 256,

    /// <summary>The tier is the one that was asked for; the source does not say which one served.</summary>
    TierAsked = 512,

    /// <summary>That tier is not offered for such a prompt, so that it cannot have served.</summary>
    TierNotOffered = 1024,

    /// <summary>More tokens were said to be written to cache for an hour than are said to be written in all.</summary>
    WritesDiffer = 2048,

    /// <summary>It has tokens of audio or pictures, which may have a price of their own; they are billed as text.</summary>
    OtherModalities = 4096,

    /// <summary>What would tell the cached tokens and the tier cannot be read; all is billed as uncached, and as standard.</summary>
    MetadataUnread = 8192,

    /// <summary>It is a sum that says no tier, and may hold requests of several; it is billed as standard.</summary>
    TierUnsaid = 16384,

    /// <summary>The source says a day and no time of it, and the model has peak hours.</summary>
    TimeOfDayUnsaid = 32768,

    /// <summary>More tokens are cached than the input has, although its convention is to include them: they stand beside it.</summary>
    CachedBesideInput = 65536,

    /// <summary>Tokens are told under a name that is none known; they are not counted by themselves.</summary>
    UnknownTokens = 131072,

    /// <summary>Tokens are read from cache or written to it without a rate of the model for that, and billed at its input rate.</summary>
    CacheUnpriced = 262144,

    /// <summary>A total is said that is not the sum of what is said of prompt and output; those are billed.</summary>
    TotalDiffers = 524288,

    /// <summary>A prompt is longer than the model takes, so that it may be the sum of several; it is billed as one.</summary>
    PromptTooLong = 1048576,

    /// <summary>Tokens are cached, and the source does not say whether its input includes them: the model's provider does.</summary>
    InputTakenAsWhole = 2097152,

    /// <summary>A stream of which only the beginning is there: its output is what stands there in place of one.</summary>
    StreamCutOff = 4194304,
}
