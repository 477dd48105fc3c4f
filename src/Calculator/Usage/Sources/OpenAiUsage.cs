using System.Text.Json;

namespace Calculator.Usage.Sources;

/// <summary>
/// The <c>usage</c> object of a response in OpenAI's form: of Chat (<c>prompt_tokens</c>, <c>completion_tokens</c>) or of Responses
/// (<c>input_tokens</c>, <c>output_tokens</c>), alone, inside the response, or inside of what was logged around
/// that, as a batch's output is.
/// </summary>
/// <remarks>
/// Rules: openai-openapi f85dbe2, CompletionUsage, ResponseUsage, RealtimeResponse, ImageGenUsage, BatchRequestOutput and
/// WebSearchToolCall.
/// </remarks>
internal readonly struct OpenAiUsage
{
    // What is known of a cache by its name, or is told by what else is known.
    private static readonly string[] OfCache =
    [
        "cached_tokens", "cache_write_tokens", "cache_creation_tokens", "prompt_cache_hit_tokens", "prompt_cache_miss_tokens",
        "cache_read_input_tokens", "cache_creation_input_tokens",
    ];

    private readonly JsonElement _usage;
    private readonly string _inputDetails;
    private readonly string _outputDetails;

    private OpenAiUsage(JsonElement line, JsonElement response, JsonElement usage, bool isChat)
    {
        (Line, Response, _usage, IsChat) = (line, response, usage, isChat);
        // The Realtime API writes one token.
        (_inputDetails, _outputDetails) = isChat ? ("prompt_tokens_details", "completion_tokens_details")
            : !usage.Has("input_tokens_details") && usage.Has("input_token_details") ? ("input_token_details", "output_token_details")
            : ("input_tokens_details", "output_tokens_details");
    }

    /// <summary>The line that holds it.</summary>
    public JsonElement Line { get; }

    /// <summary>What stands around it.</summary>
    public JsonElement Response { get; }

    public bool IsChat { get; }

    /// <summary>Whether it is of a batch's output.</summary>
    public bool IsBatch => Line.Has("custom_id") && Line.Has("response", "body");

    /// <summary>
    /// Whether it is of Anthropic's Messages API, whose input is without the cached tokens. In the form of Chat it has them.
    /// </summary>
    public bool IsAnthropics => !IsChat && (_usage.Has("cache_read_input_tokens") || _usage.Has("cache_creation_input_tokens"));

    public long Input => _usage.Tokens(IsChat ? "prompt_tokens" : "input_tokens");

    public long Output => _usage.Tokens(IsChat ? "completion_tokens" : "output_tokens");

    public long Reasoning => _usage.Tokens(_outputDetails, "reasoning_tokens");

    /// <summary>What the total has beside input and output; null where none is said.</summary>
    public long? Beside => _usage.Has("total_tokens") ? _usage.Tokens("total_tokens") - Input - Output : null;

    /// <summary>Searches of the web: opening a page and looking for something on it are none.</summary>
    public long WebSearches => Response.List("output")
        .Count(item => item.Text("type") == "web_search_call" && item.Text("action", "type") is null or "search");

    /// <summary>Names that speak of a cache and are none known, where they tell tokens.</summary>
    public IEnumerable<string> UnknownOfCache =>
        NamesOf(_usage).Concat(_usage.Object(_inputDetails) is { } details ? NamesOf(details) : []);

    /// <summary>What is to be said of tokens of audio, and of pictures that came back: they have rates of their own.</summary>
    public UsageRemarks Modalities =>
        HasAudio(_usage, _inputDetails) || HasAudio(_usage, _outputDetails) || _usage.Tokens(_outputDetails, "image_tokens") != 0
            ? UsageRemarks.OtherModalities
            : UsageRemarks.None;

    /// <summary>The usage that a line holds; null if there is none.</summary>
    public static OpenAiUsage? Of(JsonElement line)
    {
        foreach (var response in LoggedResponse.Candidates(line))
        {
            var usage = response.Object("usage") ?? response;
            var isChat = usage.Has("prompt_tokens") && usage.Has("completion_tokens");
            if (isChat || (usage.Has("input_tokens") && usage.Has("output_tokens")))
                return new OpenAiUsage(line, response, usage, isChat);
        }

        return null;
    }

    /// <summary>Its tokens in disjoint classes. Only Chat is what others speak too, each with words of its own for a cache.</summary>
    /// <param name="output">What is billed as output.</param>
    public (UsageTokens Tokens, UsageRemarks Remarks) Apart(long output) => IsChat
        ? new LiteLlmUsage(_usage, null).Apart(Input, output, Response.Text("model") ?? Line.Text("model"))
        : InclusiveTokens.Of(
            Input, _usage.Tokens(_inputDetails, "cached_tokens"), _usage.Tokens(_inputDetails, "cache_write_tokens"), output);

    /// <summary>The same of an object that holds the details of a prompt and a completion.</summary>
    public static UsageRemarks ModalitiesOf(JsonElement? usage) =>
        usage is { } said && (HasAudio(said, "prompt_tokens_details") || HasAudio(said, "completion_tokens_details"))
            ? UsageRemarks.OtherModalities
            : UsageRemarks.None;

    private static IEnumerable<string> NamesOf(JsonElement owner) => owner.EnumerateObject()
        .Where(one => one.Name.Contains("cache", StringComparison.Ordinal) && !OfCache.Contains(one.Name) && owner.Tokens(one.Name) > 0)
        .Select(one => one.Name);

    private static bool HasAudio(JsonElement usage, string details) => usage.Tokens(details, "audio_tokens") != 0;
}
