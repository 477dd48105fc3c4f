using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>What a month costs as its volume grows.</summary>
/// <param name="Axis">What the volume is, in words.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Volumes">Round steps from 0 on.</param>
/// <param name="Lines">One line a way to pay: its name, and the dollars a month at each step; null where it does not serve so much.</param>
internal sealed record Curve(
    string Axis,
    string Unit,
    IReadOnlyList<decimal> Volumes,
    IReadOnlyList<(string Name, IReadOnlyList<decimal?> UsdPerMonth)> Lines)
{
    private const int Steps = 25;

    // From a millionth to 500 million: twice the most sessions a day are reached.
    private static readonly decimal[] RoundSteps =
        [
            .. from power in Enumerable.Range(0, 15) from digit in new[]
            {
                0.000001m,
                0.000002m,
                0.0000025m,
                0.000005m,
            } select digit * (decimal)Math.Pow(10, power),
        ];

    /// <summary>The curve up to about twice the largest break-even, or twice the volume if that is more.</summary>
    public static Curve Of(WorkbookFacts facts)
    {
        var step = StepTo(2 * WorthSeeing(facts).Max());
        var volumes = Enumerable.Range(0, Steps + 1).Select(place => place * step).Where(SessionsPerDay.Bounds.Contain).ToList();
        var (axis, unit) = facts.Carried.IsByTheDollar
            ? ("dollars a month at the API", "USD at the API / month")
            : ("sessions a day", "sessions / day");
        return new Curve(axis, unit, volumes,
        [
            ("API", [.. volumes.Select(volume => AnswerOf(facts.Carried.Session.AtApi(SessionsOf(volume, facts))))]),
            .. facts.Plans.Select(quote => (
                quote.Plan.Name,
                (IReadOnlyList<decimal?>)[.. volumes.Select(volume => AnswerOf(Month(quote, SessionsOf(volume, facts))))])),
        ]);
    }

    // Of a plan of which no limit is known the fee is shown, and the sheet says so.
    private static Usd? Month(PlanQuote quote, decimal sessions)
    {
        var session = quote.Session;
        return quote.Line is { } line
            ? line.At(session.Usage(sessions)) is { } usd ? usd + session.Besides * sessions : null
            : quote.Fee + session.Besides * sessions;
    }

    private static decimal SessionsOf(decimal volume, WorkbookFacts facts) =>
        facts.Carried.IsByTheDollar ? volume : volume * facts.DaysPerMonth.Value;

    private static decimal VolumeOf(decimal sessions, WorkbookFacts facts) =>
        facts.Carried.IsByTheDollar ? sessions : sessions / facts.DaysPerMonth.Value;

    private static IEnumerable<decimal> WorthSeeing(WorkbookFacts facts) => facts.Plans
        .Select(quote => quote.BreakEven).OfType<BreakEven.At>()
        .Select(at => VolumeOf(at.SessionsPerMonth, facts))
        .Where(SessionsPerDay.Bounds.Contain)
        .Append(VolumeOf(facts.SessionsPerMonth, facts));

    /// <summary>The smallest round step of which 25 reach that far; 1 if there is nowhere to reach.</summary>
    private static decimal StepTo(decimal most) => most == 0 ? 1 : RoundSteps.First(step => step * Steps >= most);

    private static decimal? AnswerOf(Usd? usd) => usd is { } amount ? AnswerNumber.Of(amount.Value) : null;
}
