using Calculator.Api.Binding;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>Which of a model's rates are billed, and what they are multiplied by.</summary>
[FieldGroup]
internal sealed record RateFields
{
    [Field(
        "How long cache entries live, and so which rate writes are billed at. "
            + "The shortest time the model's rates have if left out: 5m where they have that. "
            + "A time they lack is billed as the next longer one; beyond their longest there is none to be had.",
        Example = "5m")]
    public CacheTtl? CacheTtl { get; init; }

    [Field(
        "The service tier of the sessions that do not go through batch. "
            + "If left out it is standard, or the one that the name of the model asks for; "
            + "where prices have peak hours and asOf is a time in them, peak. default and auto are other words for standard.",
        Example = "standard")]
    public AskedTier? ServiceTier { get; init; }

    [Field(
        "The region that requests are kept in, by the provider's word: global for any, us, eu. Its factor is on tokens alone.",
        Unit = "region",
        Example = "us")]
    public string? InferenceGeo { get; init; }

    [Field(
        "A share taken off the API bill, as you have negotiated it, web searches included; below 0 a surcharge: a host's tenth is -0.1. "
            + "Plans are not discounted, and count and bill usage at list price.",
        Unit = "share of every API rate",
        Example = "0.15")]
    public Discount Discount { get; init; }

    [Field(
        "Whether a prompt over what the model takes is priced all the same, by the largest band: for requests that have happened.",
        Example = "false")]
    public bool AllowOverWindow { get; init; }

    /// <summary>What is to be said of the words that were used.</summary>
    public IReadOnlyList<string> Remarks => ServiceTier?.Remark is { } remark ? [remark] : [];

    /// <summary>The prices on the caller's terms.</summary>
    /// <param name="book">The prices as they are listed; where the caller has no terms of their own, they are answered from.</param>
    public PriceBook AtMyRates(PriceBook book) =>
        this is { Discount.Value: 0, InferenceGeo: null, AllowOverWindow: false, ServiceTier: null }
        ? book
        : book with
        {
            Discount = Discount,
            InferenceGeo = InferenceGeo,
            AllowOverWindow = AllowOverWindow,
            StatedTier = ServiceTier?.Tier,
        };
}
