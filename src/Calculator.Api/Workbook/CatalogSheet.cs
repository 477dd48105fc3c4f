using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet of what the cells for model and plans can be chosen from.</summary>
internal static class CatalogSheet
{
    public const string Name = "Catalog";

    private const int FirstRow = 3;

    private static readonly string[] Titles = ["model", "name", "plan", "name"];

    public static Worksheet Of(Choices choices)
    {
        var grid = new Grid(34, 34, 34, 34);
        grid.Add(Cells.Text("Models and plans to choose from", CellStyle.Title));
        grid.Add([.. Titles.Select(title => Cells.Text(title, CellStyle.Header))]);
        for (var place = 0; place < Math.Max(choices.Models.Count, choices.Plans.Count); place++)
            grid.Add([.. Pair(choices.Models, place), .. Pair(choices.Plans, place)]);
        return grid.ToWorksheet();
    }

    /// <summary>
    /// A list to choose from for a cell. What is not in it may be typed too: an alias, or several plans with commas between.
    /// </summary>
    /// <param name="cell">The cell, without its sheet.</param>
    /// <param name="column">The column of the ids.</param>
    /// <param name="count">How many there are.</param>
    public static DataValidation ListFor(string cell, string column, int count) =>
        new(new Formula1($"{Name}!${column}${FirstRow}:${column}${FirstRow + Math.Max(count, 1) - 1}"))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = false,
            SequenceOfReferences = new() { InnerText = cell },
        };

    private static Cell?[] Pair(IReadOnlyList<(string Id, string Name)> rows, int place) => place < rows.Count
        ? [Cells.Text(rows[place].Id), Cells.Text(rows[place].Name)]
        : [null, null];
}
