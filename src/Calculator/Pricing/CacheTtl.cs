using System.Text.Json.Serialization;

namespace Calculator.Pricing;

/// <summary>
/// How long written cache entries live, and so which write rate applies: an hour
/// costs more than five minutes. In order, the shortest first.
/// </summary>
public enum CacheTtl
{
    /// <summary>Five minutes.</summary>
    [JsonStringEnumMemberName("5m")]
    FiveMinutes,

    /// <summary>Thirty minutes: the shortest that OpenAI sells, since GPT-6.2.</summary>
    [JsonStringEnumMemberName("30m")]
    ThirtyMinutes,

    /// <summary>One hour.</summary>
    [JsonStringEnumMemberName("1h")]
    OneHour,

    /// <summary>Twelve hours.</summary>
    [JsonStringEnumMemberName("12h")]
    TwelveHours,
}
