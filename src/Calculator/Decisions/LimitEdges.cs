using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>
/// The values of an input at which a month under a plan bends by what is known of its limits: where another limit comes
/// to be the tightest, and where a seat has used it up.
/// </summary>
/// <remarks>
/// Of a session's tokens or of a month's requests a limit is worth a part of the session's cost, so that in dollars it is a quotient.
/// Multiplied by the session's tokens it is affine, or quadratic where the tokens themselves vary.
/// </remarks>
internal sealed class LimitEdges(Scenario scenario, Rival.Subscription plan, Variable variable)
{
    // Over many magnitudes at once the end of a parabola is lost beside its height.
    private static readonly decimal[] Magnitudes =
        [1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000, TokenCount.Bounds.Most];

    private readonly IReadOnlyList<LimitUnit> _units = SeatLimit.UnitsOf(plan.Plan, [scenario.Model.Model.Id]);

    /// <summary>Whether the cost of a month under the plan, multiplied by <see cref="Scale"/>, is no straight line in the input.</summary>
    public bool Bends =>
        variable is Variable.InputTokens or Variable.OutputTokens && _units.Contains(LimitUnit.Tokens);

    /// <summary>
    /// What a difference of dollars is multiplied by at a value: the session's tokens, as a part of those at the next magnitude of
    /// the input, so that no product is too large for a decimal or too small. Above 0.
    /// </summary>
    public decimal Scale(decimal value)
    {
        if (!Bends)
            return 1;

        var use = scenario.With(variable, value).Use;
        var tokens = (use.Input + use.Output).Value;
        return tokens > 0 ? tokens / (tokens + Magnitudes.FirstOrDefault(step => step > value, value) - value) : 1;
    }

    /// <summary>The edges between others, those included that are the ends of what is asked.</summary>
    public IEnumerable<decimal> Within(IReadOnlyList<decimal> edges)
    {
        var steps = Bends ? Magnitudes.Where(step => step > edges[0] && step < edges[^1]) : [];
        List<decimal> ofSizes = [.. edges.Concat(steps).Distinct().Order()];
        var ofStatements = Met(SeatLimit.AmountsOf(plan.Plan, scenario.Model.Model.Id, plan.Terms.Bound), ofSizes);
        var ofLimits = Met(SeatLimit.EndsOf(plan.Plan, plan.Terms.Bound), ofStatements);
        return ofLimits.Concat(plan.Terms.Seats.Groups.SelectMany((_, place) => Roots(month => Beyond(month, place), ofLimits)));
    }

    // And where two amounts are the same: what statements span bends there, or another limit is the tightest from there on.
    private List<decimal> Met(IReadOnlyList<Func<PlanSession, decimal?>> amounts, IReadOnlyList<decimal> edges)
    {
        var pairs = amounts.SelectMany((one, place) => amounts.Take(place).Select(other => (One: one, Other: other)));
        var meetings = pairs.SelectMany(pair => Roots(month => pair.One(month.Quote.Session) - pair.Other(month.Quote.Session), edges));
        return [.. edges.Concat(HasOneUnit ? [] : meetings).Distinct().Order()];
    }

    // Limits in one unit are the same distance apart for any session.
    private bool HasOneUnit => _units.Distinct().Count() < 2
        && (plan.Plan.Period.IncludedUsd is null || !SeatLimit.HangsOnPrice(plan.Plan, scenario.Model.Model.Id));

    private static decimal? Beyond(PlannedMonth month, int place) =>
        month.Quote.Line is { } line && place < line.Knees.Count ? (month.Usage - line.Knees[place].Usage).Value : null;

    private IEnumerable<decimal> Roots(Func<PlannedMonth, decimal?> of, IReadOnlyList<decimal> edges)
    {
        var line = new PiecewiseLine(
            value => scenario.With(variable, value).Under(plan).OrNull() is { } month ? of(month) * Scale(value) : null,
            edges,
            Bends);
        return line.Roots([.. line.Stretches()]);
    }
}
