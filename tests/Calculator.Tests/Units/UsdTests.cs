using Calculator.Units;

namespace Calculator.Tests.Units;

public class UsdTests
{
    [Theory]
    [InlineData(0, "$0")]
    [InlineData(0.0475, "$0.0475")]
    [InlineData(1234.5, "$1,234.5")]
    [InlineData(-0.5, "-$0.5")]
    public void Is_written_with_its_sign_before_the_dollar(double usd, string text) => new Usd((decimal)usd).ToString().ShouldBe(text);

    [Fact]
    public void Amounts_are_added_multiplied_and_divided()
    {
        (new Usd(1.5m) + new Usd(0.25m)).ShouldBe(new Usd(1.75m));
        (new Usd(1.5m) - new Usd(2)).ShouldBe(new Usd(-0.5m));
        (new Usd(1.5m) * 3).ShouldBe(new Usd(4.5m));
        (new Usd(1.5m) / 3).ShouldBe(new Usd(0.5m));
    }

    [Fact]
    public void Amounts_are_compared_by_their_value()
    {
        var (less, more) = (new Usd(1), new Usd(2));
        (less < more, more < less, less < new Usd(1)).ShouldBe((true, false, false));
        (more > less, less > more, less > new Usd(1)).ShouldBe((true, false, false));
        (less <= more, more <= less, less <= new Usd(1)).ShouldBe((true, false, true));
        (more >= less, less >= more, less >= new Usd(1)).ShouldBe((true, false, true));
        (Math.Sign(less.CompareTo(more)), more.CompareTo(more)).ShouldBe((-1, 0));
    }

    [Fact]
    public void Tokens_times_a_rate_are_dollars() => (new TokenCount(1_500_000) * new Rate(2)).ShouldBe(new Usd(3));

    [Fact]
    public void A_rate_has_a_discount_taken_off() => new Rate(5).Times(1 - 0.2m).ShouldBe(new Rate(4));

    [Fact]
    public void Tokens_are_split_and_scaled()
    {
        (new TokenCount(300) + new TokenCount(200)).ShouldBe(new TokenCount(500));
        (new TokenCount(300) - new TokenCount(200)).ShouldBe(new TokenCount(100));
        (new TokenCount(300) * new Share(0.5m)).ShouldBe(new TokenCount(150));
        (new TokenCount(300) * new TokenRatio(1.5m)).ShouldBe(new TokenCount(450));
        (new TokenCount(300) / new RequestsPerSession(4)).ShouldBe(new TokenCount(75));
        new TokenCount(1_234_567.5m).ToString().ShouldBe("1,234,567.5");
    }

    [Fact]
    public void A_range_is_seen_through_a_selector_end_by_end() =>
        new Range<decimal>(1, 2, 3).Select(value => $"{value * 2}").ShouldBe(new Range<string>("2", "4", "6"));

    [Fact]
    public void A_share_that_is_the_rest_has_no_value_of_its_own()
    {
        ShareOrRest.Rest.Share.ShouldBeNull();
        new ShareOrRest(Share.Whole).Share.ShouldBe(new Share(1));
    }
}
