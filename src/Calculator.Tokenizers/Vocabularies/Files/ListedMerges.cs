using System.Runtime.InteropServices;
using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>
/// The merges of a byte-level BPE as a file lists them: pairs of tokens, the first ones first. Our counter knows tokens by rank and joins
/// whichever pair makes one, so the two are held to be the same: every token must come to be by a merge that is listed for it, from
/// whatever parts are next to each other when it does.
/// </summary>
internal sealed class ListedMerges
{
    private const int MostShown = 40;

    private readonly List<byte[]> _tokens = [.. Enumerable.Range(0, SingleBytes.Count).Select(value => new[] { (byte)value })];
    private readonly Dictionary<string, int> _ranks = [];
    private readonly List<int> _firstMerges = [.. Enumerable.Repeat(-1, SingleBytes.Count)];
    private readonly HashSet<(int Rank, int Left)> _splits = [];
    private int _merges;

    public ListedMerges()
    {
        foreach (var (value, sign) in ByteAlphabet.Signs.Index())
            _ranks[sign.ToString()] = value;
    }

    /// <summary>Adds the next merge; the sentence of what is wrong with it, or null.</summary>
    public string? Add(string left, string right)
    {
        if (ByteAlphabet.BytesOf(left) is not { } before)
            return Unknown(left);
        if (ByteAlphabet.BytesOf(right) is not { } after)
            return Unknown(right);

        ref var rank = ref CollectionsMarshal.GetValueRefOrAddDefault(_ranks, left + right, out var known);
        if (!known)
        {
            rank = _tokens.Count;
            _tokens.Add([.. before, .. after]);
            _firstMerges.Add(_merges);
        }
        else if (rank != _tokens.Count - 1)
        {
            return $"makes '{Shown(left + right)}', which a merge further up makes: which comes first cannot be told by one rank";
        }

        _merges++;
        return _splits.Add((rank, before.Length)) ? null : "stands here for the second time";
    }

    /// <summary>Adds a token that no merge makes, and that is one where it is a whole piece.</summary>
    public void AddWhole(string token)
    {
        if (ByteAlphabet.BytesOf(token) is { } bytes && _ranks.TryAdd(token, _tokens.Count))
        {
            _tokens.Add(bytes);
            _firstMerges.Add(-1);
        }
    }

    /// <summary>The tokens by rank, if the ranks say all that the merges say.</summary>
    /// <param name="wholePieces">Whether a piece that is a token is one even where merging would not make it.</param>
    /// <param name="fault">How what is wrong with a merge, from 0, is told.</param>
    /// <exception cref="BrokenVocabularyException">They do not.</exception>
    public RankedTokens Ranked(bool wholePieces, Func<int, string, VocabularyReading> fault)
    {
        var ranked = RankedTokens.Of(_tokens);
        var table = new TokenTable(ranked);
        for (var rank = SingleBytes.Count; rank < ranked.Count; rank++)
        {
            var left = LastMerge.LeftOf(table, ranked[rank]);
            var isListed = left > 0 && _splits.Contains((rank, left));
            if (!isListed && !(wholePieces && AreAllListed(table, ranked, rank)))
                throw new BrokenVocabularyException(fault(Math.Max(_firstMerges[rank], 0), Unmade(ranked[rank], left)));
        }

        return ranked;
    }

    // Then whichever two tokens are next to each other, the file joins them as the ranks do.
    private bool AreAllListed(TokenTable table, RankedTokens ranked, int rank)
    {
        var length = ranked[rank].Length;
        for (var left = 1; left < length; left++)
        {
            var (before, after) = (table.Rank(ranked[rank], 0, left), table.Rank(ranked[rank], left, length - left));
            if (before != TokenTable.None && after != TokenTable.None && !_splits.Contains((rank, left)))
                return false;
        }

        return true;
    }

    private static string Unknown(string token) =>
        $"'{Shown(token)}' is no token of a byte-level BPE: one of its characters stands for no byte";

    private static string Unmade(ReadOnlySpan<byte> token, int left) => left > 0
        ? $"the token {Convert.ToHexStringLower(token)} is made of other parts than are listed: it would be counted where it is not made"
        : $"the token {Convert.ToHexStringLower(token)} is not what merging makes of its bytes: it would be counted as one";

    private static string Shown(string token) => token.Length <= MostShown ? token : $"{token[..MostShown]}…";
}
