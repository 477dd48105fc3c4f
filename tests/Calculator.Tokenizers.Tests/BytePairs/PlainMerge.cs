using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.Tests.BytePairs;

/// <summary>Merging by the book: the pair of the lowest rank of all, the leftmost among equals, until there is none.</summary>
internal static class PlainMerge
{
    /// <summary>Where the tokens begin that a piece is made of, and where the last one ends.</summary>
    /// <param name="tokens">The vocabulary.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="units">Where its bytes or characters begin, and where the last one ends.</param>
    public static List<int> Borders(TokenTable tokens, byte[] piece, IEnumerable<int> units)
    {
        var borders = units.ToList();
        var pairs = Enumerable.Range(0, Math.Max(0, borders.Count - 2)).Select(PairAt).ToList();
        while (pairs.Count > 0 && pairs.Min() is var lowest and not TokenTable.NoPair)
        {
            var at = pairs.IndexOf(lowest);
            borders.RemoveAt(at + 1);
            pairs.RemoveAt(at);
            if (at < pairs.Count)
                pairs[at] = PairAt(at);
            if (at > 0)
                pairs[at - 1] = PairAt(at - 1);
        }

        return borders;

        uint PairAt(int at) => unchecked((uint)tokens.Rank(piece, borders[at], borders[at + 2] - borders[at]));
    }

    /// <summary>The number of tokens that the bytes of a piece are merged to.</summary>
    public static int CountOfBytes(TokenTable tokens, byte[] piece) =>
        Borders(tokens, piece, Enumerable.Range(0, piece.Length + 1)).Count - 1;
}
