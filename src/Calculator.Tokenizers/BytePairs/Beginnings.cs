using Calculator.Counting;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>The tokens of a beginning of a text, as a text of its own.</summary>
internal delegate int CountOfBeginning(ReadOnlySpan<byte> beginning);

/// <summary>
/// Beginnings of a text, each counted as a text of its own, where it would take too long to count them all. Halved, as if more text never
/// had fewer tokens; since it may have, longer ones are tried too. So what is found fits, and is nearly always the longest that does.
/// </summary>
internal static class Beginnings
{
    /// <summary>How many characters beyond the cut that halving finds a longer beginning is looked for.</summary>
    public const int MostAhead = 64;

    // Each look counts the run again: beyond 16 kB there are fewer.
    private const int MostCountedAhead = 1024 * 1024;

    /// <summary>The bytes of a long beginning, by whole characters, that has so many tokens at most.</summary>
    public static int Longest(ITokenCounter counter, ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation) =>
        counter.CountUtf8(utf8, cancellation) <= mostTokens
            ? utf8.Length
            : Longest(utf8, 0, (0, utf8.Length), mostTokens, beginning => counter.CountUtf8(beginning, cancellation));

    /// <summary>The bytes of a long beginning, by whole characters, that has so many tokens at most.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where that begins which is counted again for each beginning.</param>
    /// <param name="within">The ends of a beginning that fits and of a longer one that does not.</param>
    /// <param name="mostTokens">How many tokens there may be.</param>
    /// <param name="countOf">Counts a beginning.</param>
    public static int Longest(
        ReadOnlySpan<byte> text, int from, (int Fits, int TooLong) within, int mostTokens, CountOfBeginning countOf)
    {
        var (fits, tooLong) = within;
        while (Between(text, fits, tooLong) is var middle && middle < tooLong)
        {
            if (countOf(text[..middle]) > mostTokens)
                tooLong = middle;
            else
                fits = middle;
        }

        return LongestAhead(text, from, fits, mostTokens, countOf);
    }

    private static int LongestAhead(ReadOnlySpan<byte> text, int from, int fits, int mostTokens, CountOfBeginning countOf)
    {
        var (longest, at) = (fits, fits);
        for (var left = Math.Min(MostAhead, MostCountedAhead / Math.Max(1, fits - from)); left > 0 && at < text.Length; left--)
        {
            at = PieceMarks.CharacterAfter(text, at);
            if (countOf(text[..at]) <= mostTokens)
                longest = at;
        }

        return longest;
    }

    // A middle inside of the first character after what fits is no step: then the end of that character.
    private static int Between(ReadOnlySpan<byte> text, int fits, int tooLong) =>
        PieceMarks.CharacterAt(text, (fits + tooLong) / 2) is var middle && middle > fits ? middle : PieceMarks.CharacterAfter(text, fits);
}
