using Calculator.Api.Tests.Prices;

namespace Calculator.Api.Tests.Endpoints;

/// <summary>What is known to change within a year is said where a month, a year or a break-even is made, and nowhere else.</summary>
public class ComingPricesTests(ShippedVersion shipped) : IClassFixture<ShippedVersion>
{
    private const string Session = "inputTokens=100000&outputTokens=10000&asOf=2026-11-26";
    private const string Argon = $"model=gemini-4-argon&{Session}";
    private const string Haiku = $"model=claude-haiku-5-5&{Session}";
    private const string Changes =
        "gemini-4-argon is taken at the price in force throughout, though from 2026-12-01 on the confirmed price is another one, ";
    private const string Doubles = $"{Changes}at which a session costs $0.6 instead of $0.3 (";

    private readonly Service _service = shipped.Service;

    [Theory]
    [InlineData($"/v1/spend?{Argon}&sessionsPerDay=1000")]
    [InlineData($"/v1/break-even?{Argon}&plans=google-ai-pro,google-ai-ultra-5x")]
    [InlineData($"/v1/report?{Argon}&sessionsPerDay=1000")]
    [InlineData($"/v1/comparison?{Session}&sessionsPerDay=1000&models=gemini-4-argon,claude-haiku-5-5")]
    [InlineData($"/v1/sensitivity?{Argon}&sessionsPerDay=1000")]
    [InlineData($"/v1/sensitivity?{Haiku}&sessionsPerDay=1000&versusModel=gemini-4-argon")]
    [InlineData($"/v1/migration?{Argon}&sessionsPerDay=1000&toModel=claude-haiku-5-5&ratioExpected=1")]
    [InlineData($"/v1/migration?{Haiku}&sessionsPerDay=1000&toModel=gemini-4-argon&ratioExpected=1")]
    [InlineData($"/v1/tokenizer-delta?{Argon}&sessionsPerDay=1000&toModel=claude-haiku-5-5&ratioExpected=1")]
    [InlineData($"/v1/tokenizer-delta?{Haiku}&sessionsPerDay=1000&toModel=gemini-4-argon&ratioExpected=1")]
    [InlineData($"/v1/grid?{Argon}&rows=batchShare:0,1&columns=sessionsPerDay:10,100")]
    [InlineData($"/v1/grid?{Argon}&rows=batchShare:0&columns=sessionsPerDay:10,100&value=perYearUsd")]
    public async Task An_answer_over_time_says_once_what_a_session_costs_later(string url) =>
        (await Sentences(url)).Where(said => said.StartsWith(Changes, StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldStartWith(Doubles);

    [Theory]
    [InlineData("versusModel=claude-haiku-5-5")]
    [InlineData("versusPlan=google-ai-pro&sessionsPerDay=1&assumeUnlimited=true")]
    public async Task A_break_even_says_it_of_the_session_that_was_solved_for(string rival) =>
        (await Sentences($"/v1/solve?model=gemini-4-argon&inputTokens=100000&variable=outputTokens&{rival}&asOf=2026-11-26"))
            .Count(said => said.StartsWith(Changes, StringComparison.Ordinal)).ShouldBe(1);

    [Theory]
    [InlineData($"/v1/task-cost?{Argon}")]
    [InlineData($"/v1/comparison?{Session}&models=gemini-4-argon,claude-haiku-5-5")]
    [InlineData($"/v1/tokenizer-delta?{Argon}&toModel=claude-haiku-5-5&ratioExpected=1")]
    [InlineData($"/v1/grid?{Argon}&rows=batchShare:0&columns=successRate:1&value=perSessionUsd")]
    [InlineData("/v1/spend?model=claude-opus-4-8&inputTokens=1000&outputTokens=1&sessionsPerDay=10&asOf=2026-11-26")]
    public async Task An_answer_about_one_session_or_without_a_change_does_not(string url) =>
        (await Sentences(url)).ShouldNotContain(said => said.Contains("throughout", StringComparison.Ordinal));

    [Fact]
    public async Task The_end_of_a_tier_is_said()
    {
        var answer = await _service.Get("/v1/spend?model=claude-opus-4-8&serviceTier=fast&inputTokens=100000&outputTokens=10000"
            + "&sessionsPerDay=1000&asOf=2026-11-26");
        answer.At("perYearUsd").ShouldBe("540000");
        Of(answer).ShouldContain(said => said.StartsWith(
            "claude-opus-4-8 is taken at the price in force throughout, though from 2026-11-30 on it has no fast tier ("));
    }

    [Fact]
    public async Task A_workbook_says_it_among_what_was_assumed()
    {
        using var book = await Workbook.WorkbookUnderTest.Get(_service, $"/v1/workbook.xlsx?{Argon}&sessionsPerDay=10&plans=google-ai-pro");
        book.AllCells().Count(cell => cell.InnerText.StartsWith(Doubles, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Another_fee_that_is_confirmed_is_said_of_plans()
    {
        using var prices = new WrittenPrices();
        prices.WriteAll(WrittenPrices.Version);
        prices.Write(WrittenPrices.Version, "plans.json", $$"""
            { "plans": [{ "id": "acme-pro", "name": "Acme Pro", "covers": ["anthropic"], "prices": [
              { "from": "2026-01-01", "monthlyFeeUsd": 20, "includedUsd": 30, {{Source}} },
              { "from": "2026-12-01", "monthlyFeeUsd": 25, "includedUsd": 30, "status": "confirmed", {{Source}} },
              { "from": "2027-01-01", "monthlyFeeUsd": 25, "includedUsd": 20, "status": "confirmed", {{Source}} },
              { "from": "2027-02-01", "monthlyFeeUsd": 99, "includedUsd": 20, "status": "announced", {{Source}} }] }] }
            """);
        prices.Commit(WrittenPrices.Version);
        await using var service = new Service(("Pricing:Path", prices.Folder));
        const string Rest = "model=claude-opus-4-7&inputTokens=1000&outputTokens=1&plans=acme-pro&seats=2";
        Of(await service.Get($"/v1/break-even?{Rest}&asOf=2026-11-21")).ShouldContain(
            "Plans are taken at the fee in force throughout, though a confirmed one is another: "
                + "from 2026-12-01 on acme-pro costs $50 instead of $40 a month; "
                + "from 2027-01-01 on acme-pro includes $40 of usage instead of $60.");
        Of(await service.Get($"/v1/break-even?{Rest}&asOf=2027-01-01"))
            .ShouldNotContain(said => said.StartsWith("Plans are taken at the fee", StringComparison.Ordinal));
    }

    private const string Source = "\"source\": \"acme.example\", \"checked\": \"2026-11-20\", \"confidence\": \"high\"";

    private async Task<List<string>> Sentences(string url) => Of(await _service.Get(url));

    private static List<string> Of(Reply answer) =>
        [.. answer.Json.GetProperty("assumptions").EnumerateArray().Select(sentence => sentence.GetString()!)];
}
