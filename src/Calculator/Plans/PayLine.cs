using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>A usage from which on a part of every further dollar of usage is beyond what a fee buys.</summary>
/// <param name="Usage">The usage of a month at list price, all seats together.</param>
/// <param name="Weight">The part, from 0 to 1.</param>
public readonly record struct Knee(Usd Usage, decimal Weight)
{
    /// <summary>
    /// How much of that part the fee buys: usage × weight, but not rounded where the usage at which it is used up has to be.
    /// </summary>
    public Usd Bought { get; init; } = Usage * Weight;
}

/// <summary>
/// What a month costs as its usage grows: the fee, and beyond each knee a price for a part of each dollar of usage, or nothing on offer.
/// </summary>
/// <remarks>
/// It never falls and never bends down, so a straight line, as the API's is, lies above it over one stretch of usage at most.
/// </remarks>
public sealed record PayLine
{
    /// <summary>Above any usage of a month there could be, in dollars: what would begin beyond never does.</summary>
    internal const decimal MostUsage = 100_000_000_000_000_000_000_000_000m;

    private static readonly Piece[] Endless = [default];

    private readonly Piece[] _pieces = Endless;

    /// <summary>The way to pay.</summary>
    public required PayOption Option { get; init; }

    /// <summary>What a month costs without any usage.</summary>
    public required Usd Fee { get; init; }

    /// <summary>Where the fee alone stops buying, in order; none where there is no end to it.</summary>
    public IReadOnlyList<Knee> Knees
    {
        get;
        init => (field, _pieces) = (value, PiecesOf(value));
    } = [];

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
    internal decimal WeightAfter(Usd usage) => PieceAt(usage).Weight;

    private Usd Beyond(Usd usage)
    {
        var piece = PieceAt(usage);
        var beyond = usage * piece.Weight - piece.Bought;
        return beyond > Usd.Zero ? beyond : Usd.Zero;
    }

    // The last one that begins at a usage or before it: a hundred seats, no two alike, have a hundred knees.
    private Piece PieceAt(Usd usage)
    {
        var (first, last) = (0, _pieces.Length - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            (first, last) = _pieces[middle].From <= usage ? (middle, last) : (first, middle - 1);
        }

        return _pieces[first];
    }

    private static Piece[] PiecesOf(IReadOnlyList<Knee> knees)
    {
        var pieces = new Piece[knees.Count + 1];
        for (var place = 0; place < knees.Count; place++)
        {
            var (before, knee) = (pieces[place], knees[place]);
            pieces[place + 1] = new Piece(knee.Usage, before.Bought + knee.Bought, before.Weight + knee.Weight);
        }

        return pieces;
    }

    /// <summary>Usage between two knees.</summary>
    /// <param name="From">Where it begins.</param>
    /// <param name="Bought">How much the fee buys of the seats that are used up.</param>
    /// <param name="Weight">Their part of each dollar.</param>
    private readonly record struct Piece(Usd From, Usd Bought, decimal Weight);
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

    /// <summary>The way that costs least, on a tie the one with the smallest fee.</summary>
    /// <param name="api">What the API costs.</param>
    /// <param name="plans">What each plan costs; null where it does not serve all, or nothing is known of it.</param>
    internal static (PayOption Option, Usd Cost) Cheapest(Usd api, IEnumerable<(PlanQuote Quote, Usd? Cost)> plans)
    {
        var (cheapest, least) = (default(PlanQuote), api);
        foreach (var (quote, cost) in plans)
        {
            if (cost < least || (cost == least && quote.Fee < (cheapest?.Fee ?? Usd.Zero)))
                (cheapest, least) = (quote, cost.GetValueOrDefault());
        }

        return (cheapest is null ? new Api() : new Plan(cheapest.Plan), least);
    }
}
