using Calculator.Api.Binding;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>A request that is answered from prices.</summary>
internal interface IPricedRequest
{
    PricingFields Prices { get; }
}

/// <summary>Which prices a question is about.</summary>
[FieldGroup]
internal sealed record PricingFields
{
    [Field(
        "The pricing version to answer from. The newest dated one whose day has come if left "
            + "out.", Unit = "version", Example = "2026-11-20")]
    public string? Pricing { get; init; }

    [Field(
        "The moment whose prices hold: a date means 00:00Z of it. Now, to the second, if left out. "
            + "A time in a provider's peak hours, stated or now, takes the peak card; a date alone is priced off-peak.",
        Unit = "ISO date or instant",
        Example = "2026-11-20")]
    public Moment? AsOf { get; init; }
}
