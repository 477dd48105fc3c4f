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
        Cheapest = AddBreakEven("The cheapest that serves all of it", "", "cheapest");
        Saving = AddSaving(facts.ByUse);
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

    /// <summary>Which way to pay is the cheapest: its place on this sheet, and what stands there.</summary>
    public (string Place, Cell Cell) Cheapest { get; }

    /// <summary>What that saves a month.</summary>
    public (string Place, Cell Cell) Saving { get; }

    public Worksheet ToWorksheet() => _grid.ToWorksheet();

    private void AddSpend(string label, string unit, string path)
    {
        if (_spend is { } spend)
            Add(label, unit, LiveFormula.Ask("/v1/spend", path, LiveFormula.Query), FieldPath.Find(spend, path).AsText());
    }

    private (string Place, Cell Cell) AddBreakEven(string label, string unit, string path) =>
        Add(
            label,
            unit,
            LiveFormula.Ask("/v1/break-even", path, LiveFormula.Query, LiveFormula.PlanQuery),
            FieldPath.Find(_breakEven, path).AsText());

    // Whose saving it is follows from the cell above.
    private (string Place, Cell Cell) AddSaving(string byUse)
    {
        const string Rows = "plans";
        const string Field = "savingPerMonthUsd";
        var cheapest = Cheapest.Cell.CellValue!.Text;
        var ask = LiveFormula.AskOfRow("/v1/break-even", Rows, Cheapest.Place, Field, LiveFormula.Query, LiveFormula.PlanQuery);
        return Add(
            "What it saves against the API",
            "USD / month",
            LiveFormula.Where(Cheapest.Place, byUse, Formulas.Quoted("0"), ask),
            cheapest == byUse ? "0" : FieldPath.Find(_breakEven, $"{Rows}.{cheapest}.{Field}").AsText());
    }

    private (string Place, Cell Cell) Add(string label, string unit, string question, string now)
    {
        var row = _grid.NextRow;
        var shown = Cells.NumberFormula(
            LiveFormula.NumberIn($"D{row}"),
            now,
            unit.StartsWith("USD", StringComparison.Ordinal) ? CellStyle.Money : unit.Length > 0 ? CellStyle.Count : CellStyle.Plain);
        _grid.Add(Cells.Text(label), shown, Cells.Text(unit), Cells.TextFormula(question, now));
        return ($"{Name}!B{row}", shown);
    }
}
