namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Splits text as DeepSeek V3 and R1 do, over UTF-8 and without a regular expression. Three published patterns, one inside what the one
/// before it leaves: numbers of up to three digits; runs of Chinese characters and Japanese syllables; and of the rest, in this order, an
/// ASCII sign with ASCII letters after it; a word with one character before it; signs with a space before them and line ends after them;
/// white space. What none of them takes, such as controls, is a piece up to where one of them does.
/// </summary>
internal readonly struct DeepSeekPieces : IPieces
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        var first = ClassAt(text, start, out var bytes);
        switch (first)
        {
            case Kind.Number:
                return Pieces.EndOfNumber(text, start);
            case Kind.Han:
                return EndOf(text, start, Kind.Han);
            case Kind.Letter:
                return EndOfLetters(text, start);
            case Kind.Sign:
                return EndOfAsciiWord(text, start) is var word && word > start ? word : EndOfSigns(text, start);
            case Kind.LineEnd:
                return EndOfSpace(text, start);
            default:
                return EndOfSpaceOrOther(text, start, bytes, first);
        }
    }

    // Both may stand before a word, and a space before signs.
    private static int EndOfSpaceOrOther(ReadOnlySpan<byte> text, int start, int bytes, Kind first)
    {
        if (EndOfLetters(text, start + bytes) is var letters && letters > start + bytes)
            return letters;
        if (text[start] == ' ' && EndOfSigns(text, start + 1) is var signs && signs > start + 1)
            return signs;

        return first == Kind.Space ? EndOfSpace(text, start) : EndOfOthers(text, start);
    }

    // What no pattern takes: up to the last one of the run if a word follows that it can stand before, else all of the run.
    private static int EndOfOthers(ReadOnlySpan<byte> text, int start)
    {
        var (at, last) = (start, start);
        while (at < text.Length && ClassAt(text, at, out var bytes) == Kind.Other)
        {
            last = at;
            at += bytes;
        }

        return last > start && at < text.Length && ClassAt(text, at, out _) == Kind.Letter ? last : at;
    }

    // [!-/:-~][A-Za-z]+ but for letters and digits; the start itself if there is none.
    private static int EndOfAsciiWord(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] >= 0x80)
            return start;

        var at = start + 1;
        while (at < text.Length && char.IsAsciiLetter((char)text[at]))
            at++;
        return at > start + 1 ? at : start;
    }

    // [\p{L}\p{M}]+, none of which is Han here.
    private static int EndOfLetters(ReadOnlySpan<byte> text, int start) => EndOf(text, start, Kind.Letter);

    // [\p{P}\p{S}]+[\r\n]*; the start itself if there is no sign.
    private static int EndOfSigns(ReadOnlySpan<byte> text, int start)
    {
        var at = EndOf(text, start, Kind.Sign);
        while (at > start && at < text.Length && text[at] is (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    // \s*[\r\n]+|\s+(?!\S)|\s+ where a number and Han end the text, since the patterns before have taken them.
    private static int EndOfSpace(ReadOnlySpan<byte> text, int start)
    {
        var end = Pieces.EndOfSpace(text, start);
        var (at, run) = (end, end);
        while (run < text.Length && ClassAt(text, run, out var bytes) is Kind.Space or Kind.LineEnd)
            run += bytes;
        return run > at && run < text.Length && !HasLineEnd(text[start..run]) && ClassAt(text, run, out _) is Kind.Number or Kind.Han
            ? run
            : end;
    }

    private static bool HasLineEnd(ReadOnlySpan<byte> space) => space.IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    private static int EndOf(ReadOnlySpan<byte> text, int start, Kind kind)
    {
        var at = start;
        while (at < text.Length && ClassAt(text, at, out var bytes) == kind)
            at += bytes;
        return at;
    }

    private static Kind ClassAt(ReadOnlySpan<byte> text, int at, out int bytes)
    {
        var found = CharacterClasses.At(text, at, out bytes);
        return IsHan(text, at, bytes) ? Kind.Han : found switch
        {
            CharacterClass.Number => Kind.Number,
            CharacterClass.Upper or CharacterClass.Lower or CharacterClass.Letter or CharacterClass.Mark => Kind.Letter,
            CharacterClass.Sign => Kind.Sign,
            CharacterClass.LineEnd => Kind.LineEnd,
            CharacterClass.Space => Kind.Space,
            _ => Kind.Other,
        };
    }

    // U+3040 to U+30FF and U+4E00 to U+9FA5, assigned or not.
    private static bool IsHan(ReadOnlySpan<byte> text, int at, int bytes)
    {
        if (bytes != 3 || text[at] is < 0xE3 or > 0xE9)
            return false;

        var codePoint = ((text[at] & 0x0F) << 12) | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F);
        return codePoint is (>= 0x3040 and <= 0x30FF) or (>= 0x4E00 and <= 0x9FA5);
    }

    private enum Kind
    {
        Number,
        Han,
        Letter,
        Sign,
        LineEnd,
        Space,
        Other,
    }
}
