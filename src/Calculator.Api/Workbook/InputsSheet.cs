using Calculator.Units;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet of what can be changed: the service's address, each field of the workload, and the query that they come to.</summary>
internal sealed class InputsSheet
{
    public const string Name = "Inputs";

    private const string Plans = "plans";
    private const int FewestPlans = 3;

    private readonly Grid _grid = new(24, 44, 24, 100);
    private readonly Dictionary<string, string> _names = [];

    private readonly Choices _choices;

    private readonly int _firstPlan;
    private readonly int _plans;

    public InputsSheet(WorkbookFacts facts, string address, ResultsSheet results)
    {
        _choices = facts.Choices;
        _grid.Add(Cells.Text($"What {facts.Subject} costs: inputs", CellStyle.Title));
        Define(
            LiveFormula.BaseUrl,
            Cells.Text("service"),
            Cells.Text(address, CellStyle.InputText),
            null,
            Cells.Text("Where the live cells ask. Change it if you reach the service elsewhere."));
        _grid.Add();
        AddVerdict("cheapest", results.Cheapest, "", "Which way to pay serves all of it for the least, as far as limits are known.");
        AddVerdict("saving", results.Saving, "USD / month", "What that saves against paying by use.");
        _grid.Add();
        (_firstPlan, _plans) = (_grid.NextRow, RoomFor(facts));
        for (var place = 0; place < _plans; place++)
            AddPlan(place + 1, facts.NamedPlans.ElementAtOrDefault(place));
        _grid.Add();
        _grid.Add(
            Cells.Text("field", CellStyle.Header),
            Cells.Text("value", CellStyle.Header),
            Cells.Text("unit", CellStyle.Header),
            Cells.Text("meaning (leave a value blank to leave the field out)", CellStyle.Header));

        foreach (var input in facts.Inputs)
        {
            Define(
                input.CellName,
                Cells.Text(input.Field.Name),
                input.Field.Name == Plans ? Cells.TextFormula(ChosenPlans(), input.Text ?? "") : ValueOf(input),
                Cells.Text(input.Field.Meaning.Unit ?? ""),
                Cells.Text(input.Field.Meaning.Description, CellStyle.Wrapped));
        }

        _grid.Add();
        var ofSpend = facts.Inputs.ToLookup(input => input.IsOfSpend);
        DefineQuery(LiveFormula.Query, [.. ofSpend[true]], "What the live cells send; made of the values above.");
        DefineQuery(LiveFormula.PlanQuery, [.. ofSpend[false]], "What those about plans send besides.");
        Define(
            LiveFormula.MadeFor,
            Cells.Text(LiveFormula.MadeFor),
            Cells.Text(LiveFormula.QueryNow(ofSpend[true]) + LiveFormula.QueryNow(ofSpend[false])),
            null,
            Cells.Text("What both were when this file was made; as long as they are, and nothing can be asked, the answers of then show.",
                CellStyle.Wrapped));
    }

    /// <summary>The cells that formulas know by name.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    public Worksheet ToWorksheet() => _grid.ToWorksheet(between: [new DataValidations(
        CatalogSheet.ListFor(CellOf("model"), "A", _choices.Models.Count),
        CatalogSheet.ListFor($"B{_firstPlan}:B{_firstPlan + _plans - 1}", "C", _choices.Plans.Count))]);

    /// <summary>How many plans can be chosen: those that were named, and more.</summary>
    public static int RoomFor(WorkbookFacts facts) => Math.Max(FewestPlans, facts.NamedPlans.Count);

    private string CellOf(string field) => _names[$"in_{field}"].Split('!')[1].Replace("$", "", StringComparison.Ordinal);

    private void AddVerdict(string label, (string Place, Cell Cell) result, string unit, string meaning) =>
        _grid.Add(Cells.Text(label, CellStyle.Header), Cells.Same(result.Place, result.Cell), Cells.Text(unit), Cells.Text(meaning));

    private void AddPlan(int number, string? named) => _grid.Add(
        Cells.Text($"plan {number}"),
        named is null ? Cells.Blank(CellStyle.InputText) : Cells.Text(named, CellStyle.InputText),
        Cells.Text("id"),
        Cells.Text(number == 1 ? "Choose from the list which plans are held against the API; all blank, those that serve the model." : ""));

    // Commas between those that are not blank.
    private string ChosenPlans()
    {
        var cells = Enumerable.Range(_firstPlan, _plans).Select(row => $"{Name}!B{row}");
        return $"MID({string.Join('&', cells.Select(cell => $"IF({cell}=\"\",\"\",\",\"&{cell})"))},2,8000)";
    }

    private void DefineQuery(string name, IReadOnlyList<InputField> inputs, string meaning) =>
        Define(
            name,
            Cells.Text(name),
            Cells.TextFormula(LiveFormula.QueryOf(inputs), LiveFormula.QueryNow(inputs)),
            null,
            Cells.Text(meaning));

    private void Define(string name, Cell label, Cell value, Cell? unit, Cell meaning)
    {
        _names[name] = $"{Name}!$B${_grid.NextRow}";
        _grid.Add(label, value, unit, meaning);
    }

    // A number is stored as it was given, not as answers are rounded.
    private static Cell ValueOf(InputField input) => input switch
    {
        { Text: null } => Cells.Blank(StyleOf(input)),
        { IsNumber: true } when PlainNumber.TryParse(input.Text, out _) => new Cell
        {
            CellValue = new CellValue(input.Text),
            StyleIndex = (uint)CellStyle.InputNumber,
        },
        _ => Cells.Text(input.Text, StyleOf(input)),
    };

    private static CellStyle StyleOf(InputField input) => input.IsNumber ? CellStyle.InputNumber : CellStyle.InputText;
}
