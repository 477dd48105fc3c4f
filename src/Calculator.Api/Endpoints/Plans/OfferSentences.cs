using Calculator.Api.Fields;
using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Says which models a plan's fee buys nothing of, and which plans not everybody can buy.</summary>
internal static class OfferSentences
{
    /// <summary>Of a session's model that the plan serves outside of its allowance.</summary>
    public static string OfNotIncluded(PlanQuote quote) =>
        $"{quote.Plan.Plan.Id} does not include {quote.Session.Model}: it takes nothing of what the fee buys, "
            + BilledOrNot(quote.Plan.Period.PerUsdBeyond);

    /// <summary>What comes of usage that an allowance does not include.</summary>
    /// <param name="perUsd">What a dollar of it costs; null where nothing is sold.</param>
    public static string BilledOrNot(decimal? perUsd) => perUsd switch
    {
        null => "and nothing is sold beside that, so the plan does not serve it.",
        1 => "and all of it is billed beside the fee at list price.",
        { } price => $"and all of it is billed beside the fee at {PlainNumber.Format(price)} times list price.",
    };

    /// <summary>Of a bill that names no model, that it must be for what a plan serves; of the caller's own plan they know that.</summary>
    public static IEnumerable<string> OfBill(CarriedUsage usage, IReadOnlyList<PlanQuote> quotes)
    {
        if (usage.Model is null && quotes.Any(quote => !OwnPlanFields.IsOwn(quote.Plan)))
        {
            yield return "The bill names no model: what is said of a plan holds only if all of the bill is for models that it serves, "
                + "which its covers tells.";
        }
    }

    /// <summary>Of plans for models that nobody states, that they may be none for these.</summary>
    public static IEnumerable<string> OfUnknownModels(IReadOnlyList<PlanQuote> quotes)
    {
        var unknown = quotes.Where(quote => !quote.SaysWhatItServes).Select(quote => quote.Plan.Plan.Id).ToList();
        if (unknown.Count == 1)
            yield return $"Which models {unknown[0]} serves is not stated, so it is not called the cheapest.";
        if (unknown.Count > 1)
        {
            yield return "Which models these plans serve is not stated, so none of them is called the cheapest: "
                + $"{string.Join(", ", unknown)}.";
        }
    }

    /// <summary>Of plans that are not on sale to everybody, why they are no way to pay, or are.</summary>
    public static IEnumerable<string> OfSale(IReadOnlyList<PlanQuote> quotes) =>
        from quote in quotes
        where quote.Plan.Period.Offered is not null
        let id = quote.Plan.Plan.Id
        select quote.Terms.AssumeHeld
            ? $"{id} is taken to be yours already, as assumeHeld says: {quote.Plan.Period.OfferedNote}"
            : $"{id} is not known to be on sale to everybody, so it is not called the cheapest unless assumeHeld says that you have it: "
                + quote.Plan.Period.OfferedNote;
}
