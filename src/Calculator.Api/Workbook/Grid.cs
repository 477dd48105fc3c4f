using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>A sheet as it is filled, row by row.</summary>
/// <param name="widths">The columns' widths, in characters; a column without a width is hidden.</param>
internal sealed class Grid(params IReadOnlyList<double> widths)
{
    private const double Margin = 0.4;

    private const double LineHeight = 15;

    // For each unit of a column's width, the width of a digit; most letters are narrower.
    private const double Letters = 1.25;

    private readonly SheetData _rows = new();

    /// <summary>The number of the row to be added next, from 1.</summary>
    public int NextRow { get; private set; } = 1;

    /// <summary>Adds a row; null leaves a cell out.</summary>
    public void Add(params IReadOnlyList<Cell?> cells)
    {
        var row = new Row { RowIndex = (uint)NextRow };
        if (cells.Select(LinesOf).DefaultIfEmpty(1).Max() is > 1 and var lines)
            (row.Height, row.CustomHeight) = (lines * LineHeight, true);
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is not { } cell)
                continue;

            cell.CellReference = $"{Column(column)}{NextRow}";
            row.Append(cell);
        }

        _rows.Append(row);
        NextRow++;
    }

    // Programs do not all measure the lines of a text when they open a file.
    private int LinesOf(Cell? cell, int column) => cell?.StyleIndex?.Value is (uint)CellStyle.Wrapped or (uint)CellStyle.Quoted
        ? (int)Math.Ceiling((cell.InlineString?.Text?.Text.Length ?? 0) / (widths[column] * Letters))
        : 1;

    /// <summary>The sheet. Printed it is as wide as a page that lies, and with <paramref name="isOnePage"/> no longer than one.</summary>
    /// <param name="isOnePage">Whether all of it stands on one page.</param>
    /// <param name="between">What stands between the rows and how they are printed.</param>
    public Worksheet ToWorksheet(bool isOnePage = false, params IReadOnlyList<OpenXmlElement> between) => new(
    [
        new SheetProperties(new PageSetupProperties { FitToPage = true }),
        new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = true }),
        new Columns(widths.Select((width, index) => new Column
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = width,
            CustomWidth = true,
            Hidden = width == 0,
        })),
        _rows,
        .. between,
        new PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin, Header = Margin / 2, Footer = Margin / 2 },
        new PageSetup { Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = isOnePage ? 1u : 0u },
    ]);

    /// <summary>The letters of a column, counted from 0: A to Z, then AA.</summary>
    public static string Column(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : $"{Column((index / 26) - 1)}{(char)('A' + (index % 26))}";
}
