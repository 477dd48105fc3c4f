using Calculator.Api.Binding;
using Calculator.Costs;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>The month convention.</summary>
[FieldGroup]
internal sealed record MonthFields
{
    [Field(
        "How many days of use a month has; 30.4375 (365.25 / 12) and 21.74 (working days) are as good as the default.",
        Unit = "days / month",
        Example = "30")]
    public DaysPerMonth DaysPerMonth { get; init; } = new(30);
}

/// <summary>How often the workload runs, where an answer can do without it.</summary>
[FieldGroup]
internal sealed record VolumeFields
{
    [Field(
        "How many sessions run a day, of all users and seats together; needed for figures by day and month, and for a verdict.",
        Unit = "sessions / day",
        Example = "100")]
    public SessionsPerDay? SessionsPerDay { get; init; }

    public required MonthFields Month { get; init; }

    /// <summary>How many sessions a month has; null if nothing is said of it.</summary>
    public decimal? SessionsPerMonth => SessionsPerDay?.Value * Month.DaysPerMonth.Value;

    /// <summary>The forecast of a session's cost; null if nothing is said of how often it runs.</summary>
    public SpendForecast? Forecast(TaskCost session) =>
        SessionsPerDay is { } sessions ? new SpendForecast(session, sessions, Month.DaysPerMonth) : null;
}
