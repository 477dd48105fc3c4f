using Calculator.Plans;
using Calculator.Pricing;

namespace Calculator.Decisions;

/// <summary>
/// The values of an input at which a side of a scenario stops being affine in it: a prompt enters another size band,
/// another measurement of a plan's limit comes to hold, or a seat has used up what its fee buys.
/// </summary>
internal static class PriceEdges
{
    public static IEnumerable<decimal> Of(Scenario scenario, Variable variable, Interval values)
    {
        Func<Scenario, Candidate?>[] sides = [at => at.Model, at => at.Other];
        var ofBands = sides.SelectMany(side => OfBands(side, scenario, variable, values));
        if (scenario.Rival is not Rival.Subscription plan)
            return ofBands.Distinct().Order();

        var edges = ofBands.Concat(OfMixes(plan.Plan, scenario, variable, values)).Distinct().Order().ToList();
        return edges.Concat(new LimitEdges(scenario, plan, variable).Within([values.From, .. edges, values.To])).Distinct().Order();
    }

    // The input of a session is affine in every variable: the value for a size follows from the inputs at both ends.
    private static IEnumerable<decimal> OfBands(Func<Scenario, Candidate?> side, Scenario scenario, Variable variable, Interval values)
    {
        if (side(scenario) is not { } candidate)
            return [];

        return Passing(InputAt, Sizes(candidate.Model).Select(size => size * scenario.Served.Requests.Value), values);

        decimal InputAt(decimal value)
        {
            var at = scenario.With(variable, value);
            return side(at)!.As(at.Workload).Tokens.Input.Value;
        }
    }

    // Both the tokens read from cache and a share of the input are affine in every variable, where their quotient is not.
    private static IEnumerable<decimal> OfMixes(PricedPlan plan, Scenario scenario, Variable variable, Interval values)
    {
        return SeatLimit.MixEdges(plan, scenario.Model.Model.Id)
            .SelectMany(share => Passing(value => ReadBeyond(share, value), [0], values));

        decimal ReadBeyond(decimal share, decimal value)
        {
            var mix = scenario.With(variable, value).Use.Mix;
            return mix.CacheRead.Value - mix.Input.Value * share;
        }
    }

    // Where something that is affine over all values comes to what is looked for: between its ends and nowhere else, however little they
    // differ.
    private static IEnumerable<decimal> Passing(Func<decimal, decimal> line, IEnumerable<decimal> targets, Interval values)
    {
        var (first, last) = (line(values.From), line(values.To));
        return targets
            .Where(target => target > Math.Min(first, last) && target < Math.Max(first, last))
            .Select(target => values.From + Share(target - first, last - first, values.To - values.From))
            .Where(value => value > values.From && value < values.To);
    }

    // Multiplied first an edge comes out exact; only where the product is too large is a digit given up.
    private static decimal Share(decimal part, decimal whole, decimal width) =>
        Math.Abs(part) < decimal.MaxValue / Math.Max(1, width) ? part * width / whole : part / whole * width;

    private static IEnumerable<decimal> Sizes(PricedModel model) => model.Tiers
        .SelectMany(model.Cards)
        .SelectMany(card => new[] { card.Band.Start, card.Band.End, model.MaxPrompt })
        .OfType<decimal>()
        .Distinct();
}
