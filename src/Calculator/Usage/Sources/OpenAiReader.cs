using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// OpenAI's <c>usage</c> objects, one a line, alone or inside the response: of Chat (<c>prompt_tokens</c>, <c>completion_tokens</c>) or of
/// Responses
/// (<c>input_tokens</c>, <c>output_tokens</c>). The prompt includes cached and written tokens, the output reasoning. The tier is the
/// response's own:
/// the one that served, and not the one that was asked for.
/// </summary>
/// <remarks>Rules: openai-openapi f85dbe2, CompletionUsage and ResponseUsage.</remarks>
internal static class OpenAiReader
{
    /// <summary>Why a usage object is not read: its input is without the cached tokens, and would be counted wrong.</summary>
    public const string Anthropics = "its usage is of Anthropic's Messages API, which counts the input without cached tokens";

    public static bool Recognises(JsonElement line) => UsageOf(line) is { } usage && !IsAnthropics(usage);

    public static string? Read(JsonElement line, IUsageSink sink)
    {
        if (UsageOf(line) is not { } usage)
            return line.Has("usage") || line.Has("error") ? ReadingFaults.NoTokens : null;
        if (IsAnthropics(usage))
            return Anthropics;

        var isChat = usage.Has("prompt_tokens");
        var details = isChat ? "prompt_tokens_details" : "input_tokens_details";
        var (tokens, remarks) = InclusiveTokens.Of(
            usage.Tokens(isChat ? "prompt_tokens" : "input_tokens"),
            usage.Tokens(details, "cached_tokens"),
            usage.Tokens(details, "cache_write_tokens"),
            OutputOf(usage, isChat));
        return Requests.Add(sink, line, TierWords.Of(line.Word("service_tier")), tokens, remarks | ModalitiesOf(usage));
    }

    /// <summary>The usage object of a line, or the line that is one; null if there is none.</summary>
    public static JsonElement? UsageOf(JsonElement line)
    {
        var usage = line.Object("usage") ?? line;
        var isChat = usage.Has("prompt_tokens") && usage.Has("completion_tokens");
        return isChat || (usage.Has("input_tokens") && usage.Has("output_tokens")) ? usage : null;
    }

    /// <summary>What is to be said of the tokens of audio that a usage object has: they have rates of their own.</summary>
    public static UsageRemarks ModalitiesOf(JsonElement? usage) =>
        usage is { } said && (HasAudio(said, "prompt_tokens_details") || HasAudio(said, "completion_tokens_details"))
            ? UsageRemarks.OtherModalities
            : UsageRemarks.None;

    private static bool HasAudio(JsonElement usage, string details) => usage.Tokens(details, "audio_tokens") != 0;

    private static bool IsAnthropics(JsonElement usage) => usage.Has("cache_read_input_tokens") || usage.Has("cache_creation_input_tokens");

    private static long OutputOf(JsonElement usage, bool isChat) => usage.Tokens(isChat ? "completion_tokens" : "output_tokens");
}
