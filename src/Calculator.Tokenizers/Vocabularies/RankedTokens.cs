namespace Calculator.Tokenizers.Vocabularies;

/// <summary>The tokens of a vocabulary, by rank: of two pairs that could be joined, the one that makes the lower rank is.</summary>
/// <param name="Starts">Where each token begins, and after the last one where it ends.</param>
/// <param name="Bytes">The bytes of all tokens, one after the other.</param>
internal sealed record RankedTokens(int[] Starts, byte[] Bytes)
{
    /// <summary>The number of tokens.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> this[int rank] => Bytes.AsSpan(Starts[rank], Starts[rank + 1] - Starts[rank]);

    /// <summary>Those of given bytes, the lowest rank first.</summary>
    public static RankedTokens Of(IReadOnlyList<byte[]> tokens)
    {
        var starts = new int[tokens.Count + 1];
        for (var rank = 0; rank < tokens.Count; rank++)
            starts[rank + 1] = starts[rank] + tokens[rank].Length;
        var bytes = new byte[starts[^1]];
        for (var rank = 0; rank < tokens.Count; rank++)
            tokens[rank].CopyTo(bytes, starts[rank]);
        return new RankedTokens(starts, bytes);
    }

    /// <summary>Those of given lengths in given bytes.</summary>
    public static RankedTokens Of(byte[] lengths, byte[] bytes)
    {
        var starts = new int[lengths.Length + 1];
        for (var rank = 0; rank < lengths.Length; rank++)
            starts[rank + 1] = starts[rank] + lengths[rank];
        return new RankedTokens(starts, bytes);
    }
}
