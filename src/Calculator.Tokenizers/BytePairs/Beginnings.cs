using Calculator.Counting;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>Beginnings of a text, each counted as a text of its own.</summary>
internal static class Beginnings
{
    /// <summary>
    /// The bytes of a long beginning, by whole characters, that has so many tokens at most: halved, as if more text never had fewer tokens.
    /// </summary>
    public static int Longest(ITokenCounter counter, ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation)
    {
        if (counter.CountUtf8(utf8, cancellation) <= mostTokens)
            return utf8.Length;

        var (cut, tooLong) = (0, utf8.Length);
        while (PieceMarks.CharacterAt(utf8, (cut + tooLong) / 2) is var middle && middle > cut)
        {
            if (counter.CountUtf8(utf8[..middle], cancellation) > mostTokens)
                tooLong = middle;
            else
                cut = middle;
        }

        return cut;
    }
}
