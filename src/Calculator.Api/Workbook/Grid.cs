using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>A sheet as it is filled, row by row.</summary>
/// <param name="widths">The columns' widths, in characters.</param>
internal sealed class Grid(params IReadOnlyList<double> widths)
{
    private const double Margin = 0.4;

    private readonly SheetData _rows = new();

    /// <summary>The number of the row to be added next, from 1.</summary>
    public int NextRow { get; private set; } = 1;

    /// <summary>Adds a row; null leaves a cell out.</summary>
    public void Add(params IReadOnlyList<Cell?> cells)
    {
        var row = new Row { RowIndex = (uint)NextRow };
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
