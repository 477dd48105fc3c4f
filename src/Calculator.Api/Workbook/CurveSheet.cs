using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet of the curve: its table, and a chart over it.</summary>
internal static class CurveSheet
{
    public const string Name = "Curve";

    /// <summary>The row of the names; the numbers begin below it.</summary>
    public const int HeaderRow = 3;

    private const int FirstRow = HeaderRow + 1;

    public static void Write(WorksheetPart part, CurveFormulas formulas, WorkbookFacts facts)
    {
        var curve = Curve.Of(facts, formulas.Plans);
        // What was sent, how far to go, and each plan's row of what was sent are hidden: only formulas read them.
        var grid = new Grid([16, .. curve.Lines.Select(_ => 20d), 0, 0, .. curve.Lines.Skip(1).Select(_ => 0d)]);
        grid.Add(Cells.Text($"Cost of a month by {curve.Axis}", CellStyle.Title));
        grid.Add(Cells.Text("In USD, for the inputs and the plans of the first sheet; "
            + "where no limit of a plan is known its fee is shown and what is paid beside it, and #N/A where a plan ends."));
        grid.Add(Names(formulas, curve));
        for (var place = 0; place < curve.Volumes.Count; place++)
            grid.Add(Step(formulas, curve, place, facts));

        var numbers = $"B{FirstRow}:{Grid.Column(curve.Lines.Count)}{grid.NextRow - 1}";
        part.Worksheet = grid.ToWorksheet(isOnePage: true, between: AbsentInGrey(numbers));
        part.Worksheet.Append(new Drawing { Id = CurveChart.AddTo(part, curve) });
    }

    private static List<Cell?> Names(CurveFormulas formulas, Curve curve) =>
    [
        Cells.Text(curve.Unit, CellStyle.Header),
        Cells.Text(curve.Lines[0].Name, CellStyle.Header),
        .. curve.Lines.Skip(1).Select((line, plan) => Cells.TextFormula(formulas.NameOf(plan), line.Name, CellStyle.Header)),
        Cells.Text("as sent", CellStyle.Header),
        Cells.Text("reach", CellStyle.Header),
    ];

    private static List<Cell?> Step(CurveFormulas formulas, Curve curve, int place, WorkbookFacts facts)
    {
        var (step, volume) = ($"{Name}!A{FirstRow + place}", curve.Volumes[place]);
        var (sent, reach) = ($"{Grid.Column(curve.Lines.Count + 1)}{FirstRow + place}", Grid.Column(curve.Lines.Count + 2));
        var now = Curve.SentAt(volume, facts);
        var rows = now.Split(LiveFormula.RowEnd);
        return
        [
            place == 0
                ? Cells.Number(volume, CellStyle.Count)
                : Cells.NumberOrNone(
                    place == 1 ? CurveFormulas.Step($"{reach}{FirstRow}") : $"{place}*A{FirstRow + 1}",
                    volume,
                    CellStyle.Count),
            Cells.NumberOrNone(formulas.AtApi(step), curve.Lines[0].UsdPerMonth[place], CellStyle.Money),
            .. curve.Lines.Skip(1).Select((line, plan) =>
                Cells.NumberOrNone(formulas.Month(RowCell(plan)), line.UsdPerMonth[place], CellStyle.Money)),
            Cells.TextFormula(formulas.Sent(step), now),
            place == 0 ? Cells.NumberOrNone(formulas.Reach, curve.Reach, CellStyle.Plain) : null,
            .. curve.Lines.Skip(1).Select((_, plan) =>
                Cells.TextFormula(LiveFormula.RowOf(sent, plan), rows.ElementAtOrDefault(plan) ?? "")),
        ];

        string RowCell(int plan) => $"{Grid.Column(curve.Lines.Count + 3 + plan)}{FirstRow + place}";
    }

    private static ConditionalFormatting AbsentInGrey(string cells) => new(
        new ConditionalFormattingRule(new Formula($"ISNA(B{FirstRow})"))
        {
            Type = ConditionalFormatValues.Expression,
            FormatId = CellStyles.Absent,
            Priority = 1,
        })
    {
        SequenceOfReferences = new() { InnerText = cells },
    };

    /// <summary>The cells of one column's numbers, for the chart.</summary>
    public static string Numbers(int column, Curve curve) =>
        $"{Name}!${Grid.Column(column)}${FirstRow}:${Grid.Column(column)}${HeaderRow + curve.Volumes.Count}";

    /// <summary>The cell of one column's name.</summary>
    public static string Heading(int column) => $"{Name}!${Grid.Column(column)}${HeaderRow}";
}
