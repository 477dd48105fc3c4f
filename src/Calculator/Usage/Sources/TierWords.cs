using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Sources;

/// <summary>The words that providers have for the tier that served a request.</summary>
internal static class TierWords
{
    /// <summary>The words beside none for the standard tier.</summary>
    public static IReadOnlyList<string> Standard { get; } = ["default", "auto"];

    /// <summary>
    /// The tier a word stands for: none, <c>default</c> and <c>auto</c> are standard. One that is not known is billed as standard too, and
    /// a remark says so.
    /// </summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) Of(string? word)
    {
        if (string.IsNullOrEmpty(word) || Standard.Contains(word, StringComparer.OrdinalIgnoreCase))
            return (ServiceTier.Standard, UsageRemarks.None);
        return EnumNames<ServiceTier>.TryParse(word, out var tier)
            ? (tier, UsageRemarks.None)
            : (ServiceTier.Standard, UsageRemarks.TierUnknown);
    }

    /// <summary>The tier of Anthropic's words for a speed: fast mode is one of its own. What is not known is billed as standard.</summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) OfSpeed(string? word) => word?.ToLowerInvariant() switch
    {
        null or "" or "standard" or "normal" => (ServiceTier.Standard, UsageRemarks.None),
        "fast" => (ServiceTier.Fast, UsageRemarks.None),
        _ => (ServiceTier.Standard, UsageRemarks.TierUnknown),
    };

    /// <summary>
    /// The tier that a request is billed in by both its words: fast mode is one of its own, and what neither word is known for is standard.
    /// Where one of them is known, nothing is to be said of the other.
    /// </summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) Billed(
        (ServiceTier Tier, UsageRemarks Remarks) tier, (ServiceTier Tier, UsageRemarks Remarks) speed) =>
        speed.Tier != ServiceTier.Standard ? speed
        : tier.Tier != ServiceTier.Standard ? tier
        : (ServiceTier.Standard, tier.Remarks | speed.Remarks);

    /// <summary>The tier that a client asked for and logs. Whether that one served nobody says, and a remark tells so.</summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) Asked(string? word)
    {
        var (tier, remarks) = Of(word);
        return (tier, tier == ServiceTier.Standard ? remarks : remarks | UsageRemarks.TierAsked);
    }
}
