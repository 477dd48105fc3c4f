using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>What a month costs as the sessions a day grow.</summary>
/// <param name="SessionsPerDay">Round steps from 0 on.</param>
/// <param name="Lines">One line a way to pay: its name, and the dollars a month at each step.</param>
internal sealed record Curve(IReadOnlyList<decimal> SessionsPerDay, IReadOnlyList<(string Name, IReadOnlyList<decimal> UsdPerMonth)> Lines)
{
    private const int Steps = 25;

    // From a millionth to 500 million: twice the most sessions a day are reached.
    private static readonly decimal[] RoundSteps =
        [.. from power in Enumerable.Range(0, 15) from digit in new[] { 0.000001m, 0.000002m, 0.0000025m, 0.000005m } select digit * (decimal)Math.Pow(10, power)];

    /// <summary>The curve up to about twice the largest break-even, or twice the sessions a day if those are more.</summary>
    public static Curve Of(WorkbookFacts facts)
    {
        var step = StepTo(2 * WorthSeeing(facts).Max());
        var days = Enumerable.Range(0, Steps + 1).Select(place => place * step).Where(Units.SessionsPerDay.Bounds.Contain).ToList();
        return new Curve(days,
        [
            ("API", [.. days.Select(sessions => AnswerOf(At(facts, sessions).PerMonth))]),
            .. facts.Plans.Select(plan => (plan.Plan.Plan.Name, (IReadOnlyList<decimal>)[.. days.Select(sessions => AnswerOf(plan.PerMonth(At(facts, sessions))))])),
        ]);
    }

    private static SpendForecast At(WorkbookFacts facts, decimal sessions) => facts.Forecast with { SessionsPerDay = new SessionsPerDay(sessions) };

    private static IEnumerable<decimal> WorthSeeing(WorkbookFacts facts) => facts.Plans
        .Select(plan => plan.BreakEven).OfType<BreakEven.At>()
        .Select(at => at.SessionsPerMonth / facts.Forecast.DaysPerMonth.Value)
        .Where(Units.SessionsPerDay.Bounds.Contain)
        .Append(facts.Forecast.SessionsPerDay.Value);

    /// <summary>The smallest round step of which 25 reach that far; 1 if there is nowhere to reach.</summary>
    private static decimal StepTo(decimal most) => most == 0 ? 1 : RoundSteps.First(step => step * Steps >= most);

    private static decimal AnswerOf(Usd usd) => AnswerNumber.Of(usd.Value);
}
