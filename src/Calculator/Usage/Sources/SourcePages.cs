using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>What a page of a report says of those behind it: a report of which pages are missing is a part of a bill.</summary>
/// <remarks>
/// Rules: <c>has_more</c> of Anthropic's and OpenAI's reports; <c>meta.page</c> and <c>meta.totalPages</c> of Langfuse's public API.
/// </remarks>
internal static class SourcePages
{
    /// <summary>Counts a page as the last one or as one that others follow; what says neither is whole by itself.</summary>
    public static void Count(JsonElement page, IUsageSink sink)
    {
        if (IsLast(page) is { } isLast)
            sink.Count(isLast ? UsageEvent.LastPage : UsageEvent.FollowedPage);
    }

    private static bool? IsLast(JsonElement page) => page.At("has_more") switch
    {
        { ValueKind: JsonValueKind.True } => false,
        { ValueKind: JsonValueKind.False } => true,
        _ when page.Tokens("meta", "totalPages") is > 0 and var pages => page.Tokens("meta", "page") >= pages,
        _ => null,
    };
}
