using System.Xml.Linq;
using Calculator.Api.Tests.Workbook;

namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>
/// Fourteen developers and a bill of 6,200 dollars a month. A seat of Claude Pro buys 37.5 × 30.4375 ÷
/// 7 = 163.058035714286 dollars of usage a month, fourteen buy 2,282.8125;
/// the 3,917.1875 beyond are billed at list price, on top of 14 × 20. Fourteen of Claude
/// Max 5x buy 19,023.45, so that their fee of 1,400 is all.
/// </summary>
public class PlanVerdictTests(Service service)
{
    private const string Case = "apiUsdPerMonth=6200&seats=14&plans=claude-pro,claude-max-5x,claude-max-20x&pricing=2026-11-21"
        + "&asOf=2026-11-21";
    private const string Pro = "4197.1875";

    public static TheoryData<string> Months { get; } = ["", "&daysPerMonth=22", "&daysPerMonth=30.4375"];

    [Theory]
    [MemberData(nameof(Months))]
    public async Task Every_verdict_follows_from_the_limits_on_however_many_days_work_is_done(string month)
    {
        var reply = await service.Get($"/v1/break-even?{Case}{month}");
        Row(reply, 0).ShouldBe(("claude-pro", "280", Pro, Pro, Pro, "2002.8125", "no", "1"));
        Row(reply, 1).ShouldBe(("claude-max-5x", "1400", "1400", "1400", "1400", "4800", "yes", "1"));
        Row(reply, 2).ShouldBe(("claude-max-20x", "2800", "2800", "2800", "2800", "3400", "yes", "1"));
        (reply.At("cheapest"), reply.At("cheapestByFeeAlone"), reply.At("apiPerMonthUsd"))
            .ShouldBe(("claude-max-5x", "claude-pro", "6200"));
        (reply.At("plans.0.limit.usdPerMonth.expected"), reply.At("plans.0.breakEvenUsdPerMonth")).ShouldBe(("163.058035714286", "280"));
        // 280 + (usage - 2,282.8125) is 1,400 at 3,402.8125; 1,400 + (usage - 14 × 312.50025 × 30.4375 ÷ 7) is 2,800 at 20,423.45271875.
        (reply.At("ladder.1.option"), reply.At("ladder.1.toUsdPerMonth"), reply.At("ladder.2.toUsdPerMonth"))
            .ShouldBe(("claude-pro", "3402.8125", "20423.45271875"));
        reply.Body.ShouldContain("The verdict on claude-pro rests on an estimate of low confidence: "
            + "a seat's limit of $163.06 of usage a month.");
        reply.Body.ShouldContain("A weekly limit is counted over 30.4375 ÷ 7 weeks a month, on however many days of it work is done.");
        reply.Body.ShouldContain("The usage is taken to be spread evenly over 14 seats, which do not pool; usagePerSeat says otherwise.");
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task The_table_says_the_same(string month)
    {
        const string Columns = "plan,monthlyFeeUsd,feeUsd,planPerMonthUsd,planPerMonthUsd.expected,savingPerMonthUsd,"
            + "fits,servedShare,limit.usdPerMonth.expected";
        (await service.Get($"/v1/break-even?{Case}{month}&format=csv&columns={Columns}")).Body.ShouldBe(
            $"{Columns}\r\n"
            + "claude-pro,280,280,4197.1875,4197.1875,2002.8125,no,1,163.058035714286\r\n"
            + "claude-max-5x,1400,1400,1400,1400,4800,yes,1,1358.818051339286\r\n"
            + "claude-max-20x,2800,2800,2800,2800,3400,yes,1,2717.632841517857\r\n");
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task The_chart_says_the_same(string month)
    {
        var picture = XDocument.Parse((await service.Get($"/v1/break-even/chart.svg?{Case}{month}")).Body);
        picture.Descendants().Single(element => element.Name.LocalName == "desc").Value.ShouldBe(
            "The API costs what it bills. Claude Pro at $280 a month costs the same at $280 a month. "
                + "Claude Max 5x at $1,400 a month costs the same at $1,400 a month. "
            + "Claude Max 20x at $2,800 a month costs the same at $2,800 a month.");
        // 8,000 dollars are 560 pixels across and 334 up. Claude Pro is level at 280 up to 2,282.8125,
        // and 280 + (7,750 - 2,282.8125) = 5,747.1875 where the lines end.
        picture.Descendants().Where(element => element.Name.LocalName == "polyline").Select(element => element.Attribute("points")!.Value)
            .ShouldBe(["70,430 612.5,106.44", "70,418.31 229.8,418.31 612.5,190.05", "70,371.55 612.5,371.55", "70,313.1 612.5,313.1"]);
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task The_workbook_says_the_same(string month)
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"/v1/workbook.xlsx?{Case}{month}");
        var results = workbook.Cells("Results");
        Shown("The API").ShouldBe("6200");
        Shown("The cheapest that serves all of it").ShouldBe("claude-max-5x");
        Shown("Claude Pro", "C").ShouldBe(Pro);
        Shown("Claude Max 5x", "C").ShouldBe("1400");
        Shown("Claude Pro", "E").ShouldBe("280");
        var curve = workbook.Cells("Curve");
        // Steps of 500 dollars: 6,000 at the API are 280 + (6,000 - 2,282.8125) under Claude Pro.
        (curve["A3"].Shown(), curve["A16"].Shown(), curve["B16"].Shown(), curve["C16"].Shown(), curve["D16"].Shown())
            .ShouldBe(("USD at the API / month", "6000", "6000", "3997.1875", "1400"));

        string Shown(string label, string column = "B") =>
            results[$"{column}{results.Single(cell => cell.Key[0] == 'A' && cell.Value.Shown() == label).Key[1..]}"].CellValue!.Text;
    }

    [Fact]
    public async Task GET_and_POST_answer_alike()
    {
        const string Body = """
            {"apiUsdPerMonth":6200,"seats":14,"plans":["claude-pro","claude-max-5x","claude-max-20x"],
             "pricing":"2026-11-21","asOf":"2026-11-21"}
            """;
        (await service.Post("/v1/break-even", Body)).Body.ShouldBe((await service.Get($"/v1/break-even?{Case}")).Body);
        (await service.Post("/v1/break-even/chart.svg", Body)).Body.ShouldBe((await service.Get($"/v1/break-even/chart.svg?{Case}")).Body);
    }

    private static (string Plan, string Fee, string Low, string Expected, string High, string Saving, string Fits, string Served) Row(
        Reply reply,
        int row) => (
        reply.At($"plans.{row}.plan"),
        reply.At($"plans.{row}.feeUsd"),
        reply.At($"plans.{row}.planPerMonthUsd.low"),
        reply.At($"plans.{row}.planPerMonthUsd.expected"),
        reply.At($"plans.{row}.planPerMonthUsd.high"),
        reply.At($"plans.{row}.savingPerMonthUsd"),
        reply.At($"plans.{row}.fits"),
        reply.At($"plans.{row}.servedShare"));
}
