using Calculator.Api.Replies;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet of live cells. Each row asks once, in a cell for the answer as it was sent, and reads the number from it.</summary>
internal sealed class ResultsSheet
{
    public const string Name = "Results";

    private readonly Grid _grid;
    private readonly AnswerNode? _spend;
    private readonly AnswerNode _breakEven;

    public ResultsSheet(WorkbookFacts facts)
    {
        (_spend, _breakEven) = (facts.Spend, facts.BreakEven);
        _grid = new Grid([36, .. PlanTable.Widths(facts.Carried.IsByTheDollar)]);
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
        if (!facts.Carried.IsByTheDollar)
            PerSession = AddBreakEven("A session at the API", "USD / session", "perSessionUsd").Place;
        _grid.Add();
        Plans = PlanTable.AddTo(_grid, facts, Math.Max(facts.Plans.Count, InputsSheet.RoomFor(facts)));
    }

    /// <summary>What a session costs at the API, as the plans see it: the cell's place; null where nothing is known of sessions.</summary>
    public string? PerSession { get; }

    /// <summary>The plans.</summary>
    public PlanTable Plans { get; }

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
            LiveFormula.Ask(PlanTable.Route, path, LiveFormula.Query, LiveFormula.PlanQuery),
            FieldPath.Find(_breakEven, path).AsText());

    // Whose saving it is follows from the cell above.
    private (string Place, Cell Cell) AddSaving(string byUse)
    {
        const string Rows = "plans";
        const string Field = "savingPerMonthUsd";
        var cheapest = Cheapest.Cell.CellValue!.Text;
        var ask = LiveFormula.AskOfRow(PlanTable.Route, Rows, Cheapest.Place, Field, LiveFormula.Query, LiveFormula.PlanQuery);
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
            LiveFormula.NumberIn(LiveFormula.Answer($"D{row}", Formulas.Quoted(now))),
            now,
            unit.StartsWith("USD", StringComparison.Ordinal) ? CellStyle.Money : unit.Length > 0 ? CellStyle.Count : CellStyle.Plain);
        _grid.Add(Cells.Text(label), shown, Cells.Text(unit), Cells.TextFormula(question, now));
        return ($"{Name}!B{row}", shown);
    }
}
