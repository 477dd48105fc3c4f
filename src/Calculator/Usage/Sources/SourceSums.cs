using Calculator.Pricing;

namespace Calculator.Usage.Sources;

/// <summary>What sources that tell sums have in common.</summary>
internal static class SourceSums
{
    /// <summary>The name of a model that a report was not grouped by.</summary>
    public const string UnnamedModel = "(all models)";

    /// <summary>
    /// The tier of a sum by its word. Without one it may hold requests of several: it is billed as standard, and a remark says so.
    /// </summary>
    public static (ServiceTier Tier, UsageRemarks Remarks) TierOf(string? word) =>
        word is null ? (ServiceTier.Standard, UsageRemarks.TierUnsaid) : TierWords.Of(word);
}
