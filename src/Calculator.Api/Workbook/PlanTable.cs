using Calculator.Api.Fields;
using Calculator.Pricing;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>
/// The rows of the plans. One cell asks for all of them; each row takes its line of what was sent, and each cell of it its piece: so the
/// rows are those of whichever plans are chosen, and of whichever serve the model where none is.
/// </summary>
internal sealed class PlanTable
{
    /// <summary>The route that is asked.</summary>
    public const string Route = "/v1/break-even";

    private readonly IReadOnlyList<PlanColumn> _columns;
    private readonly Choices _choices;
    private readonly Dictionary<string, string> _names;

    private PlanTable(WorkbookFacts facts)
    {
        _columns = PlanColumn.Of(facts.Carried.IsByTheDollar);
        _choices = facts.Choices;
        _names = facts.Plans.ToDictionary(quote => quote.Plan.Plan.Id, quote => quote.Plan.Name);
    }

    /// <summary>The row of the first plan.</summary>
    public int FirstRow { get; private init; }

    /// <summary>How many plans there is room for.</summary>
    public int Count { get; private init; }

    /// <summary>The columns that are asked for: the plan's id, and its fields.</summary>
    public static IReadOnlyList<string> ColumnsOf(bool isByTheDollar) =>
        ["plan", .. PlanColumn.Of(isByTheDollar).Select(column => column.Path)];

    /// <summary>The widths of the sheet's columns behind the first: those of the plans' fields, of the id, and of what was sent.</summary>
    public static IReadOnlyList<double> Widths(bool isByTheDollar) => [.. PlanColumn.Of(isByTheDollar).Select(_ => 17d), 20, 0, 0, 0];

    /// <summary>Adds the table to a sheet.</summary>
    public static PlanTable AddTo(Grid grid, WorkbookFacts facts, int rows)
    {
        var title = grid.NextRow;
        var table = new PlanTable(facts) { FirstRow = title + 2, Count = rows };
        var sent = LiveFormula.AskTable(
            Route,
            ColumnsOf(facts.Carried.IsByTheDollar),
            LiveFormula.Query,
            LiveFormula.PlanQuery);
        grid.Add([
            Cells.Text("Plans", CellStyle.Title),
            Cells.TextFormula(MoreThan(rows, CellIn(4)), ""),
            .. table._columns.Skip(1).Select(_ => (Cell?)null),
            null,
            Cells.TextFormula(sent, facts.PlanTable),
            Cells.Text(facts.PlanTable),
            Cells.TextFormula(LiveFormula.Answer(CellIn(2), CellIn(3)), facts.PlanTable),
        ]);
        grid.Add([
            Cells.Text("plan", CellStyle.Header),
            .. table._columns.Select(column => Cells.Text(column.Title, CellStyle.Header)),
            Cells.Text("id", CellStyle.Header),
            Cells.Text("as sent", CellStyle.Header),
            Cells.Text("when made", CellStyle.Header),
            Cells.Text("as read", CellStyle.Header),
        ]);
        table.AddRows(grid, CellIn(4), facts.PlanTable);
        return table;

        string CellIn(int behind) => $"{table.Column(behind)}{title}";
    }

    /// <summary>The cell of a plan's field.</summary>
    public string CellOf(string path, int plan) => $"{ResultsSheet.Name}!{ColumnOf(path)}{FirstRow + plan}";

    /// <summary>The cells of a field of all plans.</summary>
    public string CellsOf(string path) => $"{CellOf(path, 0)}:{ColumnOf(path)}{FirstRow + Count - 1}";

    /// <summary>The cell of a plan's name.</summary>
    public string NameOf(int plan) => $"{ResultsSheet.Name}!A{FirstRow + plan}";

    private void AddRows(Grid grid, string sent, string table)
    {
        var lines = table.Split(LiveFormula.RowEnd);
        for (var place = 0; place < Count; place++)
            AddRow(grid, LineOf(sent, place), lines.ElementAtOrDefault(place) ?? "");
    }

    private void AddRow(Grid grid, string formula, string line)
    {
        var row = grid.NextRow;
        var pieces = line.Split(',');
        var (id, lineCell) = ($"{Column(1)}{row}", $"{Column(2)}{row}");
        grid.Add(
        [
            Cells.TextFormula(NameOf(id), _names.GetValueOrDefault(pieces[0], "")),
            .. _columns.Select((column, place) => column.CellOf(
                LiveFormula.ColumnOf(lineCell, place + 1),
                pieces.ElementAtOrDefault(place + 1) ?? "")),
            Cells.TextFormula(LiveFormula.ColumnOf(lineCell, 0), pieces[0]),
            Cells.TextFormula(formula, line),
        ]);
    }

    // An error is one sentence, and stands where one value is asked for; here it would only be cut to pieces.
    private static string LineOf(string sent, int place) =>
        $"IF({IsError(sent)},\"\",{LiveFormula.RowOf(sent, place)})";

    private static string IsError(string sent) => $"LEFT({sent},1)=\"#\"";

    // What is chosen, or serves the model, may be more than there is room for, and the cheapest may be among it.
    private static string MoreThan(int rows, string sent)
    {
        var lines = $"LEN({sent})-LEN(SUBSTITUTE({sent},\"{LiveFormula.RowEnd}\",\"\"))";
        return $"IF(OR({IsError(sent)},{lines}<={rows}),\"\",\"and \"&({lines}-{rows})&\" more, for which there is no row here: "
            + "choose those to be shown\")";
    }

    private string NameOf(string id)
    {
        var (ids, names) = CatalogSheet.Plans(_choices);
        return $"IF({id}=\"{Plan.OwnId}\",IF(in_ownPlanName=\"\",{Formulas.Quoted(OwnPlanFields.DefaultName)},in_ownPlanName),"
            + $"IF({id}=\"\",\"\",IFERROR(INDEX({names},MATCH({id},{ids},0)),{id})))";
    }

    private string ColumnOf(string path) => Grid.Column(1 + _columns.Index().Single(column => column.Item.Path == path).Index);

    // The columns behind those of the plans' fields, counted from 1.
    private string Column(int behind) => Grid.Column(_columns.Count + behind);
}
