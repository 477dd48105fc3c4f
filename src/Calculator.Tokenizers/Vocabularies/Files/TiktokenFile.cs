using System.Buffers.Text;
using System.Globalization;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>A <c>.tiktoken</c> file: a line a token, its bytes in Base64 and its rank.</summary>
internal static class TiktokenFile
{
    /// <summary>The tokens by rank.</summary>
    /// <exception cref="BrokenVocabularyException">It is no such file.</exception>
    public static RankedTokens Read(byte[] file)
    {
        var tokens = new SortedDictionary<int, byte[]>();
        var seen = new HashSet<string>();
        foreach (var (number, line) in FileLines.Of(file))
        {
            if (line.Split(' ') is not [var base64, var digits]
                || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
                || !Base64.IsValid(base64, out var length)
                || length == 0)
            {
                throw new BrokenVocabularyException(number, "must be a token in Base64, a space and its rank");
            }
            if (!tokens.TryAdd(rank, Convert.FromBase64String(base64)))
                throw new BrokenVocabularyException(number, $"rank {digits} stands here for the second time");
            if (!seen.Add(base64))
                throw new BrokenVocabularyException(number, $"token {base64} stands here for the second time");
        }

        var ranked = RankedTokens.Of([.. tokens.Values]);
        SingleBytes.Check(ranked);
        return ranked;
    }
}

/// <summary>The rule that makes every text countable: each byte is a token of its own.</summary>
internal static class SingleBytes
{
    /// <summary>The number of bytes there are.</summary>
    public const int Count = 256;

    /// <summary>Holds the tokens to the rule.</summary>
    /// <exception cref="BrokenVocabularyException">A byte is missing.</exception>
    public static void Check(RankedTokens tokens)
    {
        var missing = Enumerable.Range(0, Count).ToHashSet();
        for (var rank = 0; rank < tokens.Count; rank++)
        {
            if (tokens[rank].Length == 1)
                missing.Remove(tokens[rank][0]);
        }

        if (missing.Count > 0)
            throw new BrokenVocabularyException(1, $"has no token for the byte 0x{Convert.ToHexString([(byte)missing.Min()])}");
    }
}
