namespace Calculator.Decisions;

/// <summary>Values between which a line keeps one sign, or a single value that has a sign of its own.</summary>
/// <param name="Values">From where to where.</param>
/// <param name="Sign">The sign: −1, 0 or 1.</param>
/// <param name="IsFlat">Whether it does not rise or fall either.</param>
internal readonly record struct SignedStretch(Interval Values, int Sign, bool IsFlat);

/// <summary>
/// A function that is affine between any two neighbouring edges, and may jump at them or be absent. Two points of a piece tell all of it,
/// so it is never asked for its coefficients: what is solved is the very function that is priced.
/// What it is on an edge no piece tells: each edge is asked by itself, the ends of the domain too.
/// </summary>
internal sealed class PiecewiseLine
{
    // A piece that comes this close to zero at its end, against its height, ends in a root there; the edge itself is asked.
    private const decimal AtTheEnd = 1e-20m;

    private const int Refinements = 2;

    private readonly Func<decimal, decimal?> _at;
    private readonly IReadOnlyList<decimal> _edges;
    private readonly Dictionary<decimal, decimal?> _onEdges;

    /// <param name="at">The function; null where it has no value.</param>
    /// <param name="edges">The edges in order, the ends of the domain first and last.</param>
    public PiecewiseLine(Func<decimal, decimal?> at, IEnumerable<decimal> edges)
    {
        _at = at;
        _edges = [.. edges.Distinct()];
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

        var (start, end) = (Sign(chord.Start, chord.First), Sign(chord.End, chord.Last));
        if (start * end >= 0)
            return [new SignedStretch(piece, start == 0 ? end : start, chord.IsFlat)];

        var (near, far) = Quarters(piece);
        var root = Root(piece, near + chord.First / (chord.First - chord.Last) * (far - near), (chord.Last - chord.First) / (far - near));
        return root > piece.From && root < piece.To
            ? [new SignedStretch(new(piece.From, root), start, false), new SignedStretch(new(root, piece.To), end, false)]
            : [new SignedStretch(piece, root <= piece.From ? end : start, false)];
    }

    private Chord? ChordOf(Interval piece)
    {
        var (near, far) = Quarters(piece);
        return _at(near) is { } first && _at(far) is { } last ? new Chord(first, last) : null;
    }

    private static (decimal Near, decimal Far) Quarters(Interval piece)
    {
        var quarter = (piece.To - piece.From) / 4;
        return (piece.From + quarter, piece.To - quarter);
    }

    // The secant is exact for a line but for the last digits; asked again close by, it loses those too.
    private decimal Root(Interval piece, decimal guess, decimal slope)
    {
        var root = guess;
        for (var turn = 0; turn < Refinements && slope != 0 && root > piece.From && root < piece.To && _at(root) is { } residue; turn++)
            root -= residue / slope;
        return root;
    }

    private static int Sign(decimal value, decimal height) => Math.Abs(value) <= Math.Abs(height) * AtTheEnd ? 0 : Math.Sign(value);

    /// <summary>A piece by its values at a quarter and at three quarters.</summary>
    private readonly record struct Chord(decimal First, decimal Last)
    {
        /// <summary>What it comes to at its start, the edge itself left out.</summary>
        public decimal Start => First - HalfRise;

        /// <summary>The same at its end.</summary>
        public decimal End => Last + HalfRise;

        public bool IsFlat => Math.Abs(HalfRise) <= Height * AtTheEnd;

        private decimal HalfRise => (Last - First) / 2;

        private decimal Height => Math.Max(Math.Abs(First), Math.Abs(Last));

        /// <summary>Whether the value on an edge is what the piece comes to there, but for rounding.</summary>
        public bool GoesOnAs(decimal value, decimal limit) => Math.Abs(value - limit) <= Height * AtTheEnd;
    }
}
