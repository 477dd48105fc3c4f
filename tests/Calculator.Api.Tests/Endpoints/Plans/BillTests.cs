namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>What the API bills, in place of the tokens it bills it for.</summary>
public class BillTests(Service service)
{
    private const string Date = "pricing=2026-11-21&asOf=2026-11-21";
    private const string Bill = $"apiUsdPerMonth=6200&plans=claude-pro&{Date}";

    [Fact]
    public async Task A_months_bill_says_nothing_of_sessions()
    {
        var reply = await service.Get($"/v1/break-even?{Bill}");
        (reply.At("plans.0.breakEvenSessionsPerMonth"), reply.At("plans.0.firstCheaperSession"), reply.At("plans.0.sessionsReason"))
            .ShouldBe(("null", "null", "noSessions"));
        reply.At("plans.0.breakEvenUsdPerMonth").ShouldBe("20");
        foreach (var absent in new[] { "model", "perSessionUsd", "sessionsPerDay", "price" })
            reply.Json.TryGetProperty(absent, out _).ShouldBeFalse(absent);
        foreach (var field in new[]
        {
            "plans.claude-pro.breakEvenSessionsPerMonth",
            "plans.claude-pro.sessionsPerDay",
            "ladder.api.toSessions",
            "ladder.claude-pro.fromSessions",
        })
        {
            (await service.Get($"/v1/break-even?{Bill}&format=text&field={field}")).Body.ShouldBe("noSessions", field);
        }
        (await service.Get($"/v1/break-even?{Bill}&format=text&field=ladder.claude-pro.toUsdPerMonth")).Body.ShouldBe("unbounded");
    }

    [Fact]
    public async Task A_months_bill_over_almost_no_sessions_is_by_the_dollar_as_over_none()
    {
        var reply = await service.Get($"/v1/break-even?{Bill}&sessionsPerDay=0.0000000000000000000000000001");
        (reply.At("plans.0.breakEvenUsdPerMonth"), reply.At("plans.0.sessionsReason")).ShouldBe(("20", "noSessions"));
    }

    [Fact]
    public async Task A_months_bill_over_sessions_is_so_much_a_session()
    {
        // 20 sessions on each of 31 days: 10 dollars each.
        var reply = await service.Get($"/v1/break-even?{Bill}&sessionsPerDay=20&daysPerMonth=31");
        (
            reply.At("perSessionUsd"),
            reply.At("apiPerMonthUsd"),
            reply.At("plans.0.breakEvenSessionsPerMonth"),
            reply.At("plans.0.firstCheaperSession"))
            .ShouldBe(("10", "6200", "2", "3"));
        // 20 + (6,200 - 163.058035714286).
        reply.At("plans.0.planPerMonthUsd.expected").ShouldBe("6056.941964285714");
    }

    [Fact]
    public async Task A_sessions_bill_is_a_break_even_and_with_a_volume_a_verdict()
    {
        var reply = await service.Get($"/v1/break-even?apiUsdPerSession=0.45&plans=claude-pro&{Date}");
        (reply.At("perSessionUsd"), reply.At("plans.0.breakEvenSessionsPerMonth"), reply.At("plans.0.verdictReason"))
            .ShouldBe(("0.45", "44.444444444444", "noVolume"));
        reply.Json.TryGetProperty("cheapest", out _).ShouldBeFalse();
        // 3,000 sessions of 0.45 are 1,350: 20 + (1,350 - 163.058035714286).
        var month = await service.Get($"/v1/break-even?apiUsdPerSession=0.45&sessionsPerDay=100&plans=claude-pro&{Date}");
        (month.At("apiPerMonthUsd"), month.At("plans.0.planPerMonthUsd.expected"), month.At("cheapest"))
            .ShouldBe(("1350", "1206.941964285714", "claude-pro"));
    }

    [Fact]
    public async Task A_discount_has_been_taken_off_the_bill_and_plans_count_list_price()
    {
        // 6,200 after a fifth off are 7,750 at list price: 20 + (7,750 - 163.058035714286) is more than the bill.
        var reply = await service.Get($"/v1/break-even?{Bill}&discount=0.2");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected"), reply.At("cheapest"))
            .ShouldBe(("6200", "7606.941964285714", "api"));
    }

    [Theory]
    [InlineData("inputTokens=1")]
    [InlineData("outputTokens=1")]
    [InlineData("requestsPerSession=2")]
    [InlineData("cacheRatio=0.5")]
    [InlineData("cacheWriteRatio=0.5")]
    [InlineData("cacheReadTokens=1")]
    [InlineData("cacheWriteTokens=1")]
    [InlineData("cacheWrite1hTokens=1")]
    [InlineData("cacheWrite1hRatio=0.5")]
    [InlineData("cacheTtl=1h")]
    [InlineData("batchShare=0.5")]
    [InlineData("serviceTier=batch")]
    [InlineData("inferenceGeo=us")]
    [InlineData("successRate=0.5")]
    [InlineData("allowOverWindow=true")]
    [InlineData("peakShare=0.5")]
    [InlineData("webSearches=1")]
    [InlineData("otherUsdPerSession=1")]
    [InlineData("INPUTTOKENS=1")]
    public async Task A_bill_beside_what_it_stands_for_is_told_by_the_field_as_it_was_written(string field)
    {
        var name = field.Split('=')[0];
        foreach (var (bill, route) in new[]
        {
            ("apiUsdPerMonth", "break-even"),
            ("apiUsdPerSession", "break-even"),
            ("apiUsdPerMonth", "break-even/chart.svg"),
            ("apiUsdPerMonth", "workbook.xlsx"),
        })
        {
            (await service.Get($"/v1/{route}?{bill}=6200&{field}&sessionsPerDay=1&{Date}")).Problem(400, name)
                .ShouldEndWith($"is about tokens, and {bill} stands in their place; leave one of them out.");
        }
    }

    [Theory]
    [InlineData("break-even", "", "model")]
    [InlineData("break-even", "", "inputTokens")]
    [InlineData("break-even", "", "outputTokens")]
    [InlineData("break-even", "model=claude-opus-4-7&inputTokens=1", "outputTokens")]
    [InlineData("break-even/chart.svg", "inputTokens=1&outputTokens=1", "model")]
    [InlineData("workbook.xlsx", "model=claude-opus-4-7&outputTokens=1&sessionsPerDay=1", "inputTokens")]
    public async Task Without_either_what_is_missing_is_named_and_the_bill_as_the_other_way(string route, string query, string field) =>
        (await service.Get($"/v1/{route}?{query}&{Date}"))
            .Problem(400, field).ShouldBe($"{field} is missing; or give apiUsdPerMonth, what the API bills you.");

    [Theory]
    [InlineData(
        "/v1/break-even",
        "apiUsdPerMonth=1&apiUsdPerSession=1",
        "apiUsdPerSession",
        "apiUsdPerSession and apiUsdPerMonth say what the API bills in two ways; give one of them.")]
    [InlineData(
        "/v1/break-even",
        "apiUsdPerMonth=1&discount=1",
        "discount",
        "discount is 1, so the API bills nothing, and apiUsdPerMonth says what it bills.")]
    [InlineData(
        "/v1/workbook.xlsx",
        "apiUsdPerSession=1",
        "sessionsPerDay",
        "sessionsPerDay is missing; or give apiUsdPerMonth, what the API bills you.")]
    [InlineData(
        "/v1/workbook.xlsx",
        "model=claude-opus-4-7&inputTokens=1&outputTokens=1",
        "sessionsPerDay",
        "sessionsPerDay is missing; or give apiUsdPerMonth, what the API bills you.")]
    public async Task A_bill_that_contradicts_itself_is_told(string route, string query, string field, string sentence) =>
        (await service.Get($"{route}?{query}&{Date}")).Problem(400, field).ShouldBe(sentence);

    [Fact]
    public async Task A_model_beside_a_bill_chooses_plans_and_must_exist()
    {
        (await service.Get($"/v1/break-even?apiUsdPerMonth=100&model=gpt-5.5&{Date}")).Json.GetProperty("plans").EnumerateArray()
            .ShouldAllBe(row => !row.GetProperty("plan").GetString()!.StartsWith("claude-", StringComparison.Ordinal));
        (await service.Get($"/v1/break-even?apiUsdPerMonth=100&model=nobody&{Date}")).Problem(404, "model");
        (await service.Get($"/v1/break-even?apiUsdPerMonth=100&model=gpt-5.5&plans=claude-pro&{Date}")).Problem(422, "plans");
    }

    [Theory]
    [InlineData("apiUsdPerMonth=0")]
    [InlineData("apiUsdPerSession=0&sessionsPerDay=10")]
    [InlineData("apiUsdPerMonth=1000000000&seats=1000000")]
    [InlineData("apiUsdPerMonth=0.000000000001&seats=1000000")]
    [InlineData("apiUsdPerMonth=1000000000&sessionsPerDay=0.0000000001&daysPerMonth=1&discount=0.999999999")]
    [InlineData("apiUsdPerSession=1000000000&sessionsPerDay=1000000000&daysPerMonth=31")]
    [InlineData("apiUsdPerMonth=6200&sessionsPerDay=0")]
    public async Task The_largest_and_the_smallest_bills_are_answered_and_drawn(string bill)
    {
        foreach (var route in new[] { "break-even", "break-even/chart.svg" })
        {
            var reply = await service.Get($"/v1/{route}?{bill}&{Date}&ownPlanFeeUsd=1&ownPlanLimitUsdPerWeek=1&ownPlanOverage=none");
            reply.Status.ShouldBe(200, reply.Body);
        }
    }

    [Theory]
    [InlineData(
        """{"apiUsdPerMonth":6200,"plans":["claude-pro"],"usagePerSeat":[0.5,0.3,0.2],"billing":"annual","limitBound":"low"}""",
        "apiUsdPerMonth=6200&plans=claude-pro&usagePerSeat=0.5,0.3,0.2&billing=annual&limitBound=low")]
    [InlineData(
        """{"apiUsdPerSession":0.45,"provider":"anthropic","ownPlanFeeUsd":60"""
            + ""","ownPlanName":"Acme","ownPlanOverage":"none","ownPlanLimitUsdPerWeek":30}""",
        "apiUsdPerSession=0.45&provider=anthropic&ownPlanFeeUsd=60&ownPlanName=Acme&ownPlanOverage=none&ownPlanLimitUsdPerWeek=30")]
    [InlineData(
        """{"apiUsdPerMonth":6200,"kind":"ide","ownPlanFeeUsd":60,"ownPlanOverage":1.2,"ownPlanIncludedUsd":10}""",
        "apiUsdPerMonth=6200&kind=ide&ownPlanFeeUsd=60&ownPlanOverage=1.2&ownPlanIncludedUsd=10")]
    [InlineData("""{"apiUsdPerMonth":6200,"inputTokens":1}""", "apiUsdPerMonth=6200&inputTokens=1")]
    [InlineData("""{"plans":["claude-pro"]}""", "plans=claude-pro")]
    public async Task GET_and_POST_answer_alike(string body, string query)
    {
        var dated = $$"""{{body[..^1]}},"pricing":"2026-11-21","asOf":"2026-11-21"}""";
        foreach (var route in new[] { "/v1/break-even", "/v1/break-even/chart.svg" })
        {
            var (get, post) = (await service.Get($"{route}?{query}&{Date}"), await service.Post(route, dated));
            (post.Status, post.Body).ShouldBe((get.Status, get.Body));
        }
    }
}
