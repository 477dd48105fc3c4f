namespace Calculator.Api.Tests;

/// <summary>
/// The claims of five articles from spring 2026, recomputed. The figures are those of the exact recomputation;
/// where an article rounded or erred, its own figure is not what stands here.
/// </summary>
public class ClaimTests(Service service)
{
    private const string Opus = "model=claude-opus-4-7";
    private const string Gpt = "model=gpt-5.5";
    private const string Small = "inputTokens=3000&outputTokens=1200";
    private const string Large = "inputTokens=8000&outputTokens=4000";
    private const string Million = "inputTokens=1000000&outputTokens=1000000&requestsPerSession=10";
    private const string Third = "0.3333333333333333333333333333";
    private const string Articles = "pricing=2026-05-14";

    public static TheoryData<string, string, string, string> Computed => new()
    {
        { "S0-price-opus47-gpt55", $"/v1/task-cost?{Opus}&{Small}&{Articles}", "lines.0.usdPerMillionTokens", "5" },
        { "S0-price-opus47-gpt55", $"/v1/task-cost?{Opus}&{Small}&{Articles}", "lines.1.usdPerMillionTokens", "25" },
        { "S0-price-opus47-gpt55", $"/v1/task-cost?{Gpt}&{Small}&{Articles}", "lines.0.usdPerMillionTokens", "5" },
        { "S0-price-opus47-gpt55", $"/v1/task-cost?{Gpt}&{Small}&{Articles}", "lines.1.usdPerMillionTokens", "30" },
        { "S0-cached-input", $"/v1/task-cost?{Opus}&{Small}&cacheRatio=1&{Articles}", "lines.0.usdPerMillionTokens", "0.5" },
        { "S0-cached-input", $"/v1/task-cost?{Gpt}&{Small}&cacheRatio=1&{Articles}", "lines.0.usdPerMillionTokens", "0.5" },
        { "S0-batch-50pct", $"/v1/task-cost?{Opus}&{Million}&serviceTier=batch&{Articles}", "totalUsd", "15" },
        { "S0-batch-50pct", $"/v1/task-cost?{Gpt}&{Million}&serviceTier=batch&{Articles}", "totalUsd", "17.5" },
        { "S0-plan-claude-pro", $"/v1/break-even?{Opus}&{Small}&plans=claude-pro&{Articles}", "plans.0.feeUsd", "20" },
        { "S0-plan-chatgpt-plus", $"/v1/break-even?{Gpt}&{Small}&plans=chatgpt-plus&{Articles}", "plans.0.feeUsd", "20" },
        { "S0-plan-claude-max-5x", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x&{Articles}", "plans.0.feeUsd", "100" },
        { "S0-plan-chatgpt-pro-5x", $"/v1/break-even?{Gpt}&{Small}&plans=chatgpt-pro-5x&{Articles}", "plans.0.feeUsd", "100" },
        { "S0-plan-claude-max-20x", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-20x&{Articles}", "plans.0.feeUsd", "200" },
        { "S0-plan-chatgpt-pro-20x", $"/v1/break-even?{Gpt}&{Small}&plans=chatgpt-pro-20x&{Articles}", "plans.0.feeUsd", "200" },
        { "S0-plan-cursor-pro", $"/v1/break-even?{Opus}&{Small}&plans=cursor-pro,cursor-pro-plus&{Articles}", "plans.0.feeUsd", "20" },
        { "S0-plan-cursor-pro", $"/v1/break-even?{Opus}&{Small}&plans=cursor-pro,cursor-pro-plus&{Articles}", "plans.1.feeUsd", "60" },
        { "S0-plan-copilot-pro", $"/v1/break-even?{Gpt}&{Small}&plans=copilot-pro,copilot-pro-plus&{Articles}", "plans.0.feeUsd", "10" },
        { "S0-plan-copilot-pro", $"/v1/break-even?{Gpt}&{Small}&plans=copilot-pro,copilot-pro-plus&{Articles}", "plans.1.feeUsd", "39" },
        { "S0-session-small", $"/v1/task-cost?{Opus}&{Small}", "totalUsd", "0.045" },
        { "S0-session-small", $"/v1/task-cost?{Opus}&{Small}&{Articles}", "totalUsd", "0.045" },
        {
            "S0-breakeven-small-month", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x", "plans.0.breakEvenSessionsPerMonth",
            "2222.222222222222"
        },
        { "S0-breakeven-small-month", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x", "plans.0.firstCheaperSession", "2223" },
        {
            "S0-breakeven-small-month", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x", "plans.0.breakEvenSessionsPerDay",
            "74.074074074074"
        },
        {
            "S0-breakeven-small-month", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x&daysPerMonth=30.4375",
            "plans.0.breakEvenSessionsPerDay", "73.009354323523"
        },
        {
            "S0-breakeven-small-month", $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x&daysPerMonth=22",
            "plans.0.breakEvenSessionsPerDay", "101.010101010101"
        },
        {
            "S0-breakeven-small-month",
            $"/v1/break-even?{Opus}&{Small}&plans=claude-max-5x&daysPerMonth=21.74107142857142857142857143",
            "plans.0.breakEvenSessionsPerDay", "102.213096052932"
        },
        { "S0-session-large", $"/v1/task-cost?{Opus}&{Large}", "totalUsd", "0.14" },
        {
            "S0-breakeven-large-month", $"/v1/break-even?{Opus}&{Large}&plans=claude-max-5x", "plans.0.breakEvenSessionsPerMonth",
            "714.285714285714"
        },
        { "S0-breakeven-large-month", $"/v1/break-even?{Opus}&{Large}&plans=claude-max-5x", "plans.0.firstCheaperSession", "715" },
        {
            "S0-breakeven-large-month", $"/v1/break-even?{Opus}&{Large}&plans=claude-max-5x", "plans.0.breakEvenSessionsPerDay",
            "23.809523809524"
        },
        {
            "S0-breakeven-large-month", $"/v1/break-even?{Opus}&{Large}&plans=claude-max-5x&daysPerMonth=22",
            "plans.0.breakEvenSessionsPerDay", "32.467532467532"
        },
        { "S1-price", $"/v1/task-cost?model=claude-opus-4-6&{Small}&{Articles}", "totalUsd", "0.045" },
        { "S1-price", $"/v1/task-cost?{Opus}&{Small}&{Articles}", "totalUsd", "0.045" },
        { "S1-tokenizer-0-35", Move("any", "10000", "0"), "ratio.low", "1" },
        { "S1-tokenizer-0-35", Move("any", "10000", "0"), "ratio.high", "1.35" },
        { "S1-tokenizer-18-22", Move("code", "10000", "0"), "ratio.expected", "1.2" },
        { "S1-tokenizer-18-22", Move("code", "10000", "0"), "inputTokens.expected", "12000" },
        { "S1-tokenizer-15-35", Move("code", "10000", "0"), "ratio.low", "1.15" },
        { "S1-tokenizer-15-35", Move("code", "10000", "0"), "ratio.high", "1.35" },
        { "S1-tokenizer-15-35", Move("code", "10000", "0"), "changePercent.low", "15" },
        { "S1-tokenizer-15-35", Move("code", "10000", "0"), "changePercent.high", "35" },
        { "S1-table-opus46", $"/v1/task-cost?model=claude-opus-4-6&inputTokens=0&outputTokens=8200&{Articles}", "totalUsd", "0.205" },
        { "S1-table-opus47", $"/v1/task-cost?{Opus}&inputTokens=0&outputTokens=5400&{Articles}", "totalUsd", "0.135" },
        { "S1-table-gpt55", $"/v1/task-cost?{Gpt}&inputTokens=0&outputTokens=1800&{Articles}", "totalUsd", "0.054" },
        { "S1-daily-46", $"/v1/spend?model=claude-opus-4-6&inputTokens=0&outputTokens=8200&sessionsPerDay=1000", "perDayUsd", "205" },
        { "S1-daily-47", $"/v1/spend?{Opus}&inputTokens=0&outputTokens=5400&sessionsPerDay=1000", "perDayUsd", "135" },
        { "S1-daily-gpt", $"/v1/spend?{Gpt}&inputTokens=0&outputTokens=1800&sessionsPerDay=1000", "perDayUsd", "54" },
        { "S1-shadow", $"/v1/spend?{Gpt}&inputTokens=0&outputTokens=1800&sessionsPerDay=50", "perDayUsd", "2.7" },
        { "S1-shadow", $"/v1/spend?{Gpt}&inputTokens=0&outputTokens=1800&sessionsPerDay=100", "perDayUsd", "5.4" },
        { "S1-quarter-half", Table(), "rows.0.perSessionUsd", "0.054" },
        { "S1-quarter-half", $"/v1/comparison?models=claude-opus-4-7&inputTokens=0&outputTokens=5400", "rows.0.perSessionUsd", "0.135" },
        { "S1-quarter-half", Table(), "rows.1.timesCheapest", "2.5" },
        { "S1-quarter-half", Table(), "rows.2.timesCheapest", "3.796296296296" },
        {
            "S1-own-measured-ratio", $"/v1/solve?{Opus}&versusModel=gpt-5.5&inputTokens=0&outputTokens=5400&variable=outputRatio",
            "value", "0.833333333333"
        },
        {
            "S1-own-measured-ratio",
            $"/v1/comparison?models=claude-opus-4-7,gpt-5.5&inputTokens=0&outputTokens=5400&outputRatios=1,{Third}",
            "rows.0.perSessionUsd", "0.054"
        },
        { "S1-cache-reset", Migrate("rebuild=coldDay"), "days.0.cacheRatio", "0" },
        { "S1-cache-reset", Migrate("rebuild=coldDay"), "rebuildUsd", "310.5" },
        { "S1-cache-reset", Migrate("rebuild=perPrefix&distinctPrefixes=1"), "rebuildUsd", "0.3105" },
        { "S1-one-time", Migrate("rebuild=ramp&rampDays=3"), "oneTimeUsd", "621" },
        { "S1-shadow", Shadow(), "days.0.usd", "70.2" },
        { "S1-shadow", Shadow(), "shadowUsd", "37.8" },
        { "S1-shadow", Shadow(), "steadyPerDayUsd.before", "67.5" },
        { "S1-shadow", Shadow(), "steadyPerDayUsd.expected", "27" },
        { "S1-shadow", Shadow(), "paybackDays", "0.933333333333" },
        { "S1-swebench", $"/v1/task-cost?{Opus}&inputTokens=0&outputTokens=5400&successRate=0.643", "perSuccessUsd", "0.209953343701" },
        {
            "S1-swebench", $"/v1/task-cost?model=claude-opus-4-6&inputTokens=0&outputTokens=8200&successRate=0.534", "perSuccessUsd",
            "0.383895131086"
        },
        { "S1-swebench", $"/v1/task-cost?{Gpt}&inputTokens=0&outputTokens=1800&successRate=0.586", "perSuccessUsd", "0.092150170648" },
        {
            "S1-output-price-breakeven", $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&inputTokens=0&outputTokens=1000",
            "breakEvenRatio", "0.833333333333"
        },
        { "S1-180k", $"/v1/task-cost?{Opus}&inputTokens=180000&outputTokens=0", "totalUsd", "0.9" },
        { "S1-180k", $"/v1/task-cost?{Gpt}&inputTokens=180000&outputTokens=0", "totalUsd", "0.9" },
        { "S1-180k", Move("code", "180000", "0"), "inputTokens.expected", "216000" },
        { "S1-180k", Move("code", "180000", "0"), "inputTokens.high", "243000" },
        { "S1-180k", Move("code", "180000", "0"), "perSessionUsd.before", "0.9" },
        { "S1-180k", Move("code", "180000", "0"), "perSessionUsd.expected", "2.16" },
        { "S1-180k", Move("code", "180000", "0"), "perSessionUsd.high", "2.43" },
        { "S1-verified", $"/v1/task-cost?{Opus}&{Small}&{Articles}", "price.checked", "2026-05-14" },
        { "S2-prices", $"/v1/task-cost?model=gpt-5.5-pro&{Small}&{Articles}", "lines.0.usdPerMillionTokens", "30" },
        { "S2-prices", $"/v1/task-cost?model=gpt-5.5-pro&{Small}&{Articles}", "lines.1.usdPerMillionTokens", "180" },
        { "S2-price-54", $"/v1/task-cost?model=gpt-5.4&{Small}&{Articles}", "lines.0.usdPerMillionTokens", "2.5" },
        { "S2-price-54", $"/v1/task-cost?model=gpt-5.4&{Small}&{Articles}", "lines.1.usdPerMillionTokens", "15" },
        { "S2-200k-surcharge", $"/v1/task-cost?{Opus}&inputTokens=300000&outputTokens=5000", "totalUsd", "1.625" },
        { "S2-200k-surcharge", $"/v1/task-cost?{Opus}&inputTokens=300000&outputTokens=5000&{Articles}", "totalUsd", "3.125" },
        { "S2-200k-surcharge", $"/v1/task-cost?{Opus}&inputTokens=300000&outputTokens=5000&{Articles}", "price.confidence", "low" },
        { "S2-200k-surcharge", $"/v1/task-cost?{Opus}&inputTokens=200000&outputTokens=5000&{Articles}", "totalUsd", "1.125" },
        { "S2-200k-surcharge", $"/v1/task-cost?{Opus}&inputTokens=200001&outputTokens=5000&{Articles}", "totalUsd", "2.12501" },
        { "S2-gpt-no-surcharge", $"/v1/task-cost?{Gpt}&inputTokens=300000&outputTokens=5000&{Articles}", "totalUsd", "1.65" },
        { "S2-gpt-no-surcharge", $"/v1/task-cost?{Gpt}&inputTokens=300000&outputTokens=5000&{Articles}", "price.confidence", "low" },
        { "S2-gpt-no-surcharge", $"/v1/task-cost?{Gpt}&inputTokens=300000&outputTokens=5000", "totalUsd", "3.225" },
        { "S2-54-vs-55-math", "/v1/task-cost?model=gpt-5.4&inputTokens=0&outputTokens=100000000", "totalUsd", "1500" },
        { "S2-54-vs-55-math", $"/v1/task-cost?{Gpt}&inputTokens=0&outputTokens=60000000", "totalUsd", "1800" },
        {
            "S2-54-vs-55-math",
            "/v1/tokenizer-delta?model=gpt-5.4&toModel=gpt-5.5&inputTokens=0&outputTokens=100000000&ratioExpected=0.6",
            "changePercent.expected", "20"
        },
        {
            "S2-54-vs-55-math",
            "/v1/tokenizer-delta?model=gpt-5.4&toModel=gpt-5.5&inputTokens=0&outputTokens=100000000&ratioExpected=0.6",
            "breakEvenRatio", "0.5"
        },
        {
            "S2-batch-priority",
            $"/v1/task-cost?{Gpt}&inputTokens=1000000&outputTokens=1000000&requestsPerSession=10&cacheRatio=0.5"
                + $"&cacheWriteRatio=0&serviceTier=batch&{Articles}",
            "totalUsd", "16.375"
        },
        {
            "S2-batch-priority",
            $"/v1/task-cost?{Gpt}&inputTokens=1000000&outputTokens=1000000&requestsPerSession=10&cacheRatio=0.5"
                + $"&cacheWriteRatio=0&serviceTier=priority&{Articles}",
            "totalUsd", "81.875"
        },
    };

    /// <summary>Every claim that was gathered.</summary>
    private static readonly string[] All =
    [
        "S0-price-opus47-gpt55", "S0-cached-input", "S0-batch-50pct", "S0-plan-claude-pro", "S0-plan-chatgpt-plus", "S0-plan-claude-max-5x",
        "S0-plan-chatgpt-pro-5x", "S0-plan-claude-max-20x", "S0-plan-chatgpt-pro-20x", "S0-plan-cursor-pro", "S0-plan-copilot-pro",
        "S0-session-small", "S0-breakeven-small-month", "S0-session-large", "S0-breakeven-large-month", "S1-price", "S1-tokenizer-0-35",
        "S1-tokenizer-18-22", "S1-tokenizer-15-35", "S1-table-opus46", "S1-table-opus47", "S1-table-gpt55", "S1-daily-46", "S1-daily-47",
        "S1-daily-gpt", "S1-quarter-half", "S1-own-measured-ratio", "S1-cache-reset", "S1-one-time", "S1-shadow", "S1-swebench",
        "S1-output-price-breakeven", "S1-180k", "S1-verified", "S2-prices", "S2-price-54", "S2-200k-surcharge", "S2-gpt-no-surcharge",
        "S2-54-vs-55-math", "S2-batch-priority",
    ];

    [Theory]
    [MemberData(nameof(Computed))]
    public async Task Is_recomputed_exactly(string claim, string url, string field, string expected)
    {
        claim.ShouldNotBeNullOrEmpty();
        (await service.Get(url)).At(field).ShouldBe(expected);
    }

    [Fact]
    public void Every_claim_is_computed() => Computed.Select(row => row.Data.Item1).Distinct().ShouldBe(All, ignoreOrder: true);

    // 8,200, 5,400 and 1,800 output tokens, as ratios to the second.
    private static string Table() =>
        "/v1/comparison?models=claude-opus-4-6,claude-opus-4-7,gpt-5.5"
            + $"&inputTokens=0&outputTokens=5400&outputRatios=1.518518518518518518518518519,1,{Third}";

    private static string Migrate(string how) =>
        "/v1/migration?model=claude-opus-4-6&toModel=claude-opus-4-7&inputTokens=50000&outputTokens=4000&cacheRatio=0.9"
            + $"&cacheWriteRatio=0.1&ratioExpected=1.2&scaleOutput=false&sessionsPerDay=1000&{how}";

    private static string Shadow() =>
        $"/v1/migration?{Opus}&toModel=gpt-5.5&inputTokens=0&outputTokens=5400&ratioExpected=1&outputRatio={Third}&sessionsPerDay=500"
            + "&shadowShare=0.1&shadowDays=14";

    private static string Move(string content, string input, string output) =>
        $"/v1/tokenizer-delta?model=claude-opus-4-6&toModel=claude-opus-4-7&inputTokens={input}&outputTokens={output}&content={content}"
            + $"&{Articles}";
}
