using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>Says what a cost takes for granted, so that nobody has to guess it.</summary>
internal static class CostAssumptions
{
    /// <summary>The sentences that belong to one session's cost.</summary>
    /// <param name="model">The model priced.</param>
    /// <param name="workload">The session.</param>
    /// <param name="cards">The cards it is billed by.</param>
    /// <param name="total">What it costs.</param>
    /// <param name="ifTheRestIsWritten">What the session costs if every prompt token not read from cache is written to it; the total where the writes are known.</param>
    /// <param name="edgeNotes">What is to be said of prompts on the very edge of a band.</param>
    public static IEnumerable<string> Of(
        PricedModel model, Workload workload, IReadOnlyList<RateCard> cards, Usd total, Usd ifTheRestIsWritten, IEnumerable<string> edgeNotes) =>
    [
        .. model.Assumptions,
        .. UnknownCacheWrites(model, workload, total, ifTheRestIsWritten),
        .. MissingRates(model, workload, cards),
        .. edgeNotes,
        .. TooMuchOutput(model, workload),
    ];

    private static IEnumerable<string> UnknownCacheWrites(PricedModel model, Workload workload, Usd total, Usd ifTheRestIsWritten)
    {
        if (ifTheRestIsWritten != total)
            yield return $"No cache writes were given and none are priced for {model.Id}. If the {workload.Tokens.Uncached} prompt tokens that are not read from cache are written to it (cacheWriteRatio = 1 - cacheRatio), a session costs {ifTheRestIsWritten} instead of {total}.";
    }

    private static IEnumerable<string> MissingRates(PricedModel model, Workload workload, IReadOnlyList<RateCard> cards)
    {
        var tokens = workload.Tokens;
        if (tokens.CacheRead.Value > 0 && cards.Any(card => card.CacheRead is null))
            yield return $"{model.Id} has no cache-read rate: the {tokens.CacheRead} tokens read from cache are billed at the input rate.";
        if (tokens.CacheWrite.Value > 0 && cards.Any(card => card.CacheWrite(workload.CacheTtl) is null))
            yield return $"{model.Id} has no cache-write rate for {EnumNames<CacheTtl>.Of(workload.CacheTtl)}: the {tokens.CacheWrite} tokens written to cache are billed at the input rate.";
    }

    private static IEnumerable<string> TooMuchOutput(PricedModel model, Workload workload)
    {
        var output = workload.Tokens.Output / workload.Requests;
        if (output.Value > model.MaxOutput)
            yield return $"{output} output tokens a request are more than the {PlainNumber.ForReading(model.MaxOutput.Value)} {model.Id} can write; they are priced as if it could.";
    }
}
