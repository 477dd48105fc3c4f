using Calculator.Units;

namespace Calculator.Plans;

/// <summary>The usage over which one way to pay is the cheapest.</summary>
/// <param name="Option">The way to pay.</param>
/// <param name="From">Dollars of usage a month at list price, from which on it is.</param>
/// <param name="To">The usage up to which it is; null for the last rung.</param>
public sealed record Rung(PayOption Option, Usd From, Usd? To)
{
    /// <summary>A usage as sessions a month; null if those are more than <see cref="BreakEven.MostSessions"/>.</summary>
    public static decimal? Sessions(Usd usage, PlanSession session) =>
        usage.Value / BreakEven.MostSessions > session.ListCost.Value ? null : usage.Value / session.ListCost.Value;
}

/// <summary>Which way to pay is the cheapest as usage grows: the lower envelope over the API and the plans of which it is known what their fee buys.</summary>
/// <param name="Rungs">The rungs, from no usage on. On a tie the way with the smaller fee.</param>
public sealed record Ladder(IReadOnlyList<Rung> Rungs)
{
    // Lines that run all but parallel meet, if at all, beyond any usage there could be.
    private const decimal MostUsd = 100_000_000_000_000_000_000m;

    /// <summary>Builds the ladder for one kind of session.</summary>
    /// <param name="session">One session; its list price is what plans count and bill, its cost what the API bills the caller.</param>
    /// <param name="plans">What a month costs under each plan.</param>
    /// <returns>The ladder; null if a session costs nothing at list price, so that usage has no measure.</returns>
    public static Ladder? Of(PlanSession session, IEnumerable<PayLine> plans)
    {
        if (session.ListCost == Usd.Zero)
            return null;

        List<PayLine> byFee = [PayLine.OfApi(session), .. plans.OrderBy(line => line.Fee)];
        List<Usd> ends = [.. byFee.SelectMany(line => line.Knees).Select(knee => knee.Usage).Append(Usd.Zero).Distinct().Order()];
        var rungs = new List<Rung>();
        for (var place = 0; place < ends.Count; place++)
        {
            foreach (var (option, from, to) in Straight(byFee, ends[place], place + 1 < ends.Count ? ends[place + 1] : null))
            {
                if (rungs.Count > 0 && rungs[^1].Option == option)
                    rungs[^1] = rungs[^1] with { To = to };
                else
                    rungs.Add(new Rung(option, from, to));
            }
        }

        return new Ladder(rungs);
    }

    /// <summary>The cheapest way to pay for a usage; where two rungs meet, the lower one.</summary>
    public PayOption At(Usd usage) => Rungs.First(rung => rung.To is not { } end || usage <= end).Option;

    /// <summary>The rungs between two usages with no knee between them, so that every line is straight: from one lowest line to the one that passes below it first.</summary>
    private static IEnumerable<Rung> Straight(List<PayLine> byFee, Usd from, Usd? to)
    {
        var lines = byFee
            .Where(line => line.ServesUpTo is not { } last || last > from)
            .Select(line => (line.Option, Cost: line.Cost(from), Slope: line.SlopeAfter(from)))
            .OrderBy(line => line.Cost).ThenBy(line => line.Slope)
            .ToList();
        var (lowest, start) = (lines[0], from);
        while (lines.Where(line => line.Slope < lowest.Slope).Select(line => (Line: line, Usage: Passes(line)))
            .Where(pass => pass.Usage < to || to is null && pass.Usage is not null)
            .OrderBy(pass => pass.Usage).ThenBy(pass => pass.Line.Slope)
            .FirstOrDefault() is { Usage: { } passed, Line: var next })
        {
            if (passed > start)
                yield return new Rung(lowest.Option, start, passed);
            (lowest, start) = (next, passed);
        }

        yield return new Rung(lowest.Option, start, to);

        Usd? Passes((PayOption Option, Usd Cost, decimal Slope) line)
        {
            var (apart, gain) = (line.Cost - lowest.Cost, lowest.Slope - line.Slope);
            return apart.Value > gain * MostUsd ? null : from + apart / gain;
        }
    }
}
