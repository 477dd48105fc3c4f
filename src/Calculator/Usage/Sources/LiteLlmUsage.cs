using System.Text.Json;
using Calculator.Pricing;

namespace Calculator.Usage.Sources;

/// <summary>
/// What LiteLLM's <c>metadata</c> tells of a request's usage: in <c>usage_object</c>, in Anthropic's own words or in those it has for every
/// provider, and in <c>additional_usage_values</c> beside it. The same words stand in the <c>usage</c> of a chat. Where several tell the
/// same, the largest holds.
/// </summary>
/// <remarks>
/// Rules: LiteLLM's Usage and PromptTokensDetailsWrapper; api-docs.deepseek.com, create-chat-completion (<c>prompt_cache_hit_tokens</c>);
/// platform.moonshot.ai (<c>cached_tokens</c> of the usage itself).
/// </remarks>
/// <param name="usage">The one object.</param>
/// <param name="additional">The other.</param>
internal readonly struct LiteLlmUsage(JsonElement? usage, JsonElement? additional)
{
    private const string Details = "prompt_tokens_details";

    /// <summary>Searches of the web.</summary>
    public long Searches => Most(Tokens("server_tool_use", "web_search_requests"), Tokens(Details, "web_search_requests"));

    /// <summary>Reasoning tokens; 0 where it says none.</summary>
    public long Reasoning => Tokens("completion_tokens_details", "reasoning_tokens");

    /// <summary>What is to be said of tokens of audio, which have rates of their own.</summary>
    public UsageRemarks Modalities => OpenAiUsage.ModalitiesOf(usage) | OpenAiUsage.ModalitiesOf(additional);

    /// <summary>The tier that is billed: fast mode is one of its own. What is not known is billed as standard.</summary>
    public (ServiceTier Tier, UsageRemarks Remarks) Tier =>
        TierWords.Billed(TierWords.Of(Word("service_tier")), TierWords.OfSpeed(Word("speed")));

    // Prompt tokens read from cache; -1 where that is no number.
    private long Read => Most(
        Most(Tokens("cache_read_input_tokens"), Tokens(Details, "cached_tokens")),
        Most(Tokens("prompt_cache_hit_tokens"), Tokens("cached_tokens")));

    // Prompt tokens written to cache, however long they are kept.
    private long Written => Most(
        Most(Tokens("cache_creation_input_tokens"), Tokens(Details, "cache_creation_tokens")), Tokens(Details, "cache_write_tokens"));

    // Whether it says in Anthropic's words how many were written in all.
    private bool SaysWritten => Has("cache_creation_input_tokens") || Has(Details, "cache_creation_tokens");

    private bool SaysClaude => SaysWritten || Has("cache_read_input_tokens");

    /// <summary>What a row tells, and what is to be said of what cannot be read.</summary>
    public static (LiteLlmUsage Usage, UsageRemarks Remarks) Of(JsonElement row)
    {
        var metadata = JsonFields.Unpacked(row.At("metadata"));
        var usage = JsonFields.Unpacked(metadata?.At("usage_object"));
        var isUnread = IsOther(metadata) || IsOther(usage);
        return (
            new LiteLlmUsage(usage?.Object(), metadata?.Object("additional_usage_values")),
            isUnread ? UsageRemarks.MetadataUnread : UsageRemarks.None);
    }

    /// <summary>
    /// The tokens in disjoint classes. The prompt includes what is cached; where Claude has more cached than that, it stands beside it.
    /// </summary>
    /// <param name="input">The prompt.</param>
    /// <param name="output">The output.</param>
    /// <param name="model">The model: Claude's are the ones that keep what is written for more than one time.</param>
    public (UsageTokens Tokens, UsageRemarks Remarks) Apart(long input, long output, string? model)
    {
        var (minutes, hour) = (WrittenFor("ephemeral_5m_input_tokens"), WrittenFor("ephemeral_1h_input_tokens"));
        var (read, said) = (Read, Written);
        var written = minutes < 0 || hour < 0 ? -1 : Most(said, minutes + hour);
        if (written < 0 || written > UsageTokens.Most)
            return (new UsageTokens(input, read, -1, 0, output), UsageRemarks.None);

        var isBeside = SaysClaude && read + written > input;
        var (tokens, remarks) = isBeside
            ? (new UsageTokens(input, read, written, 0, output), UsageRemarks.CachedBesideInput)
            : InclusiveTokens.Of(input, read, written, output);
        var inHour = Math.Min(hour, tokens.CacheWrite5m);
        var left = tokens.CacheWrite5m - inHour;
        var mayBeSplit = SaysWritten || model?.Contains("claude", StringComparison.OrdinalIgnoreCase) == true;
        return (
            tokens with { CacheWrite5m = left, CacheWrite1h = inHour },
            remarks | (mayBeSplit && left > minutes ? UsageRemarks.CacheWriteUnsplit : 0)
                | (SaysWritten && minutes + hour > said ? UsageRemarks.WritesDiffer : 0));
    }

    /// <summary>A word; null where there is none.</summary>
    public string? Word(string name) => usage?.Word(name) ?? additional?.Word(name);

    // The larger one; -1, which no record may have, where one is no number.
    private static long Most(long one, long other) => one < 0 || other < 0 ? -1 : Math.Max(one, other);

    // By Anthropic's name for a time.
    private long WrittenFor(string lifetime) =>
        Most(Tokens("cache_creation", lifetime), Tokens(Details, "cache_creation_token_details", lifetime));

    private long Tokens(params ReadOnlySpan<string> path) => Most(usage?.Tokens(path) ?? 0, additional?.Tokens(path) ?? 0);

    private bool Has(params ReadOnlySpan<string> path) => usage?.Has(path) == true || additional?.Has(path) == true;

    private static bool IsOther(JsonElement? value) => value is { ValueKind: not JsonValueKind.Object };
}
