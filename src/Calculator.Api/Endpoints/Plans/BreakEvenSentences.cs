using Calculator.Api.Fields;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Says in a row whether there is a break-even, and why not.</summary>
internal static class BreakEvenSentences
{
    public static (BreakEvenOutcome Outcome, string? Reason, string? Sentence) Of(
        BreakEven breakEven,
        PlanQuote quote,
        CarriedUsage usage) =>
        breakEven switch
        {
            BreakEven.At at => (BreakEvenOutcome.At, null, CheaperAgain(at, quote, usage)),
            BreakEven.Always => (BreakEvenOutcome.Always, "always", "The plan has no fee."),
            BreakEven.Never never => (BreakEvenOutcome.Never, EnumNames<NeverReason>.Of(never.Reason), Explain(never.Reason, quote)),
            _ => throw new InvalidOperationException($"Unknown break-even {breakEven}."),
        };

    private static string? CheaperAgain(BreakEven.At at, PlanQuote quote, CarriedUsage usage) => at.EqualAgainAt is not { } sessions
        ? null
        : $"Beyond {Volume(sessions, usage)} a month the API is cheaper again: "
            + $"the plan bills what exceeds its {Allowance(quote)} at {PriceBeyond(quote, usage)}.";

    private static string PriceBeyond(PlanQuote quote, CarriedUsage usage) =>
        (quote.Line?.PerUsdBeyond is null or 1 ? "" : $"{PlainNumber.Format(quote.Line.PerUsdBeyond.Value)} times ")
        + (quote.Session.Tiers.Any(tier => tier.IsDeferred()) ? "the list price of the standard tier" : "list price")
        + (usage.Cost?.Model.IsDiscounted ?? quote.Session.Cost < quote.Session.ListCost ? ", without your discount" : "");

    // A week's limit has no end of digits by the month; the row has them all.
    private static Usd? Allowance(PlanQuote quote) =>
        quote.Line?.Allowance is { Value: >= 1 } usd ? new Usd(Math.Round(usd.Value, 2)) : quote.Line?.Allowance;

    private static string Volume(decimal sessions, CarriedUsage usage) => usage.IsByTheDollar
        ? $"{usage.Session.AtApi(sessions)} at the API"
        : $"{PlainNumber.ForReading(Math.Floor(sessions))} sessions";

    private static string Explain(NeverReason reason, PlanQuote quote) => reason switch
    {
        NeverReason.IncludedUsageNotAboveFee =>
            $"The fee of {quote.Fee} includes {quote.Included} of usage at API rates, and what exceeds it is {Beyond(quote)}: "
                + "at no volume does the plan cost strictly less.",
        NeverReason.LimitBelowBreakEven =>
            $"The limit ends what the fee of {quote.Fee} buys at {Allowance(quote)} of usage a month, "
            + $"and what exceeds it is {Beyond(quote)}: "
            + "at no volume does the plan cost strictly less.",
        NeverReason.NotIncluded =>
            $"{quote.Session.Model} is not within the allowance, and all of it is {Beyond(quote)}: "
                + "at no volume does the plan cost strictly less.",
        NeverReason.ApiCostsNothing => "A session costs nothing at API rates.",
        NeverReason.NothingCovered => "The plan covers nothing of a session: all that it costs is paid beside the fee.",
        NeverReason.BeyondRange => "The break-even lies beyond 10^15 sessions a month.",
        _ => throw new InvalidOperationException($"Unknown reason {reason}."),
    };

    private static string Beyond(PlanQuote quote) => quote.Line?.PerUsdBeyond switch
    {
        null => "not sold",
        1 => "billed at API rates",
        { } price => $"billed at {PlainNumber.Format(price)} times API rates",
    };
}
