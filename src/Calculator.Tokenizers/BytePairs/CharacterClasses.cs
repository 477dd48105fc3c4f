using System.Globalization;
using System.Text;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>The classes of characters that the published split patterns tell apart.</summary>
internal enum CharacterClass : byte
{
    /// <summary>Controls, formats, unassigned: what is none of the others.</summary>
    Other,

    /// <summary><c>\p{P}</c> or <c>\p{S}</c>: one with <see cref="Other"/> but to DeepSeek.</summary>
    Sign,

    /// <summary>White space but for line ends (<c>\s</c> without CR and LF).</summary>
    Space,

    /// <summary>CR or LF.</summary>
    LineEnd,

    /// <summary><c>\p{N}</c>.</summary>
    Number,

    /// <summary><c>\p{Lu}</c> or <c>\p{Lt}</c>.</summary>
    Upper,

    /// <summary><c>\p{Ll}</c>.</summary>
    Lower,

    /// <summary><c>\p{Lm}</c> or <c>\p{Lo}</c>: letters that are neither upper nor lower case.</summary>
    Letter,

    /// <summary><c>\p{M}</c>: part of a word in o200k_base, no letter in cl100k_base.</summary>
    Mark,
}

/// <summary>Tells the class of any code point. Pages of 256 are made when one of them is first met.</summary>
internal static class CharacterClasses
{
    private const int PageSize = 256;

    private static readonly CharacterClass[]?[] Pages = new CharacterClass[]?[0x110000 / PageSize];

    private static readonly CharacterClass[] Ascii = PageOf(0);

    /// <summary>The class of the character at a place in well-formed UTF-8, and how many bytes it takes.</summary>
    public static CharacterClass At(ReadOnlySpan<byte> text, int at, out int bytes)
    {
        var first = text[at];
        if (first < 0x80)
        {
            bytes = 1;
            return Ascii[first];
        }

        var codePoint = first switch
        {
            < 0xE0 => ((first & 0x1F) << 6) | (text[at + 1] & 0x3F),
            < 0xF0 => ((first & 0x0F) << 12) | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F),
            _ => ((first & 0x07) << 18) | ((text[at + 1] & 0x3F) << 12) | ((text[at + 2] & 0x3F) << 6) | (text[at + 3] & 0x3F),
        };
        bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return PageOf(codePoint / PageSize)[codePoint % PageSize];
    }

    // Two threads may make the same page; both make the same one.
    private static CharacterClass[] PageOf(int page) => Pages[page] ??= MakePage(page * PageSize);

    private static CharacterClass[] MakePage(int first)
    {
        var page = new CharacterClass[PageSize];
        for (var offset = 0; offset < PageSize; offset++)
            page[offset] = ClassOf(first + offset);
        return page;
    }

    private static CharacterClass ClassOf(int codePoint) => codePoint switch
    {
        '\r' or '\n' => CharacterClass.LineEnd,
        _ when Rune.IsValid(codePoint) && Rune.IsWhiteSpace(new Rune(codePoint)) => CharacterClass.Space,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharacterClass.Upper,
            UnicodeCategory.LowercaseLetter => CharacterClass.Lower,
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterClass.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterClass.Mark,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterClass.Number,
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned => CharacterClass.Other,
            _ => CharacterClass.Sign,
        },
    };
}
