using Calculator.Tokenizers.BytePairs;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>The pieces that are taken out of a text before anything is joined, the longest first.</summary>
internal sealed class WholePieces
{
    private readonly TokenTable? _pieces;
    private readonly int[][] _lengths = [.. Enumerable.Repeat(Array.Empty<int>(), 256)];

    public WholePieces(RankedTokens? pieces)
    {
        if (pieces is null)
            return;

        _pieces = new TokenTable(pieces);
        foreach (var first in Enumerable.Range(0, pieces.Count).GroupBy(rank => pieces[rank][0], rank => pieces[rank].Length))
            _lengths[first.Key] = [.. first.Distinct().OrderDescending()];
    }

    /// <summary>The length of the piece at a place; 0 if there is none.</summary>
    public int LengthAt(ReadOnlySpan<byte> text, int at)
    {
        foreach (var length in _lengths[text[at]])
        {
            if (length <= text.Length - at && _pieces!.Rank(text, at, length) != TokenTable.None)
                return length;
        }

        return 0;
    }
}
