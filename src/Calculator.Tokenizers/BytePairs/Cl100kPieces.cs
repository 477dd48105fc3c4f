namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Splits text as cl100k_base does, over UTF-8 and without a regular expression. The published pattern, its alternatives in this order:
/// a contraction; a word with one character before it; a number of up to three digits;
/// punctuation with a space before it and line ends after it; white space.
/// Marks are no letters here: they may stand before a word, or in punctuation.
/// </summary>
internal readonly struct Cl100kPieces : IPieces
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] == '\'' && Pieces.EndOfContraction(text, start) is var contraction && contraction > start)
            return contraction;

        return start <= text.Length - AsciiWindow.Bytes && TryFindEnd(new AsciiWindow(text, start), out var length)
            ? start + length
            : EndByCharacters(text, start);
    }

    private static bool TryFindEnd(AsciiWindow window, out int length) =>
        window.TryFindEnd(AsciiWindow.Run(window.Letters, window.BeforeWord), window.LineEnds, out length);

    /// <summary>The same, character by character.</summary>
    public static int EndByCharacters(ReadOnlySpan<byte> text, int start)
    {
        var first = CharacterClasses.At(text, start, out var bytes);
        switch (first)
        {
            case CharacterClass.Upper or CharacterClass.Lower or CharacterClass.Letter:
                return EndOfLetters(text, start);
            case CharacterClass.Number:
                return Pieces.EndOfNumber(text, start);
            case CharacterClass.LineEnd:
                return Pieces.EndOfSpace(text, start);
        }

        if (EndOfLetters(text, start + bytes) is var letters && letters > start + bytes)
            return letters;

        var punctuation = first != CharacterClass.Space ? start : text[start] == ' ' ? start + 1 : text.Length;
        var afterPunctuation = Pieces.EndOfPunctuation(text, punctuation);
        return afterPunctuation > punctuation ? EndOfTail(text, afterPunctuation) : Pieces.EndOfSpace(text, start);
    }

    // \p{L}*
    private static int EndOfLetters(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            at = Pieces.EndOfAsciiLowerCase(text, at);
            if (at == text.Length
                || CharacterClasses.At(text, at, out var bytes) is not (CharacterClass.Upper or CharacterClass.Lower
                    or CharacterClass.Letter))
            {
                return at;
            }
            at += bytes;
        }

        return at;
    }

    // [\r\n]*
    private static int EndOfTail(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept((byte)'\r', (byte)'\n');
        return length < 0 ? text.Length : start + length;
    }
}
