namespace Calculator.Tokenizers.BytePairs;

/// <summary>Tells how merging comes to make a token.</summary>
internal static class LastMerge
{
    /// <summary>
    /// The bytes of the left one of the last two parts that merging leaves of a token before it joins them; 0 if it is stuck before.
    /// </summary>
    public static int LeftOf(TokenTable tokens, ReadOnlySpan<byte> token)
    {
        var starts = Enumerable.Range(0, token.Length + 1).ToList();
        while (starts.Count > 3)
        {
            var (lowest, at) = (TokenTable.NoPair, 0);
            for (var part = 0; part < starts.Count - 2; part++)
            {
                var rank = unchecked((uint)tokens.Rank(token, starts[part], starts[part + 2] - starts[part]));
                if (rank < lowest)
                    (lowest, at) = (rank, part);
            }

            if (lowest == TokenTable.NoPair)
                return 0;
            starts.RemoveAt(at + 1);
        }

        return starts[1];
    }
}
