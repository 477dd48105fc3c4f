namespace Calculator.Decisions;

/// <summary>Values between which a line keeps one sign.</summary>
/// <param name="Values">From where to where.</param>
/// <param name="Sign">The sign: −1, 0 or 1.</param>
/// <param name="IsFlat">Whether it does not rise or fall either.</param>
internal readonly record struct SignedStretch(Interval Values, int Sign, bool IsFlat);

/// <summary>
/// A function that is affine between any two neighbouring edges, and may jump at them or be absent. Two points of a piece tell all of it, so it is never asked for its coefficients:
/// what is solved is the very function that is priced.
/// </summary>
/// <param name="at">The function; null where it has no value.</param>
/// <param name="edges">The edges in order, the ends of the domain first and last.</param>
internal sealed class PiecewiseLine(Func<decimal, decimal?> at, IReadOnlyList<decimal> edges)
{
    // A piece that comes this close to zero at its end, against its height, ends in a root there; the edge itself is asked.
    private const decimal AtTheEnd = 1e-20m;

    private const int Refinements = 2;

    /// <summary>The pieces that have a value, each cut at its root.</summary>
    public IEnumerable<SignedStretch> Stretches() => edges.Zip(edges.Skip(1)).SelectMany(pair => Stretches(new Interval(pair.First, pair.Second)));

    /// <summary>Every zero: where stretches of a piece meet, and at edges. The inside of a stretch that is zero throughout is left out.</summary>
    public IEnumerable<decimal> Roots(IReadOnlyList<SignedStretch> stretches)
    {
        var inside = stretches.Select(stretch => stretch.Values.From).Except(edges);
        var onEdges = edges.Where(edge => at(edge) == 0 && !IsInsideZero(edge, stretches));
        return inside.Concat(onEdges).Distinct().Order();
    }

    // The ends of a zero stretch are roots, unless another zero stretch goes on there or nothing does.
    private static bool IsInsideZero(decimal edge, IReadOnlyList<SignedStretch> stretches) =>
        stretches.Any(stretch => stretch.Sign == 0 && stretch.Values.Contains(edge))
        && !stretches.Any(stretch => stretch.Sign != 0 && stretch.Values.Contains(edge));

    /// <summary>Where stretches meet and their signs differ, or the point between them has a sign of its own: bands of two models may begin at the same size with different comparators.</summary>
    public IEnumerable<decimal> SignChanges(IReadOnlyList<SignedStretch> stretches) => stretches.Zip(stretches.Skip(1))
        .Where(pair => pair.First.Sign != pair.Second.Sign || (pair.First.Values.To == pair.Second.Values.From && at(pair.First.Values.To) is { } between && Math.Sign(between) != pair.First.Sign))
        .Select(pair => pair.Second.Values.From);

    private SignedStretch[] Stretches(Interval piece)
    {
        var quarter = (piece.To - piece.From) / 4;
        var (near, far) = (piece.From + quarter, piece.To - quarter);
        if (at(near) is not { } first || at(far) is not { } last)
            return [];

        var halfRise = (last - first) / 2;
        var isFlat = Math.Abs(halfRise) <= Math.Max(Math.Abs(first), Math.Abs(last)) * AtTheEnd;
        var (start, end) = (Sign(first - halfRise, first), Sign(last + halfRise, last));
        if (start * end >= 0)
            return [new SignedStretch(piece, start == 0 ? end : start, isFlat)];

        var root = Root(piece, near + first / (first - last) * (far - near), (last - first) / (far - near));
        return root > piece.From && root < piece.To
            ? [new SignedStretch(new(piece.From, root), start, false), new SignedStretch(new(root, piece.To), end, false)]
            : [new SignedStretch(piece, root <= piece.From ? end : start, false)];
    }

    // The secant is exact for a line but for the last digits; asked again close by, it loses those too.
    private decimal Root(Interval piece, decimal guess, decimal slope)
    {
        var root = guess;
        for (var turn = 0; turn < Refinements && slope != 0 && root > piece.From && root < piece.To && at(root) is { } residue; turn++)
            root -= residue / slope;
        return root;
    }

    private static int Sign(decimal value, decimal height) => Math.Abs(value) <= Math.Abs(height) * AtTheEnd ? 0 : Math.Sign(value);
}
