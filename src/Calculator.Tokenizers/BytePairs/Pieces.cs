using System.Numerics;
using System.Runtime.Intrinsics;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>How a vocabulary splits text into the pieces that are counted each by itself.</summary>
internal interface IPieces
{
    /// <summary>Where the piece ends that begins at <paramref name="start"/>.</summary>
    static abstract int End(ReadOnlySpan<byte> text, int start);
}

/// <summary>The parts of the published split patterns that both vocabularies share. Each answers where a piece ends.</summary>
internal static class Pieces
{
    private const int MostDigits = 3;

    /// <summary>
    /// The end of a run of the letters a to z, the most common run there is: sixteen bytes at a time,
    /// since a loop that ends after a few of them is guessed wrong each time.
    /// </summary>
    public static int EndOfAsciiLowerCase(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        for (; at <= text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var offsets = Vector128.Create(text.Slice(at, Vector128<byte>.Count)) - Vector128.Create((byte)'a');
            var others = Vector128.GreaterThan(offsets, Vector128.Create((byte)('z' - 'a'))).ExtractMostSignificantBits();
            if (others != 0)
                return at + BitOperations.TrailingZeroCount(others);
        }

        while (at < text.Length && text[at] is >= (byte)'a' and <= (byte)'z')
            at++;
        return at;
    }

    /// <summary><c>\p{N}{1,3}</c>, from a number on.</summary>
    public static int EndOfNumber(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        for (var digits = 0; digits < MostDigits
            && at < text.Length
            && CharacterClasses.At(text, at, out var bytes) == CharacterClass.Number; digits++)
        {
            at += bytes;
        }
        return at;
    }

    /// <summary><c>[^\s\p{L}\p{N}]+</c>; the start itself if there is nothing of it.</summary>
    public static int EndOfPunctuation(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at < text.Length
            && CharacterClasses.At(text, at, out var bytes) is CharacterClass.Other or CharacterClass.Sign or CharacterClass.Mark)
        {
            at += bytes;
        }

        return at;
    }

    /// <summary>
    /// <c>\s*[\r\n]+|\s+(?!\S)|\s+</c>: up to the last line end of the run; without one, all of it at the
    /// end of the text, else all but the last, which goes with what follows.
    /// </summary>
    public static int EndOfSpace(ReadOnlySpan<byte> text, int start)
    {
        var (at, last, afterLineEnd) = (start, start, 0);
        while (at < text.Length
            && CharacterClasses.At(text, at, out var bytes) is var found and (CharacterClass.Space or CharacterClass.LineEnd))
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

    /// <summary>
    /// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)?</c>: the end of the contraction; the start itself if
    /// there is none. By Unicode's case folding U+017F is an s.
    /// </summary>
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
