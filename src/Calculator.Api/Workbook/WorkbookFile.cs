using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheets, put together into one file. The same facts give the same bytes.</summary>
internal static class WorkbookFile
{
    // Of the calculation engine that today's programs have: an older one would make
    // them ask the service anew as soon as the file is opened.
    private const uint Engine = 191029;

    private static readonly XNamespace Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(WorkbookFacts facts, string address)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
            Write(document, facts, address);
        return WithoutTimes(stream);
    }

    private static void Write(SpreadsheetDocument document, WorkbookFacts facts, string address)
    {
        // Ids are given everywhere: those the library makes up are others each time.
        var book = document.AddWorkbookPart();
        document.ChangeIdOfPart(book, "rId1");
        var results = new ResultsSheet(facts);
        var inputs = new InputsSheet(facts, address, results);
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = CellStyles.Make();
        book.AddNewPart<WorksheetPart>("inputs").Worksheet = inputs.ToWorksheet();
        book.AddNewPart<WorksheetPart>("results").Worksheet = results.ToWorksheet();
        CurveSheet.Write(book.AddNewPart<WorksheetPart>("curve"), new CurveFormulas(facts, results), facts);
        book.AddNewPart<WorksheetPart>("howto").Worksheet = HowToSheet.Of(facts, address);
        book.AddNewPart<WorksheetPart>("catalog").Worksheet = CatalogSheet.Of(facts.Choices);
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new Sheets(
                SheetOf(1, InputsSheet.Name, "inputs"),
                SheetOf(2, ResultsSheet.Name, "results"),
                SheetOf(3, CurveSheet.Name, "curve"),
                SheetOf(4, HowToSheet.Name, "howto"),
                SheetOf(5, CatalogSheet.Name, "catalog")),
            new DefinedNames(inputs.Names
                .OrderBy(name => name.Key, StringComparer.Ordinal)
                .Select(name => new DefinedName(name.Value) { Name = name.Key })),
            new CalculationProperties { CalculationId = Engine });
    }

    private static Sheet SheetOf(uint number, string name, string id) => new() { SheetId = number, Name = name, Id = id };

    // The packaging library stamps each entry with the time; nothing else in the file depends on the clock.
    private static byte[] WithoutTimes(MemoryStream file)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
                Copy(entry, to);
        }

        return stream.ToArray();
    }

    private static void Copy(ZipArchiveEntry entry, ZipArchive to)
    {
        var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = NoTime;
        using var source = entry.Open();
        using var target = copy.Open();
        var part = XDocument.Load(source, LoadOptions.PreserveWhitespace);
        WriteWithoutPrefix(part.Root!);
        using var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        part.Save(writer);
    }

    // The packaging library writes x:row where Excel writes row, and there are readers that know the names as Excel writes them alone.
    private static void WriteWithoutPrefix(XElement root)
    {
        if (root.Name.Namespace != Spreadsheet)
            return;

        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == Spreadsheet).Remove();
        root.SetAttributeValue("xmlns", Spreadsheet.NamespaceName);
    }
}
