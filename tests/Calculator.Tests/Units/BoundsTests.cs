using Calculator.Units;

namespace Calculator.Tests.Units;

public class BoundsTests
{
    [Theory]
    [InlineData(1.01, 1)]
    [InlineData(-0.5, 0)]
    [InlineData(0.25, 0.25)]
    public void Names_the_nearest_share(double value, double nearest) => Share.Bounds.NearestTo((decimal)value).ShouldBe((decimal)nearest);

    [Fact]
    public void Whole_units_refuse_fractions_from_outside()
    {
        TokenCount.Bounds.Contain(3000.0m).ShouldBeTrue();
        TokenCount.Bounds.Contain(1.5m).ShouldBeFalse();
        TokenCount.Bounds.NearestTo(1.5m).ShouldBe(2);
    }

    [Fact]
    public void Units_refuse_values_out_of_bounds()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Share(1.01m));
        Should.Throw<ArgumentOutOfRangeException>(() => new SuccessRate(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new RequestsPerSession(0.5m));
        Should.Throw<ArgumentOutOfRangeException>(() => new DaysPerMonth(32));
        Should.Throw<ArgumentOutOfRangeException>(() => TokenCount.Zero - new TokenCount(1));
    }
}
