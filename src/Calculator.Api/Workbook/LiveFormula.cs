namespace Calculator.Api.Workbook;

/// <summary>
/// The formulas that ask the service. Functions younger than the file format carry a prefix in the file; programs show them without.
/// No text inside a formula may be longer than 255 characters, and no formula longer
/// than 8192: so the query is put together in a cell of its own.
/// </summary>
internal static class LiveFormula
{
    /// <summary>The cell with the service's address.</summary>
    public const string BaseUrl = "base_url";

    /// <summary>The cell with the query of the workload.</summary>
    public const string Query = "query";

    /// <summary>The cell with what the query about plans has besides.</summary>
    public const string PlanQuery = "plan_query";

    private const string Prefix = "_xlfn.";

    /// <summary>The query of the cells that are not blank, each field after an ampersand.</summary>
    public static string QueryOf(IEnumerable<InputField> inputs) => string.Join('&', inputs.Select(PartOf));

    /// <summary>What <see cref="QueryOf"/> comes to, for the values as they are.</summary>
    public static string QueryNow(IEnumerable<InputField> inputs) =>
        string.Concat(inputs
            .Where(input => input.Text is not null)
            .Select(input => $"&{input.Field.Name}={Uri.EscapeDataString(input.Text!)}"));

    /// <summary>Asks for one value, as text.</summary>
    public static string Ask(string route, string path, params IEnumerable<string> queries) =>
        $"{Prefix}WEBSERVICE({BaseUrl}&{Formulas.Quoted($"{route}?format=text&errors=text&field={Uri.EscapeDataString(path)}")}"
            + $"&{string.Join('&', queries)})";

    /// <summary>Asks for the value of a row that another cell names by its id.</summary>
    public static string AskOfRow(string route, string rows, string idCell, string path, params IEnumerable<string> queries) =>
        $"{Prefix}WEBSERVICE({BaseUrl}&{Formulas.Quoted($"{route}?format=text&errors=text&field={rows}.")}&{Prefix}ENCODEURL({idCell})"
            + $"&{Formulas.Quoted($".{path}")}&{string.Join('&', queries)})";

    /// <summary>One formula where a cell has a text, and else another.</summary>
    public static string Where(string cell, string hasText, string then, string otherwise) =>
        $"IF({cell}={Formulas.Quoted(hasText)},{then},{otherwise})";

    /// <summary>The number that a cell's text says, whatever the locale; a word such as <c>never</c> or an error stays as it is.</summary>
    public static string NumberIn(string cell) => $"IFERROR({Prefix}NUMBERVALUE({cell},\".\",\",\"),{cell})";

    private static string PartOf(InputField input) =>
        $"IF({input.CellName}=\"\",\"\",{Formulas.Quoted($"&{input.Field.Name}=")}&{Prefix}ENCODEURL({TextOf(input)}))";

    // A number becomes text with the locale's comma; a list's commas must stay.
    private static string TextOf(InputField input) => input.IsNumber ? $"SUBSTITUTE({input.CellName}&\"\",\",\",\".\")" : input.CellName;
}
