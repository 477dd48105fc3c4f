using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Tests.Workbook;

/// <summary>A workbook as a spreadsheet program opens it.</summary>
internal sealed class WorkbookUnderTest(byte[] bytes) : IDisposable
{
    public SpreadsheetDocument Document { get; } = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    /// <summary>Where each defined name points.</summary>
    public Dictionary<string, string> Names =>
        Document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().ToDictionary(name => name.Name!.Value!, name => name.Text);

    public static async Task<WorkbookUnderTest> Get(Service service, string url) => new(await Bytes(service, url));

    public static async Task<byte[]> Bytes(Service service, string url)
    {
        using var response = await service.Client.GetAsync(url, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The cells of a sheet by their reference; fails if there is none.</summary>
    public Dictionary<string, Cell> Cells(string sheet)
    {
        var id = Document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(found => found.Name == sheet).Id!.Value!;
        var cells = ((WorksheetPart)Document.WorkbookPart.GetPartById(id)).Worksheet
            .Descendants<Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!);
        cells.ShouldNotBeEmpty();
        return cells;
    }

    /// <summary>The cell a defined name points at.</summary>
    public Cell Named(string name)
    {
        var (sheet, cell) = Names[name].Split('!') is [var left, var right] ? (left, right) : throw new FormatException(Names[name]);
        return Cells(sheet)[cell.Replace("$", "", StringComparison.Ordinal)];
    }

    public IEnumerable<Cell> AllCells() =>
        Document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().SelectMany(sheet => Cells(sheet.Name!.Value!).Values);

    public void Dispose() => Document.Dispose();
}

internal static class CellReading
{
    /// <summary>What a cell shows before anything is calculated.</summary>
    public static string Shown(this Cell cell) => cell.InlineString?.Text?.Text ?? cell.CellValue?.Text ?? "";
}
