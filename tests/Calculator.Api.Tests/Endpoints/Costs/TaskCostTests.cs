namespace Calculator.Api.Tests.Endpoints.Costs;

public class TaskCostTests(Service service)
{
    private const string Question = "/v1/task-cost?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&asOf=2026-11-20";

    [Fact]
    public async Task Fields_that_mean_nothing_to_it_are_taken_and_said_to_have_had_no_effect()
    {
        var plain = await service.Get(Question);
        var reply = await service.Get($"{Question}&sessionsPerDay=100&daysPerMonth=30");
        reply.At("totalUsd").ShouldBe(plain.At("totalUsd"));
        Assumptions(reply).ShouldBe(
        [
            .. Assumptions(plain),
            "sessionsPerDay has no effect on the cost of one session; /v1/spend has figures by day, month and year.",
            "daysPerMonth has no effect on the cost of one session; /v1/spend has figures by day, month and year.",
        ]);
    }

    [Fact]
    public async Task They_are_read_as_strictly_as_any_and_documented_nowhere()
    {
        (await service.Get($"{Question}&sessionsPerDay=many")).Problem(400, "sessionsPerDay").ShouldStartWith("sessionsPerDay is 'many'");
        (await service.Get($"{Question}&wombat=1")).Problem(400, "wombat").ShouldNotContain("sessionsPerDay");
        var operations = (await service.Get("/swagger/v1/swagger.json")).Json.GetProperty("paths").GetProperty("/v1/task-cost");
        operations.GetRawText().ShouldNotContain("sessionsPerDay");
    }

    private static IEnumerable<string?> Assumptions(Reply reply) =>
        reply.Json.GetProperty("assumptions").EnumerateArray().Select(sentence => sentence.GetString());
}
