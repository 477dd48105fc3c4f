using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>
/// The values of an input at which a side of a scenario stops being affine in it: a prompt enters
/// another size band, or a seat of a plan has used up what its fee buys.
/// </summary>
internal static class PriceEdges
{
    public static IEnumerable<decimal> Of(Scenario scenario, Variable variable, Interval values)
    {
        Func<Scenario, Candidate?>[] sides = [at => at.Model, at => at.Other];
        var ofBands = sides.SelectMany(side => OfBands(side, scenario, variable, values)).Distinct().Order().ToList();
        return scenario.Rival is Rival.Subscription { Quote.Line.Knees: { Count: > 0 } knees }
            ? ofBands
                .Concat(knees.SelectMany(knee => OfUsage(knee.Usage, scenario, variable, [values.From, .. ofBands, values.To])))
                .Distinct()
                .Order()
            : ofBands;
    }

    // The input of a session is affine in every variable: the value for a size follows from the inputs at both ends.
    private static IEnumerable<decimal> OfBands(Func<Scenario, Candidate?> side, Scenario scenario, Variable variable, Interval values)
    {
        if (side(scenario) is not { } candidate)
            return [];

        var (first, last) = (InputAt(values.From), InputAt(values.To));
        return first == last
            ? []
            : Sizes(candidate.Model)
                .Select(size => values.From + Share(size * scenario.Served.Requests.Value - first, last - first, values.To - values.From))
                .Where(value => value > values.From && value < values.To);

        decimal InputAt(decimal value)
        {
            var at = scenario.With(variable, value);
            return side(at)!.As(at.Workload).Tokens.Input.Value;
        }
    }

    // Multiplied first an edge comes out exact; only where the product is too large is a digit given up.
    private static decimal Share(decimal part, decimal whole, decimal width) =>
        Math.Abs(part) < decimal.MaxValue / Math.Max(1, width) ? part * width / whole : part / whole * width;

    private static IEnumerable<decimal> Sizes(PricedModel model) => model.Tiers
        .SelectMany(model.Cards)
        .SelectMany(card => new[] { card.Band.Start, card.Band.End, model.MaxPrompt })
        .OfType<decimal>()
        .Distinct();

    private static IEnumerable<decimal> OfUsage(Usd usage, Scenario scenario, Variable variable, IReadOnlyList<decimal> edges)
    {
        var line = new PiecewiseLine(
            value => scenario.With(variable, value) is var at && at.MonthOn(at.Model).OrNull() is { } month
                ? (month.Month(PlanSession.Of(month.Session).ListCost) - usage).Value
                : null,
            edges);
        return line.Roots([.. line.Stretches()]);
    }
}
