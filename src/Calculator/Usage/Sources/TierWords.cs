using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Sources;

/// <summary>The words that providers have for the tier that served a request.</summary>
internal static class TierWords
{
    /// <summary>
    /// The tier a word stands for: none, <c>default</c> and <c>auto</c> are standard. One that is not known is billed as standard too, and
    /// a remark says so.
    /// </summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) Of(string? word)
    {
        if (word is null or "" or "default" or "auto")
            return (ServiceTier.Standard, UsageRemarks.None);
        return EnumNames<ServiceTier>.TryParse(word, out var tier)
            ? (tier, UsageRemarks.None)
            : (ServiceTier.Standard, UsageRemarks.TierUnknown);
    }

    /// <summary>The tier that a client asked for and logs. Whether that one served nobody says, and a remark tells so.</summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) Asked(string? word)
    {
        var (tier, remarks) = Of(word);
        return (tier, tier == ServiceTier.Standard ? remarks : remarks | UsageRemarks.TierAsked);
    }
}
