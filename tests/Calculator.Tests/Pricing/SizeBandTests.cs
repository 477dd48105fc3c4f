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

    [Theory]
    [InlineData(100, null, 100, 100.5)]
    [InlineData(null, 200, 200, 200)]
    [InlineData(null, null, 0, 0)]
    public void A_band_starts_at_its_lower_bound_and_a_prompt_just_inside_is_in_it(int? above, int? atLeast, int start, double inside)
    {
        var band = new SizeBand(above, atLeast, null, null);
        (band.Start, band.End, band.Inside.Value).ShouldBe((start, null, (decimal)inside));
        band.Contains(band.Inside).ShouldBeTrue();
    }

    [Fact]
    public void A_band_ends_at_the_bound_it_includes_or_not()
    {
        new SizeBand(null, null, 200, null).End.ShouldBe(200);
        new SizeBand(null, null, null, 300).End.ShouldBe(300);
        new SizeBand(null, null, 200, null).EndsAt(new(200)).ShouldBeTrue();
        new SizeBand(null, null, 200, null).EndsAt(new(199)).ShouldBeFalse();
        new SizeBand(null, null, null, 200).EndsAt(new(200)).ShouldBeFalse();
    }

    [Fact]
    public void A_band_is_followed_by_one_that_leaves_no_size_out_and_none_twice()
    {
        SizeBand upTo = new(null, null, 200, null), below = new(null, null, null, 200), above = new(
            200,
            null,
            null,
            null), atLeast = new(null, 200, null, null), any = new(null, null, null, null);
        (upTo.IsFollowedBy(above), upTo.IsFollowedBy(atLeast), upTo.IsFollowedBy(any)).ShouldBe((true, false, false));
        (below.IsFollowedBy(atLeast), below.IsFollowedBy(above), below.IsFollowedBy(any)).ShouldBe((true, false, false));
        (any.IsFollowedBy(above), any.IsFollowedBy(any), upTo.IsFollowedBy(new(201, null, null, null))).ShouldBe((false, false, false));
    }

    [Fact]
    public void Bands_that_begin_at_the_same_size_with_different_comparators_share_the_size_itself()
    {
        SizeBand[] bands = [new(null, null, 200, null), new(200, null, null, null), new(null, null, null, 200), new(null, 200, null, null)];
        SizeBand.Common(bands).Select(band => band.ToString()).ShouldBe(["below 200", "atLeast 200 upTo 200", "above 200"]);
    }
}
