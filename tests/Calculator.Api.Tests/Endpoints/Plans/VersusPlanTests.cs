using System.Globalization;

namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>
/// A plan is held against within its limits, whoever asks. 0.045 dollars a session; 14 seats of Claude Pro buy 2,282.8125 a month.
/// </summary>
public sealed class VersusPlanTests(Service service, AcmePlans acme) : IClassFixture<AcmePlans>
{
    private const string Opus = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&pricing=2026-11-21&asOf=2026-11-21";

    // A session is worth 0.43 dollars at standard rates and 0.215 in batch; the limit is 100 × 30.4375 ÷ 7 a month.
    [Theory]
    [InlineData("batchShare=1", "387", "359.178571428571", "27.821428571429", "plan")]
    [InlineData("serviceTier=batch", "387", "359.178571428571", "27.821428571429", "plan")]
    [InlineData("serviceTier=batch&sessionsPerDay=150", "967.5", "1520.178571428571", "-552.678571428571", "api")]
    [InlineData("batchShare=0", "774", "359.178571428571", "414.821428571429", "plan")]
    public async Task A_plan_counts_and_bills_at_the_standard_rates_what_waits_at_the_api(
        string how, string api, string plan, string saving, string cheaper)
    {
        var day = how.Contains("PerDay", StringComparison.Ordinal) ? "" : "&sessionsPerDay=60";
        var reply = await service.Get("/v1/break-even?model=claude-opus-4-7&inputTokens=200000&outputTokens=5000&requestsPerSession=10"
            + $"&cacheRatio=0.8&cacheWriteRatio=0.1&{how}{day}&daysPerMonth=30&plans=claude-pro&limitUsdPerWeek=claude-pro:100"
            + "&pricing=2026-11-21&asOf=2026-11-20");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe((api, plan));
        (reply.At("plans.0.savingPerMonthUsd"), reply.At("plans.0.cheaper"), reply.At("plans.0.fits")).ShouldBe((saving, cheaper, "no"));
        reply.At("assumptions").Contains("No plan sells batch: ", StringComparison.Ordinal).ShouldBe(how != "batchShare=0");
    }

    // In fast 100,000 at 10 and 1,000 at 50 dollars a million: 1.05 a session, sixty a month. By usage credits, beside a fee of 20.
    [Fact]
    public async Task What_is_served_in_fast_is_paid_beside_the_fee()
    {
        const string Asked = "model=claude-opus-4-8&serviceTier=fast&inputTokens=100000&outputTokens=1000&sessionsPerDay=2"
            + "&pricing=2026-11-21&asOf=2026-11-20";
        var reply = await service.Get($"/v1/break-even?{Asked}&plans=claude-pro");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("63", "83"));
        (reply.At("plans.0.savingPerMonthUsd"), reply.At("plans.0.cheaper"), reply.At("cheapest")).ShouldBe(("-20", "api", "api"));
        (reply.At("plans.0.outcome"), reply.At("plans.0.reason")).ShouldBe(("never", "nothingCovered"));
        reply.At("plans.0.note").ShouldStartWith("The plan covers nothing of a session: all that it costs is paid beside the fee.");
        reply.At("assumptions").ShouldContain("No plan is taken to cover fast: Anthropic's do not (code.claude.com/docs/en/fast-mode), ");
        reply.At("assumptions").ShouldNotContain("taken to offer");

        var csv = await service.Get($"/v1/break-even?{Asked}&plans=claude-pro&format=csv&columns=plan,planPerMonthUsd.expected");
        csv.Body.ShouldBe("plan,planPerMonthUsd.expected\r\nclaude-pro,83\r\n");
        var solved = await service.Get($"/v1/solve?{Asked}&versusPlan=claude-pro&variable=sessionsPerDay");
        (solved.At("outcome"), solved.At("cheaperBelow"), solved.At("cheaperAbove")).ShouldBe(("never", "model", "model"));
    }

    // Thirty sessions in fast are 31.5 dollars, thirty in batch 7.875, or 15.75 as a plan counts them, which the fee buys.
    [Fact]
    public async Task A_plan_covers_of_sessions_in_two_tiers_those_that_are_not_in_fast()
    {
        var reply = await service.Get("/v1/break-even?model=claude-opus-4-8&serviceTier=fast&batchShare=0.5&inputTokens=100000"
            + "&outputTokens=1000&sessionsPerDay=2&plans=claude-pro&pricing=2026-11-21&asOf=2026-11-20");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("39.375", "51.5"));
        (reply.At("plans.0.savingPerMonthUsd"), reply.At("plans.0.cheaper"), reply.At("plans.0.fits")).ShouldBe(("-12.125", "api", "yes"));
    }

    [Theory]
    [InlineData("claude-pro", "14", "0", "frozen")]
    [InlineData("claude-max-20x", "1", "0.2", "frozen")]
    [InlineData("copilot-pro", "3", "0.1", "frozen")]
    [InlineData("cursor-pro-plus", "2", "-0.1", "frozen")]
    [InlineData("acme-dear", "2", "0", "acme")]
    [InlineData("acme-seats", "10", "0.1", "acme")]
    [InlineData("acme-team", "4", "0.1", "acme")]
    public async Task Where_both_sides_cost_the_same_the_row_says_so_too(string plan, string seats, string discount, string prices)
    {
        var asked = prices == "acme" ? acme.Service : service;
        var solved = await asked.Get($"/v1/solve?{Opus}&versusPlan={plan}&seats={seats}&discount={discount}&variable=sessionsPerDay"
            + "&sessionsPerDay=1");
        var roots = solved.Json.GetProperty("roots").EnumerateArray().Select(root => root.GetRawText()).ToList();
        roots.ShouldNotBeEmpty(solved.Body);
        foreach (var root in roots)
        {
            var row = await asked.Get($"/v1/break-even?{Opus}&plans={plan}&seats={seats}&discount={discount}&sessionsPerDay={root}");
            Math.Abs(Number(row, "plans.0.savingPerMonthUsd")).ShouldBeLessThan(0.000001m, row.Body);
        }

        (solved.At("sides.versus.usd"), Number(solved, "sides.model.usd"))
            .ShouldBe((solved.At("sides.model.usd"), Number(solved, "sides.versus.usd")));
        Number(
            await asked.Get($"/v1/break-even?{Opus}&plans={plan}&seats={seats}&discount={discount}&sessionsPerDay={roots[0]}"),
            "plans.0.planPerMonthUsd.expected")
            .ShouldBe(Number(solved, "sides.versus.usd"), 0.000001m);
    }

    [Fact]
    public async Task A_plan_is_no_longer_the_cheaper_side_than_its_limit_makes_it()
    {
        // With a fifth off, 14 × 20 + (u - 2,282.8125) is 0.8 u at 10,014.0625 of list price, or 222,534.7 sessions, 7,417.8 a day.
        var solved = await service.Get($"/v1/solve?{Opus}&versusPlan=claude-pro&seats=14&discount=0.2"
            + "&variable=sessionsPerDay&sessionsPerDay=1");
        solved.Json.GetProperty("roots").EnumerateArray().Select(root => root.GetRawText())
            .ShouldBe(["259.259259259259", "7417.824074074074"]);
        solved.Json.GetProperty("stretches").EnumerateArray().Select(stretch => stretch.GetProperty("cheaper").GetString())
            .ShouldBe(["model", "versus", "model"]);
    }

    [Theory]
    [InlineData("claude-pro", "14", "frozen")]
    [InlineData("acme-dear", "1", "acme")]
    public async Task Sensitivity_starts_from_the_rows_cost(string plan, string seats, string prices)
    {
        var asked = prices == "acme" ? acme.Service : service;
        var sensitivity = await asked.Get($"/v1/sensitivity?{Opus}&versusPlan={plan}&seats={seats}&sessionsPerDay=2000");
        var row = await asked.Get($"/v1/break-even?{Opus}&plans={plan}&seats={seats}&sessionsPerDay=2000");
        (sensitivity.At("perMonthUsd"), sensitivity.At("versusPerMonthUsd"))
            .ShouldBe((row.At("apiPerMonthUsd"), row.At("plans.0.planPerMonthUsd.expected")), sensitivity.Body);
    }

    [Theory]
    [InlineData("claude-pro", "14", "frozen")]
    [InlineData("claude-max-5x", "1", "frozen")]
    [InlineData("acme-dear", "1", "acme")]
    [InlineData("acme-team", "3", "acme")]
    public async Task A_grid_has_the_month_that_a_rows_saving_is_counted_from(string plan, string seats, string prices)
    {
        var asked = prices == "acme" ? acme.Service : service;
        string[] volumes = ["10", "100", "1000", "2000"];
        var grid = await asked.Get($"/v1/grid?rows=model:claude-opus-4-7&columns=sessionsPerDay:{string.Join(',', volumes)}"
            + "&inputTokens=3000&outputTokens=1200&pricing=2026-11-21&asOf=2026-11-21&format=csv&headers=0");
        grid.Status.ShouldBe(200, grid.Body);
        foreach (var (volume, cell) in volumes.Zip(grid.Body.Trim().Split(',')[1..]))
        {
            var row = await asked.Get($"/v1/break-even?{Opus}&plans={plan}&seats={seats}&sessionsPerDay={volume}");
            (Number(row, "plans.0.planPerMonthUsd.expected") + Number(row, "plans.0.savingPerMonthUsd"))
                .ShouldBe(decimal.Parse(cell, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_plan_that_ends_is_compared_as_far_as_it_serves()
    {
        // 108 dollars of usage are 2,400 sessions, 80 a day.
        var solved = await acme.Service.Get($"/v1/solve?{Opus}&versusPlan=acme-ending&variable=sessionsPerDay&sessionsPerDay=1");
        (solved.At("value"), solved.At("domain.to"), solved.At("cheaperAbove")).ShouldBe(("14.814814814815", "80", "versus"), solved.Body);
        solved.Body.ShouldContain("acme-ending is estimated to end at 54 to 180 usd a month a seat, taken as expected");
    }

    // 6,000 sessions of 0.52875 - 0.45x dollars at list price; the limit is 173.93 up to 0.1, 695.71 to 0.87 and 1,217.5 from there.
    private const string Reading = "model=claude-opus-4-7&outputTokens=1000&sessionsPerDay=200&discount=0.5"
        + "&pricing=2026-11-21&asOf=2026-11-21";

    [Fact]
    public async Task The_limit_is_that_of_the_mix_at_each_value()
    {
        const string Shares = $"{Reading}&inputTokens=100000&cacheWriteRatio=0.03";
        var solved = await acme.Service.Get($"/v1/solve?{Shares}&versusPlan=acme-mixed&variable=cacheRatio&cacheRatio=0.97");
        (solved.At("value"), solved.At("cheaperBelow"), solved.At("cheaperAbove")).ShouldBe(("0.674470899471", "model", "versus"));
        solved.At("assumptions").ShouldContain("At each value acme-mixed is held to the limit that it has for the session of that value: "
            + "what is said here of its limit is said of cacheRatio 0.674470899471.");
        foreach (var (cacheRatio, cheaper) in new[] { ("0", "api"), ("0.1", "api"), ("0.67", "api"), ("0.68", "plan"), ("0.97", "plan") })
        {
            (await acme.Service.Get($"/v1/break-even?{Shares}&plans=acme-mixed&cacheRatio={cacheRatio}")).At("plans.0.cheaper")
                .ShouldBe(cheaper, cacheRatio);
        }

        // 97,000 tokens are read whatever the input is; each more is 0.000005 dollars.
        const string Counts = $"{Reading}&cacheReadTokens=97000&cacheWriteTokens=3000";
        (await acme.Service.Get($"/v1/solve?{Counts}&versusPlan=acme-mixed&variable=inputTokens")).At("value")
            .ShouldBe("126597.619047619048");
        (await acme.Service.Get($"/v1/break-even?{Counts}&plans=acme-mixed&inputTokens=126597")).At("plans.0.cheaper").ShouldBe("plan");
        (await acme.Service.Get($"/v1/break-even?{Counts}&plans=acme-mixed&inputTokens=126598")).At("plans.0.cheaper").ShouldBe("api");
    }

    // 930 requests a month of 900.
    [Fact]
    public async Task More_requests_than_a_plan_has_are_not_served_at_any_size()
    {
        const string Asked = "model=gpt-5.5&sessionsPerDay=31&pricing=2026-11-21&asOf=2026-11-21";
        (await acme.Service.Get($"/v1/break-even?{Asked}&plans=acme-counted&inputTokens=1&outputTokens=1"))
            .At("plans.0.verdictReason").ShouldBe("notWhollyServed");
        foreach (var rest in new[] { "variable=inputTokens&outputTokens=100", "variable=outputTokens&inputTokens=10000" })
        {
            (await acme.Service.Get($"/v1/solve?{Asked}&versusPlan=acme-counted&{rest}")).Problem(422, "versusPlan")
                .ShouldBe("acme-counted serves up to 900 requests a month a seat for its fee of $20, and nothing is sold beyond.");
        }
    }

    [Theory]
    [InlineData("break-even?plans=acme-seats")]
    [InlineData("sensitivity?versusPlan=acme-seats")]
    [InlineData("solve?versusPlan=acme-seats&variable=outputTokens")]
    public async Task More_seats_than_are_sold_are_refused_whoever_asks(string route)
    {
        (await acme.Service.Get($"/v1/{route}&{Opus}&seats=151&sessionsPerDay=100")).Problem(422, "seats")
            .ShouldBe("acme-seats is sold for at most 150 seats, not for 151.");
        (await acme.Service.Get($"/v1/{route}&{Opus}&seats=150&sessionsPerDay=100")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_month_that_a_plan_does_not_serve_is_refused_by_the_field_that_names_it()
    {
        foreach (var route in new[] { "sensitivity?", "solve?variable=outputTokens&" })
        {
            (await acme.Service.Get($"/v1/{route}{Opus}&versusPlan=acme-ending&sessionsPerDay=1000")).Problem(422, "versusPlan")
                .ShouldBe("acme-ending serves up to $108 of usage a month at list price for its fee of $20, and nothing is sold beyond.");
        }
    }

    // Its fee is 5 dollars, and nothing states what that buys.
    [Fact]
    public async Task A_plan_of_which_no_limit_is_known_is_never_called_the_cheaper_side()
    {
        foreach (var route in new[] { "sensitivity?", "solve?variable=sessionsPerDay&", "solve?variable=outputTokens&" })
        {
            (await acme.Service.Get($"/v1/{route}{Opus}&versusPlan=acme-silent&sessionsPerDay=40")).Problem(422, "versusPlan")
                .ShouldBe("Nothing is known of how much acme-silent serves for its fee of $5, so at no value is it known to cost less; "
                    + "assumeUnlimited=true takes it to serve all.");
        }

        var solved = await acme.Service.Get($"/v1/solve?{Opus}&versusPlan=acme-silent&variable=sessionsPerDay&assumeUnlimited=true");
        (solved.At("cheaperBelow"), solved.At("cheaperAbove")).ShouldBe(("model", "versus"), solved.Body);
        solved.Body.ShouldContain("acme-silent is taken to have no limit.");
        (await acme.Service.Get($"/v1/solve?{Opus}&versusModel=gpt-5.5&variable=outputRatio&assumeUnlimited=true"))
            .Problem(400, "assumeUnlimited").ShouldBe("assumeUnlimited is about versusPlan; give that too.");
    }

    private static decimal Number(Reply reply, string path) =>
        decimal.Parse(reply.At(path), NumberStyles.Number, CultureInfo.InvariantCulture);
}
