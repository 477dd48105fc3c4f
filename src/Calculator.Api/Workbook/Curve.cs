using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>What a month costs as its volume grows.</summary>
/// <param name="Axis">What the volume is, in words.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Reach">How far is worth seeing.</param>
/// <param name="Volumes">Round steps from 0 on, as far as that.</param>
/// <param name="Lines">One line a way to pay: its name, and the dollars a month at each step; null where it does not serve so much.</param>
internal sealed record Curve(
    string Axis,
    string Unit,
    decimal Reach,
    IReadOnlyList<decimal> Volumes,
    IReadOnlyList<(string Name, IReadOnlyList<decimal?> UsdPerMonth)> Lines)
{
    /// <summary>The steps from 0 to the end.</summary>
    public const int Steps = 25;

    /// <summary>As many lines as can be told apart, that of the API among them.</summary>
    public const int MostPlans = 11;

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
    /// <param name="facts">What the workbook tells.</param>
    /// <param name="plans">How many plans have a line; those for which there is no plan yet have no numbers.</param>
    public static Curve Of(WorkbookFacts facts, int plans)
    {
        var reach = 2 * WorthSeeing(facts).Max();
        var step = StepTo(reach);
        var volumes = Enumerable.Range(0, Steps + 1).Select(place => place * step).Where(SessionsPerDay.Bounds.Contain).ToList();
        var (axis, unit) = facts.Carried.IsByTheDollar
            ? ("dollars a month at the API", "USD at the API / month")
            : ("sessions a day", "sessions / day");
        var months = volumes.Select(volume => MonthsAt(volume, facts)).ToList();
        return new Curve(axis, unit, reach, volumes,
        [
            ("API", [.. volumes.Select(volume => AnswerOf(facts.Carried.Session.AtApi(SessionsOf(volume, facts))))]),
            .. facts.Plans.Take(plans).Select((quote, place) => (
                quote.Plan.Name,
                (IReadOnlyList<decimal?>)[.. months.Select(month => AnswerOf(Shown(month[place])))])),
            .. Enumerable.Range(facts.Plans.Count, Math.Max(0, plans - facts.Plans.Count))
                .Select(_ => (CurveFormulas.NoPlan, (IReadOnlyList<decimal?>)new decimal?[volumes.Count])),
        ]);
    }

    /// <summary>What the service says of the plans at a step: a month a row, in the columns of <see cref="CurveColumn"/>.</summary>
    public static string SentAt(decimal volume, WorkbookFacts facts) =>
        string.Concat(MonthsAt(volume, facts).Select(month => $"{CurveColumn.RowOf(month)}{LiveFormula.RowEnd}"));

    private static IReadOnlyList<PlanMonth> MonthsAt(decimal volume, WorkbookFacts facts) =>
        facts.Compared.Judge(SessionsOf(volume, facts)).Plans;

    // Of a plan of which no limit is known the fee is shown and what is paid beside it, and the sheet says so.
    private static Usd? Shown(PlanMonth month) => ReasonWords.OfVerdict(month) switch
    {
        ReasonWords.LimitUnknown => month.Quote.Fee + month.Besides,
        ReasonWords.NotWhollyServed => null,
        _ => CurveColumn.ByBound(month),
    };

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
