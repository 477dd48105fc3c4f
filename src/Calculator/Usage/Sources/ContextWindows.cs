namespace Calculator.Usage.Sources;

/// <summary>Anthropic's words for the sizes of prompts that a sum is of.</summary>
/// <remarks>Rules: <c>context_window</c> of the usage report (<c>0-200k</c>) and of the console's export (<c>≤ 200k</c>).</remarks>
internal static class ContextWindows
{
    /// <summary>The largest prompt of the smaller window.</summary>
    public const long EndOfSmaller = 200_000;

    /// <summary>A prompt of those sizes, in tokens, for the band of a price; null where the word is none that is known.</summary>
    public static long? PromptOf(string? word) => word is null ? null : Plain(word) switch
    {
        "0-200k" or "≤200k" or "<=200k" => 0,
        "200k-1m" or ">200k" => EndOfSmaller + 1,
        _ => null,
    };

    // Spreadsheets write a dash in place of a hyphen.
    private static string Plain(string word) =>
        word.Replace(" ", "", StringComparison.Ordinal).Replace('–', '-').ToLowerInvariant();
}
