using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class PriceBookTests
{
    [Theory]
    [InlineData("claude-opus-4-6", "2026-03-12", 300_000, 10)]
    [InlineData("claude-opus-4-6", "2026-03-13", 300_000, 5)]
    [InlineData("claude-sonnet-4-6", "2026-03-12T23:59:59Z", 300_000, 6)]
    [InlineData("claude-sonnet-4-6", "2026-03-13", 300_000, 3)]
    [InlineData("claude-sonnet-4-5", "2026-04-29", 300_000, 6)]
    [InlineData("gpt-5.6-sol", "2026-08-20", 1_000, 5)]
    [InlineData("gpt-5.6-sol", "2026-08-21", 1_000, 4)]
    [InlineData("gpt-5.6-terra", "2026-07-29", 1_000, 2.5)]
    [InlineData("gpt-5.6-terra", "2026-07-30", 1_000, 2)]
    [InlineData("gpt-5.6-luna", "2026-07-29", 1_000, 1)]
    [InlineData("gpt-5.6-luna", "2026-07-30", 1_000, 0.2)]
    [InlineData("gemini-3.6-flash", "2026-08-12", 1_000, 1.5)]
    [InlineData("gemini-3.6-flash", "2026-08-13", 1_000, 0.75)]
    [InlineData("deepseek-v4-pro", "2026-08-16T15:59:59Z", 1_000, 0.435)]
    [InlineData("deepseek-v4-pro", "2026-08-16T16:00:00Z", 1_000, 0.66)]
    [InlineData("deepseek-v4-flash", "2026-08-16T15:59:59Z", 1_000, 0.14)]
    [InlineData("deepseek-v4-flash", "2026-08-16T16:00:00Z", 1_000, 0.22)]
    [InlineData("deepseek-v4-flash", "2026-09-10", 1_000, 0.15)]
    [InlineData("glm-5.3-flash", "2026-09-09T15:59:59Z", 1_000, 0.075)]
    [InlineData("glm-5.3-flash", "2026-09-09T16:00:00Z", 1_000, 0.15)]
    public void Uses_the_price_in_force_on_the_day(string model, string asOf, int prompt, double input) =>
        Card(model, asOf, ServiceTier.Standard, prompt).Value().Input.ShouldBe(new Rate((decimal)input));

    [Fact]
    public void Sonnet_4_5_stopped_taking_prompts_over_200K_on_2026_04_30() =>
        Card("claude-sonnet-4-5", "2026-04-30", ServiceTier.Standard, 200_001).Refusal()
            .ShouldBe(new Refusal(RefusalKind.NotOffered, "inputTokens", "A request's prompt of 200,001 tokens is over what claude-sonnet-4-5 takes: at most 200,000. Send fewer inputTokens, or more requestsPerSession."));

    [Fact]
    public void Before_the_first_price_there_is_none() =>
        Prices.Of("2026-11-20", "2026-04-15").Model("claude-opus-4-7").Refusal()
            .ShouldBe(new Refusal(RefusalKind.NotOffered, "asOf", "Pricing 2026-11-20 has no price of claude-opus-4-7 at 2026-04-15; its first price is from 2026-04-16."));

    [Fact]
    public void An_announced_price_does_not_take_effect_and_is_said()
    {
        var model = Prices.Model("gemini-3.6-flash", asOf: "2027-01-01");
        model.Card(ServiceTier.Standard, new TokenCount(1)).Value().Input.ShouldBe(new Rate(0.75m));
        model.Assumptions.ShouldHaveSingleItem().ShouldStartWith("gemini-3.6-flash: a price announced for 2027-01-01 is not confirmed and was not used");
    }

    [Fact]
    public void Fast_is_priority_at_OpenAI_and_a_tier_of_its_own_at_Anthropic()
    {
        Card("gpt-5.5", "2026-11-20", ServiceTier.Fast, 1).Value().ShouldBe(Card("gpt-5.5", "2026-11-20", ServiceTier.Priority, 1).Value());
        Card("claude-opus-4-7", "2026-11-20", ServiceTier.Fast, 1).Value().Output.ShouldBe(new Rate(150));
        Card("claude-opus-4-7", "2026-11-20", ServiceTier.Priority, 1).Refusal().Sentence
            .ShouldBe("claude-opus-4-7 has no priority tier at 2026-11-20; it is offered as standard, batch, fast.");
    }

    [Fact]
    public void DeepSeek_has_peak_hours_as_a_tier() => Card("deepseek-v4-pro", "2026-11-20", ServiceTier.Peak, 1).Value().Output.ShouldBe(new Rate(3.96m));

    [Fact]
    public void A_model_is_found_by_its_id_and_aliases_only()
    {
        var book = Prices.Of("2026-11-20", "2026-11-20");
        book.Model("CLAUDE-OPUS-4.7").Value().Id.ShouldBe("claude-opus-4-7");
        book.Model("gpt-5-5").Value().Id.ShouldBe("gpt-5.5");
        book.Model("claude-opus-4-7-20260416").Refusal().Kind.ShouldBe(RefusalKind.Unknown);
        book.Model("gpt-5").Refusal().Sentence.ShouldBe("There is no model 'gpt-5' in pricing 2026-11-20; the nearest are gpt-5.2, gpt-5.4, gpt-5.5.");
    }

    [Fact]
    public void A_moving_alias_says_so()
    {
        var model = Prices.Model("deepseek-chat");
        model.Id.ShouldBe("deepseek-v4-flash");
        model.Assumptions.ShouldHaveSingleItem().ShouldStartWith("'deepseek-chat' is a moving alias, priced here as deepseek-v4-flash: ");
    }

    [Fact]
    public void An_answer_is_trusted_as_far_as_the_least_trusted_card_it_used()
    {
        var opus = Prices.Model("claude-opus-4-7");
        var standard = opus.Card(ServiceTier.Standard, TokenCount.Zero).Value();
        var fast = opus.Card(ServiceTier.Fast, TokenCount.Zero).Value();
        opus.ProvenanceOf([standard]).Confidence.ShouldBe(Confidence.High);
        opus.ProvenanceOf([standard, fast]).Confidence.ShouldBe(Confidence.Medium);
        opus.ProvenanceOf([fast]).Note!.ShouldEndWith(fast.Note!);
    }

    [Fact]
    public void The_default_version_is_the_newest_dated_one()
    {
        Prices.Catalog.Default.Id.ShouldBe("2026-11-21");
        Prices.Catalog.Open("../2026-05-14", Prices.At("2026-11-20")).Refusal().Sentence
            .ShouldBe("There is no pricing version '../2026-05-14'; the nearest are 2026-05-14, 2026-11-20, 2026-11-21.");
    }

    private static Outcome<RateCard> Card(string model, string asOf, ServiceTier tier, decimal prompt) =>
        Prices.Model(model, asOf: asOf).Card(tier, new TokenCount(prompt));
}
