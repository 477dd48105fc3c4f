using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class TermsTests
{
    private static readonly PricePeriod InRegions = Offer.Period(Offer.Card) with
    {
        Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.1m), ["eu"] = new(1.2m) },
        Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 10 } },
    };

    [Theory]
    [InlineData(null, 1)]
    [InlineData("global", 1)]
    [InlineData("us", 1.1)]
    [InlineData("EU", 1.2)]
    public void A_region_takes_its_factor_on_every_rate(string? region, double factor)
    {
        var card = In(region).Card(ServiceTier.Standard, new(1)).Value();
        (card.Input, card.CacheRead, card.CacheWrite5m, card.CacheWrite1h, card.Output)
            .ShouldBe((Of(1), Of(0.1m), Of(1.25m), Of(2), Of(5)));

        Rate Of(decimal usd) => new(usd * (decimal)factor);
    }

    [Fact]
    public void A_region_is_said_and_any_region_is_not()
    {
        In("us").Assumptions.ShouldBe(["Requests are kept in us: every token rate of acme-1 is 1.1 times what it is without that."]);
        In("global").Assumptions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mars", "acme-1 has no price for requests kept in 'mars'; inferenceGeo may be global, eu, us.")]
    public void A_region_without_a_price_is_refused_with_those_there_are(string region, string sentence) =>
        (Offer.Book(InRegions) with { InferenceGeo = region })
            .Model(Offer.Id)
            .Refusal()
            .ShouldBe(new Refusal(RefusalKind.NotOffered, RefusalSubject.Region, sentence));

    [Fact]
    public void A_model_without_regions_is_served_anywhere_alone() =>
        (Offer.Book(Offer.Period(Offer.Card)) with { InferenceGeo = "us" }).Model(Offer.Id).Refusal().Sentence
            .ShouldBe("acme-1 has no price for requests kept in 'us'; inferenceGeo may be global.");

    [Fact]
    public void A_discount_goes_on_top_of_a_region_and_takes_from_a_search_what_a_region_does_not_change()
    {
        var model = (Offer.Book(InRegions) with { InferenceGeo = "us", Discount = new(0.5m) }).Model(Offer.Id).Value();
        model.Card(ServiceTier.Standard, new(1)).Value().Output.ShouldBe(new Rate(2.75m));
        model.WebSearch.ShouldBe(new Usd(0.005m));
        model.AtListPrice().Card(ServiceTier.Standard, new(1)).Value().Output.ShouldBe(new Rate(5));
        model.AtListPrice().WebSearch.ShouldBe(new Usd(0.01m));
    }

    [Fact]
    public void A_discount_below_zero_is_a_surcharge_and_said_to_be_one()
    {
        var model = (Offer.Book(InRegions) with { Discount = new(-0.055m) }).Model(Offer.Id).Value();
        model.Card(ServiceTier.Standard, new(1)).Value().Output.ShouldBe(new Rate(5.275m));
        model.IsDiscounted.ShouldBeTrue();
        model.Assumptions.ShouldBe(["A surcharge of 0.055 is put on every API rate of acme-1."]);
    }

    private static PricedModel In(string? region) => (Offer.Book(InRegions) with { InferenceGeo = region }).Model(Offer.Id).Value();
}
