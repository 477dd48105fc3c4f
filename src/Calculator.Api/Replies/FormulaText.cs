namespace Calculator.Api.Replies;

/// <summary>Texts that a spreadsheet program would run.</summary>
internal static class FormulaText
{
    /// <summary>Whether a text begins like a formula.</summary>
    public static bool Is(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
}
