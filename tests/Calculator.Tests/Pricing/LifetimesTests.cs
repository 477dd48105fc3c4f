using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class LifetimesTests
{
    private const string Notice = "claude-sonnet-4-5 ends on 2026-11-30. claude-sonnet-5-5 follows it.";

    [Fact]
    public void A_model_that_ended_has_no_price_from_its_last_midnight_on()
    {
        ShippedVersion.At("2026-11-29T23:59:59Z").Model("claude-sonnet-4-5").Value().Id.ShouldBe("claude-sonnet-4-5");
        foreach (var name in new[] { "claude-sonnet-4-5", "us.anthropic.claude-sonnet-4-5-20250929-v1:0" })
        {
            ShippedVersion.At("2026-11-30").Model(name).Refusal().ShouldBe(new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.Model,
                "claude-sonnet-4-5 has no price at 2026-11-30: it ended on 2026-11-30. claude-sonnet-5-5 follows it. "
                    + "An asOf before that day prices it as it was."));
        }
    }

    [Fact]
    public void A_model_that_ended_is_not_among_those_with_a_price()
    {
        ShippedVersion.At("2026-11-29").Models.Select(model => model.Id).ShouldContain("claude-sonnet-4-5");
        ShippedVersion.At("2026-11-30").Models.Select(model => model.Id).ShouldNotContain("claude-sonnet-4-5");
    }

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-11-29", true)]
    public void An_end_is_told_in_the_ninety_days_before(string asOf, bool told) =>
        ShippedVersion.At(asOf).Model("claude-sonnet-4-5").Value().Assumptions.Contains(Notice).ShouldBe(told);

    [Fact]
    public void An_end_that_was_only_announced_is_told_and_takes_no_effect() =>
        ShippedVersion.At("2026-11-25").Model("kimi-k2-thinking").Value().Assumptions.ShouldContain(sentence =>
            sentence.StartsWith("kimi-k2-thinking: an end announced for 2026-05-25 is not confirmed, and it is priced on (")
                && sentence.EndsWith("kimi-k2.6 follows it."));

    [Theory]
    [InlineData("claude-opus-4-8", "2026-11-30", "2026-11-29")]
    [InlineData("claude-opus-4-7", "2026-11-25", "2026-07-23")]
    [InlineData("claude-opus-4-6", "2026-11-25", "2026-06-28")]
    public void A_tier_that_ended_is_refused_with_its_last_day(string model, string asOf, string lastDay)
    {
        ShippedVersion.At(lastDay).Model(model).Value().Card(ServiceTier.Fast, new TokenCount(1)).Value().Tier.ShouldBe(ServiceTier.Fast);
        ShippedVersion.At(asOf).Model(model).Value().Card(ServiceTier.Fast, new TokenCount(1)).Refusal().Sentence
            .ShouldStartWith($"{model} has no fast tier at {asOf}, its last day was {lastDay}; it is offered as ");
    }
}
