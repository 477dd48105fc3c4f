using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using Drawings = DocumentFormat.OpenXml.Drawing;

namespace Calculator.Api.Workbook;

/// <summary>The place of a chart on its sheet: below the table.</summary>
internal static class ChartFrame
{
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const int Wide = 9;
    private const int High = 26;

    public static WorksheetDrawing Of(string chartId, int topRow) => new(new TwoCellAnchor(
        new FromMarker(new ColumnId("0"), new ColumnOffset("0"), new RowId(Text(topRow)), new RowOffset("0")),
        new ToMarker(new ColumnId(Text(Wide)), new ColumnOffset("0"), new RowId(Text(topRow + High)), new RowOffset("0")),
        new GraphicFrame(
            new NonVisualGraphicFrameProperties(
                new NonVisualDrawingProperties
                {
                    Id = 2,
                    Name = "Curve",
                    Description = "Cost of a month by sessions a day, one line for the API and for each plan.",
                },
                new NonVisualGraphicFrameDrawingProperties()),
            new Transform(new Drawings.Offset { X = 0, Y = 0 }, new Drawings.Extents { Cx = 0, Cy = 0 }),
            new Drawings.Graphic(new Drawings.GraphicData(new ChartReference { Id = chartId }) { Uri = ChartUri }))
        {
            Macro = "",
        },
        new ClientData()));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
