using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Units;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>The sheet that says how to use the others, and where the figures come from.</summary>
internal static class HowToSheet
{
    public const string Name = "How to";

    public static Worksheet Of(WorkbookFacts facts, string address)
    {
        var grid = new Grid(100);
        AddPart(grid, "How to use this workbook", Use(address));
        AddPart(grid, "Where the figures come from", Sources(facts));
        AddPart(grid, "What was assumed", facts.Assumptions);
        return grid.ToWorksheet();
    }

    private static IEnumerable<string> Use(string address) =>
    [
        $"Change the yellow cells of {InputsSheet.Name}. The values of {ResultsSheet.Name} are formulas that send them to the service "
            + "with WEBSERVICE; each shows what the service answered when this file was made, until it is calculated anew.",
        "Excel for Windows asks whether to allow editing and links to other places: allow both. "
            + "Excel for Mac and on the web have no WEBSERVICE, and show the values of when this file was made.",
        "LibreOffice shows Err:540 for what was sent, and the values of when this file was made, until it may ask: make the document's "
            + "folder a trusted location (Tools, Options, LibreOffice, Security, Macro Security, Trusted Sources), open the document again "
            + "and allow its links to be updated.",
        "A word in place of a number is an answer: never, always. A line that begins with #ERROR says what is wrong with the inputs.",
        "Leave asOf and pricing blank for the prices of the moment; state both, and the answers stay what they are.",
        $"The plans of {ResultsSheet.Name} and the lines of {CurveSheet.Name} are those chosen in {InputsSheet.Name}, or, where none is, "
            + "the first of those that serve the model.",
        $"Every field, route and unit is documented at {address}/swagger.",
    ];

    private static IEnumerable<string> Sources(WorkbookFacts facts) =>
    [
        $"Pricing version {facts.Pricing.Version} (digest {facts.Pricing.Digest}), as of {facts.Pricing.AsOf}.",
        .. facts.Sources.Select(source => Sentence(source.Name, source.Price)),
    ];

    private static string Sentence(string what, PriceAnswer price) =>
        $"{what}, since {price.From}: {price.Source} (checked {price.Checked}, "
            + $"confidence {EnumNames<Confidence>.Of(price.Confidence)}).{(price.Note is { } note ? $" {note}" : "")}";

    private static void AddPart(Grid grid, string title, IEnumerable<string> sentences)
    {
        grid.Add(Cells.Text(title, CellStyle.Title));
        foreach (var sentence in sentences.DefaultIfEmpty("Nothing."))
            grid.Add(Cells.Text(sentence, CellStyle.Wrapped));
        grid.Add();
    }
}
