using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>How a cell looks; the numbers are places in <see cref="CellStyles"/>.</summary>
internal enum CellStyle
{
    Plain,
    Title,
    Header,

    /// <summary>To be changed. What is typed there may become a number.</summary>
    InputNumber,

    /// <summary>To be changed. What is typed there stays text: a date must not become a day's number.</summary>
    InputText,

    /// <summary>Several lines in one cell.</summary>
    Wrapped,

    /// <summary>A text that begins like a formula, and must not become one when it is edited.</summary>
    Quoted,

    /// <summary>Dollars: cents from one dollar on, and below it as many places as there are.</summary>
    Money,

    /// <summary>A count, in groups of three digits.</summary>
    Count,
}

/// <summary>The looks of all cells.</summary>
internal static class CellStyles
{
    private const uint AsTyped = 49;
    private const uint Dollars = 164;
    private const uint InGroups = 165;
    private const uint Bold = 1;
    private const uint Large = 2;
    private const uint Yellow = 2;
    private const uint Grey = 3;

    /// <summary>What is not there, in grey: the place in the looks that depend on a condition.</summary>
    public const uint Absent = 0;

    public static Stylesheet Make() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = Dollars, FormatCode = "[>=1]$#,##0.00;[<=-1]-$#,##0.00;$0.00##########" },
            new NumberingFormat { NumberFormatId = InGroups, FormatCode = "#,##0.##########" }),
        new Fonts(FontOf(11), FontOf(11, new Bold()), FontOf(14, new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            FillOf("FFFFF2CC"),
            FillOf("FFE7E6E6")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            AtTop(new CellFormat { FormatId = 0 }),
            new CellFormat { FormatId = 0, FontId = Large, ApplyFont = true },
            new CellFormat { FormatId = 0, FontId = Bold, ApplyFont = true, FillId = Grey, ApplyFill = true },
            AtTop(new CellFormat { FormatId = 0, FillId = Yellow, ApplyFill = true }),
            AtTop(new CellFormat { FormatId = 0, FillId = Yellow, ApplyFill = true, NumberFormatId = AsTyped, ApplyNumberFormat = true }),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
            {
                FormatId = 0,
                ApplyAlignment = true,
            },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
            {
                FormatId = 0,
                ApplyAlignment = true,
                QuotePrefix = true,
            },
            new CellFormat { FormatId = 0, NumberFormatId = Dollars, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, NumberFormatId = InGroups, ApplyNumberFormat = true }),
        new DifferentialFormats(new DifferentialFormat(new Font(new Color { Rgb = "FFBFBFBF" }))));

    // Beside a text of several lines.
    private static CellFormat AtTop(CellFormat format)
    {
        (format.Alignment, format.ApplyAlignment) = (new Alignment { Vertical = VerticalAlignmentValues.Top }, true);
        return format;
    }

    private static Font FontOf(double points, params OpenXmlElement[] weight) =>
        new([.. weight, new FontSize { Val = points }, new FontName { Val = "Calibri" }]);

    private static Fill FillOf(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour })
    {
        PatternType = PatternValues.Solid,
    });
}
