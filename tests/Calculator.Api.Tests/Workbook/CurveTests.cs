using System.Text.Json;
using Calculator.Api.Tests.Endpoints.Plans;

namespace Calculator.Api.Tests.Workbook;

/// <summary>The curve of plans whose limits are unknown, end, or are estimates, with a part of the work paid beside them.</summary>
public sealed class CurveTests(AcmePlans acme) : IClassFixture<AcmePlans>
{
    private const string Rest = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&otherUsdPerSession=0.5"
        + "&plans=acme-silent,acme-ending,acme-mixed&asOf=2026-11-21";

    [Theory]
    [InlineData("low")]
    [InlineData("expected")]
    [InlineData("high")]
    public async Task Every_step_is_what_break_even_says(string bound)
    {
        using var workbook = await WorkbookUnderTest.Get(
            acme.Service,
            $"/v1/workbook.xlsx?{Rest}&limitBound={bound}&sessionsPerDay=100");
        var cells = workbook.Cells("Curve");
        var ends = 0;
        for (var row = 4; row <= 29; row++)
        {
            var answer = await acme.Service.Get(
                $"/v1/break-even?{Rest}&limitBound={bound}&sessionsPerDay={cells[$"A{row}"].Shown()}");
            foreach (var (column, place) in new[] { ('C', 0), ('D', 1), ('E', 2) })
                cells[$"{column}{row}"].Shown().ShouldBe(MonthOf(answer.Json.GetProperty("plans")[place], bound));
            ends += cells[$"D{row}"].Shown() == "#N/A" ? 1 : 0;
        }

        ends.ShouldBeInRange(1, 25);
    }

    [Fact]
    public async Task What_is_paid_beside_a_fee_is_on_the_line_of_a_plan_of_unknown_limits()
    {
        using var workbook = await WorkbookUnderTest.Get(acme.Service, $"/v1/workbook.xlsx?{Rest}&sessionsPerDay=100");
        var cells = workbook.Cells("Curve");
        // 250 × 30 sessions of 0.5 dollars beside the fee of 5.
        (cells["A29"].Shown(), cells["C4"].Shown(), cells["C29"].Shown()).ShouldBe(("250", "5", "3755"));
    }

    private static string MonthOf(JsonElement plan, string bound)
    {
        var month = plan.GetProperty("planPerMonthUsd");
        return (plan.TryGetProperty("verdictReason", out var reason) ? reason.GetString() : null) switch
        {
            "notWhollyServed" => "#N/A",
            "limitUnknown" => month.GetProperty("low").GetRawText(),
            _ => month.GetProperty(bound switch { "low" => "high", "high" => "low", _ => bound }).GetRawText(),
        };
    }
}
