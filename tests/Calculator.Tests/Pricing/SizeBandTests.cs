using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class SizeBandTests
{
    [Theory]
    [InlineData(null, null, 272000, null, "upTo 272000", 272000, true)]
    [InlineData(null, null, 272000, null, "upTo 272000", 272001, false)]
    [InlineData(272000, null, null, null, "above 272000", 272000, false)]
    [InlineData(272000, null, null, null, "above 272000", 272001, true)]
    [InlineData(null, 200000, null, null, "atLeast 200000", 199999, false)]
    [InlineData(null, 200000, null, null, "atLeast 200000", 200000, true)]
    [InlineData(null, null, null, 200000, "below 200000", 199999, true)]
    [InlineData(null, null, null, 200000, "below 200000", 200000, false)]
    [InlineData(null, null, null, null, "any", 0, true)]
    [InlineData(100, null, 200, null, "above 100 upTo 200", 150, true)]
    public void Each_comparator_means_what_it_says(int? above, int? atLeast, int? upTo, int? below, string words, int prompt, bool inside)
    {
        var band = new SizeBand(above, atLeast, upTo, below);
        band.ToString().ShouldBe(words);
        band.Contains(new TokenCount(prompt)).ShouldBe(inside);
    }

    [Fact]
    public void A_mean_prompt_between_two_whole_numbers_is_in_exactly_one_of_two_neighbours()
    {
        var prompt = new TokenCount(199_999.5m);
        new SizeBand(null, null, null, 200_000).Contains(prompt).ShouldBeTrue();
        new SizeBand(null, 200_000, null, null).Contains(prompt).ShouldBeFalse();
    }
}
