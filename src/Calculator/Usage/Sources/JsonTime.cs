using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Calculator.Usage.Sources;

/// <summary>
/// A time in a line of JSON: a text as <see cref="TimeText"/> reads it, or a number since 1970 in seconds, milliseconds, microseconds or
/// nanoseconds, which its size tells, with a fraction or without one; the number may be a text.
/// </summary>
internal static class JsonTime
{
    // Beyond these it lies at an end of time, where no zone and no calendar can be reckoned with.
    private const int FirstYear = 1970;
    private const int LastYear = 2999;

    // In seconds: beyond it a number is more likely one of the next smaller unit.
    private const decimal YearThreeThousand = 32_503_680_000m;
    private const decimal NanosecondsInSecond = 1_000_000_000m;

    /// <summary>The time, in UTC; null where it is none.</summary>
    public static DateTime? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Of(Encoding.UTF8.GetBytes(value.GetString()!)),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => Of(number),
        _ => null,
    };

    /// <summary>The same of the value that the reader stands at.</summary>
    public static DateTime? Of(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.ValueIsEscaped ? Of(Encoding.UTF8.GetBytes(json.GetString()!)) : Of(json.ValueSpan),
        JsonTokenType.Number when json.TryGetDecimal(out var number) => Of(number),
        _ => null,
    };

    private static DateTime? Of(ReadOnlySpan<byte> text)
    {
        if (TimeText.TryParse(text, out var time))
            return time.Year is < FirstYear or > LastYear ? null : time;

        var isNumber = Utf8Parser.TryParse(text, out decimal number, out var read) && read == text.Length;
        return isNumber ? Of(number) : null;
    }

    private static DateTime? Of(decimal number)
    {
        if (number < 0)
            return null;

        for (var part = 1m; part <= NanosecondsInSecond; part *= 1000)
        {
            if (number < YearThreeThousand * part)
                return DateTime.UnixEpoch.AddTicks((long)(number / part * TimeSpan.TicksPerSecond));
        }

        return null;
    }
}
