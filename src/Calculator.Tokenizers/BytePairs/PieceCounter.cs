namespace Calculator.Tokenizers.BytePairs;

/// <summary>Counts a text piece by piece, by one way of splitting.</summary>
internal abstract class PieceCounter
{
    /// <summary>The tokens of a text.</summary>
    public abstract int Count(TokenTable tokens, ReadOnlySpan<byte> text, CancellationToken cancellation);

    /// <summary>The bytes of the longest beginning of a text, by whole characters, that has so many tokens at most.</summary>
    public abstract int Fit(TokenTable tokens, ReadOnlySpan<byte> text, int most, CancellationToken cancellation);
}

/// <inheritdoc cref="PieceCounter"/>
/// <typeparam name="TPieces">The way of splitting: a type of its own, so that it is compiled into the loop.</typeparam>
internal sealed class PieceCounter<TPieces> : PieceCounter
    where TPieces : IPieces
{
    private const int PiecesBetweenLooks = 4096;

    // Each step back counts what is left of the last pieces again: two of them, of 1 kB each.
    private const int MostStepped = 2048;

    /// <inheritdoc/>
    public override int Count(TokenTable tokens, ReadOnlySpan<byte> text, CancellationToken cancellation) =>
        CountAll(tokens, text, cancellation);

    private static int CountAll(TokenTable tokens, ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        var (count, pieces) = (0, 0);
        using var recent = RecentPieces.Rent(tokens);
        for (var start = 0; start < text.Length;)
        {
            if (++pieces % PiecesBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            var end = TPieces.End(text, start);
            count += recent.Count<ByteUnit>(text, start, end - start, cancellation);
            start = end;
        }

        return count;
    }

    /// <inheritdoc/>
    public override int Fit(TokenTable tokens, ReadOnlySpan<byte> text, int most, CancellationToken cancellation)
    {
        // No longer beginning can have so few tokens.
        var longest = (int)Math.Min(text.Length, (long)most * tokens.Longest);
        return FitWithin(tokens, text[..PieceMarks.CharacterAt(text, longest)], most, cancellation);
    }

    private static int FitWithin(TokenTable tokens, ReadOnlySpan<byte> text, int most, CancellationToken cancellation)
    {
        var (count, pieces, beyond) = (0, 0, 0);
        var marks = new PieceMarks();
        using var recent = RecentPieces.Rent(tokens);
        var start = 0;

        // One piece beyond the one that is too many: what is cut may be split otherwise, but no further back than one piece.
        for (; start < text.Length && beyond < 2; beyond += count > most ? 1 : 0)
        {
            if (++pieces % PiecesBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            marks.Add(start, count);
            var end = TPieces.End(text, start);
            count += recent.Count<ByteUnit>(text, start, end - start, cancellation);
            start = end;
        }

        return count <= most ? start : LongestBefore(tokens, text[..start], most, marks, cancellation);
    }

    private static int LongestBefore(TokenTable tokens, ReadOnlySpan<byte> text, int most, PieceMarks marks, CancellationToken cancellation)
    {
        var near = marks.Before(text.Length).Start;
        if (text.Length - near > MostStepped)
            return LongestInRun(tokens, text, near, most, marks, cancellation);

        var cut = text.Length;
        while (CountOf(tokens, text[..cut], marks, cancellation) > most)
            cut = PieceMarks.CharacterAt(text, cut - 1);
        return cut;
    }

    // In a run without a break each step would count the run again: halved instead, with a look beyond.
    private static int LongestInRun(
        TokenTable tokens, ReadOnlySpan<byte> text, int near, int most, PieceMarks marks, CancellationToken cancellation)
    {
        var (cut, tooLong) = (near, text.Length);
        while (CountOf(tokens, text[..cut], marks, cancellation) > most)
            (cut, tooLong) = (PieceMarks.CharacterAt(text, cut / 2), cut);

        return Beginnings.Longest(
            text, near, (cut, tooLong), most, beginning => CountOf(tokens, beginning, marks, cancellation));
    }

    // Counted from the piece before the last: all before that is split as it is in the whole text.
    private static int CountOf(TokenTable tokens, ReadOnlySpan<byte> text, PieceMarks marks, CancellationToken cancellation)
    {
        var (start, count) = marks.Before(text.Length);
        return count + CountAll(tokens, text[start..], cancellation);
    }
}

/// <summary>Where the latest pieces of a text begin, and how many tokens stand before each.</summary>
internal sealed class PieceMarks
{
    private const int Most = 256;

    private readonly List<(int Start, int Count)> _marks = [];

    public void Add(int start, int count)
    {
        if (_marks.Count == Most)
            _marks.RemoveRange(0, Most / 2);
        _marks.Add((start, count));
    }

    /// <summary>The piece before the one that a cut ends; the beginning of the text if that is not remembered.</summary>
    public (int Start, int Count) Before(int cut)
    {
        var last = _marks.FindLastIndex(mark => mark.Start < cut);
        return last > 0 ? _marks[last - 1] : (0, 0);
    }

    /// <summary>The last piece that begins at a place or before it; the beginning of the text if that is not remembered.</summary>
    public (int Start, int Count) UpTo(int place) => _marks.FindLast(mark => mark.Start <= place);

    /// <summary>The place itself, or where the character begins that it is in the middle of.</summary>
    public static int CharacterAt(ReadOnlySpan<byte> text, int place)
    {
        var at = Math.Max(place, 0);
        while (at > 0 && at < text.Length && (text[at] & 0xC0) == 0x80)
            at--;
        return at;
    }

    /// <summary>Where the next character begins after the one that begins at a place; the end of the text after the last one.</summary>
    public static int CharacterAfter(ReadOnlySpan<byte> text, int place)
    {
        var at = place + 1;
        while (at < text.Length && (text[at] & 0xC0) == 0x80)
            at++;
        return at;
    }
}
