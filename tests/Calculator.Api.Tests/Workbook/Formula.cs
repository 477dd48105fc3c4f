using System.Text.RegularExpressions;

namespace Calculator.Api.Tests.Workbook;

/// <summary>
/// Calculates the few functions that the workbook uses, as a spreadsheet program does. What
/// WEBSERVICE would fetch is its value. Fails on anything else.
/// </summary>
internal static partial class Formula
{
    public static string Evaluate(string formula, WorkbookUnderTest workbook)
    {
        var at = 0;
        var value = Sum(formula, ref at, workbook);
        at.ShouldBe(formula.Length, formula);
        return value;
    }

    /// <summary>The texts in a formula, and what stands around them; fails if a quote is left open.</summary>
    public static (IReadOnlyList<string> Texts, string Around) Split(string formula)
    {
        var texts = Literal().Matches(formula).Select(match => match.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)).ToList();
        var rest = Literal().Replace(formula, "");
        rest.ShouldNotContain('"');
        return (texts, rest);
    }

    /// <summary>The defined names that a formula without its texts uses.</summary>
    public static IReadOnlyList<string> NamesIn(string rest) =>
        [.. Word().Matches(rest).Select(match => match.Value).Where(word => !word.EndsWith('(') && !CellReference().IsMatch(word))];

    private static string Sum(string formula, ref int at, WorkbookUnderTest workbook)
    {
        var value = Term(formula, ref at, workbook);
        while (at < formula.Length && formula[at] is '&' or '=')
        {
            var joins = formula[at++] == '&';
            var right = Term(formula, ref at, workbook);
            value = joins ? value + right : value == right ? "TRUE" : "FALSE";
        }

        return value;
    }

    private static string Term(string formula, ref int at, WorkbookUnderTest workbook)
    {
        if (formula[at] == '"')
        {
            var literal = Literal().Match(formula, at);
            at += literal.Length;
            return literal.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        if (Number().Match(formula, at) is { Success: true } number)
        {
            at += number.Length;
            return number.Value;
        }

        var word = Word().Match(formula, at);
        word.Index.ShouldBe(at, formula);
        at += word.Length;
        if (!word.Value.EndsWith('('))
            return Value(word.Value, workbook);

        var arguments = new List<string>();
        do
            arguments.Add(Sum(formula, ref at, workbook));
        while (formula[at++] == ',');
        formula[at - 1].ShouldBe(')');
        return Call(word.Value, arguments);
    }

    private static string Value(string name, WorkbookUnderTest workbook)
    {
        if (name.Split('!') is [var sheet, var place])
            return workbook.Cells(sheet)[place].Shown();

        var cell = workbook.Named(name);
        return cell.CellFormula is { } formula ? Evaluate(formula.Text, workbook) : cell.Shown();
    }

    private static string Call(string function, IReadOnlyList<string> arguments) => (function, arguments) switch
    {
        ("IF(", ["TRUE", var then, _]) => then,
        ("IF(", ["FALSE", _, var otherwise]) => otherwise,
        ("SUBSTITUTE(", [var text, var from, var to]) => text.Replace(from, to, StringComparison.Ordinal),
        ("MID(", [var text, "2", _]) => text.Length < 2 ? "" : text[1..],
        ("CHAR(", [var code]) => $"{(char)int.Parse(code, null)}",
        ("_xlfn.ENCODEURL(", [var text]) => Uri.EscapeDataString(text),
        ("_xlfn.WEBSERVICE(", [var url]) => url,
        _ => throw new FormatException($"{function}{string.Join(',', arguments)})"),
    };

    [GeneratedRegex("\"([^\"]|\"\")*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_.!]*\(?")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([A-Za-z]+!)?[A-Z]{1,3}[0-9]+$")]
    private static partial Regex CellReference();
}
