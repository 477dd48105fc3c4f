using Calculator.Api.Binding;

namespace Calculator.Api.Workbook;

/// <summary>
/// A question as formulas that ask it, each as a person would paste it. Built from the route's own fields and documented example.
/// </summary>
/// <param name="Path">The route.</param>
/// <param name="Given">The fields of the documented example.</param>
/// <param name="Headline">The path of the one number a cell shows.</param>
/// <param name="HasTable">Whether the answer can be had as CSV.</param>
internal sealed record Formulas(string Path, IReadOnlyList<RequestField> Given, string Headline, bool HasTable)
{
    // Excel takes at most 255 characters in one text.
    private const int LongestLiteral = 240;

    /// <summary>
    /// One number, for Excel and LibreOffice, with the service's address in B1. NUMBERVALUE
    /// reads a point as a point in every locale; VALUE does not.
    /// </summary>
    public string OneNumber => $"=NUMBERVALUE(WEBSERVICE({Address($"&format=text&field={Headline}")}),\".\",\",\")";

    /// <summary>The same cell with a sentence where something is wrong, in place of #VALUE!.</summary>
    public string OneText => $"=WEBSERVICE({Address($"&format=text&field={Headline}&errors=text")})";

    /// <summary>The whole table, for Google Sheets.</summary>
    public string SheetsTable => $"=IMPORTDATA({Address("&format=csv")},\",\",\"en_US\")";

    /// <summary>The whole table, for Power Query in Excel and Power BI.</summary>
    public string PowerQuery(string address)
    {
        var query = string.Join(", ", Given.Select(field => $"{field.Name} = {Quoted(field.Meaning.Example)}").Append("format = \"csv\""));
        return $"= Table.PromoteHeaders(Csv.Document(Web.Contents({Quoted(address)}, [RelativePath = {Quoted(Path.TrimStart('/'))}, "
            + $"Query = [{query}]]), [Delimiter = \",\", Encoding = 65001]))";
    }

    /// <summary>The address as a formula: names and lists go through ENCODEURL, so that a cell can be put in their place.</summary>
    private string Address(string ending)
    {
        var parts = new List<string> { "$B$1" };
        var literal = $"{Path}?";
        foreach (var (field, index) in Given.Select((field, index) => (field, index)))
        {
            literal += $"{(index == 0 ? "" : "&")}{field.Name}=";
            if (field.Type.Form == FieldForm.Number)
            {
                literal += field.Meaning.Example;
                continue;
            }

            parts.AddRange(Literals(literal));
            parts.Add($"ENCODEURL({Quoted(field.Meaning.Example)})");
            literal = "";
        }

        return string.Join('&', [.. parts, .. Literals(literal + ending)]);
    }

    private static IEnumerable<string> Literals(string text) => text.Chunk(LongestLiteral).Select(piece => Quoted(new string(piece)));

    /// <summary>A text inside a formula.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
