using System.Runtime.CompilerServices;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>
/// What is done with each class of a bill. Implemented by structs, so that the walk is compiled for each use: every price takes it.
/// </summary>
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
    public static void Walk<TBilling>(in BilledPart part, TokenMix tokens, CacheTtl? ttl, ref TBilling billing)
        where TBilling : struct, IBilling
    {
        var card = part.Card;
        Add(in part, TokenItem.Input, tokens.Uncached, card.Input, ref billing);
        Add(in part, TokenItem.CacheRead, tokens.CacheRead, card.CacheRead ?? card.Input, ref billing);
        if (!tokens.CacheWrite1h.IsNone)
            AddBothWrites(in part, tokens, ttl, ref billing);
        else if (!tokens.CacheWrite.IsNone)
            AddWrite(in part, Lifetime(card, ttl), tokens.CacheWrite, ref billing);
        Add(in part, TokenItem.Output, tokens.Output, card.Output, ref billing);
    }

    private static void AddBothWrites<TBilling>(in BilledPart part, TokenMix tokens, CacheTtl? ttl, ref TBilling billing)
        where TBilling : struct, IBilling
    {
        var (stated, hour) = (Lifetime(part.Card, ttl), Lifetime(part.Card, CacheTtl.OneHour));
        if (stated == hour)
        {
            AddWrite(in part, hour, tokens.AllWritten, ref billing);
            return;
        }

        var (shorter, longer) = stated < hour ? (tokens.CacheWrite, tokens.CacheWrite1h) : (tokens.CacheWrite1h, tokens.CacheWrite);
        AddWrite(in part, stated < hour ? stated : hour, shorter, ref billing);
        AddWrite(in part, stated < hour ? hour : stated, longer, ref billing);
    }

    // Writes that the card has no rate for keep the name they were asked for by.
    private static CacheTtl Lifetime(RateCard card, CacheTtl? asked) => card.Served(asked) ?? asked ?? CacheTtl.FiveMinutes;

    private static void AddWrite<TBilling>(in BilledPart part, CacheTtl ttl, TokenCount tokens, ref TBilling billing)
        where TBilling : struct, IBilling =>
        Add(
            in part,
            TokenItem.CacheWriteFiveMinutes + (ttl - CacheTtl.FiveMinutes),
            tokens,
            part.Card.CacheWrite(ttl) ?? part.Card.Input,
            ref billing);

    // Four calls a price: by themselves the compiler leaves them calls, each with its copies of three numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TBilling>(in BilledPart part, TokenItem item, TokenCount tokens, Rate rate, ref TBilling billing)
        where TBilling : struct, IBilling
    {
        if (!tokens.IsNone)
            billing.Add(item, tokens * part.Share, rate);
    }
}
