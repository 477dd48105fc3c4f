using System.Text.Json;

namespace Calculator.Api.Tests;

/// <summary>Where rounding in the 28th digit could move a price, a verdict or a status: each was once wrong.</summary>
public class EdgeTests(Service service)
{
    private const string Date = "asOf=2026-11-20";

    [Theory]
    [InlineData("model=claude-opus-4-7&toModel=claude-haiku-4-5&inputTokens=235000&outputTokens=0", "expected", "0.2")]
    [InlineData("model=claude-opus-4-7&toModel=claude-haiku-4-5&inputTokens=294000&outputTokens=0&content=prose", "low", "0.2")]
    public async Task A_reversed_ratio_puts_a_prompt_on_the_limit_and_not_beyond_it(string query, string bound, string usd) =>
        (await service.Get($"/v1/tokenizer-delta?{query}&{Date}")).At($"perSessionUsd.{bound}").ShouldBe(usd);

    [Fact]
    public async Task Shares_of_28_digits_do_not_push_a_prompt_over_an_edge() =>
        (await service.Get("/v1/task-cost?model=gpt-5.5&inputTokens=272000&outputTokens=0&cacheRatio=0.3442485810226557240408990687"
            + $"&cacheWriteRatio=0.0421644680212876105540470548&{Date}"))
            .At("lines.0.band").ShouldBe("upTo 272000");

    [Theory]
    [InlineData("inputTokens=80001&outputTokens=0&cacheRatio=0.7232409594880063999200010000&cacheWriteTokens=22141")]
    [InlineData("inputTokens=80003&outputTokens=0&cacheRatio=0.6073022261665187555466670000&cacheWriteTokens=31417")]
    public async Task A_cache_that_fills_the_prompt_to_the_last_digit_is_no_failure(string query) =>
        (await service.Get($"/v1/task-cost?model=gpt-5.5&{query}&{Date}")).Status.ShouldBeOneOf(200, 400);

    [Fact]
    public async Task A_break_even_on_the_edge_of_a_band_is_found() =>
        (await service.Get("/v1/tokenizer-delta?model=grok-4.3&toModel=gpt-5.4"
            + $"&inputTokens=300000&outputTokens=7000&scaleOutput=false&ratioExpected=0.9&{Date}"))
            .At("breakEvenRatio")
            .ShouldBe("0.906666666667");

    [Fact]
    public async Task A_break_even_beyond_where_one_tier_ends_is_not_offered() =>
        (await service.Get("/v1/tokenizer-delta?model=gpt-5.5&toModel=gpt-5.4"
            + $"&inputTokens=124000&outputTokens=0&serviceTier=priority&batchShare=0.5&{Date}"))
            .At("breakEvenReason")
            .ShouldBe("notOffered");

    [Theory]
    [InlineData("1E+3")]
    [InlineData("1e+3")]
    [InlineData("1E%2B3")]
    [InlineData("1E3")]
    public async Task An_exponent_with_a_bare_plus_is_read_as_a_spreadsheet_means_it(string tokens) =>
        (await service.Get($"/v1/task-cost?model=gpt-5.5&inputTokens={tokens}&outputTokens=0")).At("totalUsd").ShouldBe("0.005");

    [Fact]
    public async Task Halves_of_the_twelfth_decimal_go_away_from_zero() =>
        // 0.000004 tokens at 0.125 dollars a million: half of 10^-12.
        (await service.Get("/v1/task-cost?model=claude-haiku-5-5&inputTokens=1&outputTokens=0&cacheWriteRatio=0.000004"
            + $"&cacheRatio=0.999996&{Date}&field=lines.cacheWrite5m.usd&format=text")).Body.ShouldBe(
            "0.000000000001");

    [Fact]
    public async Task Sentences_have_at_most_12_decimals()
    {
        var reply = await service.Get("/v1/task-cost?model=claude-opus-4-6&inputTokens=10000&outputTokens=1000"
            + $"&cacheRatio=0.333333333333333333&batchShare=0.1428571428571428571&{Date}");
        reply
            .At("assumptions.0")
            .ShouldBe("No cache writes were given and none are priced for claude-opus-4-6. "
                + "If the 6,666.666666666667 prompt tokens that are not read from cache are written to it (cacheWriteRatio = 1 - "
                + "cacheRatio), a session costs $0.063452380952 instead of $0.055714285714.");
    }

    [Fact]
    public async Task Cache_writes_are_not_spoken_of_where_they_change_nothing()
    {
        (await service.Get($"/v1/task-cost?model=claude-opus-4-6&inputTokens=10000&outputTokens=1000&cacheRatio=1&{Date}")).Json
            .GetProperty("assumptions")
            .GetArrayLength()
            .ShouldBe(0);
        (await service.Get($"/v1/task-cost?model=gpt-5.5&inputTokens=10000&outputTokens=1000&cacheRatio=0.5&{Date}")).Json
            .GetProperty("assumptions")
            .GetArrayLength()
            .ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_is_not_many_times_as_large_as_its_question()
    {
        var body = $"{{{string.Join(',', Enumerable.Range(0, 6_000).Select(index => $"\"f{index}\":1"))}}}";
        var reply = await service.Post("/v1/task-cost", body);
        reply.Status.ShouldBe(400);
        reply.Body.Length.ShouldBeLessThan(body.Length);
        reply.Json.GetProperty("detail").GetString().ShouldEndWith("more.");
        (await service.Post("/v1/task-cost", $"{{{string.Join(',', Enumerable.Repeat("\"a\":1", 9_000))}}}")).Body.Length
            .ShouldBeLessThan(60_000);
    }

    [Fact]
    public async Task A_name_in_a_JSON_list_is_exact() =>
        (await service.Post(
            "/v1/break-even",
            "{\"model\":\"gpt-5.5\",\"inputTokens\":1,\"outputTokens\":1,\"plans\":[\" chatgpt-plus \"]}")).Problem(404, "plans");

    [Theory]
    [InlineData(
        "/v1/models?provider=antropic",
        404,
        "provider",
        "There is no provider 'antropic' in pricing 2026-11-21; the nearest are anthropic,")]
    [InlineData("/v1/plans?provider=antropic", 404, "provider", "There is no provider 'antropic'")]
    [InlineData(
        "/v1/task-cost?model=opus-4.7&inputTokens=1&outputTokens=1",
        404,
        "model",
        "There is no model 'opus-4.7' in pricing 2026-11-21; the nearest are claude-opus-4-7,")]
    [InlineData(
        "/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1&discount=15",
        400,
        "discount",
        "discount is 15; it must be a share from -10 to 1, and the nearest is 1; 15 per cent are 0.15.")]
    [InlineData(
        "/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1&tier=batch",
        400,
        "tier",
        "There is no field 'tier'; did you mean serviceTier?")]
    public async Task The_commonest_mistakes_are_told_what_was_meant(string url, int status, string field, string sentence) =>
        (await service.Get(url)).Problem(status, field).ShouldStartWith(sentence);

    [Fact]
    public async Task A_ratio_that_rests_on_one_figure_says_so() =>
        (await service.Get("/v1/tokenizer-delta?model=claude-opus-4-6&toModel=gpt-5.5"
            + $"&inputTokens=1&outputTokens=1&content=code&{Date}")).Body
            .ShouldContain("The ratio from claude-3 to o200k_base rests on a single figure: that it has no range is no sign of certainty.");

    [Fact]
    public async Task Seats_multiply_the_fee_and_the_included_usage_and_the_cheapest_of_equals_has_the_smallest_fee()
    {
        var reply = await service.Get("/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200"
            + $"&plans=copilot-pro,cursor-pro&seats=3&sessionsPerDay=100&{Date}");
        (
            reply.At("plans.0.feeUsd"),
            reply.At("plans.0.includedUsd"),
            reply.At("plans.0.breakEvenSessionsPerMonth"),
            reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("30", "45", "666.666666666667", "120"));
        reply.At("seats").ShouldBe("3");
        reply.At("cheapest").ShouldBe("copilot-pro");
        // 135 a month at the API and under Cursor Pro alike: a tie goes to the API, which has no fee.
        (await service.Get("/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&plans=cursor-pro&sessionsPerDay=100"
            + $"&{Date}"))
            .At("cheapest")
            .ShouldBe("api");
        // 130 a month under either of two plans, 10 + (135 - 15) and 25 + (135 - 30): the smaller fee.
        (await service.Get("/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&plans=copilot-pro&ownPlanFeeUsd=25"
            + $"&ownPlanIncludedUsd=30&sessionsPerDay=100&{Date}"))
            .At("cheapest")
            .ShouldBe("copilot-pro");
        // 1,350 a month: by its fee alone Claude Pro, within the limits 20 + (1,350 - 163.06)
        // there, and 100 under Claude Max 5x, whose limit is 1,358.82.
        var limited = await service.Get("/v1/break-even?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200"
            + $"&plans=claude-max-20x,claude-max-5x,claude-pro&sessionsPerDay=1000&{Date}");
        (limited.At("cheapestByFeeAlone"), limited.At("cheapest")).ShouldBe(("claude-pro", "claude-max-5x"));
    }

    [Fact]
    public async Task Plans_without_a_fee_on_the_date_are_left_out_and_named() =>
        (await service.Get("/v1/break-even?model=claude-opus-4-6&inputTokens=3000&outputTokens=1200&asOf=2026-06-01")).Body
            .ShouldContain("Left out, since pricing 2026-11-21 has no fee for them at 2026-06-01: cursor-pro, cursor-pro-plus");

    [Fact]
    public async Task A_report_is_what_its_parts_answer_by_themselves()
    {
        const string task = "model=gpt-5.5&inputTokens=8000&outputTokens=4000&" + Date;
        const string workload = "sessionsPerDay=10&" + task;
        var report = (await service.Get($"/v1/report?{workload}&toModel=gpt-6-sol&plans=chatgpt-plus")).Json;
        await ShouldBe(report, "taskCost", $"/v1/task-cost?{task}");
        await ShouldBe(report, "spend", $"/v1/spend?{workload}");
        await ShouldBe(report, "breakEven", $"/v1/break-even?{workload}&plans=chatgpt-plus");
        await ShouldBe(report, "tokenizerDelta", $"/v1/tokenizer-delta?{workload}&toModel=gpt-6-sol");
        report
            .GetProperty("assumptions")
            .EnumerateArray()
            .Select(sentence => sentence.GetString())
            .ShouldContain("OpenAI has not published the tokenizer of GPT-6 Sol; o200k_base, that of GPT-5.5 and before, is assumed.");
    }

    [Fact]
    public async Task An_assumed_tokenizer_is_said_for_a_measured_ratio_too()
    {
        var reply = await service.Get("/v1/tokenizer-delta?model=claude-opus-4-6&toModel=gpt-6-sol&inputTokens=1&outputTokens=1"
            + $"&content=code&{Date}");
        reply.At("ratio.basis").ShouldBe("measured");
        reply.At("assumptions.0").ShouldStartWith("OpenAI has not published the tokenizer of GPT-6 Sol");
    }

    [Fact]
    public async Task Day_and_month_of_a_delta_are_the_session_times_their_sessions()
    {
        var reply = await service.Get("/v1/tokenizer-delta?model=gpt-5.4&toModel=gpt-5.5"
            + $"&inputTokens=1000&outputTokens=0&ratioLow=1&ratioExpected=2&ratioHigh=4&sessionsPerDay=10&{Date}");
        reply.Json
            .GetProperty("perDayUsd")
            .GetRawText()
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("{\"before\":0.025,\"low\":0.05,\"expected\":0.1,\"high\":0.2}");
        reply.Json
            .GetProperty("perMonthUsd")
            .GetRawText()
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("{\"before\":0.75,\"low\":1.5,\"expected\":3,\"high\":6}");
    }

    [Fact]
    public async Task The_edge_is_not_spoken_of_for_a_tier_that_ends_there() =>
        (await service.Get($"/v1/task-cost?model=gpt-5.5&inputTokens=272000&outputTokens=0&serviceTier=priority&{Date}")).Json
            .GetProperty("assumptions")
            .GetArrayLength()
            .ShouldBe(0);

    [Fact]
    public async Task The_mean_output_of_a_request_is_held_against_what_a_model_can_write()
    {
        (await service.Get($"/v1/task-cost?model=gpt-5.5&inputTokens=0&outputTokens=200000&requestsPerSession=2&{Date}")).Json
            .GetProperty("assumptions")
            .GetArrayLength()
            .ShouldBe(0);
        (await service.Get($"/v1/task-cost?model=gpt-5.5&inputTokens=0&outputTokens=300000&requestsPerSession=2&{Date}"))
            .At("assumptions.0")
            .ShouldStartWith("150,000 output tokens a request");
    }

    private async Task ShouldBe(JsonElement report, string part, string url) =>
        JsonElement.DeepEquals(report.GetProperty(part), (await service.Get(url)).Json).ShouldBeTrue(part);
}
