using System.Text.Json;
using Calculator.Units;

namespace Calculator.Usage.Sources;

/// <summary>The values of a JSON object, as readers of small ones take them.</summary>
internal static class JsonFields
{
    /// <summary>What stands at a path; null where there is nothing, or null.</summary>
    public static JsonElement? At(this JsonElement owner, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out owner))
                return null;
        }

        return owner.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : owner;
    }

    /// <summary>The object at a path; null where there is none.</summary>
    public static JsonElement? Object(this JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.At(path) is { ValueKind: JsonValueKind.Object } found ? found : null;

    /// <summary>The items of the list at a path; none where there is no list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.At(path) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? Text(this JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.At(path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>What stands at a path as a word, whatever it is: what should be a text and is none is a word that nobody knows.</summary>
    public static string? Word(this JsonElement owner, params ReadOnlySpan<string> path) => owner.At(path)?.ToString();

    /// <summary>
    /// The number of tokens at a path; 0 where there is none, and -1, which no record may have, where it is something else.
    /// </summary>
    public static long Tokens(this JsonElement owner, params ReadOnlySpan<string> path)
    {
        if (owner.At(path) is not { } found)
            return 0;

        var isNumber = found.ValueKind == JsonValueKind.Number && found.TryGetDecimal(out var number) && TokenCount.Bounds.Contain(number);
        return isNumber ? (long)found.GetDecimal() : -1;
    }

    /// <summary>
    /// A value that may have been written as a text of JSON, as exports of tables do; null where it is empty. What is no JSON stays a text.
    /// </summary>
    public static JsonElement? Unpacked(JsonElement? value)
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

    /// <summary>Whether there is anything at a path.</summary>
    public static bool Has(this JsonElement owner, params ReadOnlySpan<string> path) => owner.At(path) is not null;

    /// <summary>The time at a path, in UTC. Null where there is none.</summary>
    public static DateTime? Time(this JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.At(path) is { } found ? JsonTime.Of(found) : null;
}
