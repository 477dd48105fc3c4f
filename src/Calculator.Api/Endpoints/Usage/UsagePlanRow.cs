using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage.Replay;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>A log under one plan, in the words of <c>/v1/break-even</c>.</summary>
internal sealed record UsagePlanRow
{
    /// <summary>The plan's id.</summary>
    [RowKey]
    public required string Plan { get; init; }

    /// <summary>The name it has at asOf.</summary>
    public required string Name { get; init; }

    /// <summary>The fee of a month, all seats together, in dollars.</summary>
    public required decimal FeeUsd { get; init; }

    /// <summary>Usage at list price that the fee includes, all seats together; absent where usage is not counted in dollars.</summary>
    public decimal? IncludedUsd { get; init; }

    /// <summary>
    /// A month under the plan, in dollars: the fee, what is billed beyond, and what the plan does not cover. A low limit gives the high
    /// figure.
    /// </summary>
    public required UsagePlanMonth PlanPerMonthUsd { get; init; }

    /// <summary>What of it the API bills for what the plan does not cover: other models, and tiers that no plan covers.</summary>
    public required decimal UncoveredPerMonthUsd { get; init; }

    /// <summary>Usage a month at list price beyond what the fee buys: blocked, or billed where the plan sells it.</summary>
    [MayBeNull(nameof(LimitReason))]
    public RangeAnswer? BeyondPerMonthUsd { get; init; }

    /// <summary>How that is dealt with.</summary>
    public required Overage Overage { get; init; }

    /// <summary>Which is cheaper, by limitBound; absent where that is not known.</summary>
    public Cheaper? Cheaper { get; init; }

    /// <summary>API cost less plan cost in a month, by limitBound, in dollars, negative if the plan costs more.</summary>
    [MayBeNull(nameof(VerdictReason))]
    public decimal? SavingPerMonthUsd { get; init; }

    /// <summary>Why there is no verdict: <c>limitUnknown</c>, or <c>notWhollyServed</c>.</summary>
    public string? VerdictReason { get; init; }

    /// <summary>The part of the covered usage that is served, by limitBound; absent where nothing is known of a limit.</summary>
    public decimal? ServedShare { get; init; }

    /// <summary>Whether all of it stays within what the fee buys: by every estimate, by none, or it depends on which is right.</summary>
    public required Fit Fits { get; init; }

    /// <summary>Whether there is a break-even on days like these.</summary>
    public required BreakEvenOutcome Outcome { get; init; }

    /// <summary>Why a break-even has no value: <c>always</c>, or why never.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The break-even as dollars a month at the API, if more or less were done at the same hours; where nothing is known of a limit, by the
    /// fee alone.
    /// </summary>
    [MayBeNull(nameof(Outcome))]
    public decimal? BreakEvenUsdPerMonth { get; init; }

    /// <summary>The same as sessions a month; absent where the source names none.</summary>
    public decimal? BreakEvenSessionsPerMonth { get; init; }

    /// <summary>Dollars a month at the API beyond which it is as cheap again; absent where that never happens.</summary>
    public decimal? CheaperUpToUsdPerMonth { get; init; }

    /// <summary>What is known of the limit of one seat, as a month has it.</summary>
    [MayBeNull(nameof(LimitReason))]
    public SeatLimitAnswer? Limit { get; init; }

    /// <summary>
    /// Why limit is null: <c>limitUnknown</c>, <c>billedBeyondIncluded</c>, <c>assumedUnlimited</c>, or <c>notIncluded</c>.
    /// </summary>
    public string? LimitReason { get; init; }

    /// <summary>What came of each window's limit.</summary>
    [NotInCsv]
    public required IReadOnlyList<UsageWindowAnswer> Windows { get; init; }

    /// <summary>The seats that are paid for: fewer than are sold are charged as the fewest.</summary>
    public required decimal Seats { get; init; }

    /// <summary>How the fee is paid.</summary>
    public required Billing Billing { get; init; }

    /// <summary>Since when the fee holds.</summary>
    public required string From { get; init; }

    /// <summary>Where the fee was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the fee is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What is to be said of the fee.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// What the plan serves: models of these providers, or where it is for some models alone, those; empty where nothing states it.
    /// </summary>
    [AppendedColumn]
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>Models of the log that it serves outside of its allowance: all of their usage is beyond what the fee buys.</summary>
    [AppendedColumn]
    public required IReadOnlyList<string> NotIncluded { get; init; }

    /// <summary>
    /// Why the plan is not known to be on sale to everybody, and so is not the cheapest unless assumeHeld; absent where it is on sale.
    /// </summary>
    [AppendedColumn]
    public PlanOffer? Offered { get; init; }

    /// <summary>What is stated of that.</summary>
    [AppendedColumn]
    public string? OfferedNote { get; init; }

    /// <summary>
    /// The models that the limit was stated of, and holds of alone; absent where it holds of each that no other of its window names.
    /// </summary>
    [AppendedColumn]
    public IReadOnlyList<string>? LimitModels { get; init; }

    public static UsagePlanRow Of(PlanReplay replay, Usd apiPerMonth, decimal? sessionsPerMonth)
    {
        var (quote, at) = (replay.Quote, replay.BreakEven as UsageBreakEven.At);
        var price = PriceAnswer.Of(quote.Plan.Provenance);
        return new UsagePlanRow
        {
            Plan = quote.Plan.Plan.Id,
            Name = quote.Plan.Name,
            FeeUsd = quote.Fee.Value,
            IncludedUsd = quote.Included?.Value,
            PlanPerMonthUsd = UsagePlanMonth.Of(replay),
            UncoveredPerMonthUsd = replay.Besides.Value,
            BeyondPerMonthUsd = replay.BeyondPerMonth is { } beyond
                ? new RangeAnswer(beyond.Low.Value, beyond.Expected.Value, beyond.High.Value)
                : null,
            Overage = quote.Plan.Period.PerUsdBeyond is null ? Overage.None : Overage.ApiRates,
            Cheaper = replay.Cheaper,
            SavingPerMonthUsd = replay.Saving?.Value,
            VerdictReason = replay switch
            {
                { Saving: not null } => null,
                { PerMonth: null } => ReasonWords.LimitUnknown,
                _ => ReasonWords.NotWhollyServed,
            },
            ServedShare = replay.ServedShare,
            Fits = replay.Fits,
            Outcome = OutcomeOf(replay.BreakEven),
            Reason = replay.BreakEven switch
            {
                UsageBreakEven.Always => "always",
                UsageBreakEven.Never never => EnumNames<NeverReason>.Of(never.Reason),
                _ => null,
            },
            BreakEvenUsdPerMonth = (apiPerMonth * at?.Times)?.Value,
            BreakEvenSessionsPerMonth = sessionsPerMonth * at?.Times,
            CheaperUpToUsdPerMonth = (apiPerMonth * at?.EqualAgainAt)?.Value,
            Limit = quote.Limit is { } limit ? SeatLimitAnswer.Of(limit, quote.Plan.Plan.Per) : null,
            LimitReason = PlanRow.LimitReasonOf(quote),
            Windows = [.. replay.Windows.Select(UsageWindowAnswer.Of)],
            Seats = quote.Seats,
            Billing = quote.IsAnnual ? Billing.Annual : Billing.Monthly,
            From = price.From,
            Source = price.Source,
            Checked = price.Checked,
            Confidence = price.Confidence,
            Note = price.Note,
            Covers = quote.Plan.Served,
            NotIncluded = replay.Outside,
            Offered = quote.Plan.Period.Offered,
            OfferedNote = quote.Plan.Period.OfferedNote,
            LimitModels = SeatLimitAnswer.ModelsOf(quote.Limit?.Of ?? []),
        };
    }

    private static BreakEvenOutcome OutcomeOf(UsageBreakEven breakEven) => breakEven switch
    {
        UsageBreakEven.At => BreakEvenOutcome.At,
        UsageBreakEven.Always => BreakEvenOutcome.Always,
        _ => BreakEvenOutcome.Never,
    };
}
