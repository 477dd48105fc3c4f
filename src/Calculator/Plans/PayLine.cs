using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>A usage from which on a part of every further dollar of usage is beyond what a fee buys.</summary>
/// <param name="Usage">The usage of a month at list price, all seats together.</param>
/// <param name="Weight">The part, from 0 to 1.</param>
public readonly record struct Knee(Usd Usage, decimal Weight);

/// <summary>What a month costs as its usage grows: the fee, and beyond each knee a price for a part of each dollar of usage, or nothing on offer.</summary>
/// <remarks>
/// It never falls and never bends down, so a straight line, as the API's is, lies above it over one stretch of usage at most.
/// </remarks>
public sealed record PayLine
{
    /// <summary>The way to pay.</summary>
    public required PayOption Option { get; init; }

    /// <summary>What a month costs without any usage.</summary>
    public required Usd Fee { get; init; }

    /// <summary>Where the fee alone stops buying, in order; none where there is no end to it.</summary>
    public IReadOnlyList<Knee> Knees { get; init; } = [];

    /// <summary>The price of a dollar of usage beyond; null if there is nothing beyond.</summary>
    public decimal? PerUsdBeyond { get; init; }

    /// <summary>The API: each dollar of usage from the first on.</summary>
    /// <param name="session">A session, for what the caller pays of a dollar at list price.</param>
    internal static PayLine OfApi(PlanSession session) => new()
    {
        Option = new PayOption.Api(),
        Fee = Usd.Zero,
        Knees = [new Knee(Usd.Zero, 1)],
        PerUsdBeyond = session.Cost.Value / session.ListCost.Value,
    };

    /// <summary>The usage that the fee buys before any seat is used up; null if there is no end to it.</summary>
    public Usd? Allowance => Knees.Count > 0 ? Knees[0].Usage : null;

    /// <summary>The usage up to which all of it is served; null if there is no end to it.</summary>
    public Usd? ServesUpTo => PerUsdBeyond is null ? Allowance : null;

    /// <summary>What a usage costs; null if not all of it is served.</summary>
    public Usd? At(Usd usage) => usage > ServesUpTo ? null : Cost(usage);

    /// <summary>What is paid for a usage: the fee, and what is billed beyond. What is not served is not paid for either.</summary>
    public Usd Cost(Usd usage) => PerUsdBeyond is { } price ? Fee + Beyond(usage) * price : Fee;

    /// <summary>How much of a usage is served.</summary>
    public Usd Served(Usd usage) => PerUsdBeyond is null ? usage - Beyond(usage) : usage;

    /// <summary>What the next dollar of usage costs; only while all is served.</summary>
    internal decimal SlopeAfter(Usd usage) => (PerUsdBeyond ?? 0) * WeightAfter(usage);

    /// <summary>The part of the next dollar of usage that is beyond what the fee buys.</summary>
    internal decimal WeightAfter(Usd usage) => Knees.TakeWhile(knee => knee.Usage <= usage).Sum(knee => knee.Weight);

    private Usd Beyond(Usd usage)
    {
        var beyond = Usd.Zero;
        foreach (var knee in Knees)
        {
            if (knee.Usage >= usage)
                break;
            beyond += (usage - knee.Usage) * knee.Weight;
        }

        return beyond;
    }
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
}
