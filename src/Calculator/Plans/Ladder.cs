using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>Which end of a plan's limits to plan with.</summary>
public enum LimitBound
{
    /// <summary>The lowest limit a source gives.</summary>
    Low,

    /// <summary>The limit to plan with.</summary>
    Expected,

    /// <summary>The highest limit a source gives.</summary>
    High,
}

/// <summary>A way to pay for a month of usage.</summary>
public abstract record PayOption
{
    private PayOption()
    {
    }

    /// <summary>Each session at API rates.</summary>
    public sealed record Api : PayOption;

    /// <summary>A subscription.</summary>
    /// <param name="Offer">The plan.</param>
    public sealed record Plan(PricedPlan Offer) : PayOption;

    /// <summary>A subscription whose limits nobody knows would be the cheapest, if it allowed that much.</summary>
    public sealed record Unknown : PayOption;
}

/// <summary>The usage over which one way to pay is the cheapest.</summary>
/// <param name="Option">The way to pay.</param>
/// <param name="From">Dollars of usage a month at list price, from which on it is.</param>
/// <param name="To">The usage up to which it is; null for the last rung.</param>
public sealed record Rung(PayOption Option, Usd From, Usd? To)
{
    /// <summary>A usage as sessions a month; null if those are more than <see cref="BreakEven.MostSessions"/>.</summary>
    public static decimal? Sessions(Usd usage, TaskCost session) =>
        usage.Value / BreakEven.MostSessions > session.ListTotal.Value ? null : usage.Value / session.ListTotal.Value;
}

/// <summary>Which way to pay is the cheapest as usage grows: the lower envelope over the API and the plans.</summary>
/// <param name="Rungs">The rungs, from no usage on. On a tie the way with the smaller fee.</param>
public sealed record Ladder(IReadOnlyList<Rung> Rungs)
{
    /// <summary>Builds the ladder for one kind of session.</summary>
    /// <param name="session">One session; its list price is what plans count and bill, its cost what the API bills the caller.</param>
    /// <param name="plans">The plans with their allowances.</param>
    /// <returns>The ladder; null if a session costs nothing at list price, so that usage has no measure.</returns>
    public static Ladder? Of(TaskCost session, IEnumerable<PlanAllowance> plans)
    {
        if (session.ListTotal == Usd.Zero)
            return null;

        var api = new PayLine(new PayOption.Api(), Usd.Zero, Usd.Zero, session.Total.Value / session.ListTotal.Value);
        var lines = Worthwhile([api, .. plans.Select(PayLine.Of).OrderBy(line => line.Fee)]);
        var edges = Edges(lines);
        var rungs = new List<Rung>();
        for (var place = 0; place < edges.Count; place++)
        {
            var (from, to) = (edges[place], place + 1 < edges.Count ? edges[place + 1] : default(Usd?));
            // No two lines cross inside an interval, so any point of it tells which is lowest.
            var cheapest = Cheapest(lines, to is { } end ? (from + end) * 0.5m : from + new Usd(1));
            if (rungs.Count > 0 && rungs[^1].Option == cheapest)
                rungs[^1] = rungs[^1] with { To = to };
            else
                rungs.Add(new Rung(cheapest, from, to));
        }

        return new Ladder(rungs);
    }

    /// <summary>The cheapest way to pay for a usage; where two rungs meet, the lower one.</summary>
    public PayOption At(Usd usage) => Rungs.First(rung => rung.To is not { } end || usage <= end).Option;

    // Most plans are never the cheapest; left in, every one of them would be crossed with every other.
    private static List<PayLine> Worthwhile(IEnumerable<PayLine> byFee)
    {
        var kept = new List<PayLine>();
        foreach (var line in byFee)
        {
            if (!kept.Exists(line.IsNeverCheaperThan))
                kept.Add(line);
        }

        return kept;
    }

    /// <summary>No usage, and every usage at which the lowest line may bend or meet another, in order.</summary>
    private static List<Usd> Edges(List<PayLine> byFee)
    {
        var edges = new SortedSet<Usd> { Usd.Zero };
        foreach (var line in byFee)
        {
            Add(line.Allowance);
            foreach (var other in byFee)
                Add(line.MeetsRiseOf(other));
            foreach (var other in byFee)
            {
                if (Add(line.MeetsFeeOf(other)) && line.IsOvertakenBy(other))
                    break;
            }
        }

        return [.. edges];

        bool Add(Usd? usage)
        {
            if (usage is { } edge && edge > Usd.Zero)
                edges.Add(edge);
            return usage is not null;
        }
    }

    /// <summary>The lowest line at a usage, on a tie the first; a line whose fee alone is above what was found ends the search, since all after it are too.</summary>
    private static PayOption Cheapest(List<PayLine> byFee, Usd usage)
    {
        var (cheapest, least) = (default(PayLine), default(Usd?));
        foreach (var line in byFee)
        {
            if (line.Fee > least)
                break;
            if (line.At(usage) is { } cost && !(cost >= least))
                (cheapest, least) = (line, cost);
        }

        return cheapest!.Option;
    }
}
