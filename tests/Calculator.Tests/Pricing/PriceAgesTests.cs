using Calculator.Pricing;

namespace Calculator.Tests.Pricing;

public class PriceAgesTests
{
    [Theory]
    [InlineData("2026-11-25", false)]
    [InlineData("2027-01-24", false)]
    [InlineData("2027-01-24T23:59:59Z", false)]
    [InlineData("2027-01-25", true)]
    [InlineData("2026-01-01", false)]
    public void A_price_that_nobody_has_checked_for_sixty_days_is_told(string asOf, bool told) => Offer
        .Model(Offer.Period(Offer.Card), asOf).Assumptions.Any(sentence => sentence.Contains("last checked")).ShouldBe(told);

    [Fact]
    public void The_sentence_names_the_day_and_the_source() =>
        Offer.Model(Offer.Period(Offer.Card), "2027-01-25").Assumptions.ShouldBe(
        [
            "The price of acme-1 was last checked on 2026-11-25, 61 days before 2027-01-25: "
                + "it may have changed since (acme.example/prices).",
        ]);

    [Fact]
    public void The_oldest_and_the_newest_are_of_the_prices_in_force()
    {
        var then = Offer.Period(Offer.Card) with { Checked = new DateOnly(2026, 3, 1) };
        var later = Offer.Period(Offer.Card) with { From = Prices.At("2026-10-01"), Checked = new DateOnly(2026, 11, 24) };
        var version = Version(Model("acme-1", then, later), Model("acme-2", Offer.Period(Offer.Card)));
        PriceAges.Of(version, Prices.At("2026-11-25")).ShouldBe(new PriceAges(new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25)));
        PriceAges.Of(version, Prices.At("2026-09-30")).ShouldBe(new PriceAges(new DateOnly(2026, 3, 1), new DateOnly(2026, 11, 25)));
    }

    [Fact]
    public void A_price_to_come_and_one_of_a_model_that_has_ended_count_nothing()
    {
        var end = new Retirement { Date = new DateOnly(2026, 11, 30), Status = PriceStatus.Confirmed, Source = "acme.example" };
        var version = Version(Model("acme-1", Offer.Period(Offer.Card)) with { Retires = end });
        PriceAges.Of(version, Prices.At("2025-12-31")).ShouldBeNull();
        PriceAges.Of(version, Prices.At("2026-11-29")).ShouldNotBeNull();
        PriceAges.Of(version, Prices.At("2026-11-30")).ShouldBeNull();
    }

    private static Model Model(string id, params PricePeriod[] prices) => new() { Id = id, Name = id, Prices = prices };

    private static PricingVersion Version(params Model[] models) => new(
        "acme",
        "",
        new VersionContent(
            [new Provider { Id = "acme", Name = "Acme", Models = models }],
            [],
            new TokenizerFile { Tokenizers = [], Measurements = [] }));
}
