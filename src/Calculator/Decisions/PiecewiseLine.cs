namespace Calculator.Decisions;

/// <summary>Values between which a line keeps one sign, or a single value that has a sign of its own.</summary>
/// <param name="Values">From where to where.</param>
/// <param name="Sign">The sign: −1, 0 or 1.</param>
/// <param name="IsFlat">Whether it does not rise or fall either.</param>
internal readonly record struct SignedStretch(Interval Values, int Sign, bool IsFlat);

/// <summary>
/// A function that is affine between any two neighbouring edges, and may jump at them or be absent. Two points of a piece tell all of it,
/// so it is never asked for its coefficients: what is solved is the very function that is priced.
/// Where it may bend a piece is quadratic: three points tell it, and where it turns is an edge more, so that no piece rises and falls.
/// What it is on an edge no piece tells: each edge is asked by itself, the ends of the domain too.
/// </summary>
internal sealed class PiecewiseLine
{
    // What comes this close to zero, against its height, is a root. Of a parabola, told
    // from three points of an amount that was multiplied, fewer digits hold.
    private const decimal OfALine = 1e-20m;
    private const decimal OfAParabola = 1e-12m;

    private const int Refinements = 2;

    // Ten to the thirtieth: as fine as a decimal is.
    private const int Halvings = 100;

    private readonly Func<decimal, decimal?> _at;
    private readonly bool _mayBend;
    private readonly IReadOnlyList<decimal> _edges;
    private readonly Dictionary<decimal, decimal?> _onEdges;

    /// <param name="at">The function; null where it has no value.</param>
    /// <param name="edges">The edges in order, the ends of the domain first and last.</param>
    /// <param name="mayBend">Whether it is quadratic between two edges, not affine.</param>
    public PiecewiseLine(Func<decimal, decimal?> at, IEnumerable<decimal> edges, bool mayBend = false)
    {
        (_at, _mayBend) = (at, mayBend);
        _edges = [.. edges.Distinct()];
        if (mayBend)
            _edges = [.. _edges.Concat(Turns()).Distinct().Order()];
        _onEdges = _edges.ToDictionary(edge => edge, at);
    }

    /// <summary>Every edge with the sign of its own value; null where it has none.</summary>
    public IEnumerable<(decimal Edge, int? Sign)> SignsOnEdges =>
        _edges.Select(edge => (edge, _onEdges[edge] is { } value ? Math.Sign(value) : default(int?)));

    /// <summary>
    /// The pieces that have a value, each cut at its root, and between them the edges with a sign that no piece beside them has.
    /// </summary>
    public IEnumerable<SignedStretch> Stretches()
    {
        var below = Array.Empty<SignedStretch>();
        for (var place = 0; place < _edges.Count; place++)
        {
            var edge = _edges[place];
            var above = place + 1 < _edges.Count ? Stretches(new Interval(edge, _edges[place + 1])) : [];
            if (StandsAlone(edge, [.. below.TakeLast(1), .. above.Take(1)]))
                yield return new SignedStretch(new(edge, edge), Math.Sign(_onEdges[edge]!.Value), IsFlat: true);
            foreach (var stretch in above)
                yield return stretch;
            below = above;
        }
    }

    /// <summary>
    /// Every zero: where stretches of a piece meet, and at edges. The inside of a stretch that is zero throughout is left out.
    /// </summary>
    public IEnumerable<decimal> Roots(IReadOnlyList<SignedStretch> stretches)
    {
        var inside = stretches.Select(stretch => stretch.Values.From).Except(_edges);
        var onEdges = _edges.Where(edge => _onEdges[edge] == 0 && !IsInsideZero(edge, stretches));
        return inside.Concat(onEdges).Distinct().Order();
    }

    /// <summary>Where one stretch follows another and their signs differ.</summary>
    public static IEnumerable<decimal> SignChanges(IReadOnlyList<SignedStretch> stretches) => stretches.Zip(stretches.Skip(1))
        .Where(pair => pair.First.Sign != pair.Second.Sign)
        .Select(pair => pair.Second.Values.From)
        .Distinct();

    private IEnumerable<decimal> Turns()
    {
        foreach (var (from, to) in _edges.Zip(_edges.Skip(1)))
        {
            if (ChordOf(new(from, to))?.Turn is { } turn)
                yield return (from + to) / 2 + turn * (to - from) / 4;
        }
    }

    // The ends of a zero stretch are roots, unless another zero stretch goes on there or nothing does.
    private static bool IsInsideZero(decimal edge, IReadOnlyList<SignedStretch> stretches) =>
        stretches.Any(stretch => stretch.Sign == 0 && stretch.Values.Contains(edge))
        && !stretches.Any(stretch => stretch.Sign != 0 && stretch.Values.Contains(edge));

    // Two bands may begin at the same size with different comparators, and an offer may end where a band begins.
    // A zero beside a stretch is a root, and no stretch of its own.
    private bool StandsAlone(decimal edge, IReadOnlyList<SignedStretch> beside) =>
        _onEdges[edge] is { } value && (beside.Count == 0 || (value != 0 && beside.All(stretch => IsParted(edge, value, stretch))));

    private bool IsParted(decimal edge, decimal value, SignedStretch beside) =>
        beside.Sign != Math.Sign(value)
        && ChordOf(beside.Values) is { } chord
        && !chord.GoesOnAs(value, edge == beside.Values.From ? chord.Start : chord.End);

    private SignedStretch[] Stretches(Interval piece)
    {
        if (ChordOf(piece) is not { } chord)
            return [];

        var (start, end) = (chord.StartSign, chord.EndSign);
        if (start * end >= 0)
            return [new SignedStretch(piece, start == 0 ? end : start, chord.IsFlat)];

        var root = _mayBend ? Halved(piece, start) : Root(piece, chord);
        return root > piece.From && root < piece.To
            ? [new SignedStretch(new(piece.From, root), start, false), new SignedStretch(new(root, piece.To), end, false)]
            : [new SignedStretch(piece, root <= piece.From ? end : start, false)];
    }

    private Chord? ChordOf(Interval piece)
    {
        var (near, far) = Quarters(piece);
        return _at(near) is { } first && _at(far) is { } last
            ? new Chord(first, last, _mayBend ? OfAParabola : OfALine) { Bend = Bend(piece, first, last) }
            : null;
    }

    private decimal Bend(Interval piece, decimal first, decimal last) =>
        _mayBend && _at((piece.From + piece.To) / 2) is { } middle ? first - middle + (last - middle) : 0;

    private static (decimal Near, decimal Far) Quarters(Interval piece)
    {
        var quarter = (piece.To - piece.From) / 4;
        return (piece.From + quarter, piece.To - quarter);
    }

    // The secant is exact for a line but for the last digits; asked again close by, it loses those too.
    private decimal Root(Interval piece, Chord chord)
    {
        var (near, far) = Quarters(piece);
        var root = near + chord.First / (chord.First - chord.Last) * (far - near);
        var slope = (chord.Last - chord.First) / (far - near);
        for (var turn = 0; turn < Refinements && slope != 0 && root > piece.From && root < piece.To && _at(root) is { } residue; turn++)
            root -= residue / slope;
        return root;
    }

    private decimal Halved(Interval piece, int start)
    {
        var (from, to) = (piece.From, piece.To);
        for (var turn = 0; turn < Halvings && from < to; turn++)
        {
            var middle = (from + to) / 2;
            var sign = Math.Sign(_at(middle) ?? 0);
            if (sign == 0)
                return middle;
            (from, to) = sign == start ? (middle, to) : (from, middle);
        }

        return to;
    }
}
