using Calculator.Costs;
using Calculator.Units;

namespace Calculator.Spend;

/// <summary>What a workload costs over time.</summary>
/// <param name="Session">The cost of one session.</param>
/// <param name="SessionsPerDay">How many sessions run a day.</param>
/// <param name="DaysPerMonth">The month convention.</param>
public sealed record SpendForecast(TaskCost Session, SessionsPerDay SessionsPerDay, DaysPerMonth DaysPerMonth)
{
    private const int MonthsPerYear = 12;

    /// <summary>Dollars a day.</summary>
    public Usd PerDay => Session.Total * SessionsPerDay.Value;

    /// <summary>Dollars a month of <see cref="DaysPerMonth"/> days.</summary>
    public Usd PerMonth => Month(Session.Total);

    /// <summary>Dollars a month if a session cost <paramref name="perSession"/>.</summary>
    public Usd Month(Usd perSession) => perSession * SessionsPerDay.Value * DaysPerMonth.Value;

    /// <summary>How many days of use a year has; 12 months of the convention if null.</summary>
    public DaysPerYear? DaysPerYear { get; init; }

    /// <summary>
    /// Dollars a year: of <see cref="DaysPerYear"/> days, else 12 months of the convention, so 360 days where a month has 30.
    /// </summary>
    public Usd PerYear => DaysPerYear is { } days ? PerDay * days.Value : PerMonth * MonthsPerYear;

    /// <summary>Which days a year was taken to have, where nobody said, as sentences.</summary>
    public IReadOnlyList<string> Assumptions => DaysPerYear is null
        ?
        [
            $"A year is {MonthsPerYear} months of {PlainNumber.Format(DaysPerMonth.Value)} days, "
                + $"so {PlainNumber.Format(MonthsPerYear * DaysPerMonth.Value)} days; daysPerYear of /v1/spend may say otherwise.",
        ]
        : [];
}
