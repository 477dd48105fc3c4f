using Calculator.Costs;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Tests.Spend;

public class SpendForecastTests
{
    [Theory]
    [InlineData("claude-opus-4-6", 8_200, 205)]
    [InlineData("claude-opus-4-7", 5_400, 135)]
    [InlineData("gpt-5.5", 1_800, 54)]
    public void A_day_is_its_sessions_a_month_its_days_a_year_twelve_months(string model, int output, int perDay)
    {
        var session = TaskCost.Of(
            Prices.Model(model),
            new Workload { Tokens = TokenMix.FromCounts(TokenCount.Zero, TokenCount.Zero, TokenCount.Zero, new(output)) }).Value();
        var forecast = new SpendForecast(session, new SessionsPerDay(1_000), new DaysPerMonth(30.4375m));
        forecast.PerDay.Value.ShouldBe(perDay);
        forecast.PerMonth.Value.ShouldBe(perDay * 30.4375m);
        forecast.PerYear.Value.ShouldBe(perDay * 365.25m);
    }
}
