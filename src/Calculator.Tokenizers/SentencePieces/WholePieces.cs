using System.Buffers.Binary;
using Calculator.Tokenizers.BytePairs;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>The pieces that are taken out of a text before anything is joined, the longest first.</summary>
internal sealed class WholePieces
{
    // Looked for at every character, and nearly never found: the first four bytes of a long piece leave next to nothing to try.
    private const int Beginning = sizeof(uint);

    private readonly TokenTable? _pieces;
    private readonly Dictionary<uint, int[]> _long = [];
    private readonly int[][] _short = [.. Enumerable.Repeat(Array.Empty<int>(), 256)];
    private readonly bool[] _begins = new bool[256];

    public WholePieces(RankedTokens? pieces)
    {
        if (pieces is null)
            return;

        _pieces = new TokenTable(pieces);
        Longest = _pieces.Longest;
        var ranks = Enumerable.Range(0, pieces.Count).ToLookup(rank => pieces[rank].Length < Beginning);
        foreach (var same in ranks[false].GroupBy(rank => BeginningOf(pieces[rank]), rank => pieces[rank].Length))
            _long[same.Key] = [.. same.Distinct().OrderDescending()];
        foreach (var same in ranks[true].GroupBy(rank => pieces[rank][0], rank => pieces[rank].Length))
            _short[same.Key] = [.. same.Distinct().OrderDescending()];
        foreach (var rank in Enumerable.Range(0, pieces.Count))
            _begins[pieces[rank][0]] = true;
    }

    /// <summary>The bytes of the longest of them; 0 if there are none.</summary>
    public int Longest { get; }

    /// <summary>The length of the piece at a place; 0 if there is none.</summary>
    public int LengthAt(ReadOnlySpan<byte> text, int at)
    {
        if (!_begins[text[at]])
            return 0;

        return text.Length - at >= Beginning && _long.TryGetValue(BeginningOf(text[at..]), out var lengths)
            && LongestAt(text, at, lengths) is var length and > 0
            ? length
            : LongestAt(text, at, _short[text[at]]);
    }

    private int LongestAt(ReadOnlySpan<byte> text, int at, int[] lengths)
    {
        foreach (var length in lengths)
        {
            if (length <= text.Length - at && _pieces!.Rank(text, at, length) != TokenTable.None)
                return length;
        }

        return 0;
    }

    private static uint BeginningOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
