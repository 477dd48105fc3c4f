namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Splits text as o200k_base does, over UTF-8 and without a regular expression. The published pattern, its alternatives in this order:
/// a word that ends in lower case, a word in upper case, each with one character before it
/// and a contraction after it; a number of up to three digits;
/// punctuation with a space before it and line ends or slashes after it; white space.
/// </summary>
internal readonly struct O200kPieces : IPieces
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) => CasedPieces<Contractions>.End(text, start);
}

/// <summary>
/// Splits text as Mistral's Tekken does: as o200k_base, but a contraction is no part of a word, and each digit is a piece.
/// </summary>
internal readonly struct TekkenPieces : IPieces
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) =>
        CharacterClasses.At(text, start, out var bytes) == CharacterClass.Number ? start + bytes : CasedPieces<NoTail>.End(text, start);
}

/// <summary>What belongs to a word after its letters.</summary>
internal interface IWordTail
{
    /// <summary>Where it ends; the start itself if there is nothing of it.</summary>
    static abstract int End(ReadOnlySpan<byte> text, int start);
}

/// <summary>A contraction.</summary>
internal readonly struct Contractions : IWordTail
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) => Pieces.EndOfContraction(text, start);
}

/// <summary>Nothing.</summary>
internal readonly struct NoTail : IWordTail
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) => start;
}

/// <summary>Splits text into words by their case, numbers, punctuation and white space.</summary>
/// <typeparam name="TTail">What belongs to a word after its letters.</typeparam>
internal readonly struct CasedPieces<TTail> : IPieces
    where TTail : IWordTail
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        if (start <= text.Length - AsciiWindow.Bytes && TryFindEnd(new AsciiWindow(text, start), out var length, out var isWord))
            return text[start + length] == '\'' && isWord ? TTail.End(text, start + length) : start + length;
        return EndByCharacters(text, start);
    }

    private static bool TryFindEnd(AsciiWindow window, out int length, out bool isWord)
    {
        var capitals = AsciiWindow.Run(window.Capitals, window.BeforeWord);
        var word = AsciiWindow.Run(window.Letters & ~window.Capitals, capitals);
        isWord = word > window.BeforeWord;
        return window.TryFindEnd(word, window.LineEnds | window.Slashes, out length);
    }

    /// <summary>The same, character by character.</summary>
    public static int EndByCharacters(ReadOnlySpan<byte> text, int start)
    {
        var first = CharacterClasses.At(text, start, out var bytes);
        switch (first)
        {
            case CharacterClass.Upper or CharacterClass.Lower or CharacterClass.Letter:
                return EndOfWord(text, start, out _);
            case CharacterClass.Number:
                return Pieces.EndOfNumber(text, start);
            case CharacterClass.LineEnd:
                return Pieces.EndOfSpace(text, start);
        }

        // Anything else may stand before a word. A mark may also begin one, but only if nothing that ends in lower case follows it.
        if (start + bytes < text.Length)
        {
            var end = EndOfWord(text, start + bytes, out var isUpper);
            if (end > start + bytes && !(isUpper && first == CharacterClass.Mark))
                return end;
        }

        if (first == CharacterClass.Mark)
            return EndOfWord(text, start, out _);

        var punctuation = first is CharacterClass.Other or CharacterClass.Sign ? start : text[start] == ' ' ? start + 1 : text.Length;
        var afterPunctuation = punctuation < text.Length ? Pieces.EndOfPunctuation(text, punctuation) : punctuation;
        return afterPunctuation > punctuation ? EndOfTail(text, afterPunctuation) : Pieces.EndOfSpace(text, start);
    }

    /// <summary>
    /// <c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+</c> or else
    /// <c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+</c>, with a contraction;
    /// the start itself if there is no word. Letters without case and marks are in both halves, so
    /// the first form ends at the last of them where no lower case follows.
    /// </summary>
    private static int EndOfWord(ReadOnlySpan<byte> text, int start, out bool isUpper)
    {
        var (at, afterCaseless) = (start, 0);
        isUpper = false;
        while (at < text.Length)
        {
            var found = CharacterClasses.At(text, at, out var bytes);
            if (found == CharacterClass.Lower)
                return TTail.End(text, EndOfLowerCase(text, at));
            if (found is not (CharacterClass.Upper or CharacterClass.Letter or CharacterClass.Mark))
                break;

            at += bytes;
            if (found != CharacterClass.Upper)
                afterCaseless = at;
        }

        if (afterCaseless > 0)
            return TTail.End(text, afterCaseless);

        isUpper = at > start;
        return isUpper ? TTail.End(text, at) : start;
    }

    private static int EndOfLowerCase(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            at = Pieces.EndOfAsciiLowerCase(text, at);
            if (at == text.Length
                || text[at] < 0x80
                || CharacterClasses.At(text, at, out var bytes) is not (CharacterClass.Lower or CharacterClass.Letter
                    or CharacterClass.Mark))
            {
                return at;
            }
            at += bytes;
        }

        return at;
    }

    // [\r\n/]*
    private static int EndOfTail(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)'/');
        return length < 0 ? text.Length : start + length;
    }
}
