namespace Calculator.Api.Tests.Endpoints.Plans;

public class LadderTests(Service service)
{
    private const string Opus = "/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&asOf=2026-11-20";

    [Fact]
    public async Task Each_plan_is_the_cheapest_over_its_own_stretch()
    {
        var reply = await service.Get($"{Opus}&plans=claude-pro,claude-max-5x,claude-max-20x&daysPerMonth=30.4375"
            + "&limitUsdPerWeek=claude-pro:37.5,claude-max-5x:312.50025,claude-max-20x:624.99975");
        Rungs(reply).ShouldBe(
        [
            ("api", "0", "20", "0", "444.444444444444"),
            ("claude-pro", "20", "243.058035714286", "444.444444444444", "5401.289682539683"),
            ("claude-max-5x", "243.058035714286", "1458.818051339286", "5401.289682539683", "32418.178918650794"),
            ("claude-max-20x", "1458.818051339286", "null", "32418.178918650794", "null"),
        ]);
        reply.Body.ShouldContain("claude-pro with your limit of $37.5 of usage a week a seat at list price. "
            + "What exceeds it is billed at list price.");
    }

    [Fact]
    public async Task The_files_own_limits_are_told_with_their_source()
    {
        var reply = await service.Get($"{Opus}&plans=claude-max-20x&sessionsPerDay=100&limitBound=low");
        reply.Body.ShouldContain("claude-max-20x is estimated to end at 492 to 624.99975 usd a week a seat, taken as low, "
            + "since 2026-01-28 (confidence low, checked 2026-11-21): she-llac.com/claude-limits");
        Rungs(reply).Select(rung => rung.Option).ShouldBe(["api", "claude-max-20x"]);
        (reply.At("cheapest"), reply.At("cheapestByFeeAlone")).ShouldBe(("api", "api"));
    }

    [Fact]
    public async Task A_plan_nobody_knows_the_limits_of_is_on_no_rung_and_named_where_it_might_be_the_cheapest()
    {
        const string Gpt = "/v1/break-even?model=gpt-5.5&inputTokens=8000&outputTokens=4000&plans=chatgpt-plus,copilot-pro"
            + "&sessionsPerDay=100&asOf=2026-11-20";
        var reply = await service.Get(Gpt);
        Rungs(reply).Select(rung => (rung.Option, rung.From)).ShouldBe([("api", "0"), ("copilot-pro", "10")]);
        // 3,000 sessions of 0.16 are 480 at the API; copilot-pro is 10 + (480 - 15) = 475.
        (reply.At("cheapest"), reply.At("cheapestByFeeAlone"), reply.At("plans.1.planPerMonthUsd.expected"))
            .ShouldBe(("copilot-pro", "chatgpt-plus", "475"));
        (reply.At("mightBeCheaper.0.plan"), reply.At("mightBeCheaper.0.feeUsd")).ShouldBe(("chatgpt-plus", "20"));
        reply.Body.ShouldContain("chatgpt-plus would cost its fee of $20 if that bought so much usage: nothing is known of its limits.");
        // 3,000 sessions of half a dollar that no plan covers.
        (await service.Get($"{Gpt}&otherUsdPerSession=0.5")).Body.ShouldContain(
            "chatgpt-plus would cost its fee of $20, and $1,500 beside it, if that bought so much usage: nothing is known of its limits.");
        var unlimited = await service.Get($"{Gpt}&assumeUnlimited=true");
        Rungs(unlimited).Select(rung => rung.Option).ShouldBe(["api", "copilot-pro", "chatgpt-plus"]);
        unlimited.At("cheapest").ShouldBe("chatgpt-plus");
        unlimited.Json.GetProperty("mightBeCheaper").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_limit_of_ones_own_does_not_lift_what_the_fee_includes()
    {
        var reply = await service.Get($"{Opus}&plans=cursor-pro&limitUsdPerWeek=cursor-pro:1000&sessionsPerDay=1000");
        Rungs(reply).Select(rung => rung.Option).ShouldBe(["api"]);
        reply.At("cheapest").ShouldBe("api");
    }

    [Fact]
    public async Task Seats_multiply_limits_too() =>
        Rungs(await service.Get($"{Opus}&plans=claude-pro,claude-max-5x&daysPerMonth=28&seats=10"
            + "&limitUsdPerWeek=claude-pro:37.5,claude-max-5x:312.5")).Select(rung => (rung.Option, rung.From))
            // A week is a week on 28 days too: 200 + (usage - 10 × 37.5 × 30.4375 ÷ 7) is 1,000 at 800 + 1,630.580357142857.
            .ShouldBe([("api", "0"), ("claude-pro", "200"), ("claude-max-5x", "2430.580357142857")]);

    [Fact]
    public async Task A_session_that_costs_nothing_has_no_ladder()
    {
        var reply = await service.Get("/v1/break-even?model=claude-opus-4-7&inputTokens=0&outputTokens=0&sessionsPerDay=10"
            + "&asOf=2026-11-20");
        reply.Json.GetProperty("ladder").GetArrayLength().ShouldBe(0);
        reply.Json.TryGetProperty("cheapestWithinLimits", out _).ShouldBeFalse();
        reply.At("cheapest").ShouldBe("api");
    }

    private static List<(string Option, string From, string To, string FromSessions, string ToSessions)> Rungs(Reply reply)
    {
        reply.Status.ShouldBe(200, reply.Body);
        return
        [
            .. reply.Json.GetProperty("ladder").EnumerateArray().Select(rung => (
                rung.GetProperty("option").GetString()!,
                rung.GetProperty("fromUsdPerMonth").GetRawText(),
                rung.GetProperty("toUsdPerMonth").GetRawText(),
                rung.GetProperty("fromSessions").GetRawText(),
                rung.GetProperty("toSessions").GetRawText())),
        ];
    }
}
