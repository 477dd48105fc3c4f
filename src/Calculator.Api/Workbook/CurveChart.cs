using Calculator.Units;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Drawings = DocumentFormat.OpenXml.Drawing;

namespace Calculator.Api.Workbook;

/// <summary>A line for each way to pay, over the table of the curve.</summary>
internal static class CurveChart
{
    private const uint AcrossId = 1;
    private const uint UpId = 2;

    private const string Grey = "BFBFBF";

    private const int ThinLine = 9525;
    private const int ThickLine = 25400;

    // The API's line is black, to be told from any plan's. Colours are stated, since a file without a theme has no automatic ones.
    private static readonly string[] Colours =
        ["000000", "4472C4", "ED7D31", "70AD47", "7030A0", "FFC000", "5B9BD5", "C00000", "00B050", "A5A5A5", "996633", "FF66CC"];

    /// <summary>Adds the chart to a sheet.</summary>
    /// <returns>The drawing's id, for the sheet to refer to.</returns>
    public static string AddTo(WorksheetPart sheet, Curve curve)
    {
        const string Id = "rId1";
        var drawing = sheet.AddNewPart<DrawingsPart>(Id);
        var chart = drawing.AddNewPart<ChartPart>(Id);
        chart.ChartSpace = new ChartSpace(new RoundedCorners { Val = false }, ChartOf(curve));
        drawing.WorksheetDrawing = ChartFrame.Of(Id, CurveSheet.HeaderRow + curve.Volumes.Count + 1);
        return Id;
    }

    private static Chart ChartOf(Curve curve) => new(
        TitleOf($"Cost of a month by {curve.Axis}"),
        new AutoTitleDeleted { Val = false },
        new PlotArea(
            new Layout(),
            new ScatterChart(
            [
                new ScatterStyle { Val = ScatterStyleValues.Line },
                new VaryColors { Val = false },
                .. curve.Lines.Select((line, index) => LineOf(curve, line.Name, line.UsdPerMonth, index)),
                new AxisId { Val = AcrossId },
                new AxisId { Val = UpId },
            ]),
            AxisOf(AcrossId, UpId, AxisPositionValues.Bottom, Capitalised(curve.Axis)),
            AxisOf(UpId, AcrossId, AxisPositionValues.Left, "USD a month")),
        new Legend(new LegendPosition { Val = LegendPositionValues.Right }, new Overlay { Val = false }),
        new PlotVisibleOnly { Val = true },
        new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });

    private static ScatterChartSeries LineOf(Curve curve, string name, IReadOnlyList<decimal?> usd, int index) => new(
        new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index },
        new Order { Val = (uint)index },
        new SeriesText(new StringReference(
            new Formula(CurveSheet.Heading(index + 1)),
            new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(Outcomes.Echo.OnOneLine(name))) { Index = 0 }))),
        Line(Colours[index % Colours.Length], ThickLine),
        new Marker(new Symbol { Val = MarkerStyleValues.None }),
        new XValues(NumbersOf(0, curve, [.. curve.Volumes])),
        new YValues(NumbersOf(index + 1, curve, usd)),
        new Smooth { Val = false });

    // The numbers stand in the chart too: previews draw it without reading the sheet.
    private static NumberReference NumbersOf(int column, Curve curve, IReadOnlyList<decimal?> numbers) => new(
        new Formula(CurveSheet.Numbers(column, curve)),
        new NumberingCache(
        [
            new FormatCode("General"),
            new PointCount { Val = (uint)numbers.Count },
            .. numbers.Index().Where(number => number.Item is not null)
                .Select(number => new NumericPoint(new NumericValue(PlainNumber.Format(
                    number.Item!.Value))) { Index = (uint)number.Index }),
        ]));

    private static ValueAxis AxisOf(uint id, uint other, AxisPositionValues side, string title) => new(
        new AxisId { Val = id },
        new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }),
        new Delete { Val = false },
        new AxisPosition { Val = side },
        new MajorGridlines(Line(Grey, ThinLine)),
        TitleOf(title),
        new NumberingFormat { FormatCode = "General", SourceLinked = false },
        new MajorTickMark { Val = TickMarkValues.Outside },
        new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
        Line(Grey, ThinLine),
        new CrossingAxis { Val = other },
        new Crosses { Val = CrossesValues.AutoZero },
        new CrossBetween { Val = CrossBetweenValues.MidpointCategory });

    private static string Capitalised(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private static ChartShapeProperties Line(string colour, int width) => new(
        new Drawings.Outline(new Drawings.SolidFill(new Drawings.RgbColorModelHex { Val = colour })) { Width = width });

    private static Title TitleOf(string text) => new(
        new ChartText(new RichText(new Drawings.BodyProperties(), new Drawings.Paragraph(new Drawings.Run(new Drawings.Text(text))))),
        new Overlay { Val = false });
}
