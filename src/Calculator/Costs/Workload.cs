using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>What one mean session uses, and how it is served.</summary>
public sealed record Workload
{
    private const int PromptDecimals = 12;

    /// <summary>The tokens of one session.</summary>
    public required TokenMix Tokens { get; init; }

    /// <summary>
    /// False if the caller did not say how much is written to a cache; where one is read from, the answer then says what was assumed.
    /// </summary>
    public bool CacheWriteIsKnown { get; init; } = true;

    /// <summary>How long written cache entries live; null for the shortest time the model's card has.</summary>
    public CacheTtl? CacheTtl { get; init; }

    /// <summary>How many requests the session makes.</summary>
    public RequestsPerSession Requests { get; init; } = new(1);

    /// <summary>The share of sessions sent through the batch tier.</summary>
    public Share BatchShare { get; init; }

    /// <summary>
    /// The tier of the rest; null where nobody said: standard, or the peak card where <see cref="PeakShare"/> or the clock says so.
    /// </summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>The share of the standard tier's sessions that falls into the provider's peak hours; null where nobody said.</summary>
    public ShareOrEven? PeakShare { get; init; }

    /// <summary>Searches of the web by the provider's own tool, on the mean of all sessions.</summary>
    public SearchCount WebSearches { get; init; }

    /// <summary>
    /// What one session costs beside its tokens and searches, in dollars: charges that no
    /// price file states. Neither a region nor a discount changes it.
    /// </summary>
    public Usd Other { get; init; }

    /// <summary>The share of sessions that succeed.</summary>
    public SuccessRate SuccessRate { get; init; } = new(1);

    /// <summary>What is to be said of how the workload was stated, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The whole prompt of one mean request: it alone decides the size band, never a session's or a day's total.</summary>
    public TokenCount Prompt => Rounded(MeanPrompt);

    /// <summary>
    /// The prompt if every token of it were <paramref name="ratio"/> tokens. To 12 decimals:
    /// shares and ratios are rounded themselves in the 28th digit,
    /// and what is 272,000 tokens must not be taken for a little more.
    /// </summary>
    public TokenCount PromptAt(decimal ratio) => Rounded(MeanPrompt * ratio);

    private decimal MeanPrompt => (Tokens.Input / Requests).Value;

    private static TokenCount Rounded(decimal prompt) => new(prompt.Scale > PromptDecimals ? Math.Round(prompt, PromptDecimals) : prompt);
}
