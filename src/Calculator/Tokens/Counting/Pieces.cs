namespace Calculator.Tokens.Counting;

/// <summary>The parts of the published split patterns that both vocabularies share. Each answers where a piece ends.</summary>
internal static class Pieces
{
    private const int MostDigits = 3;

    /// <summary><c>\p{N}{1,3}</c>, from a number on.</summary>
    public static int EndOfNumber(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        for (var digits = 0; digits < MostDigits && at < text.Length && CharacterClasses.At(text, at, out var bytes) == CharacterClass.Number; digits++)
            at += bytes;
        return at;
    }

    /// <summary><c>[^\s\p{L}\p{N}]+</c>; the start itself if there is nothing of it.</summary>
    public static int EndOfPunctuation(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at < text.Length && CharacterClasses.At(text, at, out var bytes) is CharacterClass.Other or CharacterClass.Mark)
            at += bytes;
        return at;
    }

    /// <summary><c>\s*[\r\n]+|\s+(?!\S)|\s+</c>: up to the last line end of the run; without one, all of it at the end of the text, else all but the last, which goes with what follows.</summary>
    public static int EndOfSpace(ReadOnlySpan<byte> text, int start)
    {
        var (at, last, afterLineEnd) = (start, start, 0);
        while (at < text.Length && CharacterClasses.At(text, at, out var bytes) is var found and (CharacterClass.Space or CharacterClass.LineEnd))
        {
            last = at;
            at += bytes;
            if (found == CharacterClass.LineEnd)
                afterLineEnd = at;
        }

        if (afterLineEnd > 0)
            return afterLineEnd;
        return at == text.Length || last == start ? at : last;
    }

    /// <summary><c>(?i:'s|'t|'re|'ve|'m|'ll|'d)?</c>: the end of the contraction; the start itself if there is none. By Unicode's case folding U+017F is an s.</summary>
    public static int EndOfContraction(ReadOnlySpan<byte> text, int start)
    {
        if (start + 1 >= text.Length || text[start] != '\'')
            return start;

        var next = start + 2 < text.Length ? text[start + 2] : (byte)0;
        return (text[start + 1] | 0x20, next | 0x20) switch
        {
            ('s' or 't' or 'm' or 'd', _) => start + 2,
            ('r' or 'v', 'e') or ('l', 'l') => start + 3,
            _ when text[start + 1] == 0xC5 && next == 0xBF => start + 3,
            _ => start,
        };
    }
}
