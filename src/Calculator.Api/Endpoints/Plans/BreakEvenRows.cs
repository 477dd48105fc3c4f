using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Whether there is a break-even.</summary>
internal enum BreakEvenOutcome
{
    /// <summary>At breakEvenSessionsPerMonth both cost the same; above it the plan is cheaper.</summary>
    At,

    /// <summary>The plan is cheaper from the first session on.</summary>
    Always,

    /// <summary>The plan is never strictly cheaper.</summary>
    Never,
}

/// <summary>One plan against the API.</summary>
internal sealed record PlanRow
{
    /// <summary>The plan's id.</summary>
    [RowKey]
    public required string Plan { get; init; }

    /// <summary>The name it has at that moment.</summary>
    public required string Name { get; init; }

    /// <summary>The fee of a month, all seats together, in dollars.</summary>
    [FormerName("monthlyFeeUsd")]
    public required decimal FeeUsd { get; init; }

    /// <summary>
    /// Usage at API rates that the fee includes, all seats together, in dollars; absent where usage is not counted in dollars.
    /// </summary>
    public decimal? IncludedUsd { get; init; }

    /// <summary>Whether there is a break-even.</summary>
    public required BreakEvenOutcome Outcome { get; init; }

    /// <summary>Why a break-even has no value: <c>always</c>, or why never.</summary>
    public string? Reason { get; init; }

    /// <summary>Sessions a month at which both cost the same.</summary>
    [FormerName("sessionsPerMonth")]
    [MayBeNull(nameof(SessionsReason), nameof(Outcome))]
    public decimal? BreakEvenSessionsPerMonth { get; init; }

    /// <summary>The same by day of use.</summary>
    [FormerName("sessionsPerDay")]
    [MayBeNull(nameof(SessionsReason), nameof(Outcome))]
    public decimal? BreakEvenSessionsPerDay { get; init; }

    /// <summary>The first whole number of sessions a month at which the plan is strictly cheaper.</summary>
    [MayBeNull(nameof(SessionsReason), nameof(Outcome))]
    public decimal? FirstCheaperSession { get; init; }

    /// <summary>Which is cheaper, by limitBound; with a volume.</summary>
    public Cheaper? Cheaper { get; init; }

    /// <summary>A month under the plan, in dollars: the fee, and what exceeds what it buys; with a volume.</summary>
    [FormerName("planPerMonthUsd", "expected")]
    public PlanMonthAnswer? PlanPerMonthUsd { get; init; }

    /// <summary>API cost less plan cost, by limitBound, in dollars, negative if the plan costs more.</summary>
    [MayBeNull(nameof(VerdictReason))]
    public decimal? SavingPerMonthUsd { get; init; }

    /// <summary>What is to be said of the row.</summary>
    public string? Note { get; init; }

    /// <summary>Since when the fee holds.</summary>
    public required string From { get; init; }

    /// <summary>Where the fee was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the fee is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>
    /// Sessions a month beyond which the API is as cheap again, since the plan bills its
    /// excess at list price; absent where that never happens.
    /// </summary>
    public decimal? CheaperUpToSessionsPerMonth { get; init; }

    /// <summary>Why there is nothing in sessions: <c>noSessions</c>, where only a month's bill is known.</summary>
    [NotInCsv]
    public string? SessionsReason { get; init; }

    /// <summary>The break-even as dollars a month at the API.</summary>
    [AppendedColumn]
    [MayBeNull(nameof(Outcome))]
    public decimal? BreakEvenUsdPerMonth { get; init; }

    /// <summary>
    /// Sessions a month that the plan serves, by limitBound; absent where nothing is known of an end, or usage beyond is billed.
    /// </summary>
    [AppendedColumn]
    public decimal? ServesUpToSessionsPerMonth { get; init; }

    /// <summary>The part of the month's usage that is served, by limitBound; absent where nothing is known of a limit.</summary>
    [AppendedColumn]
    public decimal? ServedShare { get; init; }

    /// <summary>
    /// Whether the month's usage stays within what the fee buys: by every estimate, by
    /// none, or it depends on which is right; with a volume.
    /// </summary>
    [AppendedColumn]
    public Fit? Fits { get; init; }

    /// <summary>Why there is no verdict: <c>noVolume</c>, <c>limitUnknown</c>, or <c>notWhollyServed</c>.</summary>
    [AppendedColumn]
    public string? VerdictReason { get; init; }

    /// <summary>What is known of the limit of one seat.</summary>
    [AppendedColumn]
    [MayBeNull(nameof(LimitReason))]
    public SeatLimitAnswer? Limit { get; init; }

    /// <summary>
    /// Why limit is null: <c>limitUnknown</c>, <c>billedBeyondIncluded</c>, <c>assumedUnlimited</c>, or <c>notIncluded</c>.
    /// </summary>
    [AppendedColumn]
    public string? LimitReason { get; init; }

    /// <summary>The seats that are paid for: fewer than are sold are charged as the fewest.</summary>
    [AppendedColumn]
    public required decimal Seats { get; init; }

    /// <summary>How the fee is paid.</summary>
    [AppendedColumn]
    public required Billing Billing { get; init; }

    /// <summary>
    /// Dollars a month that the plan brings for the API, all seats together: they come
    /// off an API bill, and nothing is taken off for them here.
    /// </summary>
    [AppendedColumn]
    public decimal? ApiCreditUsdPerMonth { get; init; }

    /// <summary>Sessions a day of use beyond which the API is as cheap again; absent where that never happens.</summary>
    [AppendedColumn]
    public decimal? CheaperUpToSessionsPerDay { get; init; }

    /// <summary>
    /// What the plan serves: models of these providers, or where it is for some models alone, those; empty where nothing states it.
    /// </summary>
    [AppendedColumn]
    public required IReadOnlyList<string> Covers { get; init; }

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

    public static PlanRow Of(PlanQuote quote, PlanMonth? month, CarriedUsage usage, DaysPerMonth daysPerMonth)
    {
        var price = PriceAnswer.Of(quote.Plan.Provenance);
        var breakEven = quote.BreakEven;
        var at = breakEven as BreakEven.At;
        var sessions = usage.IsByTheDollar ? null : at;
        var (outcome, reason, sentence) = BreakEvenSentences.Of(breakEven, quote, usage);
        return new PlanRow
        {
            Plan = quote.Plan.Plan.Id,
            Name = quote.Plan.Name,
            FeeUsd = quote.Fee.Value,
            IncludedUsd = quote.Included?.Value,
            Outcome = outcome,
            Reason = reason,
            BreakEvenSessionsPerMonth = sessions?.SessionsPerMonth,
            BreakEvenSessionsPerDay = sessions?.SessionsPerMonth / daysPerMonth.Value,
            FirstCheaperSession = usage.IsByTheDollar ? null : breakEven is BreakEven.Always ? 1 : at?.FirstCheaperSession,
            Cheaper = month?.Cheaper,
            PlanPerMonthUsd = month is null ? null : PlanMonthAnswer.Of(month),
            SavingPerMonthUsd = month?.Saving?.Value,
            Note = string.Join(' ', new[] { sentence, price.Note }.OfType<string>()) is { Length: > 0 } note ? note : null,
            From = price.From,
            Source = price.Source,
            Checked = price.Checked,
            Confidence = price.Confidence,
            CheaperUpToSessionsPerMonth = sessions?.EqualAgainAt,
            SessionsReason = usage.IsByTheDollar && at is not null ? ReasonWords.NoSessions : null,
            BreakEvenUsdPerMonth = at is null ? null : usage.Session.AtApi(at.SessionsPerMonth).Value,
            ServesUpToSessionsPerMonth = usage.IsByTheDollar ? null : quote.ServesUpToSessions,
            ServedShare = month?.ServedShare,
            Fits = month?.Fits,
            VerdictReason = month is null ? ReasonWords.NoVolume : ReasonWords.OfVerdict(month),
            Limit = quote.Limit is { } limit ? SeatLimitAnswer.Of(limit, quote.Plan.Plan.Per) : null,
            LimitReason = LimitReasonOf(quote),
            Seats = quote.Seats,
            Billing = quote.IsAnnual ? Billing.Annual : Billing.Monthly,
            ApiCreditUsdPerMonth = quote.ApiCredit?.Value,
            CheaperUpToSessionsPerDay = sessions?.EqualAgainAt / daysPerMonth.Value,
            Covers = quote.Plan.Served,
            Offered = quote.Plan.Period.Offered,
            OfferedNote = quote.Plan.Period.OfferedNote,
            LimitModels = SeatLimitAnswer.ModelsOf(quote.Limit?.Of ?? []),
        };
    }

    /// <summary>Why nothing is said of a limit; null where there is one.</summary>
    public static string? LimitReasonOf(PlanQuote quote) => quote switch
    {
        { Limit: not null } => null,
        { IncludesModel: false } => ReasonWords.NotIncluded,
        { Terms.AssumeUnlimited: true } => ReasonWords.AssumedUnlimited,
        { Line: null } => ReasonWords.LimitUnknown,
        _ => ReasonWords.BilledBeyondIncluded,
    };
}

/// <summary>What a month under a plan costs, in dollars. A low limit gives the high figure.</summary>
/// <param name="Low">By the highest limit any source gives; where nothing is known of one, the fee and what is paid beside it.</param>
/// <param name="Expected">By the limit to plan with; null where nothing is known of one.</param>
/// <param name="High">By the lowest limit any source gives; null where nothing is known of one.</param>
/// <param name="Reason">Why figures are null: <c>limitUnknown</c>.</param>
internal sealed record PlanMonthAnswer(
    [property: AppendedColumn] decimal Low,
    [property: AppendedColumn, MayBeNull(nameof(PlanMonthAnswer.Reason))] decimal? Expected,
    [property: AppendedColumn, MayBeNull(nameof(PlanMonthAnswer.Reason))] decimal? High,
    [property: NotInCsv] string? Reason)
{
    public static PlanMonthAnswer Of(PlanMonth month) => month.PerMonth is { } usd
        ? new PlanMonthAnswer(usd.Low.Value, usd.Expected.Value, usd.High.Value, null)
        : new PlanMonthAnswer((month.Quote.Fee + month.Besides).Value, null, null, ReasonWords.LimitUnknown);
}

/// <summary>What is known of how much one seat may use in a month.</summary>
internal sealed record SeatLimitAnswer
{
    /// <summary>Usage at list price, in dollars a month of 30.4375 ÷ 7 weeks.</summary>
    [AppendedColumn]
    public required RangeAnswer UsdPerMonth { get; init; }

    /// <summary>Whom it is for.</summary>
    [AppendedColumn]
    public required PlanUnit Per { get; init; }

    /// <summary>
    /// How it was arrived at: stated by the provider, measured on a mix like this one, derived, every measurement there is, your own, or of
    /// each model of a log what holds of it.
    /// </summary>
    [AppendedColumn]
    public required SeatLimitOrigin Origin { get; init; }

    /// <summary>
    /// The share of input tokens read from cache in the mix it was measured on; absent where nothing is said of it, or several were used.
    /// </summary>
    [AppendedColumn]
    public decimal? CacheReadShare { get; init; }

    /// <summary>Where it was taken from.</summary>
    [AppendedColumn]
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read; absent for your own.</summary>
    [AppendedColumn]
    public string? Date { get; init; }

    /// <summary>How far it is to be trusted.</summary>
    [AppendedColumn]
    public required Confidence Confidence { get; init; }

    public static SeatLimitAnswer Of(SeatLimit limit, PlanUnit per)
    {
        var deciding = limit.Of.Count > 0 ? limit.Of[0] : null;
        return new SeatLimitAnswer
        {
            UsdPerMonth = new RangeAnswer(limit.PerMonth.Low.Value, limit.PerMonth.Expected.Value, limit.PerMonth.High.Value),
            Per = per,
            Origin = limit.Origin,
            CacheReadShare = limit.Origin is SeatLimitOrigin.Envelope or SeatLimitOrigin.ByModel ? null : deciding?.CacheReadShare?.Value,
            Source = SourceOf(limit.Of),
            Date = deciding is null ? null : PriceAnswer.Date(deciding.Checked),
            Confidence = limit.Confidence,
        };
    }

    /// <summary>The models that statements name and hold of alone; null where they name none.</summary>
    public static IReadOnlyList<string>? ModelsOf(IReadOnlyList<PlanLimit> limits) =>
        limits.SelectMany(one => one.Models ?? []).Distinct().ToList() is { Count: > 0 } models ? models : null;

    /// <summary>Where statements were taken from.</summary>
    public static string SourceOf(IReadOnlyList<PlanLimit> limits) =>
        limits.Count == 0 ? "stated in the request" : string.Join("; ", limits.Select(one => one.Source).Distinct());
}

/// <summary>A figure that is known as a range.</summary>
/// <param name="Low">The lowest a source gives.</param>
/// <param name="Expected">The one to plan with.</param>
/// <param name="High">The highest a source gives.</param>
internal sealed record RangeAnswer(
    [property: AppendedColumn] decimal Low,
    [property: AppendedColumn] decimal Expected,
    [property: AppendedColumn] decimal High);

/// <summary>A plan of whose limits nothing is known, and whose fee is below what the cheapest way to pay costs.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FeeUsd">Its fee of a month, all seats together, in dollars.</param>
internal sealed record PossiblyCheaper([property: RowKey] string Plan, string Name, decimal FeeUsd)
{
    public static PossiblyCheaper Of(PlanQuote quote) => new(quote.Plan.Plan.Id, quote.Plan.Name, quote.Fee.Value);
}

/// <summary>The usage over which one way to pay is the cheapest of those of which it is known what they serve.</summary>
/// <param name="Option"><c>api</c>, or a plan's id.</param>
/// <param name="FromUsdPerMonth">Usage a month at list price, in dollars, from which on it is.</param>
/// <param name="ToUsdPerMonth">The usage up to which it is; null for the last rung.</param>
/// <param name="FromSessions">The same as sessions a month; null where nothing is known of sessions.</param>
/// <param name="ToSessions">The same as sessions a month; null for the last rung.</param>
/// <param name="Reason">Why a value is null: <c>unbounded</c>; or <c>beyondRange</c>, more than 10^15 sessions.</param>
/// <param name="SessionsReason">Why there is nothing in sessions: <c>noSessions</c>, where only a month's bill is known.</param>
internal sealed record LadderRung(
    [property: RowKey] string Option,
    decimal FromUsdPerMonth,
    [property: MayBeNull(nameof(LadderRung.Reason))] decimal? ToUsdPerMonth,
    [property: MayBeNull(nameof(LadderRung.SessionsReason), nameof(LadderRung.Reason))] decimal? FromSessions,
    [property: MayBeNull(nameof(LadderRung.SessionsReason), nameof(LadderRung.Reason))] decimal? ToSessions,
    string? Reason,
    string? SessionsReason)
{
    /// <summary>The word for paying by use, in place of a plan's id.</summary>
    public const string Api = "api";

    public static LadderRung Of(Rung rung, CarriedUsage usage)
    {
        var (from, to) = (SessionsAt(rung.From, usage), rung.To is { } end ? SessionsAt(end, usage) : null);
        return new LadderRung(
            NameOf(rung.Option),
            rung.From.Value,
            rung.To?.Value,
            from,
            to,
            rung.To is null ? ReasonWords.Unbounded : !usage.IsByTheDollar && (from is null || to is null) ? ReasonWords.BeyondRange : null,
            usage.IsByTheDollar ? ReasonWords.NoSessions : null);
    }

    public static string NameOf(PayOption option) => option is PayOption.Plan plan ? plan.Offer.Plan.Id : Api;

    private static decimal? SessionsAt(Usd usd, CarriedUsage usage) => usage.IsByTheDollar ? null : Rung.Sessions(usd, usage.Session);
}
