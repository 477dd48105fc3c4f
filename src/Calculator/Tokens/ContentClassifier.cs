using System.Globalization;
using System.Text;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tokens;

/// <summary>What kind of text something is, and why.</summary>
/// <param name="Class">The class.</param>
/// <param name="Why">The shares it was chosen by, as a sentence.</param>
public sealed record ClassifiedContent(ContentClass Class, string Why);

/// <summary>
/// Proposes the content class of a text from a few shares that anybody can count again: it
/// decides which range of ratios is used where a tokenizer is not public,
/// so it must be open to argument, not clever.
/// </summary>
public static class ContentClassifier
{
    /// <summary>How much of a long text is looked at, in characters.</summary>
    public const int MostCharacters = 65_536;

    private const decimal MostlyNonLatin = 0.3m;
    private const decimal ManyMathSigns = 0.08m;
    private const decimal ManyQuotesAndBraces = 0.12m;
    private const decimal ManyCodeSigns = 0.05m;
    private const decimal ManyIndentedLines = 0.3m;

    /// <summary>Classifies a text by its first 65,536 characters.</summary>
    public static ClassifiedContent Classify(ReadOnlySpan<char> text)
    {
        var shares = Shares.Of(text[..Math.Min(text.Length, MostCharacters)]);
        return shares switch
        {
            { NonLatin: > MostlyNonLatin } => new(
                ContentClass.Cjk,
                $"{Percent(shares.NonLatin)} of its letters are not Latin (more than {Percent(MostlyNonLatin)})."),
            { Math: > ManyMathSigns } => new(
                ContentClass.Math,
                $"{Percent(shares.Math)} of its signs are mathematical (more than {Percent(ManyMathSigns)})."),
            { BeginsAsJson: true, Json: > ManyQuotesAndBraces } => new(
                ContentClass.Json,
                $"It begins with a bracket, and {Percent(shares.Json)} of it are quotes, colons, "
                    + $"commas and brackets (more than {Percent(ManyQuotesAndBraces)})."),
            { Code: > ManyCodeSigns } => new(
                ContentClass.Code,
                $"{Percent(shares.Code)} of it are signs of code such as ; = {{ }} ( ) (more than {Percent(ManyCodeSigns)})."),
            { Indented: > ManyIndentedLines, Code: > ManyCodeSigns / 2 } => new(
                ContentClass.Code,
                $"{Percent(shares.Indented)} of its lines are indented (more than {Percent(ManyIndentedLines)}), "
                    + $"and {Percent(shares.Code)} of it are signs of code."),
            _ => new(
                ContentClass.Prose,
                $"{Percent(shares.Letters)} of it are letters, nearly all Latin, and only {Percent(shares.Code)} signs of code."),
        };
    }

    private static string Percent(decimal share) => $"{PlainNumber.Format(Math.Round(share * 100, 1))} %";

    private sealed record Shares(
        decimal Letters,
        decimal NonLatin,
        decimal Math,
        decimal Json,
        decimal Code,
        decimal Indented,
        bool BeginsAsJson)
    {
        private const int EndOfLatin = 0x250;

        public static Shares Of(ReadOnlySpan<char> text)
        {
            var (signs, letters, nonLatin, math, json, code) = (0, 0, 0, 0, 0, 0);
            foreach (var rune in text.EnumerateRunes())
            {
                if (Rune.IsWhiteSpace(rune))
                    continue;

                signs++;
                if (Rune.IsLetter(rune))
                {
                    letters++;
                    nonLatin += rune.Value >= EndOfLatin ? 1 : 0;
                }

                math += Rune.GetUnicodeCategory(rune) == UnicodeCategory.MathSymbol
                    && rune.Value is not ('=' or '<' or '>' or '|' or '+' or '~')
                    || rune.Value is '^' or '\\'
                    ? 1
                    : 0;
                json += rune.Value is '"' or ':' or ',' or '{' or '}' or '[' or ']' ? 1 : 0;
                code += rune.Value is ';' or '=' or '{' or '}' or '(' or ')' or '<' or '>' or '_' or '[' or ']' ? 1 : 0;
            }

            var (lines, indented) = (0, 0);
            foreach (var line in text.EnumerateLines())
            {
                lines += line.IsWhiteSpace() ? 0 : 1;
                indented += !line.IsWhiteSpace() && line[0] is ' ' or '\t' ? 1 : 0;
            }

            return new Shares(
                Share(letters, signs),
                Share(nonLatin, letters),
                Share(math, signs),
                Share(json, signs),
                Share(code, signs),
                Share(indented, lines),
                text.TrimStart() is ['{' or '[', ..]);
        }

        private static decimal Share(int part, int whole) => whole == 0 ? 0 : (decimal)part / whole;
    }
}
