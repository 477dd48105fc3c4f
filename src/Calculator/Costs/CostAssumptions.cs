using Calculator.Outcomes;
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
    /// <param name="ifTheRestIsWritten">
    /// What the session costs if every prompt token not read from cache is written to it; the total where the writes are known.
    /// </param>
    /// <param name="edgeNote">What is to be said of a prompt on the very edge of a band; null where there is nothing to say.</param>
    public static List<string> Of(
        PricedModel model, Workload workload, RateCard[] cards, Usd total, Usd ifTheRestIsWritten, string? edgeNote)
    {
        var sentences = model.Assume();
        sentences.AddIfSaid(UnknownCacheWrites(model, workload, total, ifTheRestIsWritten));
        if (workload.Tokens.CacheRead != TokenCount.Zero)
            sentences.AddIfSaid(MissingReadRate(model, workload, cards));
        if (workload.Tokens.CacheWrite != TokenCount.Zero)
            sentences.AddIfSaid(WriteRate(model, workload.Tokens.CacheWrite, workload.CacheTtl, cards));
        if (workload.Tokens.CacheWrite1h != TokenCount.Zero)
            sentences.AddIfSaid(WriteRate(model, workload.Tokens.CacheWrite1h, CacheTtl.OneHour, cards));
        sentences.AddIfSaid(edgeNote);
        sentences.AddIfSaid(TooMuchOutput(model, workload));
        return sentences;
    }

    private static string? UnknownCacheWrites(PricedModel model, Workload workload, Usd total, Usd ifTheRestIsWritten) =>
        ifTheRestIsWritten == total
            ? null
            : $"No cache writes were given and none are priced for {model.Id}. "
                + $"If the {workload.Tokens.Uncached} prompt tokens that are not read from cache are written to it (cacheWriteRatio = 1 - "
                + $"cacheRatio), a session costs {ifTheRestIsWritten.InsteadOf(total)}.";

    private static string? MissingReadRate(PricedModel model, Workload workload, RateCard[] cards) =>
        Array.FindAll(cards, card => card.CacheRead is null) is { Length: > 0 } without
            ? $"{model.Id} has no cache-read rate{In(without, cards)}: "
                + $"the {workload.Tokens.CacheRead} tokens read from cache are billed at the input rate{There(without, cards)}."
            : null;

    private static string? WriteRate(PricedModel model, TokenCount written, CacheTtl? asked, RateCard[] cards)
    {
        if (Array.FindAll(cards, card => card.Served(asked) is null) is { Length: > 0 } without)
        {
            return $"{model.Id} has no cache-write rate for {Name(asked ?? CacheTtl.FiveMinutes)}{In(without, cards)}: "
                + $"the {written} tokens written to cache are billed at the input rate{There(without, cards)}.";
        }

        return cards.Select(card => card.Served(asked)).FirstOrDefault(served => asked is not null && served != asked) is { } longer
            ? $"{model.Id} has no cache writes of {Name(asked!.Value)}: "
                + $"the {written} tokens written to cache are billed as {Name(longer)}, the next longer it has."
            : null;
    }

    // Whether a model has a rate is said of its standard tier; of another one the
    // sentence names it, since that is where the rate is missing.
    private static string In(RateCard[] without, RateCard[] cards) =>
        without.Length == cards.Length && Array.TrueForAll(without, card => card.Tier == ServiceTier.Standard)
            ? ""
            : $" in the {string.Join(" and ", without.Select(card => EnumNames<ServiceTier>.Of(card.Tier)).Distinct())} tier";

    private static string There(RateCard[] without, RateCard[] cards) => without.Length == cards.Length ? "" : " there";

    private static string Name(CacheTtl ttl) => EnumNames<CacheTtl>.Of(ttl);

    private static string? TooMuchOutput(PricedModel model, Workload workload)
    {
        var output = workload.Tokens.Output / workload.Requests;
        return output.Value > model.MaxOutput
            ? $"{output} output tokens a request are more than the {PlainNumber.ForReading(model.MaxOutput.Value)} {model.Id} can write; "
                + "they are priced as if it could."
            : null;
    }
}
