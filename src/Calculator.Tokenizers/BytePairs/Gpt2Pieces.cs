namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Splits text as GPT-2 does, over UTF-8 and without a regular expression. The published pattern, its alternatives in this order:
/// a contraction in lower case; a word, a number of any length, or signs, each with a space before it; white space.
/// </summary>
internal readonly struct Gpt2Pieces : IPieces
{
    private enum Kind
    {
        Letter,
        Number,
        Sign,
        Space,
    }

    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        if (EndOfContraction(text, start) is var contraction && contraction > start)
            return contraction;

        var first = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = KindAt(text, first, out var bytes);
        return kind == Kind.Space ? EndOfSpace(text, start) : EndOf(text, first + bytes, kind);
    }

    // 's|'t|'re|'ve|'m|'ll|'d; the start itself if there is none.
    private static int EndOfContraction(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] != '\'' || start + 1 == text.Length)
            return start;

        var next = start + 2 < text.Length ? text[start + 2] : (byte)0;
        return (text[start + 1], next) switch
        {
            ((byte)'s' or (byte)'t' or (byte)'m' or (byte)'d', _) => start + 2,
            ((byte)'r' or (byte)'v', (byte)'e') or ((byte)'l', (byte)'l') => start + 3,
            _ => start,
        };
    }

    // \s+(?!\S)|\s+: all of it at the end of the text, else all but the last, which goes with what follows or stands alone.
    private static int EndOfSpace(ReadOnlySpan<byte> text, int start)
    {
        var (at, last) = (start, start);
        while (at < text.Length && KindAt(text, at, out var bytes) == Kind.Space)
        {
            last = at;
            at += bytes;
        }

        return at == text.Length || last == start ? at : last;
    }

    private static int EndOf(ReadOnlySpan<byte> text, int start, Kind kind)
    {
        var at = start;
        while (at < text.Length && KindAt(text, at, out var bytes) == kind)
            at += bytes;
        return at;
    }

    private static Kind KindAt(ReadOnlySpan<byte> text, int at, out int bytes) => CharacterClasses.At(text, at, out bytes) switch
    {
        CharacterClass.Upper or CharacterClass.Lower or CharacterClass.Letter => Kind.Letter,
        CharacterClass.Number => Kind.Number,
        CharacterClass.Space or CharacterClass.LineEnd => Kind.Space,
        _ => Kind.Sign,
    };
}
