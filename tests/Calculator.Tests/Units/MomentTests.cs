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
}
