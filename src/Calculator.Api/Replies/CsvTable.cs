using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Api.Replies;

/// <summary>
/// An answer as a table. Its columns follow from the type of a row, not from the values at
/// hand, so a header never changes from one answer to the next.
/// </summary>
internal sealed class CsvTable
{
    private const string Separator = " | ";

    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<Func<string, string>> _rows;

    private CsvTable(IReadOnlyList<string> columns, IReadOnlyList<Func<string, string>> rows) => (_columns, _rows) = (columns, rows);

    /// <summary>A column: how it is headed, where in a row its value is, and whether it stands behind those of before.</summary>
    private sealed record Column(string Header, string Path, bool IsAppended);

    /// <summary>The table of an answer; null, with a fault, if the answer is none.</summary>
    public static CsvTable? Of<T>(T answer, JsonSerializerOptions options, Faults faults)
        where T : notnull
    {
        var type = answer.GetType();
        if (type.GetCustomAttribute<NoCsvAttribute>() is { } none)
        {
            faults.Add("format", $"This route has no CSV; {none.Instead}");
            return null;
        }

        if (answer is ICsvMatrix matrix)
            return OfMatrix(matrix);

        var table = type.GetCustomAttribute<CsvRowsAttribute>() is { } rows ? type.GetProperty(rows.Property)! : null;
        var rowType = table?.PropertyType.GetGenericArguments()[0] ?? type;
        var items = table is null ? [answer] : ((IEnumerable)table.GetValue(answer)!).Cast<object>();
        var columns = Columns(options.GetTypeInfo(rowType), "").OrderBy(column => column.IsAppended).ToList();
        var paths = columns.ToDictionary(column => column.Header, column => column.Path);
        return new CsvTable(
            [.. columns.Select(column => column.Header)],
            [
                .. items
                    .Select(item => JsonSerializer.SerializeToElement(item, rowType, options))
                    .Select(row => (Func<string, string>)(column => Cell(row, paths[column]))),
            ]);
    }

    private static CsvTable OfMatrix(ICsvMatrix matrix)
    {
        var places = matrix.Columns.Select((column, place) => (column, place)).ToDictionary(one => one.column, one => one.place);
        return new CsvTable(matrix.Columns, [.. matrix.Rows.Select(row => (Func<string, string>)(column => Cell(row[places[column]])))]);
    }

    private static string Cell(object? value) => value switch
    {
        decimal number => PlainNumber.Format(AnswerNumber.Of(number)),
        string text => Harmless(text),
        _ => "",
    };

    /// <summary>Writes the table by RFC 4180; null, with a fault, if a column asked for is not there.</summary>
    public string? Write(ReplyFields reply, Faults faults)
    {
        var columns = reply.Columns ?? _columns;
        foreach (var column in columns.Except(_columns))
        {
            var instead = Nearest.SlipOf(column, _columns) is { } meant
                ? $"did you mean {meant}?"
                : $"there are {string.Join(", ", _columns)}.";
            faults.Add("columns", $"There is no column '{Echo.Of(column)}'; {instead}");
        }
        if (faults.Any)
            return null;

        var text = new StringBuilder();
        if (reply.Headers != HeaderRow.Dropped)
            AppendRow(text, columns.Select(Harmless));
        foreach (var row in _rows)
            AppendRow(text, columns.Select(row));
        return text.ToString();
    }

    /// <summary>A cell by RFC 4180, in quotes where it needs them.</summary>
    public static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") || cell.Trim().Length != cell.Length
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    /// <summary>Every single value below a type by its path; lists of names are one value, lists of objects none.</summary>
    private static IEnumerable<Column> Columns(JsonTypeInfo type, string prefix) => type.Properties
        .Where(property => property.Get is not null
            && property.AttributeProvider?.IsDefined(typeof(NotInCsvAttribute), inherit: false) != true)
        .SelectMany(property => FormerColumns(property, prefix).Concat(Columns(property, type.Options, prefix)));

    private static IEnumerable<Column> Columns(JsonPropertyInfo property, JsonSerializerOptions options, string prefix)
    {
        var column = new Column(prefix + property.Name, prefix + property.Name, IsAppended(property));
        return options.GetTypeInfo(property.PropertyType) switch
        {
            { Kind: JsonTypeInfoKind.None } => [column],
            { Kind: JsonTypeInfoKind.Enumerable } list when options.GetTypeInfo(list.ElementType!).Kind == JsonTypeInfoKind.None =>
            [
                column,
            ],
            { Kind: JsonTypeInfoKind.Object } nested => Columns(nested, $"{prefix}{property.Name}."),
            _ => [],
        };
    }

    private static IEnumerable<Column> FormerColumns(JsonPropertyInfo property, string prefix) => property.AttributeProvider?
        .GetCustomAttributes(typeof(FormerNameAttribute), inherit: false).Cast<FormerNameAttribute>()
        .Select(former => new Column(
            prefix + former.Name,
            $"{prefix}{property.Name}{(former.Below is { } below ? $".{below}" : "")}",
            IsAppended: false))
            ?? [];

    private static bool IsAppended(JsonPropertyInfo property) =>
        property.AttributeProvider is { } attributes
        && (attributes.IsDefined(typeof(AppendedColumnAttribute), inherit: false)
            || attributes.IsDefined(typeof(FormerNameAttribute), inherit: false));

    private static string Cell(JsonElement row, string column)
    {
        var value = row;
        foreach (var step in column.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                return "";
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => Harmless(value.GetString()!),
            JsonValueKind.Array => Harmless(string.Join(Separator, value.EnumerateArray().Select(item => item.ToString()))),
            JsonValueKind.Null => "",
            _ => value.GetRawText(),
        };
    }

    // A spreadsheet runs a text cell that begins like a formula. Numbers never come here.
    private static string Harmless(string text) => FormulaText.Is(text) ? $"'{text}" : text;
}
