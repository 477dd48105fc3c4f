using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>The formulas of the curve: round steps as far as is worth seeing, and at each what the service answers for all plans.</summary>
internal sealed class CurveFormulas(WorkbookFacts facts, ResultsSheet results)
{
    /// <summary>What stands where a plan's name would.</summary>
    public const string NoPlan = "–";

    private const decimal LeastStep = 0.000001m;

    private readonly InputField _volume = facts.Inputs.Single(input =>
        input.Field.Name == (facts.Carried.IsByTheDollar ? "apiUsdPerMonth" : "sessionsPerDay"));

    /// <summary>How many plans have a column.</summary>
    public int Plans { get; } = Math.Min(results.Plans.Count, Curve.MostPlans);

    /// <summary>How far it reaches at the least: twice the volume, or twice the largest break-even.</summary>
    public string Reach => $"2*MAX(N({_volume.CellName}),MAX({BreakEvens}))";

    /// <summary>The smallest round step that reaches as far: 1, 2, 2.5 or 5 times a power of ten.</summary>
    /// <param name="reach">The cell of how far.</param>
    public static string Step(string reach)
    {
        var exact = $"MAX({reach}/{Curve.Steps},{LeastStep})";
        var power = $"10^INT(LOG10({exact}))";
        return $"IF({reach}=0,1,{power}*INDEX({{10,5,2.5,2,1}},MATCH({exact}/{power},{{10,5,2.5,2,1}},-1)))";
    }

    /// <summary>What the API bills at a step.</summary>
    public string AtApi(string step) => facts.Carried.IsByTheDollar ? step : $"{step}*{DaysPerMonth}*{results.PerSession}";

    /// <summary>What the service answers for the plans at a step.</summary>
    public string Sent(string step)
    {
        string[] queries = [LiveFormula.Query, LiveFormula.PlanQuery];
        return LiveFormula.AskTable(
            PlanTable.Route,
            CurveColumn.Paths,
            [
                .. queries.Select((query, index) => _volume.IsOfSpend == (index == 0) ? LiveFormula.Without(query, _volume) : query),
                LiveFormula.InQuery(_volume.Field.Name, step),
            ]);
    }

    /// <summary>The name of a plan.</summary>
    public string NameOf(int plan) => $"IF({results.Plans.NameOf(plan)}=\"\",\"{NoPlan}\",{results.Plans.NameOf(plan)})";

    /// <summary>A month under a plan, from its row of what was sent.</summary>
    public string Month(string row) => CurveColumn.MonthOf(row, facts.Inputs.Single(input => input.Field.Name == "limitBound").CellName);

    private string BreakEvens => results.Plans.CellsOf(PlanColumn.BreakEven(facts.Carried.IsByTheDollar));

    // As the service does where the cell is blank.
    private string DaysPerMonth
    {
        get
        {
            var input = facts.Inputs.Single(input => input.Field.Name == "daysPerMonth");
            return $"IF({input.CellName}=\"\",{((IUnit)input.Field.Default!).Value},{input.CellName})";
        }
    }
}
