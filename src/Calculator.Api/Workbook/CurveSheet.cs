using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet of the curve: its table, and a chart over it.</summary>
internal static class CurveSheet
{
    public const string Name = "Curve";

    /// <summary>The row of the names; the numbers begin below it.</summary>
    public const int HeaderRow = 3;

    public static void Write(WorksheetPart part, Curve curve)
    {
        var grid = new Grid([16, .. curve.Lines.Select(_ => 20d)]);
        grid.Add(Cells.Text($"Cost of a month by {curve.Axis}", CellStyle.Title));
        grid.Add(Cells.Text("As the inputs were when this file was made, in USD; "
            + "where no limit of a plan is known its fee is shown, and where a plan ends its cells are blank. "
            + "For other inputs, fetch the workbook again."));
        grid.Add([Cells.Text(curve.Unit, CellStyle.Header), .. curve.Lines.Select(line => Cells.Text(line.Name, CellStyle.Header))]);
        for (var place = 0; place < curve.Volumes.Count; place++)
        {
            grid.Add(
            [
                Cells.Number(curve.Volumes[place], CellStyle.Count),
                .. curve.Lines.Select(line => line.UsdPerMonth[place] is { } usd
                    ? Cells.Number(usd, CellStyle.Money)
                    : Cells.Blank(CellStyle.Plain)),
            ]);
        }

        part.Worksheet = grid.ToWorksheet(isOnePage: true);
        part.Worksheet.Append(new Drawing { Id = CurveChart.AddTo(part, curve) });
    }

    /// <summary>The cells of one column's numbers, for the chart.</summary>
    public static string Numbers(int column, Curve curve) =>
        $"{Name}!${Grid.Column(column)}${HeaderRow + 1}:${Grid.Column(column)}${HeaderRow + curve.Volumes.Count}";

    /// <summary>The cell of one column's name.</summary>
    public static string Heading(int column) => $"{Name}!${Grid.Column(column)}${HeaderRow}";
}
