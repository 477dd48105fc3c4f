using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Calculator.Office.Tests;

/// <summary>The downloaded workbook, one input changed, recalculated by LibreOffice Calc.</summary>
public partial class WorkbookTests(Service service)
{
    private const string Rest = "model=claude-opus-4-7&outputTokens=4000&cacheRatio=0.5&cacheWriteRatio=rest&sessionsPerDay=100.5"
        + "&asOf=2026-11-20";

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Its_results_are_those_of_the_service_for_the_inputs_it_has_now(string locale)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("workbook-").FullName, "live.xlsx");
        try
        {
            var asked = await Download(path);
            asked.Count.ShouldBeGreaterThan(10);
            var cells = await Office.Recalculate(path, locale, asked.Select(row => row.Cell));
            foreach (var (cell, route, field) in asked)
            {
                var sent = (await service.Get($"{route}?{Rest}&inputTokens=8000&format=text&field={field}")).Body;
                var shown = cells[cell];
                if (double.TryParse(sent, CultureInfo.InvariantCulture, out var number))
                    shown.Number.ShouldBe(number, $"{field} shows {shown.Text}");
                else
                    shown.Text.ShouldBe(sent, field);
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <summary>
    /// Saves the workbook for 3,000 prompt tokens, makes them 8,000 in its input cell, and lists its result cells with what each asks.
    /// </summary>
    private async Task<List<(string Cell, string Route, string Field)>> Download(string path)
    {
        await File.WriteAllBytesAsync(
            path,
            await service.Client.GetByteArrayAsync($"/v1/workbook.xlsx?{Rest}&inputTokens=3000", TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        var book = document.WorkbookPart!;
        var inputs = Cells(book, "Inputs");
        var place = book.Workbook.DefinedNames!
            .Elements<DefinedName>()
            .Single(name => name.Name == "in_inputTokens").Text
            .Split('!')[1]
            .Replace("$", "", StringComparison.Ordinal);
        inputs.Single(cell => cell.CellReference == place).CellValue = new CellValue(8000);

        return
        [
            .. from cell in Cells(book, "Results")
               let question = Question().Match(cell.CellFormula?.Text ?? "")
               where question.Success
               select (
                   $"Results!B{cell.CellReference!.Value![1..]}",
                   question.Groups["route"].Value,
                   Uri.UnescapeDataString(question.Groups["field"].Value)),
        ];
    }

    private static IEnumerable<SheetCell> Cells(WorkbookPart book, string sheet)
    {
        var id = book.Workbook.Sheets!.Elements<Sheet>().Single(found => found.Name == sheet).Id!.Value!;
        return ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<SheetCell>();
    }

    [GeneratedRegex("""WEBSERVICE\(base_url&"(?<route>[^?"]+)\?format=text&errors=text&field=(?<field>[^"]+)"&query""")]
    private static partial Regex Question();
}
