using Calculator.Api.Replies;
using Calculator.Plans;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet of live cells. Each row asks once, in a cell for the answer as it was sent, and reads the number from it.</summary>
internal sealed class ResultsSheet
{
    public const string Name = "Results";

    private readonly Grid _grid = new(44, 24, 20, 24);
    private readonly AnswerNode? _spend;
    private readonly AnswerNode _breakEven;

    public ResultsSheet(WorkbookFacts facts)
    {
        (_spend, _breakEven) = (facts.Spend, facts.BreakEven);
        _grid.Add(Cells.Text("Results", CellStyle.Title));
        _grid.Add(
            Cells.Text("what", CellStyle.Header),
            Cells.Text("value", CellStyle.Header),
            Cells.Text("unit", CellStyle.Header),
            Cells.Text("as sent", CellStyle.Header));
        AddSpend("Cost of a session", "USD / session", "perSessionUsd");
        AddSpend("Cost of a session that succeeds", "USD / success", "perSuccessUsd");
        AddSpend("Cost of a day", "USD / day", "perDayUsd");
        AddSpend("Cost of a month", "USD / month", "perMonthUsd");
        AddSpend("Cost of a year", "USD / year", "perYearUsd");
        AddBreakEven("The API", "USD / month", "apiPerMonthUsd");
        AddBreakEven("The cheapest that serves all of it", "", "cheapest");
        foreach (var quote in facts.Plans)
            AddPlan(quote, facts.Carried.IsByTheDollar);
    }

    private void AddPlan(PlanQuote quote, bool isByTheDollar)
    {
        var (name, path) = (quote.Plan.Name, $"plans.{quote.Plan.Plan.Id}");
        AddBreakEven($"{name}: fee", "USD / month", $"{path}.feeUsd");
        AddBreakEven($"{name}: month", "USD / month", $"{path}.planPerMonthUsd.expected");
        if (isByTheDollar)
        {
            AddBreakEven($"{name}: cheaper above", "USD / month at the API", $"{path}.breakEvenUsdPerMonth");
            return;
        }

        AddBreakEven($"{name}: cheaper above", "sessions / month", $"{path}.breakEvenSessionsPerMonth");
        if (quote.BreakEven is BreakEven.At { EqualAgainAt: not null })
            AddBreakEven($"{name}: cheaper up to", "sessions / month", $"{path}.cheaperUpToSessionsPerMonth");
    }

    public Worksheet ToWorksheet() => _grid.ToWorksheet();

    private void AddSpend(string label, string unit, string path)
    {
        if (_spend is { } spend)
            Add(label, unit, LiveFormula.Ask("/v1/spend", path, LiveFormula.Query), FieldPath.Find(spend, path));
    }

    private void AddBreakEven(string label, string unit, string path) =>
        Add(
            label,
            unit,
            LiveFormula.Ask("/v1/break-even", path, LiveFormula.Query, LiveFormula.PlanQuery),
            FieldPath.Find(_breakEven, path));

    private void Add(string label, string unit, string question, FoundValue found)
    {
        var now = found.AsText();
        _grid.Add(
            Cells.Text(label),
            Cells.NumberFormula(LiveFormula.NumberIn($"D{_grid.NextRow}"), now),
            Cells.Text(unit),
            Cells.TextFormula(question, now));
    }
}
