using System.Text;
using System.Text.RegularExpressions;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Benchmarks;

/// <summary>
/// The baseline: the published pattern in .NET's compiled regular expressions, a dictionary of the tokens, and merging by the book.
/// </summary>
internal sealed partial class PlainCounter
{
    private readonly Regex _pattern;
    private readonly Dictionary<string, int> _ranks;

    // The bytes of a token are kept as the characters of the same value, so that a slice of text is a key.
    private PlainCounter(Regex pattern, BytePairCounter vocabulary)
    {
        _pattern = pattern;
        _ranks = vocabulary.TokensByRank()
            .Select((token, rank) => (Key: Encoding.Latin1.GetString(token), rank))
            .ToDictionary(token => token.Key, token => token.rank);
    }

    public static PlainCounter O200k { get; } = new(O200kPattern(), BytePairCounter.O200k);

    public static PlainCounter Cl100k { get; } = new(Cl100kPattern(), BytePairCounter.Cl100k);

    public int Count(string text)
    {
        var count = 0;
        foreach (var match in _pattern.EnumerateMatches(text))
        {
            var piece = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text, match.Index, match.Length));
            count += _ranks.ContainsKey(piece) ? 1 : Merge(piece);
        }

        return count;
    }

    private int Merge(string piece)
    {
        var parts = Enumerable.Range(0, piece.Length + 1).ToList();
        while (parts.Count > 2)
        {
            var (lowest, at) = (int.MaxValue, -1);
            for (var part = 0; part + 2 < parts.Count; part++)
            {
                if (_ranks.TryGetValue(piece[parts[part]..parts[part + 2]], out var rank) && rank < lowest)
                    (lowest, at) = (rank, part);
            }

            if (at < 0)
                break;
            parts.RemoveAt(at + 1);
        }

        return parts.Count - 1;
    }

    [GeneratedRegex(
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
            + @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
            + @"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    private static partial Regex O200kPattern();

    [GeneratedRegex(
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|"
            + @" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    private static partial Regex Cl100kPattern();
}
