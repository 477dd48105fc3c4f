using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Units;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The kinds of cell.</summary>
internal static class Cells
{
    private const int MostCharacters = 32_767;

    /// <summary>
    /// A text, whatever it begins with: it is stored as a string, and what looks like a formula stays one when it is edited.
    /// </summary>
    public static Cell Text(string text, CellStyle style = CellStyle.Plain)
    {
        var plain = Echo.OnOneLine(text.Length <= MostCharacters ? text : text[..MostCharacters]);
        return new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(plain) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = (uint)(FormulaText.Is(plain) ? CellStyle.Quoted : style),
        };
    }

    public static Cell Number(decimal number, CellStyle style = CellStyle.Plain) =>
        new() { CellValue = new CellValue(PlainNumber.Format(AnswerNumber.Of(number))), StyleIndex = (uint)style };

    public static Cell Blank(CellStyle style) => new() { StyleIndex = (uint)style };

    /// <summary>A formula with the text it comes to.</summary>
    public static Cell TextFormula(string formula, string now, CellStyle style = CellStyle.Plain) => new()
    {
        DataType = CellValues.String,
        CellFormula = new CellFormula(formula),
        CellValue = new CellValue(now),
        StyleIndex = (uint)style,
    };

    /// <summary>A formula that takes what another cell shows.</summary>
    public static Cell Same(string place, Cell other)
    {
        var same = (Cell)other.CloneNode(deep: true);
        same.CellFormula = new CellFormula(place);
        return same;
    }

    /// <summary>A formula with the number that it comes to, or, where it comes to none, the error that charts leave out.</summary>
    public static Cell NumberOrNone(string formula, decimal? now, CellStyle style) => now is { } number
        ? NumberFormula(formula, PlainNumber.Format(AnswerNumber.Of(number)), style)
        : new Cell
        {
            DataType = CellValues.Error,
            CellFormula = new CellFormula(formula),
            CellValue = new CellValue("#N/A"),
            StyleIndex = (uint)style,
        };

    /// <summary>A formula with the number, or the word in place of one, that it comes to.</summary>
    public static Cell NumberFormula(string formula, string now, CellStyle style)
    {
        var cell = PlainNumber.TryParse(now, out _)
            ? new Cell { CellFormula = new CellFormula(formula), CellValue = new CellValue(now) }
            : TextFormula(formula, now);
        cell.StyleIndex = (uint)style;
        return cell;
    }
}
