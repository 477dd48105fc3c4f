using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Binding;

/// <summary>A service tier as a caller writes it: by its name, or by one of OpenAI's words for standard.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="OtherWord">The word, where it is not the tier's name.</param>
internal readonly record struct AskedTier(ServiceTier Tier, string? OtherWord)
{
    private static readonly string[] WordsForStandard = ["default", "auto"];

    /// <summary>All that may be written.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. EnumNames<ServiceTier>.All, .. WordsForStandard];

    /// <summary>What is to be said of the word; null where it is the tier's name.</summary>
    public string? Remark => OtherWord is null ? null : $"serviceTier '{OtherWord}' is priced as standard.";

    /// <summary>The tier as it was asked for.</summary>
    public override string ToString() => OtherWord ?? EnumNames<ServiceTier>.Of(Tier);

    public static bool TryParse(string text, out AskedTier asked)
    {
        var other = Array.Find(WordsForStandard, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        var isName = EnumNames<ServiceTier>.TryParse(text, out var tier);
        asked = new AskedTier(tier, other);
        return isName || other is not null;
    }
}
