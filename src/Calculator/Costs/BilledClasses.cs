using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The tokens of one class on a card, and the rate they are billed at.</summary>
internal readonly record struct BilledClass(TokenItem Item, TokenCount Tokens, Rate Rate);

/// <summary>
/// The classes of a session's tokens on one card, in the order of <see cref="TokenItem"/>; only those with tokens.
/// The one place that knows what is billed at which rate. Walked for every price, so it allocates nothing.
/// </summary>
/// <param name="part">The card, and the share of sessions it bills.</param>
/// <param name="tokens">The tokens of one session.</param>
/// <param name="ttl">The time to live asked for; null for the shortest of the card.</param>
internal ref struct BilledClasses(BilledPart part, TokenMix tokens, CacheTtl? ttl)
{
    private const TokenItem BeforeFirst = TokenItem.Input - 1;

    private readonly RateCard _card = part.Card;

    // Writes that the card has no rate for keep the name they were asked for by.
    private readonly CacheTtl _written = part.Card.Served(ttl) ?? ttl ?? CacheTtl.FiveMinutes;
    private readonly CacheTtl _written1h = part.Card.Served(CacheTtl.OneHour) ?? CacheTtl.OneHour;

    private TokenItem _item = BeforeFirst;

    public BilledClass Current { get; private set; }

    public readonly BilledClasses GetEnumerator() => this;

    public bool MoveNext()
    {
        while (++_item <= TokenItem.Output)
        {
            var billed = CountOf(_item);
            if (billed == TokenCount.Zero)
                continue;

            Current = new BilledClass(_item, billed * part.Share, RateOf(_item));
            return true;
        }

        return false;
    }

    private readonly TokenCount CountOf(TokenItem item) => item switch
    {
        TokenItem.Input => tokens.Uncached,
        TokenItem.CacheRead => tokens.CacheRead,
        TokenItem.Output => tokens.Output,
        _ => WrittenAs(TtlOf(item)),
    };

    private readonly Rate RateOf(TokenItem item) => item switch
    {
        TokenItem.Input => _card.Input,
        TokenItem.CacheRead => _card.CacheRead ?? _card.Input,
        TokenItem.Output => _card.Output,
        _ => _card.CacheWrite(TtlOf(item)) ?? _card.Input,
    };

    private readonly TokenCount WrittenAs(CacheTtl ttl) =>
        (ttl == _written ? tokens.CacheWrite : TokenCount.Zero) + (ttl == _written1h ? tokens.CacheWrite1h : TokenCount.Zero);

    private static CacheTtl TtlOf(TokenItem item) => item - TokenItem.CacheWriteFiveMinutes + CacheTtl.FiveMinutes;
}
