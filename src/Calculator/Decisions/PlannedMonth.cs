using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>A month of a workload under a plan, as it is quoted for that very session.</summary>
/// <param name="Quote">The plan.</param>
/// <param name="Month">The month at API rates.</param>
internal sealed record PlannedMonth(PlanQuote Quote, SpendForecast Month)
{
    /// <summary>What the plan counts of the month, at list price.</summary>
    public Usd Usage => Month.Month(Quote.Session.ListCost);

    /// <summary>What is paid, besides included.</summary>
    /// <returns>The cost, or a refusal: not all of the month is served, or nothing is known of what the fee buys.</returns>
    public Outcome<Usd> Cost => Quote.Line is not { } line ? Quote.LimitsUnknown
        : line.At(Usage) is { } usd ? usd + Month.Month(Quote.Session.Besides)
        : Quote.Ends;
}
