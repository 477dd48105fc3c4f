using System.Text.Json;
using Calculator.Pricing;

namespace Calculator.Usage.Sources;

/// <summary>
/// What LiteLLM's <c>metadata</c> tells of a request's usage: in <c>usage_object</c>, in Anthropic's own words or in those it has for every
/// provider, and in <c>additional_usage_values</c> beside it. Where several tell the same, the largest holds.
/// </summary>
/// <param name="usage">The one object.</param>
/// <param name="additional">The other.</param>
internal readonly struct LiteLlmUsage(JsonElement? usage, JsonElement? additional)
{
    private const string Details = "prompt_tokens_details";

    /// <summary>Prompt tokens read from cache; -1 where that is no number.</summary>
    public long Read => Most(Tokens("cache_read_input_tokens"), Tokens(Details, "cached_tokens"));

    /// <summary>Prompt tokens written to cache, however long they are kept.</summary>
    public long Written => Most(Tokens("cache_creation_input_tokens"), Tokens(Details, "cache_creation_tokens"));

    /// <summary>Whether it says how many were written in all.</summary>
    public bool SaysWritten => Has("cache_creation_input_tokens") || Has(Details, "cache_creation_tokens");

    /// <summary>Searches of the web.</summary>
    public long Searches => Most(Tokens("server_tool_use", "web_search_requests"), Tokens(Details, "web_search_requests"));

    /// <summary>What is to be said of tokens of audio, which have rates of their own.</summary>
    public UsageRemarks Modalities => OpenAiUsage.ModalitiesOf(usage) | OpenAiUsage.ModalitiesOf(additional);

    /// <summary>The tier that is billed: fast mode is one of its own. What is not known is billed as standard.</summary>
    public (ServiceTier Tier, UsageRemarks Remarks) Tier =>
        TierWords.Billed(TierWords.Of(Word("service_tier")), TierWords.OfSpeed(Word("speed")));

    /// <summary>What a row tells, and what is to be said of what cannot be read.</summary>
    public static (LiteLlmUsage Usage, UsageRemarks Remarks) Of(JsonElement row)
    {
        var metadata = Unpacked(row.At("metadata"));
        var usage = Unpacked(metadata?.At("usage_object"));
        var isUnread = IsOther(metadata) || IsOther(usage);
        return (
            new LiteLlmUsage(usage?.Object(), metadata?.Object("additional_usage_values")),
            isUnread ? UsageRemarks.MetadataUnread : UsageRemarks.None);
    }

    /// <summary>Prompt tokens written to cache for a time, by Anthropic's name for it.</summary>
    public long WrittenFor(string lifetime) =>
        Most(Tokens("cache_creation", lifetime), Tokens(Details, "cache_creation_token_details", lifetime));

    /// <summary>A word; null where there is none.</summary>
    public string? Word(string name) => usage?.Word(name) ?? additional?.Word(name);

    /// <summary>The larger one; -1, which no record may have, where one is no number.</summary>
    public static long Most(long one, long other) => one < 0 || other < 0 ? -1 : Math.Max(one, other);

    private long Tokens(params ReadOnlySpan<string> path) => Most(usage?.Tokens(path) ?? 0, additional?.Tokens(path) ?? 0);

    private bool Has(params ReadOnlySpan<string> path) => usage?.Has(path) == true || additional?.Has(path) == true;

    private static bool IsOther(JsonElement? value) => value is { ValueKind: not JsonValueKind.Object };

    // An export of a table holds an object as a text. One that is empty says nothing; what is no JSON stays a text.
    private static JsonElement? Unpacked(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.String } packed)
            return value;

        try
        {
            var text = packed.GetString()!;
            return string.IsNullOrWhiteSpace(text) ? null : JsonElement.Parse(text).At();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return value;
        }
    }
}
