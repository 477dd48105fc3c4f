using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>When a provider's peak card is charged.</summary>
public sealed record PeakHours
{
    /// <summary>The zone the hours are in: <c>UTC</c>, or a fixed offset such as <c>+08:00</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The windows; none overlaps another.</summary>
    public required IReadOnlyList<PeakWindow> Windows { get; init; }
}

/// <summary>Hours of some days of the week, half-open: <c>[from, to)</c>.</summary>
public sealed record PeakWindow
{
    /// <summary>The days of the week.</summary>
    public required IReadOnlyList<Weekday> Days { get; init; }

    /// <summary>When the peak begins.</summary>
    public required ClockTime From { get; init; }

    /// <summary>When it is over, on the same day.</summary>
    public required ClockTime To { get; init; }
}

/// <summary>The days of the week, as files write them.</summary>
public enum Weekday
{
    /// <summary>Monday.</summary>
    Mon,

    /// <summary>Tuesday.</summary>
    Tue,

    /// <summary>Wednesday.</summary>
    Wed,

    /// <summary>Thursday.</summary>
    Thu,

    /// <summary>Friday.</summary>
    Fri,

    /// <summary>Saturday.</summary>
    Sat,

    /// <summary>Sunday.</summary>
    Sun,
}
