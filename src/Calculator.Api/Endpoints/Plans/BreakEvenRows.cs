using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Whether there is a break-even.</summary>
internal enum BreakEvenOutcome
{
    /// <summary>At sessionsPerMonth both cost the same; above it the plan is cheaper.</summary>
    At,

    /// <summary>The plan is cheaper from the first session on.</summary>
    Always,

    /// <summary>The plan is never strictly cheaper.</summary>
    Never,
}

/// <summary>One plan against the API.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Name">The plan's name.</param>
/// <param name="MonthlyFeeUsd">The fee of a month, all seats together, in dollars.</param>
/// <param name="IncludedUsd">Usage at API rates that the fee includes, all seats together, in dollars; absent where usage is not counted in dollars.</param>
/// <param name="Outcome">Whether there is a break-even.</param>
/// <param name="Reason">Why sessionsPerMonth has no value: <c>always</c>, or why never.</param>
/// <param name="SessionsPerMonth">Sessions a month at which both cost the same.</param>
/// <param name="SessionsPerDay">The same by day.</param>
/// <param name="FirstCheaperSession">The first whole number of sessions a month at which the plan is strictly cheaper.</param>
/// <param name="Cheaper">Which is cheaper; with sessionsPerDay.</param>
/// <param name="PlanPerMonthUsd">A month under the plan, in dollars; with sessionsPerDay.</param>
/// <param name="SavingPerMonthUsd">API cost less plan cost, in dollars, negative if the plan costs more; with sessionsPerDay.</param>
/// <param name="Note">What is to be said of the row.</param>
/// <param name="From">Since when the fee holds.</param>
/// <param name="Source">Where the fee was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far the fee is to be trusted.</param>
/// <param name="CheaperUpToSessionsPerMonth">Sessions a month beyond which the API is as cheap again, since the plan bills its excess at list price; absent where that never happens.</param>
internal sealed record PlanRow(
    [property: RowKey] string Plan,
    string Name,
    decimal MonthlyFeeUsd,
    decimal? IncludedUsd,
    BreakEvenOutcome Outcome,
    string? Reason,
    [property: MayBeNull(nameof(PlanRow.Outcome))] decimal? SessionsPerMonth,
    [property: MayBeNull(nameof(PlanRow.Outcome))] decimal? SessionsPerDay,
    [property: MayBeNull(nameof(PlanRow.Outcome))] decimal? FirstCheaperSession,
    Cheaper? Cheaper,
    decimal? PlanPerMonthUsd,
    decimal? SavingPerMonthUsd,
    string? Note,
    string From,
    string Source,
    string Checked,
    Confidence Confidence,
    decimal? CheaperUpToSessionsPerMonth)
{
    public static PlanRow Of(PlanComparison comparison, SpendForecast? forecast, DaysPerMonth daysPerMonth)
    {
        var plan = comparison.Plan;
        var price = PriceAnswer.Of(plan.Provenance);
        var verdict = forecast is null ? null : comparison.Judge(forecast);
        var at = comparison.BreakEven as BreakEven.At;
        var (outcome, reason, sentence) = Outline(comparison);
        return new PlanRow(
            plan.Plan.Id,
            plan.Plan.Name,
            comparison.Fee.Value,
            comparison.Included?.Value,
            outcome,
            reason,
            at?.SessionsPerMonth,
            at?.SessionsPerMonth / daysPerMonth.Value,
            comparison.BreakEven is BreakEven.Always ? 1 : at?.FirstCheaperSession,
            verdict?.Cheaper,
            verdict?.PerMonth.Value,
            verdict?.Saving.Value,
            string.Join(' ', new[] { sentence, price.Note }.OfType<string>()) is { Length: > 0 } note ? note : null,
            price.From,
            price.Source,
            price.Checked,
            price.Confidence,
            at?.EqualAgainAt);
    }

    private static (BreakEvenOutcome Outcome, string? Reason, string? Sentence) Outline(PlanComparison comparison) => comparison.BreakEven switch
    {
        BreakEven.At { EqualAgainAt: { } sessions } => (BreakEvenOutcome.At, null, $"Beyond {PlainNumber.ForReading(Math.Floor(sessions))} sessions a month the API is cheaper again: the plan bills what exceeds its {comparison.Included} at list price, without your discount."),
        BreakEven.At => (BreakEvenOutcome.At, null, null),
        BreakEven.Always => (BreakEvenOutcome.Always, "always", "The plan has no fee."),
        BreakEven.Never never => (BreakEvenOutcome.Never, EnumNames<NeverReason>.Of(never.Reason), Explain(never.Reason, comparison)),
        _ => throw new InvalidOperationException($"Unknown break-even {comparison.BreakEven}."),
    };

    private static string Explain(NeverReason reason, PlanComparison comparison) => reason switch
    {
        NeverReason.IncludedUsageNotAboveFee =>
            $"The fee of {comparison.Fee} includes {comparison.Included} of usage at API rates, and what exceeds it is billed at API rates: at no volume does the plan cost strictly less.",
        NeverReason.ApiCostsNothing => "A session costs nothing at API rates.",
        NeverReason.BeyondRange => "The break-even lies beyond 10^15 sessions a month.",
        _ => throw new InvalidOperationException($"Unknown reason {reason}."),
    };
}

/// <summary>The usage over which one way to pay is the cheapest.</summary>
/// <param name="Option"><c>api</c>, a plan's id, or <c>unknown</c>: a plan whose limits nobody knows would be the cheapest, if it allowed that much.</param>
/// <param name="FromUsdPerMonth">Usage a month at list price, in dollars, from which on it is.</param>
/// <param name="ToUsdPerMonth">The usage up to which it is; null for the last rung.</param>
/// <param name="FromSessions">The same as sessions a month.</param>
/// <param name="ToSessions">The same as sessions a month; null for the last rung.</param>
/// <param name="Reason">Why a value is null: <c>unbounded</c>; or <c>beyondRange</c>, more than 10^15 sessions.</param>
internal sealed record LadderRung(
    [property: RowKey] string Option,
    decimal FromUsdPerMonth,
    [property: MayBeNull(nameof(LadderRung.Reason))] decimal? ToUsdPerMonth,
    [property: MayBeNull(nameof(LadderRung.Reason))] decimal? FromSessions,
    [property: MayBeNull(nameof(LadderRung.Reason))] decimal? ToSessions,
    string? Reason)
{
    private const string Api = "api";
    private const string Unknown = "unknown";

    public static LadderRung Of(Rung rung, TaskCost session)
    {
        var (from, to) = (Rung.Sessions(rung.From, session), rung.To is { } end ? Rung.Sessions(end, session) : null);
        return new LadderRung(
            NameOf(rung.Option),
            rung.From.Value,
            rung.To?.Value,
            from,
            to,
            rung.To is null ? ReasonWords.Unbounded : from is null || to is null ? ReasonWords.BeyondRange : null);
    }

    public static string NameOf(PayOption option) => option switch
    {
        PayOption.Api => Api,
        PayOption.Plan plan => plan.Offer.Plan.Id,
        _ => Unknown,
    };
}
