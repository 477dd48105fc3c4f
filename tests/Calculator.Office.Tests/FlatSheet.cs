using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Calculator.Office.Tests;

/// <summary>
/// Writes a spreadsheet of one sheet as a flat OpenDocument file. No cell holds a result: what is read later was calculated.
/// </summary>
internal static partial class FlatSheet
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Excel = "http://schemas.microsoft.com/office/excel/formula";

    /// <summary>A text that begins with <c>=</c> is a formula, any other a text, a decimal a number, null an empty cell.</summary>
    public static XDocument Of(IEnumerable<IEnumerable<object?>> rows) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            Office + "document",
            new XAttribute(XNamespace.Xmlns + "office", Office),
            new XAttribute(XNamespace.Xmlns + "table", Table),
            new XAttribute(XNamespace.Xmlns + "text", Text),
            new XAttribute(XNamespace.Xmlns + "msoxl", Excel),
            new XAttribute(Office + "version", "1.3"),
            new XAttribute(Office + "mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            new XElement(
                Office + "body",
                new XElement(
                    Office + "spreadsheet",
                    new XElement(
                        Table + "table",
                        new XAttribute(Table + "name", "Sheet1"),
                        rows.Select(row => new XElement(
                            Table + "table-row",
                            row.Select(value => new XElement(Table + "table-cell", Content(value))))))))));

    private static object[] Content(object? value) => value switch
    {
        null => [],
        decimal number =>
        [
            new XAttribute(Office + "value-type", "float"),
            new XAttribute(Office + "value", number.ToString(CultureInfo.InvariantCulture)),
        ],
        string formula when formula.StartsWith('=') => [new XAttribute(Table + "formula", $"msoxl:{AsSaved(formula)}")],
        string text => [new XAttribute(Office + "value-type", "string"), new XElement(Text + "p", text)],
        _ => throw new ArgumentException($"A cell cannot hold {value}."),
    };

    /// <summary>Excel saves the functions it got after 2007 under another name than people type.</summary>
    private static string AsSaved(string formula) => FunctionSince2013().Replace(formula, "_xlfn.$0");

    [GeneratedRegex(@"\b(ENCODEURL|FILTERXML|NUMBERVALUE|WEBSERVICE)(?=\()")]
    private static partial Regex FunctionSince2013();
}
