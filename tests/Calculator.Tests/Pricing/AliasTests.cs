using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class AliasTests
{
    private static PriceBook Book => ShippedVersion.At("2026-11-25");

    [Fact]
    public void A_factor_multiplies_every_rate_of_every_card()
    {
        var (own, regional) = (Book.Model("claude-opus-4-7").Value(), Book.Model("us.anthropic.claude-opus-4-7").Value());
        own.Tiers.ShouldBe(regional.Tiers);
        foreach (var (card, times) in own.Tiers.SelectMany(own.Cards).Zip(regional.Tiers.SelectMany(regional.Cards)))
            times.ShouldBe(card.Times(1.1m));
        regional.Cards(ServiceTier.Standard).Single().Input.ShouldBe(new Rate(5.5m));
    }

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-7", 27.5)]
    [InlineData("global.anthropic.claude-opus-4-7", 25)]
    public void A_name_that_says_where_it_is_served_goes_with_no_region(string name, decimal output)
    {
        var refusal = (Book with { InferenceGeo = "us" }).Model(name).Refusal();
        (refusal.Kind, refusal.Subject).ShouldBe((RefusalKind.Contradiction, RefusalSubject.Region));
        refusal.Sentence.ShouldBe($"'{name}' is claude-opus-4-7 as a host serves it, where it serves it: leave inferenceGeo out, "
            + "or name claude-opus-4-7.");
        (Book with { InferenceGeo = "GLOBAL" }).Model(name).Value().Cards(ServiceTier.Standard).Single().Output.ShouldBe(new Rate(output));
    }

    [Fact]
    public void A_discount_is_taken_off_what_the_factor_makes() =>
        (Book with { Discount = new Discount(0.5m) }).Model("us.anthropic.claude-opus-4-7").Value()
            .Cards(ServiceTier.Standard).Single().Output.ShouldBe(new Rate(13.75m));

    [Fact]
    public void The_answer_says_what_the_name_meant()
    {
        var model = Book.Model("US.Anthropic.Claude-Opus-4-7").Value();
        model.Id.ShouldBe("claude-opus-4-7");
        model.Assumptions.ShouldContain("'us.anthropic.claude-opus-4-7' is claude-opus-4-7 on bedrock at 1.1 times its rates. "
            + "Bedrock profile of one geography: 1.1 times the list price.");
        (model.ProvenanceOf([]).Host, model.ProvenanceOf([]).Factor).ShouldBe(("bedrock", new PriceFactor(1.1m)));
    }

    [Fact]
    public void A_name_that_says_nothing_more_adds_nothing()
    {
        var model = Book.Model("anthropic/claude-opus-4-7").Value();
        model.Assumptions.ShouldBe(Book.Model("claude-opus-4-7").Value().Assumptions);
        (model.ProvenanceOf([]).Host, model.ProvenanceOf([]).Factor).ShouldBe((null, null));
    }

    [Fact]
    public void A_name_may_ask_for_a_tier()
    {
        var workload = new Workload { Tokens = new TokenMix(new(1000), TokenCount.Zero, TokenCount.Zero, new(1000)) };
        var batch = TaskCost.Of(Book.Model("gpt-5.5").Value(), workload with { Tier = ServiceTier.Batch }).Value();
        var named = TaskCost.Of(Book.Model("gpt-5.5:batch").Value(), workload).Value();
        named.Total.ShouldBe(batch.Total);
        named.Lines.ShouldBe(batch.Lines);
        named.Assumptions.ShouldContain("'gpt-5.5:batch' is gpt-5.5 in the batch tier.");
    }

    [Fact]
    public void A_name_that_asks_for_a_tier_goes_with_no_other()
    {
        (Book with { StatedTier = ServiceTier.Batch }).Model("gpt-5.5:batch").Value().Id.ShouldBe("gpt-5.5");
        (Book with { StatedTier = ServiceTier.Standard }).Model("gpt-5.5:batch").Refusal().ShouldBe(new Refusal(
            RefusalKind.Contradiction,
            RefusalSubject.Tier,
            "'gpt-5.5:batch' is gpt-5.5 in the batch tier, and serviceTier says standard: leave serviceTier out, or name gpt-5.5."));
    }

    [Fact]
    public void Names_of_a_private_folder_are_as_free()
    {
        using var folder = new Files.ScratchFolder();
        folder.Replace(Files.ScratchFolder.Models, "[\"acme-one\"]", "[{ \"id\": \"Acme/One@2026[1m]:x+y\", \"factor\": 0.5 }]");
        folder
            .Open("2026-06-01")
            .Model("acme/one@2026[1M]:X+Y")
            .Value()
            .Cards(ServiceTier.Standard)
            .Single().Input
            .ShouldBe(new Rate(1.5m));
    }
}
