using System.Text.Json.Serialization;

namespace Calculator.Pricing;

/// <summary>How long written cache entries live, and so which write rate applies: an hour costs more than five minutes.</summary>
public enum CacheTtl
{
    /// <summary>Five minutes.</summary>
    [JsonStringEnumMemberName("5m")]
    FiveMinutes,

    /// <summary>One hour.</summary>
    [JsonStringEnumMemberName("1h")]
    OneHour,
}
