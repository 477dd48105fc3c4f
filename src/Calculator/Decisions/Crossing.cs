using Calculator.Outcomes;

namespace Calculator.Decisions;

/// <summary>Where two sides of a scenario cost the same as one of its inputs varies.</summary>
/// <param name="Stretches">
/// The values both sides are offered at, in order, cut at every root and jump. A value at which another side is the cheaper one
/// than on either side of it, or than on the only side there is, is a stretch from itself to itself.
/// </param>
/// <param name="Roots">Every value at which both cost the same, in order; none of the inside of a stretch where they always do.</param>
/// <param name="Jumps">Every value at which the cheaper side changes without a root, in order.</param>
/// <param name="Reason">Why there is neither a root nor a jump; null if there is, or if both always cost the same.</param>
/// <param name="Edges">
/// The cheaper side at each value where a price may jump or bend, both ends of what was asked included;
/// null where the two are not offered together.
/// </param>
public sealed record Crossing(
    IReadOnlyList<Stretch> Stretches,
    IReadOnlyList<decimal> Roots,
    IReadOnlyList<decimal> Jumps,
    CrossingReason? Reason,
    IReadOnlyDictionary<decimal, CheaperSide?> Edges)
{
    /// <summary>What the answer comes to.</summary>
    public CrossingOutcome Outcome => this switch
    {
        { Value: { } value } => Roots.Contains(value) ? CrossingOutcome.At : CrossingOutcome.AtJump,
        { Reason: null } => CrossingOutcome.Always,
        _ => CrossingOutcome.Never,
    };

    /// <summary>
    /// The first root at which the cheaper side changes, else the first jump, else the first root; null if there is neither.
    /// </summary>
    public decimal? Value => First(Roots.Where(IsTurn)) ?? First(Jumps) ?? First(Roots);

    /// <summary>Every jump, and every root at which the cheaper side changes, in order.</summary>
    public IReadOnlyList<decimal> Changes => [.. Roots.Where(IsTurn).Concat(Jumps).Order()];

    /// <summary>The values at which both sides are offered.</summary>
    public Interval Domain => new(Stretches[0].Values.From, Stretches[^1].Values.To);

    /// <summary>
    /// The cheaper side just below <see cref="Value"/>, or throughout if there is none; null if nothing is offered there.
    /// </summary>
    public CheaperSide? CheaperBelow => Value is { } value ? Below(value) : Stretches[0].Cheaper;

    /// <summary>
    /// The cheaper side just above <see cref="Value"/>, or throughout if there is none; null if nothing is offered there.
    /// </summary>
    public CheaperSide? CheaperAbove => Value is { } value ? Above(value) : Stretches[^1].Cheaper;

    /// <summary>Whether each side is the cheaper one somewhere.</summary>
    public bool Flips =>
        Stretches.Any(stretch => stretch.Cheaper == CheaperSide.Model) && Stretches.Any(stretch => stretch.Cheaper == CheaperSide.Versus);

    /// <summary>
    /// Solves a scenario for one of its inputs, in closed form: between two edges of its prices both sides are affine in it,
    /// or one a quotient of affine terms.
    /// </summary>
    /// <param name="scenario">The scenario, with another side.</param>
    /// <param name="variable">The input.</param>
    /// <param name="within">Only values inside this interval; all that are allowed if null.</param>
    /// <returns>The crossing, or a refusal if there is no value at which both sides are offered.</returns>
    public static Outcome<Crossing> Of(Scenario scenario, Variable variable, Interval? within = null)
    {
        var values = scenario.DomainOf(variable).Common(within ?? scenario.DomainOf(variable));
        if (values.IsEmpty)
            return new Refusal(RefusalKind.NotOffered, RefusalSubject.Variable, "What is said to be cached leaves no value for it.");

        var isOverOne = scenario.With(variable, values.From).IsOverOne && scenario.With(variable, values.To).IsOverOne;
        var limits = scenario.Rival is Rival.Subscription plan ? new LimitEdges(scenario, plan, variable) : null;
        var line = new PiecewiseLine(
            value => Sides.Of(scenario.With(variable, value)).Difference(isOverOne) * (limits?.Scale(value) ?? 1),
            [values.From, .. PriceEdges.Of(scenario, variable, values), values.To],
            limits is { Bends: true });
        var stretches = line.Stretches().ToList();
        if (stretches.Count == 0)
            return WhyNotOffered(scenario.With(variable, values.From));

        return IsOneTierAlone(variable, values, stretches)
            ? WhyNotOffered(scenario.With(variable, (values.From + values.To) / 2))
            : Of(line, stretches);
    }

    /// <summary>The cheaper side at a value itself; null where the two are not offered together.</summary>
    public CheaperSide? At(decimal value)
    {
        if (Roots.Contains(value))
            return CheaperSide.Equal;

        return Edges.TryGetValue(value, out var onEdge) ? onEdge : Side(stretch => stretch.Values.Contains(value));
    }

    /// <summary>The cheaper side just below a value; null if nothing is offered there.</summary>
    public CheaperSide? Below(decimal value) => Side(stretch => stretch.Values.From < value && stretch.Values.To >= value);

    /// <summary>The cheaper side just above a value; null if nothing is offered there.</summary>
    public CheaperSide? Above(decimal value) => Side(stretch => stretch.Values.From <= value && stretch.Values.To > value);

    /// <summary>The cheaper side by the sign of model − versus.</summary>
    internal static CheaperSide SideOf(decimal difference) => difference switch
    {
        < 0 => CheaperSide.Model,
        > 0 => CheaperSide.Versus,
        _ => CheaperSide.Equal,
    };

    private static Crossing Of(PiecewiseLine line, List<SignedStretch> stretches)
    {
        var roots = line.Roots(stretches).ToList();
        var jumps = PiecewiseLine.SignChanges(stretches).Except(roots).ToList();
        var isDecided = roots.Count > 0 || jumps.Count > 0 || stretches.TrueForAll(stretch => stretch.Sign == 0);
        return new Crossing(
            [.. Merged(stretches, [.. roots, .. jumps])],
            roots,
            jumps,
            isDecided ? null : stretches.TrueForAll(stretch => stretch.IsFlat) ? CrossingReason.Parallel : CrossingReason.OutOfDomain,
            line.SignsOnEdges.ToDictionary(edge => edge.Edge, edge => edge.Sign is { } sign ? SideOf(sign) : default(CheaperSide?)));
    }

    // A share of nothing or of everything asks for one tier only: where the other one is not there, that is what there is to say.
    private static bool IsOneTierAlone(Variable variable, Interval values, List<SignedStretch> stretches) =>
        variable == Variable.BatchShare
            && values.From < values.To
            && stretches.TrueForAll(stretch => stretch.Values.From == stretch.Values.To);

    // A stretch ends at every root and jump, even where the same side is the cheaper one on both sides of it.
    private static IEnumerable<Stretch> Merged(List<SignedStretch> stretches, HashSet<decimal> cuts)
    {
        var first = stretches[0];
        foreach (var next in stretches.Skip(1))
        {
            if (next.Sign == first.Sign && next.Values.From == first.Values.To && !cuts.Contains(next.Values.From))
            {
                first = first with { Values = new(first.Values.From, next.Values.To) };
                continue;
            }

            yield return Named(first);
            first = next;
        }

        yield return Named(first);
    }

    private static Stretch Named(SignedStretch stretch) => new(stretch.Values, SideOf(stretch.Sign));

    private bool IsTurn(decimal root) => Below(root) is { } below && Above(root) is { } above && below != above;

    private CheaperSide? Side(Func<Stretch, bool> isThere) =>
        Stretches.Where(isThere).Select(stretch => (CheaperSide?)stretch.Cheaper).FirstOrDefault();

    private static decimal? First(IEnumerable<decimal> values) => values.Select(value => (decimal?)value).FirstOrDefault();

    // Where nothing is offered the smallest value is asked: people can make sense of it.
    private static Refusal WhyNotOffered(Scenario at) =>
        !at.OfModel.TryGet(out _, out var refusal) || !at.OfRival.TryGet(out _, out refusal)
            ? refusal
            : throw new InvalidOperationException("Both sides are offered.");
}
