namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>What was called otherwise before, for cells and tables that ask for it so.</summary>
public class FormerNameTests(Service service)
{
    private const string Month = "/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100"
        + "&plans=claude-pro,claude-max-5x,chatgpt-plus&pricing=2026-11-21&asOf=2026-11-21";

    // The header of the last version that had the old names.
    private const string Before = "plan,name,monthlyFeeUsd,includedUsd,outcome,reason,sessionsPerMonth,sessionsPerDay,"
        + "firstCheaperSession,cheaper,planPerMonthUsd,savingPerMonthUsd,note,from,source,checked,confidence,cheaperUpToSessionsPerMonth";

    private static readonly string Opus = Month.Replace(",chatgpt-plus", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("plans.claude-max-5x.sessionsPerMonth", "plans.claude-max-5x.breakEvenSessionsPerMonth", "2222.222222222222")]
    [InlineData("plans.claude-max-5x.sessionsPerDay", "plans.claude-max-5x.breakEvenSessionsPerDay", "74.074074074074")]
    [InlineData("plans.claude-max-5x.monthlyFeeUsd", "plans.claude-max-5x.feeUsd", "100")]
    [InlineData("plans.1.monthlyFeeUsd", "plans.1.feeUsd", "100")]
    [InlineData("plans.claude-max-5x.planPerMonthUsd", "plans.claude-max-5x.planPerMonthUsd.expected", "100")]
    [InlineData("cheapestWithinLimits", "cheapest", "claude-pro")]
    [InlineData("sessionsPerDay", "sessionsPerDay", "100")]
    public async Task A_field_is_found_by_its_old_name(string old, string today, string value)
    {
        (await service.Get($"{Opus}&format=text&field={old}")).Body.ShouldBe(value);
        (await service.Get($"{Opus}&format=text&field={today}")).Body.ShouldBe(value);
        (await service.Get($"{Opus}&format=json&field={old}")).Body.ShouldBe((await service.Get($"{Opus}&format=json&field={today}")).Body);
    }

    [Theory]
    [InlineData("&plans=cursor-pro", "plans.cursor-pro.sessionsPerMonth", "never")]
    [InlineData("&plans=cursor-pro", "plans.cursor-pro.sessionsPerDay", "never")]
    [InlineData("&plans=claude-pro&limitUsdPerWeek=claude-pro:1", "plans.claude-pro.sessionsPerMonth", "never")]
    public async Task A_null_by_its_old_name_is_the_same_word(string plans, string field, string word) =>
        (await service.Get($"{Month.Replace("&plans=claude-pro,claude-max-5x,chatgpt-plus", plans, StringComparison.Ordinal)}&format=text"
            + $"&field={field}")).Body.ShouldBe(
            word);

    [Fact]
    public async Task The_old_header_begins_the_new_one_and_its_columns_have_the_old_values()
    {
        var table = (await service.Get($"{Opus}&format=csv")).Body;
        table.ShouldStartWith($"{Before},");
        // As it was sent before: what a fee of its own was, and then the break-even, by month and by day.
        (await service.Get($"{Opus}&format=csv"
            + $"&columns={Before.Replace(",note,from,source,checked,confidence", "", StringComparison.Ordinal)}")).Body.Split(
            "\r\n")[1..3]
            .ShouldBe(
        [
            "claude-pro,Claude Pro,20,,at,,444.444444444444,14.814814814815,445,plan,20,115,",
            "claude-max-5x,Claude Max 5x,100,,at,,2222.222222222222,74.074074074074,2223,plan,100,35,",
        ]);
        var header = table[..table.IndexOf("\r\n", StringComparison.Ordinal)].Split(',');
        header.Distinct().Count().ShouldBe(header.Length);
    }

    [Fact]
    public async Task A_plan_without_known_limits_is_no_cheaper_by_an_old_name()
    {
        var gpt = Month.Replace("claude-opus-4-7", "gpt-5.5", StringComparison.Ordinal)
            .Replace("claude-pro,claude-max-5x,", "", StringComparison.Ordinal);
        (await service.Get($"{gpt}&format=text&field=plans.chatgpt-plus.planPerMonthUsd")).Body.ShouldBe("limitUnknown");
        (await service.Get($"{gpt}&format=text&field=cheapestWithinLimits")).Body.ShouldBe("api");
    }

    [Fact]
    public async Task An_object_is_told_by_its_name_where_it_never_was_one_value() =>
        (await service.Get($"{Opus}&format=text&field=plans.claude-pro.limit"))
            .Problem(400, "field").ShouldContain("is an object, not one value");
}
