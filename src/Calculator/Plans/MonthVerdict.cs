using Calculator.Units;

namespace Calculator.Plans;

/// <summary>Which of two ways to pay is cheaper in a month.</summary>
public enum Cheaper
{
    /// <summary>Paying for each session at API rates.</summary>
    Api,

    /// <summary>The subscription.</summary>
    Plan,

    /// <summary>Both cost the same.</summary>
    Equal,
}

/// <summary>What a month of a workload costs every way, and which is the cheapest of those that are known to serve all of it.</summary>
public sealed record MonthVerdict
{
    /// <summary>The usage of the month at list price.</summary>
    public required Usd Usage { get; init; }

    /// <summary>The month at API rates.</summary>
    public required Usd Api { get; init; }

    /// <summary>The month under each plan, in the order of the quotes.</summary>
    public required IReadOnlyList<PlanMonth> Plans { get; init; }

    /// <summary>
    /// The cheapest way to pay that is on offer and serves all of it within what is known, by the bound
    /// that decides; on a tie the one with the smaller fee.
    /// </summary>
    public required PayOption Cheapest { get; init; }

    /// <summary>The cheapest if no plan had a limit: by fee and included usage alone.</summary>
    public required PayOption CheapestByFeeAlone { get; init; }

    /// <summary>Plans whose fee is below what the cheapest costs and of whose limits nothing is known.</summary>
    public required IReadOnlyList<PlanQuote> MightBeCheaper { get; init; }

    internal static MonthVerdict Of(PlanComparisons plans, decimal sessions)
    {
        var (session, quotes) = (plans.Session, plans.Quotes);
        var (usage, api) = (session.Usage(sessions), session.Cost * sessions);
        List<PlanQuote> candidates = [.. quotes.Where(quote => quote.MayBeCheapest)];
        var (cheapest, least) = PayOption.Cheapest(api, candidates.Select(quote => (quote, quote.Line?.At(usage))));
        return new MonthVerdict
        {
            Usage = usage,
            Api = session.AtApi(sessions),
            Plans = [.. quotes.Select(quote => PlanMonth.Of(quote, usage, api, session.Besides * sessions))],
            Cheapest = cheapest,
            CheapestByFeeAlone = PayOption.Cheapest(api, candidates.Select(quote => (quote, quote.FeeAlone.At(usage)))).Option,
            MightBeCheaper = [.. quotes.Where(quote => quote.IsOnOffer && quote.Line is null && quote.Fee < least)],
        };
    }
}

/// <summary>A month of a workload under one plan.</summary>
/// <param name="Quote">The plan.</param>
/// <param name="PerMonth">
/// What is paid: by a high limit the low figure, by a low limit the high one; null if nothing is known of what the fee buys.
/// </param>
/// <param name="ServedShare">The part of the usage that is served, by the bound that decides; null if nothing is known.</param>
/// <param name="Fits">Whether the usage stays within what the fee buys.</param>
/// <param name="Saving">
/// API cost less plan cost, by the bound that decides, negative if the plan costs
/// more; null where it does not serve all, or nothing is known.
/// </param>
public sealed record PlanMonth(PlanQuote Quote, Range<Usd>? PerMonth, decimal? ServedShare, Fit Fits, Usd? Saving)
{
    /// <summary>What is paid besides, whichever way the usage is paid for.</summary>
    public Usd Besides { get; init; }

    /// <summary>Which is cheaper, by the bound that decides; null where the plan does not serve all, or nothing is known.</summary>
    public Cheaper? Cheaper =>
        Saving?.Value switch { null => null, > 0 => Plans.Cheaper.Plan, < 0 => Plans.Cheaper.Api, _ => Plans.Cheaper.Equal };

    internal static PlanMonth Of(PlanQuote quote, Usd usage, Usd api, Usd besides) => new(
        quote,
        quote.PerMonth(usage)?.Select(usd => usd + besides),
        quote.ServedShare(usage),
        quote.Fits(usage),
        quote.Line?.At(usage) is { } cost ? api - cost : null)
    {
        Besides = besides,
    };
}
