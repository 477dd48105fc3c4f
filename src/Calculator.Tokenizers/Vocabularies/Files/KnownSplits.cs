using System.Text.Json;
using Calculator.Counting;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>
/// The patterns a <c>tokenizer.json</c> splits a text by, and which of our splitters does the same. A pattern that is not one of them to
/// the letter is not known: two that look alike may differ in a text that nobody thought of.
/// </summary>
internal static class KnownSplits
{
    private const string CaselessContractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string Space = @"\s*[\r\n]+|\s+(?!\S)|\s+";
    private const string Word = CaselessContractions + @"|[^\r\n\p{L}\p{N}]?\p{L}+";
    private const string Signs = @" ?[^\s\p{L}\p{N}]+[\r\n]*|" + Space;
    private const string CapitalWord = @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*";
    private const string SmallWord = @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+";
    private const string SignsAndSlashes = @" ?[^\s\p{L}\p{N}]+[\r\n/]*|" + Space;

    private static readonly (SplitPattern Split, string[] Patterns)[] Known =
    [
        (SplitPattern.Cl100k, [Word + @"|\p{N}{1,3}|" + Signs]),
        (SplitPattern.Qwen, [Word + @"|\p{N}|" + Signs]),
        (
            SplitPattern.O200k,
            [
                SmallWord + CaselessContractions + "?|" + CapitalWord + CaselessContractions + @"?|\p{N}{1,3}|" + SignsAndSlashes,
            ]
        ),
        (SplitPattern.Tekken, [SmallWord + "|" + CapitalWord + @"|\p{N}|" + SignsAndSlashes]),
        (
            SplitPattern.DeepSeek,
            [
                @"\p{N}{1,3}",
                "[一-龥\u3040-ゟ゠-ヿ]+",
                "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*"
                    + "|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
            ]
        ),
    ];

    /// <summary>The splitter that does what a pre-tokenizer says; null if none does.</summary>
    public static SplitPattern? Of(JsonElement? preTokenizer)
    {
        if (preTokenizer is { } alone && IsByteLevel(alone, byPattern: true))
            return SplitPattern.Gpt2;

        List<JsonElement> steps = preTokenizer?.Text("type") == "Sequence" ? [.. preTokenizer?.Field("pretokenizers")?.Items() ?? []] : [];
        if (steps.Count < 2 || !IsByteLevel(steps[^1], byPattern: false))
            return null;

        var patterns = steps[..^1].ConvertAll(PatternOf);
        return Array.Find(Known, known => known.Patterns.SequenceEqual(patterns)) is { Patterns: not null } found ? found.Split : null;
    }

    private static bool IsByteLevel(JsonElement step, bool byPattern) => step.Text("type") == "ByteLevel"
        && step.Field("add_prefix_space")?.ValueKind == JsonValueKind.False
        && (step.Field("use_regex")?.ValueKind != JsonValueKind.False) == byPattern;

    // All that a pattern finds, and all that it leaves, are pieces; or, of a pattern that leaves nothing, what it finds.
    private static string? PatternOf(JsonElement step)
    {
        var isPlain = (step.Text("behavior"), step.Field("invert")?.ValueKind)
            is ("Isolated", JsonValueKind.False) or ("Removed", JsonValueKind.True);
        return step.Text("type") == "Split" && isPlain ? step.Field("pattern")?.Text("Regex") : null;
    }
}
