using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Warehouse;

/// <summary>What tokens of one class are billed at by a card.</summary>
/// <param name="As">The class whose rate that is: another than their own where the provider has no such rate.</param>
/// <param name="Rate">The rate.</param>
public readonly record struct BilledRate(TokenItem As, Rate Rate)
{
    private static readonly TokenCount One = new(1);

    internal static BilledRate OfInput(RateCard card) => Of(card, Nothing with { Uncached = One });

    internal static BilledRate OfCacheRead(RateCard card) => Of(card, Nothing with { CacheRead = One });

    internal static BilledRate OfCacheWrite(RateCard card, CacheTtl ttl) => Of(card, Nothing with { CacheWrite = One }, ttl);

    internal static BilledRate OfOutput(RateCard card) => Of(card, Nothing with { Output = One });

    private static TokenMix Nothing { get; } = new(TokenCount.Zero, TokenCount.Zero, TokenCount.Zero, TokenCount.Zero);

    // One token goes through the bill itself: what it is billed as is nowhere said a second time.
    private static BilledRate Of(RateCard card, TokenMix token, CacheTtl? ttl = null)
    {
        var billed = default(Billed);
        BilledClasses.Walk(new BilledPart(card, Share.Whole), token, ttl, ref billed);
        return new BilledRate(IsSold(card, billed.Item) ? billed.Item : TokenItem.Input, billed.Rate);
    }

    private static bool IsSold(RateCard card, TokenItem item) => item switch
    {
        TokenItem.Input or TokenItem.Output => true,
        TokenItem.CacheRead => card.CacheRead is not null,
        _ => card.CacheWrite(CacheTtl.FiveMinutes + (item - TokenItem.CacheWriteFiveMinutes)) is not null,
    };

    private struct Billed : IBilling
    {
        public TokenItem Item { get; private set; }

        public Rate Rate { get; private set; }

        public void Add(TokenItem item, TokenCount billed, Rate rate) => (Item, Rate) = (item, rate);
    }
}
