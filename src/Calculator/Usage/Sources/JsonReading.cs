using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>The values that logs hold, as every reader of one reads them.</summary>
internal static class JsonReading
{
    private const int MostNameBytes = 4096;

    /// <summary>The value of a name, kept once; null where the value is no text.</summary>
    public static string? Name(this ref Utf8JsonReader json, NameTable names)
    {
        if (json.TokenType != JsonTokenType.String)
            return null;
        if (!json.ValueIsEscaped)
            return names.Of(json.ValueSpan);

        Span<byte> unescaped = stackalloc byte[MostNameBytes];
        return json.ValueSpan.Length > MostNameBytes ? names.Of(json.ValueSpan) : names.Of(unescaped[..json.CopyString(unescaped)]);
    }

    /// <summary>
    /// A number of tokens; 0 where there is none (<c>null</c>), and -1, which no record may have, where it is something else: what is
    /// beyond the most that is taken in may be beyond what can be added up.
    /// </summary>
    public static long Tokens(this ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Number when json.TryGetInt64(out var tokens) && tokens >= 0 && tokens <= UsageTokens.Most => tokens,
        JsonTokenType.Null => 0,
        _ => -1,
    };

    /// <summary>
    /// Goes to the next property of the object that the reader stands in; false at its end. It stands at the value's beginning then.
    /// </summary>
    public static bool NextProperty(this ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;
}
