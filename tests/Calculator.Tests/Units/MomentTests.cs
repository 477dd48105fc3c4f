using Calculator.Units;

namespace Calculator.Tests.Units;

public class MomentTests
{
    [Theory]
    [InlineData("2026-11-20", "2026-11-20T00:00:00Z")]
    [InlineData("2026-08-16T16:00:00Z", "2026-08-16T16:00:00Z")]
    [InlineData("2026-08-16T16:00Z", "2026-08-16T16:00:00Z")]
    [InlineData("2026-08-17T00:00:00+08:00", "2026-08-16T16:00:00Z")]
    [InlineData("2026-08-16T16:00:00.25Z", "2026-08-16T16:00:00Z")]
    public void Reads_a_date_or_an_instant_with_its_zone(string text, string expected)
    {
        Moment.TryParse(text, out var moment).ShouldBeTrue();
        moment.ToInstantText().ShouldBe(expected);
    }

    [Theory]
    [InlineData("01/02/2026")]
    [InlineData("2026-2-1")]
    [InlineData("2026-02-30")]
    [InlineData("2026-08-16T16:00:00")]
    [InlineData("2026-08-16 16:00:00Z")]
    [InlineData("2026-08-16T16:00+8:00")]
    [InlineData("2026-08-16T16:00:00.Z")]
    [InlineData("today")]
    [InlineData("")]
    public void Refuses_a_time_without_a_zone_and_any_other_form(string text) => Moment.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Is_written_as_pricing_files_write_it()
    {
        Prices.At("2026-04-16").ToString().ShouldBe("2026-04-16");
        Prices.At("2026-08-16T16:00:00Z").ToString().ShouldBe("2026-08-16T16:00:00Z");
    }

    [Theory]
    [InlineData("2026-08-16T16:00:00.1234567Z", 1_234_567)]
    [InlineData("2026-08-16T18:00:00.5+02:00", 5_000_000)]
    public void A_fraction_of_a_second_is_kept(string text, long ticks) =>
        Prices.At(text).Instant.ShouldBe(new DateTimeOffset(2026, 8, 16, 16, 0, 0, TimeSpan.Zero).AddTicks(ticks));

    [Fact]
    public void A_moment_falls_on_a_day_in_UTC()
    {
        Prices.At("2026-08-17T01:00:00+08:00").Day.ShouldBe(new DateOnly(2026, 8, 16));
        new Moment(new DateTimeOffset(2026, 8, 17, 1, 0, 0, TimeSpan.FromHours(8))).Instant.Offset.ShouldBe(TimeSpan.Zero);
        Moment.StartOf(new DateOnly(2026, 8, 16)).ShouldBe(Prices.At("2026-08-16"));
    }

    [Theory]
    [InlineData("2026-08-16", true)]
    [InlineData("2026-08-16T00:00:00Z", false)]
    [InlineData("2026-08-16T02:00:00+02:00", false)]
    [InlineData("2026-08-16T16:00Z", false)]
    public void A_date_alone_is_a_day_and_midnight_written_out_is_a_time(string text, bool isDay)
    {
        Prices.At(text).IsDay.ShouldBe(isDay);
        (Prices.At("2026-08-16") == Prices.At("2026-08-16T00:00:00Z")).ShouldBeTrue();
        Prices.At("2026-08-16").GetHashCode().ShouldBe(Prices.At("2026-08-16T00:00:00Z").GetHashCode());
    }

    [Fact]
    public void A_text_that_is_no_moment_leaves_none()
    {
        Moment.TryParse("2026-08-16T25:00:00Z", out var moment).ShouldBeFalse();
        moment.ShouldBe(default);
    }

    [Fact]
    public void Moments_are_compared_by_what_comes_first()
    {
        var (first, last) = (Prices.At("2026-08-16"), Prices.At("2026-08-16T00:00:01Z"));
        (first < last, last < first, first < Prices.At("2026-08-16")).ShouldBe((true, false, false));
        (last > first, first > last, first > Prices.At("2026-08-16")).ShouldBe((true, false, false));
        (first <= last, last <= first, first <= Prices.At("2026-08-16")).ShouldBe((true, false, true));
        (last >= first, first >= last, first >= Prices.At("2026-08-16")).ShouldBe((true, false, true));
        (Math.Sign(first.CompareTo(last)), first.CompareTo(first)).ShouldBe((-1, 0));
    }
}
