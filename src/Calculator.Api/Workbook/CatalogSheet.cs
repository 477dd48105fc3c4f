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

    /// <summary>A list to choose from. What is not in it may be typed too: an alias.</summary>
    /// <param name="cells">The cells that it is for, without their sheet.</param>
    /// <param name="column">The column of the ids.</param>
    /// <param name="count">How many there are.</param>
    public static DataValidation ListFor(string cells, string column, int count) =>
        new(new Formula1($"{Name}!${column}${FirstRow}:${column}${FirstRow + Math.Max(count, 1) - 1}"))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = false,
            SequenceOfReferences = new() { InnerText = cells },
        };

    /// <summary>The cells of the plans' ids, and those of their names.</summary>
    public static (string Ids, string Names) Plans(Choices choices) => (RangeOf("C", choices), RangeOf("D", choices));

    private static string RangeOf(string column, Choices choices) =>
        $"{Name}!{column}{FirstRow}:{column}{FirstRow + Math.Max(choices.Plans.Count, 1) - 1}";

    private static Cell?[] Pair(IReadOnlyList<(string Id, string Name)> rows, int place) => place < rows.Count
        ? [Cells.Text(rows[place].Id), Cells.Text(rows[place].Name)]
        : [null, null];
}
