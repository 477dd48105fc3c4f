using Calculator.Outcomes;

namespace Calculator.Tests.Outcomes;

public class NearestTests
{
    private static readonly string[] Fields = ["cacheRatio", "cacheWriteRatio", "batchShare", "model"];

    [Theory]
    [InlineData("cacheRato", "cacheRatio")]
    [InlineData("CACHERATIO", "cacheRatio")]
    [InlineData("modle", "model")]
    public void Finds_slips_of_the_hand(string written, string meant) => Nearest.SlipOf(written, Fields).ShouldBe(meant);

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("")]
    public void Suggests_nothing_for_what_is_no_slip(string written) => Nearest.SlipOf(written, Fields).ShouldBeNull();

    [Fact]
    public void Lists_at_most_three_names_nearest_first() =>
        Nearest.To("cacheRatio", Fields).ShouldBe(["cacheRatio", "cacheWriteRatio", "batchShare"]);

    [Fact]
    public void Is_not_slowed_down_by_a_long_text() => Nearest.To(new string('a', 1_000_000), Fields).Count.ShouldBe(3);

    [Theory]
    [InlineData("tier", "serviceTier")]
    [InlineData("RATIO", "cacheWriteRatio")]
    public void A_part_of_four_letters_or_more_means_the_whole(string written, string meant) =>
        Nearest.SlipOf(written, ["cacheWriteRatio", "serviceTier", "time"]).ShouldBe(meant);

    [Fact]
    public void A_part_of_three_letters_is_too_little() => Nearest.To("ice", ["serviceTier", "nice"])[0].ShouldBe("nice");

    [Fact]
    public void A_name_that_holds_the_part_stands_before_one_that_is_merely_near() =>
        Nearest.To("opus-4.7", ["opus-4.8", "claude-opus-4.7"]).ShouldBe(["claude-opus-4.7", "opus-4.8"]);

    [Fact]
    public void Equally_near_names_stand_in_order() => Nearest.To("b", ["d", "a", "c"]).ShouldBe(["a", "c", "d"]);

    [Fact]
    public void Several_names_of_one_bearer_are_told_once() =>
        Nearest.To("ab", ["ab", "ac", "xyz"], name => name.StartsWith('a') ? "A" : "X").ShouldBe(["A", "X"]);

    [Theory]
    [InlineData("abcdef", "abcdef", true)]
    [InlineData("abcd", "abcdef", true)]
    [InlineData("badcef", "abcdef", true)]
    [InlineData("bcadef", "abcdef", true)]
    [InlineData("xxxdef", "abcdef", false)]
    [InlineData("abcxxx", "abcdef", false)]
    [InlineData("abxcdyef", "abcdef", true)]
    [InlineData("axbxcxdef", "abcdef", false)]
    [InlineData("b", "a", true)]
    [InlineData("bc", "a", false)]
    [InlineData("xy", "ab", false)]
    [InlineData("bacxyz", "abcdef", false)]
    [InlineData("ba", "ab", true)]
    public void A_slip_is_one_letter_in_three_a_swap_counted_once(string written, string name, bool isSlip) =>
        (Nearest.SlipOf(written, [name]) is not null).ShouldBe(isSlip);

    [Fact]
    public void Among_no_names_none_is_meant() => Nearest.SlipOf("model", []).ShouldBeNull();
}
