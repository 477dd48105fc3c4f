using System.Globalization;

namespace Calculator.Outcomes;

/// <summary>
/// Repeats a caller's text inside a sentence: short, on one line, with nothing that a
/// terminal, a log or a reader could mistake for something else.
/// </summary>
public static class Echo
{
    private const int MostCharacters = 60;

    /// <summary>The text on one line, cut after 60 characters.</summary>
    public static string Of(string text) => OnOneLine(text.Length <= MostCharacters ? text : text[..MostCharacters] + "…");

    /// <summary>The text with control and formatting characters replaced by <c>?</c>.</summary>
    public static string OnOneLine(string text) => string.Concat(text.Select(character => IsPlain(character) ? character : '?'));

    private static bool IsPlain(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.Surrogate or
        UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned);
}
