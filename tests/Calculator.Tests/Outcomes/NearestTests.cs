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
    public void Lists_at_most_three_names_nearest_first() => Nearest.To("cacheRatio", Fields).ShouldBe(["cacheRatio", "cacheWriteRatio", "batchShare"]);

    [Fact]
    public void Is_not_slowed_down_by_a_long_text() => Nearest.To(new string('a', 1_000_000), Fields).Count.ShouldBe(3);
}
