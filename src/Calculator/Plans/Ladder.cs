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
public sealed record Rung(PayOption Option, Usd From, Usd? To);

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
        var lines = plans.Select(PayLine.Of).OrderBy(line => line.Fee).Prepend(api).ToList();
        var edges = lines.SelectMany(line => lines.SelectMany(line.Edges)).Where(usage => usage > Usd.Zero).Distinct().Order().Prepend(Usd.Zero).ToList();

        var rungs = new List<Rung>();
        foreach (var (from, to) in edges.Zip(edges.Skip(1).Cast<Usd?>().Append(null)))
        {
            // No two lines cross inside an interval, so any point of it tells which is lowest; MinBy keeps the first, the one with the smaller fee.
            var inside = to is { } end ? (from + end) / 2 : from + new Usd(1);
            var cheapest = lines.Where(line => line.At(inside) is not null).MinBy(line => line.At(inside)!.Value)!.Option;
            if (rungs.Count > 0 && rungs[^1].Option == cheapest)
                rungs[^1] = rungs[^1] with { To = to };
            else
                rungs.Add(new Rung(cheapest, from, to));
        }

        return new Ladder(rungs);
    }

    /// <summary>The cheapest way to pay for a usage; where two rungs meet, the lower one.</summary>
    public PayOption At(Usd usage) => Rungs.First(rung => rung.To is not { } end || usage <= end).Option;

    /// <summary>What a month costs as its usage grows: the fee, and beyond the allowance a price for each dollar of usage, or nothing on offer.</summary>
    private sealed record PayLine(PayOption Option, Usd Fee, Usd? Allowance, decimal? PerUsdBeyond)
    {
        private const decimal MostUsd = 100_000_000_000_000_000_000m;

        public static PayLine Of(PlanAllowance plan) => plan switch
        {
            { IsKnown: false } => new PayLine(new PayOption.Unknown(), plan.Fee, null, null),
            _ => new PayLine(new PayOption.Plan(plan.Plan), plan.Fee, plan.PerMonth, plan.HasOverage ? 1 : null),
        };

        public Usd? At(Usd usage) => (usage > Allowance, PerUsdBeyond) switch
        {
            (false, _) => Fee,
            (true, { } price) => Fee + (usage - Allowance!.Value) * price,
            _ => null,
        };

        /// <summary>The usages at which this line bends, or may meet another.</summary>
        public IEnumerable<Usd> Edges(PayLine other)
        {
            if (Allowance is not { } allowance)
                yield break;

            yield return allowance;
            if (PerUsdBeyond is not ({ } price and not 0))
                yield break;

            if (IsInRange(other.Fee - Fee, price))
                yield return allowance + (other.Fee - Fee) / price;
            if (other is { Allowance: { } otherAllowance, PerUsdBeyond: { } otherPrice } && IsInRange(Apart(otherAllowance, otherPrice), price - otherPrice))
                yield return Apart(otherAllowance, otherPrice) / (price - otherPrice);

            Usd Apart(Usd theirs, decimal theirPrice) => other.Fee - Fee + allowance * price - theirs * theirPrice;
        }

        // Lines that run all but parallel meet, if at all, beyond any usage there could be.
        private static bool IsInRange(Usd apart, decimal slope) => slope != 0 && Math.Abs(apart.Value) / MostUsd <= Math.Abs(slope);
    }
}
