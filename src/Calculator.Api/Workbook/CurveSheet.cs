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
        grid.Add(Cells.Text("Cost of a month by sessions a day", CellStyle.Title));
        grid.Add(Cells.Text("As the inputs were when this file was made, in USD; limits of plans that are not stated in dollars are left aside. For other inputs, fetch the workbook again."));
        grid.Add([Cells.Text("sessions / day", CellStyle.Header), .. curve.Lines.Select(line => Cells.Text(line.Name, CellStyle.Header))]);
        for (var place = 0; place < curve.SessionsPerDay.Count; place++)
            grid.Add([Cells.Number(curve.SessionsPerDay[place]), .. curve.Lines.Select(line => Cells.Number(line.UsdPerMonth[place]))]);

        part.Worksheet = grid.ToWorksheet();
        part.Worksheet.Append(new Drawing { Id = CurveChart.AddTo(part, curve) });
    }

    /// <summary>The cells of one column's numbers, for the chart.</summary>
    public static string Numbers(int column, Curve curve) =>
        $"{Name}!${Grid.Column(column)}${HeaderRow + 1}:${Grid.Column(column)}${HeaderRow + curve.SessionsPerDay.Count}";

    /// <summary>The cell of one column's name.</summary>
    public static string Heading(int column) => $"{Name}!${Grid.Column(column)}${HeaderRow}";
}
