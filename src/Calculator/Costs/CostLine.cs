using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>One line of a bill. Lines are additive: none is a share of another, and totals only ever sum lines.</summary>
/// <param name="Item">The class of the tokens.</param>
/// <param name="Card">The card they are billed by.</param>
/// <param name="Tokens">The mean tokens of one session on this line; a fraction where only a share of sessions goes this way.</param>
/// <param name="Rate">The rate they are billed at.</param>
public sealed record CostLine(TokenItem Item, RateCard Card, TokenCount Tokens, Rate Rate)
{
    /// <summary>The tier they are billed in.</summary>
    public ServiceTier Tier => Card.Tier;

    /// <summary>The prompt sizes the rate is for.</summary>
    public SizeBand Band => Card.Band;

    /// <summary>What the line costs.</summary>
    public Usd Usd => Tokens * Rate;
}
