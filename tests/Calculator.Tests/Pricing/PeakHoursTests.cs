namespace Calculator.Tests.Pricing;

public class PeakHoursTests
{
    [Theory]
    [InlineData("2026-11-24T00:59:59Z", false)]
    [InlineData("2026-11-24T01:00:00Z", true)]
    [InlineData("2026-11-24T03:59:59Z", true)]
    [InlineData("2026-11-24T04:00:00Z", false)]
    [InlineData("2026-11-24T09:59:59Z", true)]
    [InlineData("2026-11-24T10:00:00Z", false)]
    [InlineData("2026-11-22T02:00:00Z", false)]
    [InlineData("2026-11-23T02:00:00Z", true)]
    [InlineData("2026-11-28T02:00:00Z", false)]
    public void A_window_is_half_open_and_holds_on_its_days(string moment, bool isPeak) =>
        Offer.PeakHours.Contain(Prices.At(moment)).ShouldBe(isPeak);

    [Fact]
    public void The_hours_and_the_days_are_those_of_the_zone()
    {
        var inBeijing = Offer.PeakHours with { Zone = "+08:00" };
        inBeijing.Contain(Prices.At("2026-11-24T01:30:00Z")).ShouldBeTrue();
        inBeijing.Contain(Prices.At("2026-11-23T17:00:00Z")).ShouldBeTrue();
        inBeijing.Contain(Prices.At("2026-11-22T17:00:00Z")).ShouldBeTrue();
        inBeijing.Contain(Prices.At("2026-11-27T17:00:00Z")).ShouldBeFalse();
    }

    [Fact]
    public void A_week_has_35_hours_of_them()
    {
        Offer.PeakHours.HoursPerWeek.ShouldBe(35);
        Offer.PeakHours.ShareOfWeek.Value.ShouldBe(35m / 168);
    }
}
