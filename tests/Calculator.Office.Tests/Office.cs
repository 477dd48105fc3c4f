using System.Text.Json;

namespace Calculator.Office.Tests;

/// <summary>A cell as LibreOffice Calc has it after a recalculation.</summary>
/// <param name="Content">What stands in it: <c>empty</c>, <c>value</c>, <c>text</c> or <c>formula</c>.</param>
/// <param name="Number">The number it has, with every digit; null if it has none.</param>
/// <param name="Text">What it shows.</param>
/// <param name="Error">LibreOffice's number of its error, such as 519 for <c>#VALUE!</c>; 0 if it has none.</param>
internal sealed record Cell(string Content, double? Number, string Text, int Error);

/// <summary>LibreOffice Calc itself, without a window.</summary>
internal static class Office
{
    private static readonly string Driver = Path.Combine(Repository.Root, "tests", "Calculator.Office.Tests", "recalculate.py");

    /// <summary>
    /// Writes formulas into a spreadsheet, recalculates it, and gives their cells in the same order.
    /// Formulas are written as a person types them into an English Excel; they find the inputs in B1, C1 and so on.
    /// </summary>
    public static async Task<IReadOnlyList<Cell>> Calculate(string locale, IReadOnlyList<object> inputs, IReadOnlyList<string> formulas)
    {
        formulas.ShouldNotBeEmpty();
        var sheet = FlatSheet.Of([[null, .. inputs], .. formulas.Select(formula => new[] { formula })]);
        var names = formulas.Select((_, index) => $"A{index + 2}").ToList();
        var cells = await Recalculate("formulas.fods", $"{sheet.Declaration}\n{sheet}", locale, names);
        return [.. names.Select(name => cells[name])];
    }

    /// <summary>Writes a file into a folder of its own, recalculates it, and reads cells of it.</summary>
    public static async Task<IReadOnlyDictionary<string, Cell>> Recalculate(
        string name,
        string content,
        string locale,
        IEnumerable<string> cells)
    {
        var folder = Directory.CreateTempSubdirectory("spreadsheet-").FullName;
        try
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
            return await Recalculate(path, locale, cells);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Recalculates a file (.fods, .ods, .xlsx or .csv) in a locale such as <c>de-DE</c> and reads cells of
    /// it, each by its address (<c>B3</c>, <c>Sheet!B3</c>) or its defined name.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, Cell>> Recalculate(string path, string locale, IEnumerable<string> cells)
    {
        Tool.Need("soffice", "libreoffice-calc-nogui");
        var python = await DebianPython.Need("uno", "python3-uno");
        var parent = Directory.CreateTempSubdirectory("office-").FullName;
        try
        {
            var profile = Path.Combine(parent, "profile");
            var (exitCode, printed, errors) = await Tool.Run(parent, python, [Driver, Path.GetFullPath(path), locale, profile, .. cells]);
            exitCode.ShouldBe(0, errors);
            return JsonSerializer.Deserialize<Dictionary<string, Cell>>(printed, JsonSerializerOptions.Web)!;
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
