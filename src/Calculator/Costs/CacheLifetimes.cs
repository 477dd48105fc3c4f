using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>
/// Whether a card sells the lifetimes that a session's cache writes ask for. One that it lacks
/// is billed as the next longer. Beyond its longest there is none:
/// billed at the input rate, the longer promise would cost less than the shorter one. A card
/// without any write rate has no such promise, and bills all as input.
/// </summary>
internal static class CacheLifetimes
{
    /// <summary>What cannot be bought; null where all can.</summary>
    /// <returns>A refusal about the lifetime of cache writes, or about those of an hour beside it.</returns>
    public static Refusal? Missing(string id, RateCard card, TokenMix tokens, CacheTtl? asked)
    {
        if (asked is { } ttl && !tokens.CacheWrite.IsNone && !IsSold(card, ttl))
            return NotSold(id, card, ttl, RefusalSubject.CacheLifetime, "Give cacheTtl one of these, or leave it out for the shortest.");

        return !tokens.CacheWrite1h.IsNone && !IsSold(card, CacheTtl.OneHour)
            ? NotSold(
                id,
                card,
                CacheTtl.OneHour,
                RefusalSubject.OneHourWrites,
                "State the tokens as cacheWriteTokens, which are of cacheTtl.")
            : null;
    }

    private static bool IsSold(RateCard card, CacheTtl asked) => card.Served(asked) is not null || card.Served(null) is null;

    private static Refusal NotSold(string id, RateCard card, CacheTtl asked, RefusalSubject subject, string advice)
    {
        var sold = Enum.GetValues<CacheTtl>().Where(ttl => card.CacheWrite(ttl) is not null).Select(EnumNames<CacheTtl>.Of);
        return new Refusal(
            RefusalKind.NotOffered,
            subject,
            $"{id} has no cache writes of {EnumNames<CacheTtl>.Of(asked)} or longer in the {EnumNames<ServiceTier>.Of(card.Tier)} tier; "
                + $"it has those of {string.Join(", ", sold)}. {advice}");
    }
}
