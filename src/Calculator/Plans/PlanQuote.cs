using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>Whether a workload stays within what a plan's fee buys.</summary>
public enum Fit
{
    /// <summary>Even by the lowest limit any source gives.</summary>
    Yes,

    /// <summary>Not even by the highest; or nothing of it is covered, and all of it is paid beside the fee.</summary>
    No,

    /// <summary>It depends on which estimate is right, or nothing is known of a limit.</summary>
    Unknown,
}

/// <summary>
/// A plan at the caller's terms, for one kind of session: what a month of any usage costs under it, as far as its limits are known.
/// </summary>
public sealed record PlanQuote
{
    /// <summary>The plan at its fee in force.</summary>
    public required PricedPlan Plan { get; init; }

    /// <summary>How it is bought.</summary>
    public required PlanTerms Terms { get; init; }

    /// <summary>The seats that are paid for: those that are used, the fewest that are sold, or 1 where a fee is for a whole team.</summary>
    public required decimal Seats { get; init; }

    /// <summary>The fee of a month, all of them together.</summary>
    public required Usd Fee { get; init; }

    /// <summary>Usage at list price that the fee includes, all used seats together; null if usage is not counted in dollars.</summary>
    public Usd? Included { get; init; }

    /// <summary>What is known of the limit of one seat; null if nothing is.</summary>
    public SeatLimit? Limit { get; init; }

    /// <summary>The units of its limits, where the session cannot be counted in any: a bill says of no requests. Else none.</summary>
    public IReadOnlyList<LimitUnit> Uncounted =>
        Limit is null && IncludesModel ? [.. SeatLimit.UnitsOf(Plan, Session.Models).Where(unit => unit != LimitUnit.Usd)] : [];

    /// <summary>The limits that are stated of other models alone than the session's; none where the caller states the limit.</summary>
    public IReadOnlyList<UnstatedLimit> Unstated =>
        IncludesModel && Limit?.Origin != SeatLimitOrigin.Own ? UnstatedLimit.Of(Plan, Session) : [];

    /// <summary>What a month costs by fee and included usage alone, as if no seat had a limit.</summary>
    public required PayLine FeeAlone { get; init; }

    /// <summary>What a month costs by each bound of the limits; null if nothing is known of what the fee buys.</summary>
    public Range<PayLine>? Lines { get; init; }

    /// <summary>The session it was quoted for.</summary>
    public required PlanSession Session { get; init; }

    /// <summary>Quotes a plan.</summary>
    public static PlanQuote Of(PricedPlan plan, PlanSession session, PlanTerms terms)
    {
        var period = plan.Period;
        var isOfTeam = plan.Plan.Per == PlanUnit.Team;
        var (used, paid) = isOfTeam
            ? (SeatShares.Even(new(1)), 1)
            : (terms.Seats, Math.Max(terms.Seats.Count.Value, period.MinSeats?.Value ?? 1));
        var fee = new Usd(FeeOf(period, terms.Billing)) * paid;
        if (!plan.Includes(session.Model))
            return NotIncluded(plan, session, terms, paid, LineOf(plan, fee, used, 0));

        var limit = SeatLimit.For(plan, session, terms.OwnUsdPerWeek(plan));
        var feeAlone = LineOf(plan, fee, used, period.IncludedUsd);
        return new PlanQuote
        {
            Plan = plan,
            Terms = terms,
            Session = session,
            Seats = paid,
            Fee = fee,
            Included = period.IncludedUsd is { } usd ? new Usd(usd) * used.Count.Value : null,
            Limit = limit,
            FeeAlone = feeAlone,
            Lines = limit?.PerMonth.Select(usd => LineOf(plan, fee, used, Smaller(period.IncludedUsd, usd.Value))) is { } lines
                ? lines with { High = IsForAnyNumber(plan, session, limit) ? feeAlone : lines.High }
                : (period.IncludedUsd is not null || terms.AssumeUnlimited ? new(feeAlone, feeAlone, feeAlone) : null),
        };
    }

    // Whatever the limits are: it takes nothing of them.
    private static PlanQuote NotIncluded(PricedPlan plan, PlanSession session, PlanTerms terms, decimal paid, PayLine beside) => new()
    {
        Plan = plan,
        Terms = terms,
        Session = session,
        Seats = paid,
        Fee = beside.Fee,
        FeeAlone = beside,
        Lines = new(beside, beside, beside),
    };

    // However much it is, it may be for as many models as have a limit of their own for it: by the high figure nothing of it is beyond.
    private static bool IsForAnyNumber(PricedPlan plan, PlanSession session, SeatLimit? limit) =>
        session is { Model: null, ByModel.Count: 0 }
        && limit is { Origin: not SeatLimitOrigin.Own }
        && plan.Limits.All(one => one.PerModel || one.Window == LimitWindow.FiveHours);

    /// <summary>Whether it is a bill of no model, under a plan of which each model has a limit of its own.</summary>
    public bool MayBeForSeveral => IsForAnyNumber(Plan, Session, Limit);

    /// <summary>Whether the fee buys anything of the session's model; one that it does not is billed beside it, or not served.</summary>
    public bool IncludesModel => Plan.Includes(Session.Model);

    /// <summary>Whether it is a way to pay: on sale to everybody, or the caller's already.</summary>
    public bool IsOnOffer => Plan.Period.Offered is null || Terms.AssumeHeld;

    /// <summary>Whether it may be called the cheapest: a way to pay, for models that are known.</summary>
    public bool MayBeCheapest => IsOnOffer && SaysWhatItServes;

    /// <summary>Whether anything states which models it serves; of their own plan callers know it.</summary>
    public bool SaysWhatItServes => Plan.Served.Count > 0 || Plan.Plan.Id == Pricing.Plan.OwnId;

    /// <summary>What a month costs by the bound that decides; null if nothing is known of what the fee buys.</summary>
    public PayLine? Line => Lines is { } lines ? lines.At(Terms.Bound) : null;

    /// <summary>Whether a way to pay is this plan.</summary>
    public bool Is(PayOption option) => option is PayOption.Plan plan && plan.Offer == Plan;

    /// <summary>Whether it is billed by the year.</summary>
    public bool IsAnnual => Terms.Billing == Billing.Annual && Plan.Period.AnnualPerMonthUsd is not null;

    /// <summary>Dollars a month to be spent at the API, all seats together; null for none.</summary>
    public Usd? ApiCredit => Plan.Period.ApiCreditUsdPerMonth is { } usd
        ? new Usd(Math.Min(usd * Seats, Plan.Period.MaxApiCreditUsdPerMonth ?? decimal.MaxValue))
        : null;

    /// <summary>When it begins to be cheaper than the API; where nothing is known of a limit, by its fee alone.</summary>
    public BreakEven BreakEven =>
        BreakEven.Of(Session, Line ?? FeeAlone, WhyNever);

    /// <summary>
    /// Sessions a month that are served, by the bound that decides; null where nothing is known of an end, or there is none.
    /// </summary>
    public decimal? ServesUpToSessions =>
        Line?.ServesUpTo is { } usage && Session.ListCost > Usd.Zero ? usage.Value / Session.ListCost.Value : null;

    /// <summary>
    /// What a month costs: by a high limit the low figure, by a low limit the high one; null if nothing is known of what the fee buys.
    /// </summary>
    public Range<Usd>? PerMonth(Usd usage) => Lines is { } lines
        ? new Range<Usd>(lines.High.Cost(usage), lines.Expected.Cost(usage), lines.Low.Cost(usage))
        : null;

    /// <summary>The part of a usage that is served, by the bound that decides; null if nothing is known of what the fee buys.</summary>
    public decimal? ServedShare(Usd usage) => Line is not { } line ? null : usage == Usd.Zero ? 1 : line.Served(usage).Value / usage.Value;

    /// <summary>Whether a usage stays within what the fee buys.</summary>
    public Fit Fits(Usd usage) => Lines switch
    {
        _ when Session.ListCost == Usd.Zero && Session.Besides > Usd.Zero => Fit.No,
        { Low: var low } when !(usage > low.Allowance) => Fit.Yes,
        { High: var high } when usage > high.Allowance => Fit.No,
        _ => Fit.Unknown,
    };

    /// <summary>The refusal of a usage that is beyond what the fee buys, where nothing is sold beyond.</summary>
    internal Refusal Ends => new(
        RefusalKind.NotOffered,
        RefusalSubject.RivalPlan,
        IncludesModel
            ? $"{Plan.Plan.Id} serves up to {Served} for its fee of {Fee}, and nothing is sold beyond."
            : $"{Session.Model} is not within the allowance of {Plan.Plan.Id}, and nothing is sold beyond.");

    /// <summary>The refusal of a verdict on a plan of which nobody knows what its fee buys.</summary>
    internal Refusal LimitsUnknown => new(
        RefusalKind.NotOffered,
        RefusalSubject.RivalPlan,
        $"Nothing is known of how much {Plan.Plan.Id} serves for its fee of {Fee}, so at no value is it known to cost less; "
            + "assumeUnlimited=true takes it to serve all.");

    private string Served => Limit is { Origin: not SeatLimitOrigin.ByModel, Of: [{ Unit: not LimitUnit.Usd } limit] }
        ? $"{PlainNumber.ForReading(limit.ToRange().At(Terms.Bound))} {EnumNames<LimitUnit>.Of(limit.Unit)} "
            + $"a {EnumNames<LimitWindow>.Of(limit.Window)} a seat"
        : $"{Line?.ServesUpTo} of usage a month at list price";

    /// <summary>Why a fee that is not made up for is not.</summary>
    internal NeverReason WhyNever => !IncludesModel ? NeverReason.NotIncluded
        : EndsByItsLimit ? NeverReason.LimitBelowBreakEven
        : NeverReason.IncludedUsageNotAboveFee;

    private bool EndsByItsLimit => Limit is { } limit && !(Plan.Period.IncludedUsd <= limit.PerMonth.At(Terms.Bound).Value);

    private static decimal FeeOf(PlanPeriod period, Billing billing) =>
        billing == Billing.Annual ? period.AnnualPerMonthUsd ?? period.MonthlyFeeUsd : period.MonthlyFeeUsd;

    private static PayLine LineOf(PricedPlan plan, Usd fee, SeatShares seats, decimal? usdPerSeat) => new()
    {
        Option = new PayOption.Plan(plan),
        Fee = fee,
        Knees = usdPerSeat is { } usd ? seats.KneesAt(new Usd(usd)) : [],
        PerUsdBeyond = plan.Period.PerUsdBeyond,
    };

    private static decimal Smaller(decimal? left, decimal right) => left < right ? left.GetValueOrDefault() : right;
}
