using System.Text.Json;

namespace Calculator.Usage.Sources;

/// <summary>Where a line holds the response of an API: it is the response, or programs log it inside of something.</summary>
internal static class LoggedResponse
{
    // What programs, and the events of a stream, call what came back.
    private static readonly string[] Names = ["response", "body", "data", "result", "completion", "message"];

    // What an object of tokens is called, and how its counts end: Gemini's SDK of Python writes the names of the API in another way.
    private static readonly string[] Usages = ["usage", "usageMetadata", "usage_metadata"];
    private static readonly string[] Counts = ["_tokens", "Tokens", "_token_count", "TokenCount"];

    /// <summary>Each object that may be the response: the line itself, the body of a batch's output, what else it holds.</summary>
    public static IEnumerable<JsonElement> Candidates(JsonElement line)
    {
        yield return line;
        if (line.Object("response", "body") is { } body)
            yield return body;
        foreach (var name in Names)
        {
            if (line.Object(name) is { } inside)
                yield return inside;
        }
    }

    /// <summary>Whether something in a line tells tokens, by whatever name it is called.</summary>
    public static bool IsOverlookedIn(JsonElement line) =>
        TellsTokens(line) || line.EnumerateObject().Any(one => TellsTokens(one.Value));

    // OpenRouter's generations have no usage around them.
    private static bool TellsTokens(JsonElement owner) =>
        owner.Has("native_tokens_prompt")
        || Array.Exists(Usages, name => owner.Object(name) is { } usage && usage.EnumerateObject().Any(IsOfTokens));

    private static bool IsOfTokens(JsonProperty count) => Counts.Any(end => count.Name.EndsWith(end, StringComparison.Ordinal));
}
