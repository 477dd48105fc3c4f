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

    /// <summary>The cell with both queries as they were when the file was made.</summary>
    public const string MadeFor = "made_for";

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

    /// <summary>What stands behind each row of a table in a cell: a line end would not be kept in every program.</summary>
    public const char RowEnd = ';';

    /// <summary>
    /// Asks for columns of a table without its row of names, with a comma between two columns. Of what is asked only an error has commas
    /// of its own and so stands in quotes: without them it begins as any other.
    /// </summary>
    public static string AskTable(string route, IEnumerable<string> columns, params IEnumerable<string> queries) =>
        $"SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({Prefix}WEBSERVICE({BaseUrl}"
            + $"&{Formulas.Quoted($"{route}?format=csv&headers=0&errors=text&columns=")}&{Formulas.Quoted(string.Join(',', columns))}"
            + $"&{string.Join('&', queries)}),CHAR(34),\"\"),CHAR(13),\"\"),CHAR(10),\"{RowEnd}\")";

    /// <summary>The row of a table, counted from 0.</summary>
    public static string RowOf(string table, int place) => Piece(table, $"\"{RowEnd}\"", place);

    /// <summary>The column of a row, counted from 0.</summary>
    public static string ColumnOf(string row, int place) => Piece(row, "\",\"", place);

    /// <summary>The query of a cell without one of its fields.</summary>
    public static string Without(string query, InputField input) => $"SUBSTITUTE({query},{PartOf(input)},\"\")";

    /// <summary>The part of a text between two of its separators, counted from 0; nothing where it has no such part.</summary>
    /// <remarks>The separator before the part and the one behind it are found by their number.</remarks>
    private static string Piece(string text, string separator, int place)
    {
        var whole = $"{separator}&{text}&{separator}";
        var (before, behind) = (Nth(place + 1), Nth(place + 2));
        return $"IFERROR(MID({whole},{before}+1,{behind}-{before}-1),\"\")";

        string Nth(int number) => $"FIND(\"|\",SUBSTITUTE({whole},{separator},\"|\",{number}))";
    }

    /// <summary>The number that a text says, whatever the locale.</summary>
    public static string Number(string text) => $"{Prefix}NUMBERVALUE({text},\".\",\",\")";

    /// <summary>The same, and nothing where it is empty.</summary>
    public static string NumberOrNothing(string text) => $"IF({text}=\"\",\"\",{Number(text)})";

    /// <summary>A number in a query, whatever the locale.</summary>
    public static string InQuery(string field, string cell) => $"{Formulas.Quoted($"&{field}=")}&SUBSTITUTE({cell}&\"\",\",\",\".\")";

    /// <summary>One formula where a cell has a text, and else another.</summary>
    public static string Where(string cell, string hasText, string then, string otherwise) =>
        $"IF({cell}={Formulas.Quoted(hasText)},{then},{otherwise})";

    /// <summary>
    /// What a cell was answered; where it has no answer, for a program that may not ask or cannot, that of when the file was made, as long
    /// as the question is still the same.
    /// </summary>
    /// <remarks>LibreOffice writes a point as %2E.</remarks>
    public static string Answer(string cell, string made) =>
        $"IF(ISERROR({cell}),IF(SUBSTITUTE({Query}&{PlanQuery},\"%2E\",\".\")={MadeFor},{made},{cell}),{cell})";

    /// <summary>The number that a text says, whatever the locale; a word such as <c>never</c> or an error stays as it is.</summary>
    public static string NumberIn(string text) => $"IFERROR({Number(text)},{text})";

    private static string PartOf(InputField input) =>
        $"IF({input.CellName}=\"\",\"\",{Formulas.Quoted($"&{input.Field.Name}=")}&{Prefix}ENCODEURL({TextOf(input)}))";

    // A number becomes text with the locale's comma; a list's commas must stay.
    private static string TextOf(InputField input) => input.IsNumber ? $"SUBSTITUTE({input.CellName}&\"\",\",\",\".\")" : input.CellName;
}
