using System.Collections.Frozen;

namespace Calculator.Api.Binding;

/// <summary>
/// Names that providers give to their counts of tokens, and what they are here: the nearest name by its letters may count something else.
/// </summary>
internal static class ProviderNames
{
    private static readonly FrozenDictionary<string, (string Field, string Meaning)> Names =
        new Dictionary<string, (string Field, string Meaning)>
        {
            ["input_tokens"] = (
                "inputTokens",
                "inputTokens counts cached tokens too: of OpenAI it is input_tokens, "
                    + "of Anthropic input_tokens, cache_read_input_tokens and cache_creation_input_tokens together"),
            ["prompt_tokens"] = ("inputTokens", "it is inputTokens, cached tokens included"),
            ["promptTokenCount"] = (
                "inputTokens",
                "inputTokens is promptTokenCount and toolUsePromptTokenCount together, cached tokens included"),
            ["cache_read_input_tokens"] = PartOfTheInput("cacheReadTokens"),
            ["cached_tokens"] = PartOfTheInput("cacheReadTokens"),
            ["cachedContentTokenCount"] = PartOfTheInput("cacheReadTokens"),
            ["cache_creation_input_tokens"] = (
                "cacheWriteTokens",
                "it is cacheWriteTokens, those that live for an hour cacheWrite1hTokens, and inputTokens counts all of them too"),
            ["ephemeral_5m_input_tokens"] = PartOfTheInput("cacheWriteTokens"),
            ["ephemeral_1h_input_tokens"] = PartOfTheInput("cacheWrite1hTokens"),
            ["output_tokens"] = ("outputTokens", "it is outputTokens, reasoning included"),
            ["completion_tokens"] = ("outputTokens", "it is outputTokens, reasoning included: xAI counts reasoning_tokens beside it"),
            ["reasoning_tokens"] = ("outputTokens", "outputTokens counts them: OpenAI's output has them in it, xAI's not"),
            ["candidatesTokenCount"] = ("outputTokens", "outputTokens is candidatesTokenCount and thoughtsTokenCount together"),
            ["thoughtsTokenCount"] = ("outputTokens", "outputTokens is candidatesTokenCount and thoughtsTokenCount together"),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static (string Field, string Meaning) PartOfTheInput(string field) =>
        (field, $"it is {field}, and inputTokens counts these tokens too");

    /// <summary>What a provider's name is here, where that field is known; null if it is none of them.</summary>
    public static string? MeaningOf(string name, IReadOnlyList<string> known) =>
        Names.TryGetValue(name, out var meant) && known.Contains(meant.Field) ? meant.Meaning : null;
}
