namespace Calculator.Api.Tests.Binding;

public class NumberFormTests(Service service) : IClassFixture<Service>
{
    private const string Task = "/v1/spend?model=claude-opus-4-7";

    [Theory]
    [InlineData(
        "inputTokens=8.000&outputTokens=1&sessionsPerDay=1",
        "inputTokens",
        "inputTokens is 8.000, which may be read in two ways; write 8 or 8000.")]
    [InlineData(
        "inputTokens=8.125&outputTokens=1&sessionsPerDay=1",
        "inputTokens",
        "inputTokens is 8.125, which may be read in two ways; write 8 or 8125 (it must be a whole number of tokens from 0 to "
            + "1000000000000000).")]
    [InlineData(
        "inputTokens=1&outputTokens=1&sessionsPerDay=1.000",
        "sessionsPerDay",
        "sessionsPerDay is 1.000, which may be read in two ways; write 1 or 1000.")]
    [InlineData(
        "inputTokens=625,853&outputTokens=1&sessionsPerDay=1",
        "inputTokens",
        "inputTokens is '625,853', not a plain number of at most 28 digits; "
            + "it must be a whole number of tokens from 0 to 1000000000000000, without thousands marks and with a point before decimals: "
            + "625853.")]
    [InlineData(
        "inputTokens=1&outputTokens=1&sessionsPerDay=1&batchShare=15%25",
        "batchShare",
        "batchShare is '15%', not a plain number of at most 28 digits; it must be a share from 0 to 1; 15 per cent are 0.15.")]
    [InlineData(
        "inputTokens=1&outputTokens=1&sessionsPerDay=1&batchShare=15%",
        "batchShare",
        "batchShare is '15%', not a plain number of at most 28 digits; it must be a share from 0 to 1; 15 per cent are 0.15.")]
    [InlineData(
        "inputTokens=1&outputTokens=1&sessionsPerDay=15%25",
        "sessionsPerDay",
        "sessionsPerDay is '15%', not a plain number of at most 28 digits; "
            + "it must be a number of sessions a day from 0 to 1000000000, without a % sign.")]
    public async Task A_number_that_may_mean_another_is_refused_with_the_form_that_is_right(string fields, string field, string sentence) =>
        (await service.Get($"{Task}&{fields}")).Problem(400, field).ShouldBe(sentence);

    [Theory]
    [InlineData(".9", ", in digits alone: 0.9.")]
    [InlineData("8k", ", in digits alone: 8000.")]
    [InlineData("1.5 M", ", in digits alone: 1500000.")]
    [InlineData("8 000", ", in digits alone: 8000.")]
    [InlineData("8_000.5", ", in digits alone: 8000.5.")]
    [InlineData("$6.5", ", in digits alone: 6.5.")]
    [InlineData("€ 6,200", ", without thousands marks and with a point before decimals: 6200.")]
    [InlineData("1,5", ", without thousands marks and with a point before decimals: 1.5.")]
    [InlineData("0,900", ", without thousands marks and with a point before decimals: 0.900.")]
    [InlineData("1,2,3", ", without thousands marks and with a point before decimals.")]
    [InlineData("9E99k", " to 1000000000.")]
    [InlineData("many", " to 1000000000.")]
    public async Task A_number_in_another_form_is_refused_with_the_digits_that_were_probably_meant(string number, string end) =>
        (await service.Get($"{Task}&inputTokens=1&outputTokens=1&sessionsPerDay={Uri.EscapeDataString(number)}"))
            .Problem(400, "sessionsPerDay").ShouldEndWith(end);

    [Theory]
    [InlineData("inputTokens=8000.0&outputTokens=1&sessionsPerDay=1")]
    [InlineData("inputTokens=8&outputTokens=1&sessionsPerDay=33.333")]
    [InlineData("inputTokens=8&outputTokens=1&sessionsPerDay=1&discount=0.125")]
    public async Task A_number_of_one_meaning_is_taken(string fields) =>
        (await service.Get($"{Task}&{fields}")).Status.ShouldBe(200);

    [Theory]
    [InlineData("/v1/token-count?models=gpt-5.5&text=caf%E9", "text")]
    [InlineData("/v1/token-count?models=gpt-5.5&text=%C3", "text")]
    [InlineData("/v1/token-count?models=gpt-5.5&text=%ED%A0%80", "text")]
    [InlineData("/v1/spend?model=%FF&inputTokens=1&outputTokens=1&sessionsPerDay=1", "model")]
    public async Task Escapes_that_are_no_text_are_refused_in_every_field(string url, string field) =>
        (await service.Get(url)).Problem(400, field).ShouldEndWith("a text that is not valid Unicode; it must be a text.");

    [Theory]
    [InlineData("caf%C3%A9")]
    [InlineData("100%")]
    [InlineData("%F0%9F%98%80%E2%82%AC")]
    public async Task Escapes_that_are_text_are_taken(string text) =>
        (await service.Get($"/v1/token-count?models=gpt-5.5&text={text}")).Status.ShouldBe(200);

    [Fact]
    public async Task A_null_is_not_given_in_an_optional_field_and_missing_in_a_required_one()
    {
        const string Given = "\"model\":\"claude-opus-4-7\",\"outputTokens\":1";
        var without = (await service.Post("/v1/task-cost", $"{{{Given},\"inputTokens\":3000,\"asOf\":\"2026-11-20\"}}")).Body;
        (await service.Post(
            "/v1/task-cost",
            $"{{{Given},\"inputTokens\":3000,\"asOf\":\"2026-11-20\",\"cacheRatio\":null,\"serviceTier\":null}}")).Body.ShouldBe(without);
        (await service.Post("/v1/task-cost", $"{{{Given},\"inputTokens\":null}}"))
            .Problem(400, "inputTokens")
            .ShouldStartWith("inputTokens is missing");
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("Default")]
    public async Task OpenAIs_words_for_standard_are_taken_and_said(string word)
    {
        var answer = await service.Get($"/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1&serviceTier={word}");
        answer.Status.ShouldBe(200);
        answer.Body.ShouldContain($"serviceTier '{word.ToLowerInvariant()}' is priced as standard.");
    }

    [Fact]
    public async Task A_request_over_the_window_is_priced_where_it_is_allowed()
    {
        const string Over = "/v1/task-cost?model=claude-haiku-4-5&inputTokens=250000&outputTokens=0";
        (await service.Get(Over)).Problem(422, "inputTokens");
        var answer = await service.Get($"{Over}&allowOverWindow=true");
        answer.Json.GetProperty("totalUsd").GetDecimal().ShouldBe(0.25m);
        answer.Body.ShouldContain("A request's prompt of 250,000 tokens is over the 200,000 claude-haiku-4-5 takes; "
            + "it is priced by the largest band (allowOverWindow).");
    }

    [Fact]
    public async Task A_year_is_twelve_months_and_said_to_be_unless_its_days_are_given()
    {
        const string Year = "/v1/spend?model=claude-opus-4-7&inputTokens=200000&outputTokens=0&sessionsPerDay=1";
        var answer = await service.Get(Year);
        answer.Json.GetProperty("perYearUsd").GetDecimal().ShouldBe(360);
        answer.Body.ShouldContain("A year is 12 months of 30 days, so 360 days; daysPerYear of /v1/spend may say otherwise.");
        var stated = await service.Get($"{Year}&daysPerYear=365");
        stated.Json.GetProperty("perYearUsd").GetDecimal().ShouldBe(365);
        stated.Body.ShouldNotContain("A year is");
    }
}
