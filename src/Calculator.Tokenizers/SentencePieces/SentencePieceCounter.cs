using System.Text;
using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>
/// Counts the tokens of a text exactly as a SentencePiece BPE makes them: over characters, spaces marked by U+2581. Nothing is cut into
/// words first; but where no piece goes over the beginning of a word, nothing is joined over it either, and it may be cut there.
/// </summary>
internal sealed class SentencePieceCounter : ITokenCounter
{
    /// <summary>What does the counting, in words.</summary>
    public const string Own = "SentencePiece BPE, this service's own";

    private const int RunsBetweenLooks = 4096;
    private const int CharactersBetweenLooks = 65_536;

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes("\u2581");

    private readonly TokenTable _pieces;
    private readonly WholePieces _whole;
    private readonly bool _hasSpaceBefore;

    // What stands before a mark inside of a piece: there no text is cut.
    private readonly bool[] _joinsOverMark = new bool[256];

    public SentencePieceCounter(VocabularySource vocabulary, SentencePieceModel model)
    {
        Vocabulary = vocabulary;
        (_pieces, _whole, _hasSpaceBefore) = (new TokenTable(model.Pieces), new WholePieces(model.Whole), model.HasSpaceBefore);
        for (var rank = 0; rank < model.Pieces.Count; rank++)
        {
            for (var piece = model.Pieces[rank]; NextWord(piece) is var word and > 0; piece = piece[word..])
                _joinsOverMark[piece[word - 1]] = true;
        }
    }

    /// <inheritdoc/>
    public string Tokenizer => Vocabulary.Id;

    /// <inheritdoc/>
    public string Name => $"{Own}, with a vocabulary that came with the prices";

    /// <inheritdoc/>
    public VocabularySource Vocabulary { get; }

    /// <inheritdoc/>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default) =>
        CountMarked(Marked(BytePairCounter.WellFormed(utf8)), cancellation);

    /// <inheritdoc/>
    public int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default) =>
        Beginnings.Longest(this, utf8, mostTokens, cancellation);

    private ReadOnlySpan<byte> Marked(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return utf8;

        var marked = new byte[utf8.Length + ((utf8.Count((byte)' ') + 1) * Mark.Length)];
        var length = 0;
        if (_hasSpaceBefore)
            Append(Mark);
        for (var rest = utf8; ; rest = rest[1..])
        {
            var space = rest.IndexOf((byte)' ');
            Append(space < 0 ? rest : rest[..space]);
            if (space < 0)
                return marked.AsSpan(0, length);
            Append(Mark);
            rest = rest[space..];
        }

        void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(marked.AsSpan(length));
            length += bytes.Length;
        }
    }

    private int CountMarked(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        var (count, runs) = (0, 0);
        using var recent = RecentPieces.Rent(_pieces);
        for (var start = 0; start < text.Length;)
        {
            if (++runs % RunsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            var whole = _whole.LengthAt(text, start);
            var end = whole > 0 ? start + whole : EndOfRun(text, start, cancellation);
            count += whole > 0 ? 1 : recent.Count<CharacterUnit>(text, start, end - start, cancellation);
            start = end;
        }

        return count;
    }

    // Marks, and what follows them up to the next one, or up to what is taken whole.
    private int EndOfRun(ReadOnlySpan<byte> text, int start, CancellationToken cancellation)
    {
        var (at, afterWord, steps) = (start, false, 0);
        while (at < text.Length && (at == start || _whole.LengthAt(text, at) == 0))
        {
            if (++steps % CharactersBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            var isMark = text[at..].StartsWith(Mark);
            if (isMark && afterWord && !_joinsOverMark[text[at - 1]])
                break;
            afterWord = !isMark;
            at = CharacterUnit.End(text, at);
        }

        return at;
    }

    // Where a mark follows something else; 0 if none does.
    private static int NextWord(ReadOnlySpan<byte> piece)
    {
        var at = 0;
        while (piece[at..].StartsWith(Mark))
            at += Mark.Length;
        return piece[at..].IndexOf(Mark) is var mark and > 0 ? at + mark : 0;
    }
}
