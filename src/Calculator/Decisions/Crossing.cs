using Calculator.Outcomes;

namespace Calculator.Decisions;

/// <summary>Whether, and how, the two sides come to cost the same.</summary>
public enum CrossingOutcome
{
    /// <summary>At one value or more.</summary>
    At,

    /// <summary>At no value.</summary>
    Never,

    /// <summary>At every value.</summary>
    Always,

    /// <summary>At no value, and yet the cheaper side changes: a cost jumps where a prompt enters another band, or where an offer begins or ends.</summary>
    AtJump,
}

/// <summary>Why the sides never cost the same.</summary>
public enum CrossingReason
{
    /// <summary>They stay the same distance apart.</summary>
    Parallel,

    /// <summary>They come closer to one another or drift apart, but do not meet at any value that is allowed and offered.</summary>
    OutOfDomain,
}

/// <summary>Where two sides of a scenario cost the same as one of its inputs varies.</summary>
/// <param name="Stretches">The values both sides are offered at, in order, cut at every root and jump.</param>
/// <param name="Roots">Every value at which both cost the same, in order; none of the inside of a stretch where they always do.</param>
/// <param name="Jumps">Every value at which the cheaper side changes without a root, in order.</param>
/// <param name="Reason">Why there is neither a root nor a jump; null if there is, or if both always cost the same.</param>
public sealed record Crossing(IReadOnlyList<Stretch> Stretches, IReadOnlyList<decimal> Roots, IReadOnlyList<decimal> Jumps, CrossingReason? Reason)
{
    /// <summary>What the answer comes to.</summary>
    public CrossingOutcome Outcome => this switch
    {
        { Value: { } value } => Roots.Contains(value) ? CrossingOutcome.At : CrossingOutcome.AtJump,
        { Reason: null } => CrossingOutcome.Always,
        _ => CrossingOutcome.Never,
    };

    /// <summary>The first root at which the cheaper side changes, else the first jump, else the first root; null if there is neither.</summary>
    public decimal? Value => First(Roots.Where(IsChange)) ?? First(Jumps) ?? First(Roots);

    /// <summary>Every root and jump at which the cheaper side changes, in order.</summary>
    public IReadOnlyList<decimal> Changes => [.. Roots.Concat(Jumps).Where(IsChange).Order()];

    /// <summary>The values at which both sides are offered; where an offer has a gap, the gap included.</summary>
    public Interval Domain => new(Stretches[0].Values.From, Stretches[^1].Values.To);

    /// <summary>The cheaper side just below <see cref="Value"/>, or throughout if there is none; null if nothing is offered there.</summary>
    public CheaperSide? CheaperBelow => Value is { } value ? Below(value) : Stretches[0].Cheaper;

    /// <summary>The cheaper side just above <see cref="Value"/>, or throughout if there is none; null if nothing is offered there.</summary>
    public CheaperSide? CheaperAbove => Value is { } value ? Above(value) : Stretches[^1].Cheaper;

    /// <summary>Whether each side is the cheaper one somewhere.</summary>
    public bool Flips => Stretches.Any(stretch => stretch.Cheaper == CheaperSide.Model) && Stretches.Any(stretch => stretch.Cheaper == CheaperSide.Versus);

    /// <summary>Solves a scenario for one of its inputs, in closed form: between two edges of its prices both sides are affine in it, or one a quotient of affine terms.</summary>
    /// <param name="scenario">The scenario, with another side.</param>
    /// <param name="variable">The input.</param>
    /// <param name="within">Only values inside this interval; all that are allowed if null.</param>
    /// <returns>The crossing, or a refusal if there is no value at which both sides are offered.</returns>
    public static Outcome<Crossing> Of(Scenario scenario, Variable variable, Interval? within = null)
    {
        var values = scenario.DomainOf(variable).Common(within ?? scenario.DomainOf(variable));
        if (values.IsEmpty)
            return new Refusal(RefusalKind.NotOffered, "variable", "What is said to be cached leaves no value for it.");

        var isOverOne = scenario.With(variable, values.From).IsOverOne && scenario.With(variable, values.To).IsOverOne;
        var line = new PiecewiseLine(
            value => Sides.Of(scenario.With(variable, value)).Difference(isOverOne),
            [values.From, .. PriceEdges.Of(scenario, variable, values), values.To]);
        var stretches = line.Stretches().ToList();
        return stretches.Count == 0 ? WhyNotOffered(scenario, variable, values) : Of(line, stretches);
    }

    private static Crossing Of(PiecewiseLine line, List<SignedStretch> stretches)
    {
        var roots = line.Roots(stretches).ToList();
        var jumps = line.SignChanges(stretches).Except(roots).ToList();
        var isDecided = roots.Count > 0 || jumps.Count > 0 || stretches.TrueForAll(stretch => stretch.Sign == 0);
        return new Crossing(
            [.. Merged(stretches, [.. roots, .. jumps])],
            roots,
            jumps,
            isDecided ? null : stretches.TrueForAll(stretch => stretch.IsFlat) ? CrossingReason.Parallel : CrossingReason.OutOfDomain);
    }

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

    /// <summary>The cheaper side by the sign of model − versus.</summary>
    internal static CheaperSide SideOf(decimal difference) => difference switch
    {
        < 0 => CheaperSide.Model,
        > 0 => CheaperSide.Versus,
        _ => CheaperSide.Equal,
    };

    /// <summary>The cheaper side just below a root or jump; null if nothing is offered there.</summary>
    public CheaperSide? Below(decimal value) => Side(stretch => stretch.Values.To == value);

    /// <summary>The cheaper side just above a root or jump; null if nothing is offered there.</summary>
    public CheaperSide? Above(decimal value) => Side(stretch => stretch.Values.From == value);

    private bool IsChange(decimal value) => Below(value) is { } below && Above(value) is { } above && below != above;

    private CheaperSide? Side(Func<Stretch, bool> isBeside) =>
        Stretches.Where(isBeside).Select(stretch => (CheaperSide?)stretch.Cheaper).FirstOrDefault();

    private static decimal? First(IEnumerable<decimal> values) => values.Select(value => (decimal?)value).FirstOrDefault();

    // The smallest value is the one people can make sense of: that of the whole domain's middle nobody asked about.
    private static Refusal WhyNotOffered(Scenario scenario, Variable variable, Interval values)
    {
        foreach (var value in new[] { values.From, (values.From + values.To) / 2, values.To })
        {
            var at = scenario.With(variable, value);
            if (!at.OfModel.TryGet(out _, out var refusal) || !at.OfRival.TryGet(out _, out refusal))
                return refusal;
        }

        return new Refusal(RefusalKind.NotOffered, "variable", "Both sides are offered together at single values of it only.");
    }
}
