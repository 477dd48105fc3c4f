using System.Globalization;
using System.Text.Json;

namespace Calculator.Api.Tests.Endpoints.Usage;

public class ReplayUsageTests(Service service)
{
    private const string Url = "/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20&from=2026-11-01&to=2026-12-01&plans=claude-pro";
    private const string Header = "timestamp,user,model,uncached_input_tokens\n";

    // Sixty dollars in the week of November 2 and ten in that of November 9.
    private const string Log = Header
        + "2026-11-02T09:00:00Z,,claude-haiku-4-5,30000000\n"
        + "2026-11-03T09:00:00Z,,claude-haiku-4-5,30000000\n"
        + "2026-11-09T09:00:00Z,,claude-haiku-4-5,10000000\n";

    [Fact]
    public async Task Tells_what_a_month_costs_under_a_plan_and_which_is_the_cheapest()
    {
        var reply = await service.Post(Url, Log, "text/csv");
        reply.At("months").ShouldBe("1");
        reply.At("apiPerMonthUsd").ShouldBe("70");
        // 37.5 a week: 22.5 of the first week's sixty are billed beyond the fee of 20.
        reply.At("plans.0.planPerMonthUsd.expected").ShouldBe("42.5");
        reply.At("plans.0.beyondPerMonthUsd.expected").ShouldBe("22.5");
        reply.At("plans.0.savingPerMonthUsd").ShouldBe("27.5");
        reply.At("plans.0.cheaper").ShouldBe("plan");
        reply.At("plans.0.fits").ShouldBe("no");
        reply.At("plans.0.servedShare").ShouldBe("1");
        reply.At("plans.0.windows.0.reached").ShouldBe("1");
        reply.At("plans.0.windows.0.source").ShouldNotBeEmpty();
        reply.At("plans.0.breakEvenUsdPerMonth").ShouldBe("20");
        reply.At("byMonth.0.apiUsd").ShouldBe("70");
        reply.At("byMonth.0.plans.0.usd").ShouldBe("42.5");
        reply.At("cheapest").ShouldBe("claude-pro");
        reply.At("cheapestByFeeAlone").ShouldBe("claude-pro");
        reply.At("totals.listUsd").ShouldBe("70");
    }

    [Fact]
    public async Task Counts_for_a_plan_at_the_standard_rates_what_waits_at_the_api()
    {
        // Half of the price at the API, and as much under the plan as if it had not waited.
        var batch = Log.Replace(",uncached", ",service_tier,uncached", StringComparison.Ordinal)
            .Replace("haiku-4-5,", "haiku-4-5,batch,", StringComparison.Ordinal);
        var reply = await service.Post(Url, batch, "text/csv");
        reply.At("apiPerMonthUsd").ShouldBe("35");
        reply.At("plans.0.planPerMonthUsd.expected").ShouldBe("42.5");
        reply.At("plans.0.beyondPerMonthUsd.expected").ShouldBe("22.5");
        reply.At("plans.0.savingPerMonthUsd").ShouldBe("-7.5");
        reply.At("plans.0.cheaper").ShouldBe("api");
        reply.At("plans.0.fits").ShouldBe("no");
        reply.At("byMonth.0.apiUsd").ShouldBe("35");
        reply.At("byMonth.0.plans.0.usd").ShouldBe("42.5");
        reply.At("cheapest").ShouldBe("api");
        reply.At("assumptions").ShouldContain("No plan sells batch: ");
        // The API comes to the fee with twenty dollars in batch, four sevenths of the log: 34.29 of the first week's sixty, within 37.5.
        reply.At("plans.0.breakEvenUsdPerMonth").ShouldBe("20");
    }

    [Fact]
    public async Task Bills_beside_the_plan_what_was_served_in_fast()
    {
        // 2,250,700 tokens at ten dollars a million.
        const string InFast = "timestamp,model,service_tier,uncached_input_tokens\n2026-11-02T09:00:00Z,claude-opus-4-8,fast,2250700\n";
        var reply = await service.Post(Url, InFast, "text/csv");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.uncoveredPerMonthUsd")).ShouldBe(("22.507", "22.507"));
        (reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.savingPerMonthUsd")).ShouldBe(("42.507", "-20"));
        (reply.At("plans.0.cheaper"), reply.At("cheapest"), reply.At("byMonth.0.plans.0.usd")).ShouldBe(("api", "api", "42.507"));
        (reply.At("plans.0.outcome"), reply.At("plans.0.reason")).ShouldBe(("never", "nothingCovered"));
        reply.At("assumptions").ShouldContain("No plan is taken to cover fast: Anthropic's do not (code.claude.com/docs/en/fast-mode), ");
        reply.At("assumptions").ShouldContain("$22.51 a month of it is billed by the API beside the plan.");
    }

    [Fact]
    public async Task Takes_your_own_limits_and_your_own_plan()
    {
        var reply = await service.Post(
            $"{Url}&limitUsdPerWeek=claude-pro:50&ownPlanFeeUsd=10&ownPlanLimitUsdPerWeek=5&ownPlanOverage=none", Log, "text/csv");
        reply.At("plans.0.planPerMonthUsd.low").ShouldBe("30");
        reply.At("plans.0.windows.0.origin").ShouldBe("own");
        reply.At("plans.1.verdictReason").ShouldBe("notWhollyServed");
        // Five of each week's sixty and ten.
        reply.At("plans.1.servedShare").ShouldBe("0.142857142857");
        reply.At("byMonth.0.plans.1.reason").ShouldBe("notWhollyServed");
    }

    [Fact]
    public async Task Begins_weeks_where_you_say()
    {
        var log = Header + "2026-11-07T09:00:00Z,,claude-haiku-4-5,30000000\n2026-11-09T09:00:00Z,,claude-haiku-4-5,30000000\n";
        (await service.Post(Url, log, "text/csv")).At("plans.0.planPerMonthUsd.expected").ShouldBe("20");
        (await service.Post($"{Url}&weekStart=sat", log, "text/csv")).At("plans.0.planPerMonthUsd.expected").ShouldBe("42.5");
        (await service.Post($"{Url}&weekStart=monday", log, "text/csv")).Problem(400, "weekStart")
            .ShouldBe("weekStart is 'monday'; it must be one of mon, tue, wed, thu, fri, sat, sun.");
    }

    [Fact]
    public async Task Gives_each_person_a_seat()
    {
        var log = Header + "2026-11-02T09:00:00Z,ann,claude-haiku-4-5,30000000\n2026-11-03T09:00:00Z,bob,claude-haiku-4-5,30000000\n";
        var reply = await service.Post(Url, log, "text/csv");
        reply.At("people").ShouldBe("2");
        reply.At("plans.0.seats").ShouldBe("2");
        reply.At("plans.0.planPerMonthUsd.expected").ShouldBe("40");
        reply.Body.ShouldContain("The log names 2 people, each with a seat and its own windows.");
        (await service.Post($"{Url}&seats=3", log, "text/csv")).Problem(400, "seats")
            .ShouldBe("The log is of 2 people, each with a seat, and seats is 3; leave it out.");
        (await service.Post($"{Url}&usagePerSeat=0.5,0.5", log, "text/csv")).Problem(400, "seats")
            .ShouldStartWith("The log says whose each request is");
    }

    [Fact]
    public async Task Says_of_a_part_of_a_month_that_it_is_one()
    {
        var url = "/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20&plans=claude-pro";
        var reply = await service.Post(url, Log, "text/csv");
        // November 2 to 9 are 8 of 30 days.
        reply.At("months").ShouldBe("0.266666666667");
        reply.At("apiPerMonthUsd").ShouldBe("262.5");
        reply.At("byMonth.0.daysInPeriod").ShouldBe("8");
        reply.At("byMonth.0.plans.0.reason").ShouldBe("partialMonth");
        reply.Body.ShouldContain("8 days say little of a month");
        reply.Body.ShouldContain("The log's period of 8 days is 0.27 months");
    }

    [Fact]
    public async Task Says_what_is_in_no_month_and_what_the_plan_does_not_cover()
    {
        var log = Log
            + ",,claude-haiku-4-5,1000000\n2026-11-02T09:00:00Z,,no-such-model,5\n2026-11-02T09:00:00Z,,gpt-5.5,100000\n";
        var reply = await service.Post(Url, log, "text/csv");
        reply.At("undatedUsd").ShouldBe("1");
        reply.At("totals.usd").ShouldBe("71.5");
        reply.At("apiPerMonthUsd").ShouldBe("70.5");
        reply.At("plans.0.uncoveredPerMonthUsd").ShouldBe("0.5");
        reply.At("plans.0.planPerMonthUsd.expected").ShouldBe("43");
        reply.At("unpriced.0.requests").ShouldBe("1");
        reply.Body.ShouldContain("In no month, since no time is said of them: 1,000,000 tokens, $1 at list.");
        reply.Body.ShouldContain("In no figure, since no price is known of them: 5 tokens.");
        reply.Body.ShouldContain("The log is taken to be complete from 2026-11-01 to 2026-11-30, as from and to say, ");
        reply.Body.ShouldContain(
            "claude-pro does not cover all of the log: $0.5 a month of it is billed by the API beside the plan.");
    }

    [Fact]
    public async Task Looks_at_the_plans_that_the_makers_of_its_models_sell()
    {
        var url = "/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20";
        var reply = await service.Post(url, Log, "text/csv");
        var both = await service.Post(url, Log + "2026-11-02T09:00:00Z,,gpt-5.5,100000\n", "text/csv");
        reply.Body.ShouldContain("\"claude-max-5x\"");
        reply.Body.ShouldNotContain("\"plan\": \"chatgpt");
        both.Body.ShouldContain("\"claude-max-5x\"");
        both.Body.ShouldContain("\"plan\": \"chatgpt");
        (await service.Post($"{url}&plans=chatgpt-plus", Log, "text/csv")).Problem(422, "plans").ShouldContain("does not cover");
    }

    [Fact]
    public async Task Agrees_with_the_profile_of_the_same_log()
    {
        var plans = await service.Post(Url, Log, "text/csv");
        var url = Url.Replace("plans?", "profile?", StringComparison.Ordinal).Replace("&plans=claude-pro", "", StringComparison.Ordinal);
        var profile = await service.Post(url, Log, "text/csv");
        plans.At("totals.usd").ShouldBe(profile.At("totals.usd"));
        decimal.Parse(plans.At("byMonth.0.apiUsd"), CultureInfo.InvariantCulture)
            .ShouldBe(decimal.Parse(profile.At("totals.usd"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Holds_the_profile_as_its_own_route_answers_it_where_that_is_asked_for()
    {
        (await service.Post(Url, Log, "text/csv")).Json.TryGetProperty("profile", out _).ShouldBeFalse();
        var both = (await service.Post($"{Url}&timeZone=Europe/Berlin&discount=0.5&withProfile=true", Log, "text/csv")).Json;
        var profile = await service.Post(
            "/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20&from=2026-11-01&to=2026-12-01&timeZone=Europe/Berlin&discount=0.5",
            Log,
            "text/csv");
        JsonElement.DeepEquals(both.GetProperty("profile"), profile.Json).ShouldBeTrue();
    }

    [Fact]
    public async Task Refuses_a_log_in_which_nothing_has_a_time() =>
        (await service.Post(Url, Header + ",,claude-haiku-4-5,5\n", "text/csv")).Problem(400, "body")
            .ShouldStartWith("Nothing in the log has both a time and a price");

    [Theory]
    [InlineData("&from=2026-11-01&to=9999-12-31", "2026-11-01", "9999-12-30")]
    [InlineData("&from=2026-11-01&to=9999-12-31&timeZone=Pacific/Kiritimati", "2026-11-01", "9999-12-30")]
    [InlineData("&from=2026-11-01&to=2999-12-31", "2026-11-01", "2999-12-30")]
    [InlineData("&from=0001-01-01", "0001-01-01", "2026-11-09")]
    [InlineData("", "2026-11-02", "2999-12-31", "2999-12-31T09:00:00Z,,claude-haiku-4-5,1\n")]
    public async Task Refuses_to_replay_more_days_than_an_answer_should_have(string period, string first, string last, string more = "") =>
        (await service.Post($"/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20{period}", Log + more, "text/csv")).Problem(400, "body")
            .ShouldBe($"The days to replay, from {first} to {last}, are more than 3660; ask for fewer by from and to.");

    [Theory]
    [InlineData("2036-11-08", 3660)]
    [InlineData("2036-11-09", 0)]
    public async Task Replays_ten_years_and_no_day_more(string to, int days)
    {
        var reply = await service.Post($"/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20&from=2026-11-01&to={to}", Log, "text/csv");
        if (days > 0)
            reply.At("period.days").ShouldBe($"{days}");
        else
            reply.Status.ShouldBe(400);
    }
}
