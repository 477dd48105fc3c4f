using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>What is done with each class of a bill. Implemented by structs, so that the walk is compiled for each use: every price takes it.</summary>
internal interface IBilling
{
    /// <summary>Takes the tokens of one class, at the share of sessions that a card bills, and the rate they are billed at.</summary>
    void Add(TokenItem item, TokenCount billed, Rate rate);
}

/// <summary>The one place that knows which of a session's tokens a card bills at which rate.</summary>
internal static class BilledClasses
{
    /// <summary>Goes through the classes in the order of <see cref="TokenItem"/>; only those with tokens.</summary>
    /// <param name="part">The card, and the share of sessions it bills.</param>
    /// <param name="tokens">The tokens of one session.</param>
    /// <param name="ttl">The time to live asked for; null for the shortest of the card.</param>
    /// <param name="billing">What is done with each.</param>
    public static void Walk<TBilling>(BilledPart part, TokenMix tokens, CacheTtl? ttl, ref TBilling billing)
        where TBilling : struct, IBilling
    {
        var card = part.Card;
        Add(part, TokenItem.Input, tokens.Uncached, card.Input, ref billing);
        Add(part, TokenItem.CacheRead, tokens.CacheRead, card.CacheRead ?? card.Input, ref billing);
        WalkWrites(part, tokens, ttl, ref billing);
        Add(part, TokenItem.Output, tokens.Output, card.Output, ref billing);
    }

    // Writes that the card has no rate for keep the name they were asked for by.
    private static void WalkWrites<TBilling>(BilledPart part, TokenMix tokens, CacheTtl? ttl, ref TBilling billing)
        where TBilling : struct, IBilling
    {
        if (tokens.CacheWrite1h.Value == 0)
        {
            if (tokens.CacheWrite.Value != 0)
                AddWrite(part, part.Card.Served(ttl) ?? ttl ?? CacheTtl.FiveMinutes, tokens.CacheWrite, ref billing);
            return;
        }

        var stated = part.Card.Served(ttl) ?? ttl ?? CacheTtl.FiveMinutes;
        var hour = part.Card.Served(CacheTtl.OneHour) ?? CacheTtl.OneHour;
        for (var written = CacheTtl.FiveMinutes; written <= CacheTtl.TwelveHours; written++)
        {
            if (written == stated)
                AddWrite(part, written, stated == hour ? tokens.AllWritten : tokens.CacheWrite, ref billing);
            else if (written == hour)
                AddWrite(part, written, tokens.CacheWrite1h, ref billing);
        }
    }

    private static void AddWrite<TBilling>(BilledPart part, CacheTtl ttl, TokenCount tokens, ref TBilling billing)
        where TBilling : struct, IBilling =>
        Add(part, TokenItem.CacheWriteFiveMinutes + (ttl - CacheTtl.FiveMinutes), tokens, part.Card.CacheWrite(ttl) ?? part.Card.Input, ref billing);

    private static void Add<TBilling>(BilledPart part, TokenItem item, TokenCount tokens, Rate rate, ref TBilling billing)
        where TBilling : struct, IBilling
    {
        if (tokens.Value != 0)
            billing.Add(item, tokens * part.Share, rate);
    }
}
