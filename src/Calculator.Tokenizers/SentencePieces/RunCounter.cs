using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>
/// Counts a marked text run by run: a run ends where no piece goes over, before a word or before what is taken whole.
/// </summary>
internal sealed class RunCounter
{
    private const int RunsBetweenLooks = 4096;
    private const int CharactersBetweenLooks = 65_536;

    // Each step back counts what is left of the last runs again: two of them, of 1 kB each.
    private const int MostStepped = 2048;

    private readonly TokenTable _pieces;
    private readonly WholePieces _whole;

    // What stands before a mark inside of a piece: there no text is cut.
    private readonly bool[] _joinsOverMark = new bool[256];

    // How far beyond its end it is decided where a run ends.
    private readonly int _reach;

    public RunCounter(SentencePieceModel model)
    {
        (_pieces, _whole) = (new TokenTable(model.Pieces), new WholePieces(model.Whole));
        _reach = Math.Max(_whole.Longest, MarkedText.Mark.Length);
        for (var rank = 0; rank < model.Pieces.Count; rank++)
        {
            for (var piece = model.Pieces[rank]; NextWord(piece) is var word and > 0; piece = piece[word..])
                _joinsOverMark[piece[word - 1]] = true;
        }
    }

    /// <summary>The tokens of a marked text.</summary>
    public int Count(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        var (count, runs) = (0, 0);
        using var recent = RecentPieces.Rent(_pieces);
        for (var start = 0; start < text.Length;)
        {
            if (++runs % RunsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            (start, var tokens) = Next(recent, text, start, cancellation);
            count += tokens;
        }

        return count;
    }

    /// <summary>The bytes of the longest beginning of a marked text, by whole characters, that has so many tokens at most.</summary>
    public int Fit(ReadOnlySpan<byte> text, int most, CancellationToken cancellation)
    {
        // No longer beginning can have so few tokens.
        var longest = (int)Math.Min(text.Length, (long)most * Math.Max(_pieces.Longest, _reach));
        return FitWithin(text[..PieceMarks.CharacterAt(text, longest)], most, cancellation);
    }

    private int FitWithin(ReadOnlySpan<byte> text, int most, CancellationToken cancellation)
    {
        var (count, runs, fits, end) = (0, 0, 0, 0);
        var marks = new PieceMarks();
        using var recent = RecentPieces.Rent(_pieces);
        while (end < text.Length && count <= most)
        {
            if (++runs % RunsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            marks.Add(end, count);
            (fits, (end, var tokens)) = (end, Next(recent, text, end, cancellation));
            count += tokens;
        }

        if (count <= most)
            return text.Length;

        // A cut inside of what is taken whole changes where runs end, but no further back than that reaches; and from there on beyond the
        // run that is too many, each beginning has it whole.
        var beyond = PieceMarks.CharacterAt(text, Math.Min(text.Length, end + _reach));
        return LongestBetween(text[..beyond], (fits, end), most, marks.UpTo(fits - _reach), cancellation);
    }

    // Of the run that is too many: the beginning up to it fits, and that with it does not.
    private int LongestBetween(
        ReadOnlySpan<byte> text, (int Start, int End) run, int most, (int Start, int Count) near, CancellationToken cancellation)
    {
        if (text.Length - near.Start > MostStepped + (2 * _reach) && (text.Length == run.End || CountOf(text) > most))
            return Beginnings.Longest(text, near.Start, (run.Start, text.Length), most, CountOf);

        var cut = text.Length;
        while (cut > run.Start && CountOf(text[..cut]) > most)
            cut = PieceMarks.CharacterAt(text, cut - 1);
        return cut;

        int CountOf(ReadOnlySpan<byte> beginning) => near.Count + Count(beginning[near.Start..], cancellation);
    }

    private (int End, int Tokens) Next(RecentPieces recent, ReadOnlySpan<byte> text, int start, CancellationToken cancellation)
    {
        if (_whole.LengthAt(text, start) is var whole and > 0)
            return (start + whole, 1);

        var end = EndOfRun(text, start, cancellation);
        return (end, recent.Count<CharacterUnit>(text, start, end - start, cancellation));
    }

    // Marks, and what follows them up to the next one, or up to what is taken whole.
    private int EndOfRun(ReadOnlySpan<byte> text, int start, CancellationToken cancellation)
    {
        var (at, afterWord, steps) = (start, false, 0);
        while (at < text.Length && (at == start || _whole.LengthAt(text, at) == 0))
        {
            if (++steps % CharactersBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            var isMark = text[at..].StartsWith(MarkedText.Mark);
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
        while (piece[at..].StartsWith(MarkedText.Mark))
            at += MarkedText.Mark.Length;
        return piece[at..].IndexOf(MarkedText.Mark) is var mark and > 0 ? at + mark : 0;
    }
}
