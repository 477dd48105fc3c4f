using System.Globalization;
using System.Text.Json;

namespace Calculator.Usage.Sources;

/// <summary>The values of a span or an event as OTLP JSON writes them.</summary>
internal static class OTelFields
{
    private const decimal NanosecondsPerTick = 100;

    /// <summary>The attributes of a span or an event.</summary>
    public static Dictionary<string, JsonElement> Attributes(JsonElement owner)
    {
        var said = new Dictionary<string, JsonElement>();
        foreach (var attribute in owner.List("attributes"))
        {
            if (attribute.Text("key") is { } key && attribute.Object("value") is { } value)
                said[key] = value;
        }

        return said;
    }

    /// <summary>A number of tokens; 0 where there is none, and -1 where it is something else.</summary>
    /// <remarks>OTLP writes 64 bits as a text; some exporters write a number, and some programs attributes that are texts.</remarks>
    public static long Number(Dictionary<string, JsonElement> said, string name)
    {
        if (!said.TryGetValue(name, out var value))
            return 0;
        if ((value.Text("intValue") ?? Text(value)) is { } text)
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens : -1;
        return value.Has("intValue") ? value.Tokens("intValue") : value.Has("doubleValue") ? value.Tokens("doubleValue") : -1;
    }

    /// <summary>A text; null where there is none, or an empty one.</summary>
    public static string? Name(Dictionary<string, JsonElement> said, string name) =>
        said.TryGetValue(name, out var value) && Text(value) is { Length: > 0 } text ? text : null;

    /// <summary>A value that is a text; null where it is none.</summary>
    public static string? Text(JsonElement value) => value.Text("stringValue");

    /// <summary>A time in nanoseconds since 1970; null where there is none.</summary>
    public static DateTime? TimeOf(JsonElement owner, string name)
    {
        var written = owner.Text(name) ?? owner.At(name)?.ToString();
        var isTime = decimal.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds);
        return isTime && nanoseconds < long.MaxValue
            ? DateTime.UnixEpoch.AddTicks((long)(nanoseconds / NanosecondsPerTick))
            : null;
    }
}
