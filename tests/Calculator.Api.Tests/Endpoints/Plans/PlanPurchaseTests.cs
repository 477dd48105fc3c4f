namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>How plans are chosen and bought. 3,000 sessions of 0.045 dollars a month are 135.</summary>
public sealed class PlanPurchaseTests(AcmePlans acme) : IClassFixture<AcmePlans>
{
    private const string Month = "/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100"
        + "&pricing=2026-11-21&asOf=2026-11-21";

    [Fact]
    public async Task Fewer_seats_than_are_sold_are_charged_as_the_fewest()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-seats&seats=2");
        // 5 × 25, and what two used seats include, 60, comes off 135.
        (
            reply.At("plans.0.feeUsd"),
            reply.At("plans.0.seats"),
            reply.At("plans.0.includedUsd"),
            reply.At("plans.0.planPerMonthUsd.expected"))
            .ShouldBe(("125", "5", "60", "200"));
        reply.Body.ShouldContain("acme-seats is sold from 5 seats on, so that many are paid for; the usage is spread over 2.");
        (await acme.Service.Get($"{Month}&plans=acme-seats&seats=151"))
            .Problem(422, "seats").ShouldBe("acme-seats is sold for at most 150 seats, not for 151.");
        var others = await acme.Service.Get($"{Month}&provider=acme&seats=151");
        others.Json.GetProperty("plans").EnumerateArray().Select(row => row.GetProperty("plan").GetString())
            .ShouldBe(["acme-team", "acme-small", "acme-ending", "acme-dear", "acme-silent"]);
        others.Body.ShouldContain("Left out, since they are not sold for so many seats: acme-seats (at most 150).");
    }

    [Fact]
    public async Task An_annual_price_is_used_where_there_is_one_and_said_where_there_is_none()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-seats,acme-team&seats=5&billing=annual");
        // 5 × 20, which includes 150; and 100 + (135 - 120).
        (reply.At("plans.0.feeUsd"), reply.At("plans.0.billing"), reply.At("plans.0.planPerMonthUsd.expected"))
            .ShouldBe(("100", "annual", "100"));
        (reply.At("plans.1.feeUsd"), reply.At("plans.1.billing"), reply.At("plans.1.planPerMonthUsd.expected"))
            .ShouldBe(("100", "monthly", "115"));
        reply.Body.ShouldContain("acme-team has no annual price; its monthly one is used.");
        reply.Body.ShouldContain("An annual price is paid for the whole year, used or not.");
        (await acme.Service.Get($"{Month}&plans=acme-seats&seats=5")).At("plans.0.feeUsd").ShouldBe("125");
    }

    [Fact]
    public async Task A_fee_for_a_whole_team_is_not_multiplied()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-team&usagePerSeat=0.6,0.4");
        (
            reply.At("seats"),
            reply.At("plans.0.seats"),
            reply.At("plans.0.feeUsd"),
            reply.At("plans.0.includedUsd"),
            reply.At("plans.0.planPerMonthUsd.expected"))
            .ShouldBe(("2", "1", "100", "120", "115"));
        reply.Body.ShouldContain("acme-team has one fee for a whole team, which is not multiplied by seats.");
    }

    [Fact]
    public async Task Each_seat_is_held_against_its_own_limit()
    {
        var even = await acme.Service.Get($"{Month}&plans=acme-dear&seats=3");
        var uneven = await acme.Service.Get($"{Month}&plans=acme-dear&usagePerSeat=0.5,0.3,0.2");
        // Even: 45 a seat, 10 over its 35, thrice. Uneven: 67.5, 40.5 and 27 a seat, so 32.5 + 5.5 over.
        (even.At("plans.0.planPerMonthUsd.expected"), uneven.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("96", "105.6"));
        uneven.At("seats").ShouldBe("3");
        even.Body.ShouldContain("The usage is taken to be spread evenly over 3 seats, which do not pool; usagePerSeat says otherwise.");
        uneven.Body.ShouldNotContain("spread evenly");
        (await acme.Service.Get($"{Month}&plans=acme-dear&usagePerSeat=0.5,0.3,0.2&seats=3")).Body.ShouldBe(uneven.Body);
        // Where a plan ends, so does each seat: 36 dollars of each seat's 54 or 18 are all that are left over.
        (await acme.Service.Get($"{Month}&plans=acme-ending&limitBound=low&usagePerSeat=0.6,0.4,0")).At("plans.0.servedShare")
            .ShouldBe("0.8");
    }

    [Theory]
    [InlineData("usagePerSeat=0.5,0.6", 400, "usagePerSeat", "usagePerSeat is 1.1 in sum; the shares of all seats must be 1 together.")]
    [InlineData(
        "usagePerSeat=0.5,0.5&seats=3",
        400,
        "seats",
        "seats must be the number of shares in usagePerSeat, which is 2; or leave it out.")]
    [InlineData("plans=acme-team&provider=acme", 400, "provider", "provider and plans choose plans in two ways; give one of them.")]
    [InlineData("plans=acme-team&kind=ide", 400, "kind", "kind and plans choose plans in two ways; give one of them.")]
    [InlineData("kind=toy", 400, "kind", "kind is 'toy'; it must be one of coding, chat, ide.")]
    [InlineData("billing=daily", 400, "billing", "billing is 'daily'; it must be one of monthly, annual.")]
    [InlineData("provider=acmee", 404, "provider", "There is no provider 'acmee' in pricing 2026-11-21; the nearest are acme,")]
    [InlineData("plans=acme-maxx", 404, "plans", "There is no plan 'acme-maxx' in pricing 2026-11-21; the nearest are acme-max,")]
    [InlineData(
        "ownPlanOverage=11&ownPlanFeeUsd=1",
        400,
        "ownPlanOverage",
        "ownPlanOverage is '11'; it must be apiRates, none, or what a dollar of usage at list price costs beyond, above 0 and at most 10, "
            + "such as 1.2")]
    [InlineData("ownPlanName=Ours", 400, "ownPlanName", "ownPlanName is about a plan of your own; give ownPlanFeeUsd too.")]
    [InlineData(
        "ownPlanIncludedUsd=1",
        400,
        "ownPlanIncludedUsd",
        "ownPlanIncludedUsd is about a plan of your own; give ownPlanFeeUsd too.")]
    [InlineData(
        "ownPlanLimitUsdPerWeek=1",
        400,
        "ownPlanLimitUsdPerWeek",
        "ownPlanLimitUsdPerWeek is about a plan of your own; give ownPlanFeeUsd too.")]
    [InlineData("ownPlanOverage=none", 400, "ownPlanOverage", "ownPlanOverage is about a plan of your own; give ownPlanFeeUsd too.")]
    public async Task What_cannot_be_bought_so_is_told_by_its_field(string fields, int status, string field, string sentence) =>
        (await acme.Service.Get($"{Month}&{fields}")).Problem(status, field).ShouldStartWith(sentence);

    [Theory]
    [InlineData("", "acme-mixed,acme-stated,acme-max")]
    [InlineData("&provider=ACME", "acme-seats,acme-team,acme-small,acme-ending,acme-dear,acme-silent")]
    [InlineData("&kind=ide", "acme-seats,acme-dear,acme-silent")]
    [InlineData("&kind=Coding&provider=anthropic", "acme-mixed,acme-stated")]
    [InlineData("&kind=chat&provider=acme", "")]
    public async Task Plans_are_those_the_models_provider_sells_or_another_or_of_a_kind(string fields, string plans)
    {
        var reply = await acme.Service.Get(Month + fields);
        string.Join(',', reply.Json.GetProperty("plans").EnumerateArray().Select(row => row.GetProperty("plan").GetString()))
            .ShouldBe(plans);
        reply.Body.Contains(
            "Plans that others sell for models of Anthropic are left out: acme-cached, acme-seats, acme-team, acme-small, acme-ending, "
                + "acme-dear and 3 more. Name them in plans, or choose by provider or kind.",
            StringComparison.Ordinal)
            .ShouldBe(fields.Length == 0);
        reply.Body.Contains("No plan in pricing 2026-11-21 that was asked for so covers models of Anthropic.", StringComparison.Ordinal)
            .ShouldBe(plans.Length == 0);
    }

    [Fact]
    public async Task Without_a_model_nothing_is_said_of_models() =>
        (await acme.Service.Get("/v1/break-even?apiUsdPerMonth=100&kind=chat&provider=acme&pricing=2026-11-21&asOf=2026-11-21"))
            .At("assumptions.0")
            .ShouldBe("No plan in pricing 2026-11-21 that was asked for so is known.");

    [Theory]
    // 60, and what exceeds 100: 35 at list price, at 1.5 times that, or not sold.
    [InlineData("ownPlanIncludedUsd=100", "95", "1", "40")]
    [InlineData("ownPlanIncludedUsd=100&ownPlanOverage=apiRates", "95", "1", "40")]
    [InlineData("ownPlanIncludedUsd=100&ownPlanOverage=1.5", "112.5", "1", "22.5")]
    [InlineData("ownPlanIncludedUsd=100&ownPlanOverage=none", "60", "0.740740740741", "null")]
    // 28 × 30.4375 ÷ 7 = 121.75: what exceeds it is 13.25 at list price; left unsaid the plan ends there, and 121.75 of 135 are served.
    [InlineData("ownPlanLimitUsdPerWeek=28&ownPlanOverage=ApiRates", "73.25", "1", "61.75")]
    [InlineData("ownPlanLimitUsdPerWeek=28", "60", "0.901851851852", "null")]
    // The smaller of both.
    [InlineData("ownPlanLimitUsdPerWeek=28&ownPlanIncludedUsd=100", "95", "1", "40")]
    public async Task A_plan_of_ones_own_stands_beside_the_others(string own, string perMonth, string servedShare, string saving)
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-silent&ownPlanFeeUsd=60&ownPlanName=Acme%20Special&{own}");
        (reply.At("plans.1.plan"), reply.At("plans.1.name"), reply.At("plans.1.feeUsd"), reply.At("plans.1.source"))
            .ShouldBe(("own", "Acme Special", "60", "stated in the request"));
        (reply.At("plans.1.planPerMonthUsd.low"), reply.At("plans.1.planPerMonthUsd.high")).ShouldBe((perMonth, perMonth));
        (reply.At("plans.1.servedShare"), reply.At("plans.1.savingPerMonthUsd")).ShouldBe((servedShare, saving));
    }

    [Fact]
    public async Task A_plan_of_ones_own_of_which_only_the_fee_is_stated_might_be_cheaper()
    {
        var reply = await acme.Service.Get($"{Month}&plans=acme-dear&ownPlanFeeUsd=60");
        (reply.At("plans.1.name"), reply.At("plans.1.limitReason"), reply.At("cheapest"), reply.At("mightBeCheaper.0.plan"))
            .ShouldBe(("Your own plan", "limitUnknown", "api", "own"));
        reply.Body.ShouldContain("No limit of own is known, so nothing is claimed of it beyond its fee of $60.");
    }
}
