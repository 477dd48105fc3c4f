using Calculator.Api.Binding;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>Which of a model's rates are billed, and what is taken off them.</summary>
[FieldGroup]
internal sealed record RateFields
{
    [Field("How long cache entries live, and so which rate writes are billed at.", Example = "5m")]
    public CacheTtl CacheTtl { get; init; } = CacheTtl.FiveMinutes;

    [Field("The service tier of the sessions that do not go through batch.", Example = "standard")]
    public ServiceTier ServiceTier { get; init; } = ServiceTier.Standard;

    [Field("A share taken off the API bill, as you have negotiated it. Plans are not discounted, and count and bill usage at list price.", Unit = "share of every API rate", Example = "0.15")]
    public Share Discount { get; init; }

    /// <summary>The prices with the caller's discount taken off.</summary>
    public PriceBook AtMyRates(PriceBook book) => book with { Discount = Discount };
}
