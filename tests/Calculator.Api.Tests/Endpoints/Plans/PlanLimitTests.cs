namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>
/// What is known of a plan's limits, and what it makes of the verdict. A session is 0.045 dollars, and 3,000 of them, a month, are 135.
/// </summary>
public sealed class PlanLimitTests(AcmePlans acme) : IClassFixture<AcmePlans>
{
    private const string Opus = "/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&pricing=2026-11-21"
        + "&asOf=2026-11-21";
    private const string Month = $"{Opus}&sessionsPerDay=100";

    [Theory]
    // 40 dollars × 30.4375 ÷ 7.
    [InlineData("0", "derived", "173.928571428571", "173.928571428571", "173.928571428571", "low")]
    [InlineData("0.1", "derived", "173.928571428571", "173.928571428571", "173.928571428571", "low")]
    // 240, 280 and 350 dollars × 30.4375 ÷ 7.
    [InlineData("0.87", "measured", "1043.571428571429", "1217.5", "1521.875", "medium")]
    [InlineData("1", "measured", "1043.571428571429", "1217.5", "1521.875", "medium")]
    // Eleven points away from either: all there are, 40 to 350, and (40 + 280) ÷ 2 = 160 to plan with.
    [InlineData("0.11", "envelope", "173.928571428571", "695.714285714286", "1521.875", "low")]
    [InlineData("0.86", "envelope", "173.928571428571", "695.714285714286", "1521.875", "low")]
    public async Task The_measurement_of_a_mix_within_ten_points_is_used_else_all_of_them(
        string cacheRatio,
        string origin,
        string low,
        string expected,
        string high,
        string confidence)
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-mixed&cacheRatio={cacheRatio}&cacheWriteRatio=0");
        (reply.At("plans.0.limit.origin"), reply.At("plans.0.limit.confidence")).ShouldBe((origin, confidence));
        (
            reply.At("plans.0.limit.usdPerMonth.low"),
            reply.At("plans.0.limit.usdPerMonth.expected"),
            reply.At("plans.0.limit.usdPerMonth.high"))
            .ShouldBe((low, expected, high));
        reply.Body.Contains("No limit of acme-mixed was measured on a mix like this one", StringComparison.Ordinal)
            .ShouldBe(origin == "envelope");
    }

    // 240, 280 and 350 dollars × 30.4375 ÷ 7 where the mix is like the measured one; else nobody measured how much less they are, and
    // all of the month's 100.17 or 135 dollars may have to be paid beside the fee of 20.
    [Theory]
    [InlineData("0.87", "measured", "1043.571428571429", "1217.5", "yes", "20")]
    [InlineData("0.86", "envelope", "0", "608.75", "unknown", "120.17")]
    [InlineData("0", "envelope", "0", "608.75", "unknown", "155")]
    public async Task A_limit_measured_on_cached_work_alone_is_no_promise_to_work_that_reads_less(
        string cacheRatio,
        string origin,
        string low,
        string expected,
        string fits,
        string dearest)
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-cached&cacheRatio={cacheRatio}&cacheWriteRatio=0");
        (reply.At("plans.0.limit.origin"), reply.At("plans.0.limit.usdPerMonth.low"), reply.At("plans.0.limit.usdPerMonth.expected"))
            .ShouldBe((origin, low, expected));
        (reply.At("plans.0.fits"), reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.planPerMonthUsd.high"))
            .ShouldBe((fits, "20", dearest));
        reply.Body.Contains("how much less nobody measured", StringComparison.Ordinal).ShouldBe(origin == "envelope");
    }

    [Fact]
    public async Task A_bill_says_nothing_of_its_mix_so_that_all_measurements_are_possible()
    {
        var reply = await acme.Service.Get("/v1/break-even?apiUsdPerMonth=500&plans=acme-mixed&pricing=2026-11-21&asOf=2026-11-21");
        reply.At("plans.0.limit.origin").ShouldBe("envelope");
        reply.At("plans.0.limit.source").ShouldBe("rounding.example; meter.example");
        // The highest and the middle, 695.71, carry 500; by the lowest 20 + (500 - 173.928571428571) is paid.
        (reply.At("plans.0.planPerMonthUsd.low"), reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.planPerMonthUsd.high"))
            .ShouldBe(("20", "20", "346.071428571429"));
        (reply.At("plans.0.fits"), reply.At("cheapest")).ShouldBe(("unknown", "acme-mixed"));
        reply.Body.ShouldContain("No limit of acme-mixed was measured on a mix like this one (of which only the bill is known), "
            + "so all that were are taken together, with low confidence: $173.93 to $1,521.88 of usage a month a seat. "
            + "What exceeds it is billed at list price.");
        reply.Body.ShouldContain("The verdict on acme-mixed rests on an estimate of low confidence: "
            + "a seat's limit of $173.93 to $1,521.88 of usage a month, taken as expected.");
        (await acme.Service.Get("/v1/break-even?apiUsdPerMonth=500&plans=acme-mixed&limitBound=low&pricing=2026-11-21&asOf=2026-11-21"))
            .At("plans.0.savingPerMonthUsd")
            .ShouldBe("153.928571428571");
    }

    [Fact]
    public async Task A_limit_that_a_bill_cannot_be_counted_in_is_not_said_to_be_unknown()
    {
        var reply = await acme.Service.Get("/v1/break-even?apiUsdPerMonth=500&plans=acme-counted&pricing=2026-11-21&asOf=2026-11-21");
        reply.At("assumptions").ShouldContain("acme-counted has a limit in requests, and a bill does not say how many requests it is for, "
            + "so nothing is claimed of it beyond its fee of $20.");
        reply.Body.ShouldNotContain("No limit of acme-counted is known");
        reply.Body.ShouldNotContain("states no usage limits");
        (await acme.Service.Get("/v1/break-even?model=gpt-5.5&inputTokens=0&outputTokens=0&plans=acme-counted"
            + "&pricing=2026-11-21&asOf=2026-11-21")).At("assumptions")
            .ShouldContain("of a session that costs nothing at list price no dollars say how many requests there are");
    }

    [Fact]
    public async Task What_the_provider_states_comes_before_what_was_measured()
    {
        var limit = (await acme.Service.Get($"{Month}&plans=acme-stated")).Json.GetProperty("plans")[0].GetProperty("limit");
        // 70 dollars × 30.4375 ÷ 7, though 280 were measured on this very mix.
        limit.GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("").ShouldBe(
            """{"usdPerMonth":{"low":304.375,"expected":304.375,"high":304.375}"""
                + ""","per":"seat","origin":"published","source":"acme.example/limits","date":"2026-11-20","confidence":"high"}""");
    }

    // 135 dollars of Opus, of which 80 are bought; 27 of Haiku, which the statement that names no model is for.
    [Fact]
    public async Task A_limit_that_names_models_is_for_those_alone()
    {
        var opus = await acme.Service.Get($"{Month}&plans=acme-named");
        (opus.At("plans.0.limit.usdPerMonth.expected"), opus.At("plans.0.planPerMonthUsd.expected"), opus.At("plans.0.fits"))
            .ShouldBe(("80", "75", "no"));
        (opus.At("plans.0.limitModels.0"), opus.At("plans.0.limit.source")).ShouldBe(("claude-opus-4-7", "opus.example"));
        opus.At("assumptions").ShouldContain("acme-named is estimated to end at 60 to 100 usd a month a seat on claude-opus-4-7, taken as "
            + "expected, since 2026-01-01 (confidence medium, checked 2026-11-20): opus.example. What exceeds it is billed at list price.");
        var haiku = await acme.Service.Get($"{Month.Replace("opus-4-7", "haiku-4-5", StringComparison.Ordinal)}&plans=acme-named");
        (haiku.At("plans.0.limit.usdPerMonth.low"), haiku.At("plans.0.planPerMonthUsd.high"), haiku.At("plans.0.fits"))
            .ShouldBe(("200", "20", "yes"));
        haiku.Body.ShouldNotContain("limitModels");
        (await acme.Service.Get("/v1/plans/acme-named?pricing=2026-11-21&asOf=2026-11-21")).At("limits.1.models.0")
            .ShouldBe("claude-opus-4-7");
    }

    [Fact]
    public async Task Of_a_model_that_no_limit_is_for_nothing_is_claimed()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-one");
        (reply.At("plans.0.fits"), reply.At("plans.0.limitReason"), reply.At("cheapest")).ShouldBe(("unknown", "limitUnknown", "api"));
        reply.At("assumptions").ShouldContain("acme-one has a limit by month that is stated of claude-haiku-4-5 alone, "
            + "and nothing tells what claude-opus-4-7 may use of it.");
        reply.At("assumptions").ShouldContain("So nothing is claimed of acme-one beyond its fee of $20.");
        reply.Body.ShouldNotContain("No limit of acme-one is known");
        (await acme.Service.Get($"/v1/solve?variable=sessionsPerDay&{Month[(Month.IndexOf('?', StringComparison.Ordinal) + 1)..]}"
            + "&versusPlan=acme-one")).Problem(422, "versusPlan").ShouldContain("Nothing is known of how much acme-one serves");
    }

    // Of whichever model it is: from 60 to 200, and (80 + 200) ÷ 2 to plan with.
    [Fact]
    public async Task A_bill_names_no_model_so_that_any_limit_may_hold()
    {
        const string Bill = "/v1/break-even?apiUsdPerMonth=100&pricing=2026-11-21&asOf=2026-11-21";
        var reply = await acme.Service.Get($"{Bill}&plans=acme-named,acme-one");
        (
            reply.At("plans.0.limit.usdPerMonth.low"),
            reply.At("plans.0.limit.usdPerMonth.expected"),
            reply.At("plans.0.limit.usdPerMonth.high"),
            reply.At("plans.0.fits"))
            .ShouldBe(("60", "140", "200", "unknown"));
        reply.At("assumptions").ShouldContain("$60 to $200 of usage a month a seat. Some hold of some models alone, and a bill names none, "
            + "so that any may be the one. What exceeds it is billed at list price.");
        (reply.At("plans.1.limitReason"), reply.At("plans.1.fits")).ShouldBe(("limitUnknown", "unknown"));
        reply.At("assumptions").ShouldContain("acme-one has a limit by month that is stated of claude-haiku-4-5 alone, "
            + "and a bill names no model, and nothing tells what others may use of it.");
        var named = await acme.Service.Get($"{Bill}&model=claude-opus-4-7&plans=acme-named");
        (named.At("plans.0.limit.usdPerMonth.expected"), named.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("80", "40"));
    }

    // 100 dollars of Haiku are half of its 200; 20 of Opus a quarter of its 80, and a third of the lowest 60. 60 of it are six tenths of
    // the highest 100, and of 80 the half that Haiku has left are 40.
    [Theory]
    [InlineData(4_000_000, "160", "yes", "20")]
    [InlineData(12_000_000, "128", "no", "40")]
    public async Task Of_a_log_each_model_takes_its_part_of_its_own_limit(int opus, string limit, string fits, string cost)
    {
        var log = $"timestamp,model,uncached_input_tokens\n2026-11-02T09:00:00Z,claude-haiku-4-5,100000000\n"
            + $"2026-11-12T09:00:00Z,claude-opus-4-7,{opus}\n";
        var reply = await acme.Service.Post(
            "/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20&from=2026-11-01&to=2026-12-01&plans=acme-named,acme-one", log, "text/csv");
        (reply.At("plans.0.limit.usdPerMonth.expected"), reply.At("plans.0.limit.origin"), reply.At("plans.0.fits"))
            .ShouldBe((limit, "byModel", fits));
        reply.At("plans.0.planPerMonthUsd.expected").ShouldBe(cost);
        reply.At("plans.0.windows.0.models.0").ShouldBe("claude-opus-4-7");
        reply.At("assumptions").ShouldContain("acme-named has no one limit for all models of the log: each takes its part of the limit "
            + "that holds of it, so that a seat ends at ");
        (reply.At("plans.1.fits"), reply.At("plans.1.limitReason")).ShouldBe(("unknown", "limitUnknown"));
        reply.At("assumptions").ShouldContain("and nothing tells what claude-opus-4-7 may use of it.");
    }

    [Theory]
    // 28 and 35 dollars × 30.4375 ÷ 7.
    [InlineData("2026-09-13", "121.75", "Acme Max", false)]
    [InlineData("2026-09-14", "152.1875", "Acme Max", false)]
    [InlineData("2026-10-29", "152.1875", "Acme Max", true)]
    [InlineData("2026-10-30", "152.1875", "Acme Ultra", true)]
    public async Task Limits_names_and_credits_have_periods_and_the_id_stays(
        string asOf,
        string usdPerMonth,
        string name,
        bool bringsCredit)
    {
        foreach (var asked in new[] { "acme-max", "ACME-Ultra" })
        {
            var reply = await acme.Service.Get($"{Month.Replace("asOf=2026-11-21", $"asOf={asOf}", StringComparison.Ordinal)}"
                + $"&plans={asked}&seats=2");
            (reply.At("plans.0.plan"), reply.At("plans.0.name"), reply.At("plans.0.limit.usdPerMonth.expected"))
                .ShouldBe(("acme-max", name, usdPerMonth));
            reply.Json.GetProperty("plans")[0].TryGetProperty("apiCreditUsdPerMonth", out var credit).ShouldBe(bringsCredit);
            if (bringsCredit)
                credit.GetRawText().ShouldBe("200");
            reply.Body.Contains(
                "acme-max brings $100 a seat a month for the API, which comes off an API bill and is not taken off here: "
                    + "For the API alone.",
                StringComparison.Ordinal)
                .ShouldBe(bringsCredit);
            // A credit is no part of what the plan costs, nor of what it buys.
            (reply.At("plans.0.feeUsd"), reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("200", "200"));
            reply.Body.ShouldContain("acme-max is one person's own account: 2 seats are as many people, each with their own.");
        }
    }

    [Fact]
    public async Task A_limit_below_the_fee_with_nothing_sold_beyond_is_never_worth_it()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-small");
        (reply.At("plans.0.outcome"), reply.At("plans.0.reason"), reply.At("plans.0.breakEvenSessionsPerMonth"))
            .ShouldBe(("never", "limitBelowBreakEven", "null"));
        // 10 of 135 dollars, and 10 ÷ 0.045 sessions.
        (reply.At("plans.0.servedShare"), reply.At("plans.0.servesUpToSessionsPerMonth"), reply.At("plans.0.fits"))
            .ShouldBe(("0.074074074074", "222.222222222222", "no"));
        (reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.savingPerMonthUsd"), reply.At("plans.0.verdictReason"))
            .ShouldBe(("20", "null", "notWhollyServed"));
        reply.Json.GetProperty("plans")[0].TryGetProperty("cheaper", out _).ShouldBeFalse();
        reply.At("cheapest").ShouldBe("api");
        reply.At("cheapestByFeeAlone").ShouldBe("acme-small");
        reply.Body.ShouldContain("The limit ends what the fee of $20 buys at $10 of usage a month, and what exceeds it is not sold: "
            + "at no volume does the plan cost strictly less.");
        (await acme.Service.Get($"{Month}&plans=acme-small&format=text&field=plans.acme-small.savingPerMonthUsd")).Body
            .ShouldBe("notWhollyServed");
    }

    [Theory]
    // Of 135 dollars 54, 108 and all are served.
    [InlineData("low", "0.4", "1200", "null", "api")]
    [InlineData("expected", "0.8", "2400", "null", "api")]
    [InlineData("high", "1", "4000", "115", "acme-ending")]
    public async Task A_plan_that_ends_before_the_volume_does_is_not_the_cheapest(
        string bound,
        string servedShare,
        string servesUpTo,
        string saving,
        string cheapest)
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-ending&limitBound={bound}");
        (reply.At("plans.0.servedShare"), reply.At("plans.0.servesUpToSessionsPerMonth"), reply.At("plans.0.savingPerMonthUsd"))
            .ShouldBe((servedShare, servesUpTo, saving));
        (reply.At("cheapest"), reply.At("plans.0.fits"), reply.At("plans.0.breakEvenSessionsPerMonth"))
            .ShouldBe((cheapest, "unknown", "444.444444444444"));
        reply.Body.ShouldContain("The verdict on acme-ending rests on an estimate of low confidence");
    }

    [Fact]
    public async Task A_factor_is_on_what_exceeds_alone()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-dear");
        // 20 + (135 - 35) × 1.2 = 140: dearer than the API from 20 + (u - 35) × 1.2 = u on, which is 110, or 2,444.4 sessions.
        (reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.savingPerMonthUsd"), reply.At("plans.0.cheaper"))
            .ShouldBe(("140", "-5", "api"));
        reply.At("plans.0.cheaperUpToSessionsPerMonth").ShouldBe("2444.444444444444");
        (reply.At("cheapest"), reply.At("plans.0.limit"), reply.At("plans.0.limitReason"))
            .ShouldBe(("api", "null", "billedBeyondIncluded"));
        reply.Body.ShouldContain("Beyond 2,444 sessions a month the API is cheaper again: "
            + "the plan bills what exceeds its $35 at 1.2 times list price.");
    }

    [Fact]
    public async Task A_plan_of_unknown_limits_is_named_with_its_fee_and_is_the_cheapest_by_that_alone()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-silent,acme-dear");
        (reply.At("cheapest"), reply.At("cheapestByFeeAlone")).ShouldBe(("api", "acme-silent"));
        (reply.At("mightBeCheaper.0.plan"), reply.At("mightBeCheaper.0.name"), reply.At("mightBeCheaper.0.feeUsd"))
            .ShouldBe(("acme-silent", "Acme Silent", "5"));
        (
            reply.At("plans.0.planPerMonthUsd.low"),
            reply.At("plans.0.planPerMonthUsd.expected"),
            reply.At("plans.0.planPerMonthUsd.high"),
            reply.At("plans.0.planPerMonthUsd.reason"))
            .ShouldBe(("5", "null", "null", "limitUnknown"));
        (reply.At("plans.0.limit"), reply.At("plans.0.limitReason"), reply.At("plans.0.fits"), reply.At("plans.0.verdictReason"))
            .ShouldBe(("null", "limitUnknown", "unknown", "limitUnknown"));
        (await acme.Service.Get($"{Month}&plans=acme-silent&format=text&field=plans.acme-silent.planPerMonthUsd.expected")).Body
            .ShouldBe("limitUnknown");
        var unlimited = await acme.Service.Get($"{Month}&plans=acme-silent&assumeUnlimited=true");
        (unlimited.At("cheapest"), unlimited.At("plans.0.limitReason"), unlimited.At("plans.0.fits"))
            .ShouldBe(("acme-silent", "assumedUnlimited", "yes"));
        // Its fee is no bargain where the API costs less.
        (await acme.Service.Get($"{Opus}&sessionsPerDay=1&plans=acme-silent")).Json.GetProperty("mightBeCheaper").GetArrayLength()
            .ShouldBe(0);
    }
}
