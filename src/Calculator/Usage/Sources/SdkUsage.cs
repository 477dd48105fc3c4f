using System.Text.Json;

namespace Calculator.Usage.Sources;

/// <summary>
/// What Vercel's AI SDK writes on the span of a call beside the names of the conventions: names of its own, and what the provider said as a
/// text of JSON. From its version 6 on the input includes what is cached; before, it is as each provider counts it, and Anthropic and
/// Bedrock count it without.
/// </summary>
/// <remarks>
/// Rules: vercel/ai, packages anthropic, amazon-bedrock and openai, and its issues #8794 and #13129; sentry-javascript #21488, which tells
/// the versions apart by the same names.
/// </remarks>
internal readonly struct SdkUsage
{
    private const string Metadata = "ai.response.providerMetadata";
    private const string Details = "ai.usage.inputTokenDetails.";

    private static readonly string[] NamesOfRead = ["ai.usage.cachedInputTokens", Details + "cacheReadTokens"];
    private static readonly string[] NamesOfWritten = [Details + "cacheWriteTokens"];

    // Which provider was called, by the SDK's names and by those of the conventions; and the words of those that count without the cache.
    private static readonly string[] NamesOfProvider = ["ai.model.provider", "gen_ai.system", "gen_ai.provider.name"];
    private static readonly string[] Apart = ["anthropic", "bedrock"];

    private readonly Dictionary<string, JsonElement> _said;
    private readonly JsonElement _metadata;

    private SdkUsage(Dictionary<string, JsonElement> said)
    {
        _said = said;
        var written = said.TryGetValue(Metadata, out var value) ? JsonFields.Unpacked(value.At("stringValue")) : null;
        _metadata = written ?? default;
        IsUnread = written is { ValueKind: not JsonValueKind.Object };
    }

    /// <summary>Its names of what is cached, or that tell it.</summary>
    public static IReadOnlyList<string> NamesOfCache { get; } = [.. NamesOfRead, .. NamesOfWritten, Details + "noCacheTokens"];

    /// <summary>Whether what the provider said cannot be read.</summary>
    public bool IsUnread { get; }

    /// <summary>Prompt tokens read from cache; 0 where it says none.</summary>
    public long Read => First(
        OfNames(NamesOfRead),
        _metadata.Tokens("anthropic", "usage", "cache_read_input_tokens"),
        _metadata.Tokens("anthropic", "cacheReadInputTokens"),
        _metadata.Tokens("bedrock", "usage", "cacheReadInputTokens"),
        _metadata.Tokens("openai", "cachedPromptTokens"));

    /// <summary>Prompt tokens written to cache; 0 where it says none.</summary>
    public long Written => First(
        OfNames(NamesOfWritten),
        _metadata.Tokens("anthropic", "usage", "cache_creation_input_tokens"),
        _metadata.Tokens("anthropic", "cacheCreationInputTokens"),
        _metadata.Tokens("bedrock", "usage", "cacheWriteInputTokens"));

    /// <summary>The word for the tier that served; null where it says none.</summary>
    public string? Tier => _metadata.Word("openai", "serviceTier") ?? _metadata.Word("anthropic", "usage", "service_tier");

    /// <summary>The word for the speed; null where it says none.</summary>
    public string? Speed => _metadata.Word("anthropic", "usage", "speed");

    /// <summary>The word for the region it was kept in; null where it says none.</summary>
    public string? Geo => _metadata.Word("anthropic", "usage", "inference_geo");

    /// <summary>Searches of the web by Anthropic's own tool.</summary>
    public long Searches => _metadata.Tokens("anthropic", "usage", "server_tool_use", "web_search_requests");

    /// <summary>Whether what is cached stands beside the input by what the provider counted; null where that is not said.</summary>
    /// <param name="input">The input as the span has it.</param>
    public bool? IsBeside(long input) =>
        _metadata.Has("anthropic", "usage", "input_tokens") ? input == _metadata.Tokens("anthropic", "usage", "input_tokens") : null;

    /// <summary>Whether the provider counts what is cached beside the input, and the version is none that is known to put it in.</summary>
    public bool MayBeBeside
    {
        get
        {
            var said = _said;
            var provider = NamesOfProvider.Select(name => OTelFields.Name(said, name)).FirstOrDefault(name => name is not null) ?? "";
            return said.Keys.Any(name => name.StartsWith("ai.", StringComparison.Ordinal))
                && !said.Keys.Any(name => name.StartsWith(Details, StringComparison.Ordinal))
                && Array.Exists(Apart, word => provider.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>What it says on a span.</summary>
    public static SdkUsage Of(Dictionary<string, JsonElement> said) => new(said);

    /// <summary>How many of the written tokens are kept for an hour; null where it does not say of all of them how long.</summary>
    /// <param name="written">How many were written.</param>
    public long? HourOf(long written)
    {
        var (minutes, hour) = (WrittenFor("ephemeral_5m_input_tokens"), WrittenFor("ephemeral_1h_input_tokens"));
        return minutes >= 0 && hour >= 0 && minutes + hour == written ? hour : null;
    }

    private long WrittenFor(string lifetime) => _metadata.Tokens("anthropic", "usage", "cache_creation", lifetime);

    private long OfNames(string[] names)
    {
        var said = _said;
        return First([.. names.Select(name => OTelFields.Number(said, name))]);
    }

    private static long First(params ReadOnlySpan<long> numbers)
    {
        foreach (var number in numbers)
        {
            if (number != 0)
                return number;
        }

        return 0;
    }
}
