using System.Globalization;
using System.Text.Json;
using Calculator.Api.Prices;

namespace Calculator.Api.Tests;

/// <summary>The service over the prices it is shipped with. Every other test sees frozen ones.</summary>
public sealed class ShippedPricesTests : IAsyncDisposable
{
    // What the claims were recomputed with; a claim that names a version keeps it.
    private const string AsRecomputed = "&pricing=2026-11-21&asOf=2026-11-21";

    private readonly Service _service = new(("Pricing:Path", Repository.ShippedPrices));

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public void What_the_service_takes_to_be_sound_is_what_was_released() =>
        JudgedVersions.All.Select(version => $"{version.Digest}  {version.Version}")
            .ShouldBe(File.ReadAllLines(Path.Combine(Repository.ShippedPrices, "digests.txt")), ignoreOrder: true);

    [Fact]
    public async Task Every_model_answers_in_every_version()
    {
        foreach (var version in await Versions())
        {
            var when = At(version);
            foreach (var model in (await Rows($"/v1/models?{when}", "models")).Select(row => row.GetProperty("id")))
            {
                var cost = await _service.Get($"/v1/task-cost?model={model}&inputTokens=1000&outputTokens=100&{when}");
                decimal.Parse(cost.At("totalUsd"), CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(0, $"{model} {version}");
            }
        }
    }

    [Fact]
    public async Task Every_plan_answers_in_every_version()
    {
        foreach (var version in await Versions())
        {
            var plans = (await Rows($"/v1/plans?{At(version)}", "plans")).ToDictionary(
                row => row.GetProperty("id").GetString()!,
                row => (Providers: Words(row.GetProperty("covers")), Models: OnlyModelsOf(row)));
            foreach (var model in await Rows($"/v1/models?{At(version)}", "models"))
            {
                var (id, provider) = (model.GetProperty("id").GetString()!, model.GetProperty("provider").GetString()!);
                var covering = plans
                    .Where(plan => plan.Value.Providers.Contains(provider) && plan.Value.Models?.Contains(id) != false)
                    .Select(plan => plan.Key)
                    .ToList();
                if (covering.Count > 0)
                    await Answers(id, covering, version);
            }
        }
    }

    [Fact]
    public async Task The_claims_of_the_articles_hold()
    {
        foreach (var (claim, url, field, expected) in ClaimTests.Computed.Select(row => row.Data))
        {
            var pinned = url.Contains("&pricing=", StringComparison.Ordinal) ? url : url + AsRecomputed;
            (await _service.Get(pinned)).At(field).ShouldBe(expected, claim);
        }
    }

    // 14 seats at 37.5 dollars a week, the lowest estimate: 280 + (6,200 − 14 × 37.5 × 30.4375 ÷ 7).
    // By the middle of all, 158.9375 a week, it fits.
    [Theory]
    [InlineData(30)]
    [InlineData(22)]
    public async Task Fourteen_seats_and_a_bill_are_held_against_the_limits_that_are_known_now(int days)
    {
        var bill = $"/v1/break-even?apiUsdPerMonth=6200&seats=14&provider=anthropic&daysPerMonth={days}&{At("2026-11-25-2")}";
        var expected = await _service.Get(bill);
        string[] figures = ["low", "expected", "high"];
        figures.Select(figure => expected.At($"plans.0.planPerMonthUsd.{figure}")).ShouldBe(["280", "280", "4197.1875"]);
        (expected.At("cheapest"), expected.At("plans.0.fits")).ShouldBe(("claude-pro", "unknown"));
        expected.Body.ShouldContain("The verdict on claude-pro rests on an estimate of low confidence");

        var low = await _service.Get($"{bill}&limitBound=low");
        // Of Team seats nothing is known but on work that reads 97 % from cache, which a bill does not say it is.
        (low.At("plans.0.savingPerMonthUsd"), low.At("cheapest")).ShouldBe(("2002.8125", "claude-max-5x"));
    }

    // Bedrock's tenth on top of Anthropic's price, and a tenth off: 0.99 of it is paid, and a plan counts all of it.
    [Fact]
    public async Task A_hosts_tenth_is_paid_at_the_api_and_counted_by_no_plan()
    {
        const string Workload = "inputTokens=100000&outputTokens=5000&sessionsPerDay=200&plans=claude-pro";
        var at = At("2026-11-26-2");
        var host = await _service.Get($"/v1/break-even?model=us.anthropic.claude-opus-5-5&discount=0.1&{Workload}&{at}");
        var own = await _service.Get($"/v1/break-even?model=claude-opus-5-5&discount=0.01&{Workload}&{at}");
        foreach (var figure in new[] { "perSessionUsd", "plans.0.planPerMonthUsd.expected", "plans.0.savingPerMonthUsd", "cheapest" })
            (figure, host.At(figure)).ShouldBe((figure, own.At(figure)));
        host.At("assumptions").ShouldContain(
            "Plans count and bill usage at Anthropic's own list price, 1.1 times which the API's token rates are here.");

        var region = await _service.Get($"/v1/break-even?model=claude-opus-5-5&inferenceGeo=us&{Workload}&{at}");
        region.At("plans.0.planPerMonthUsd.expected").ShouldBe(own.At("plans.0.planPerMonthUsd.expected"));
        region.At("assumptions").ShouldContain("No plan is taken to keep requests in us: under one they may be served anywhere.");
    }

    // 1.25 times Claude Pro, which was given as much uncached work as is measured of work that reads 97 % from cache.
    [Fact]
    public async Task A_team_seat_has_its_multiple_of_pro_without_a_cache_too()
    {
        var uncached = await _service.Get("/v1/break-even?model=claude-opus-5-5&inputTokens=100000&outputTokens=1000&sessionsPerDay=1500"
            + $"&daysPerMonth=22&plans=claude-team-standard,claude-team-premium&seats=14&{At("2026-11-26-3")}");
        uncached.At("apiPerMonthUsd").ShouldBe("13860");
        (uncached.At("plans.0.limit.usdPerMonth.expected"), uncached.At("plans.0.planPerMonthUsd.expected"), uncached.At("plans.0.fits"))
            .ShouldBe(("254.778180803571", "10643.10546875", "no"));
        (uncached.At("plans.1.limit.usdPerMonth.expected"), uncached.At("plans.1.planPerMonthUsd.expected"))
            .ShouldBe(("1273.890904017857", "1750"));
    }

    // 200 sessions a day of a model that the plan is not for: 90,000 requests a month would be within its limit.
    [Theory]
    [InlineData("qwen3-max")]
    [InlineData("glm-5")]
    public async Task A_plan_for_three_models_is_no_way_to_pay_for_another(string model)
    {
        var asked = $"/v1/break-even?model={model}&inputTokens=50000&outputTokens=5000&requestsPerSession=5&sessionsPerDay=200"
            + $"&{At("2026-11-26-3")}";
        var reply = await _service.Get(asked);
        reply.At("cheapest").ShouldNotBe("alibaba-coding-pro");
        (await _service.Get($"{asked}&plans=alibaba-coding-pro")).Problem(422, "plans")
            .ShouldBe($"alibaba-coding-pro does not serve {model}: it is a plan for qwen3-coder-plus, glm-4.7 alone.");
        (await _service.Get(asked.Replace(model, "qwen3-coder-plus", StringComparison.Ordinal))).At("cheapest")
            .ShouldBe("alibaba-coding-pro");
    }

    // 1,500 sessions of Fable 5.1, which Claude Pro bills beside its fee: 20 more than the API.
    [Fact]
    public async Task A_model_outside_of_the_allowance_is_billed_beside_the_fee()
    {
        var reply = await _service.Get("/v1/break-even?model=claude-fable-5-1&inputTokens=500000&outputTokens=5000&requestsPerSession=10"
            + $"&cacheRatio=0.97&cacheWriteRatio=rest&sessionsPerDay=50&plans=claude-pro&{At("2026-11-26-3")}");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.savingPerMonthUsd"))
            .ShouldBe(("838.125", "858.125", "-20"));
        (reply.At("cheapest"), reply.At("plans.0.fits"), reply.At("plans.0.limitReason")).ShouldBe(("api", "no", "notIncluded"));
    }

    [Fact]
    public async Task Plans_that_nobody_new_can_buy_are_not_recommended()
    {
        var day = At("2026-11-26-3");
        var plans = await Rows($"/v1/plans?{day}", "plans");
        plans.Where(row => row.GetProperty("scope").TryGetProperty("offered", out _)).Select(row => row.GetProperty("id").GetString())
            .ShouldBe(
            [
                "copilot-pro", "copilot-pro-plus", "minimax-token-plus", "minimax-token-max", "minimax-token-ultra", "amazon-q-pro",
            ]);
        var minimax = $"/v1/break-even?model=minimax-m3&inputTokens=500000&outputTokens=5000&requestsPerSession=10&sessionsPerDay=50"
            + $"&cacheRatio=0.97&cacheWriteRatio=0&plans=minimax-token-plus&{day}";
        (await _service.Get(minimax)).At("cheapest").ShouldBe("api");
        (await _service.Get($"{minimax}&assumeHeld=true")).At("cheapest").ShouldBe("minimax-token-plus");
    }

    [Fact]
    public async Task A_version_says_of_which_plans_it_states_for_whom_and_for_what_they_are() =>
        (await _service.Get("/v1/pricing/changes?fromVersion=2026-11-26-2&toVersion=2026-11-26-3&asOf=2026-11-26&format=csv"
            + "&columns=plan,model,item,beforeWords,afterWords,kind")).Body.ShouldBe(
            "plan,model,item,beforeWords,afterWords,kind\r\n"
            + "claude-pro,,notIncluded,,claude-fable-5 claude-fable-5-1 claude-fable-5-2,added\r\n"
            + "claude-team-standard,,limitUsdPerWeek at cacheReadShare 0,,,added\r\n"
            + "claude-team-premium,,limitUsdPerWeek,,,removed\r\n"
            + "claude-team-premium,,limitUsdPerWeek at cacheReadShare 0,,,added\r\n"
            + "claude-team-premium,,limitUsdPerWeek at cacheReadShare 0.97,,,added\r\n"
            + "copilot-pro,,offered,,signUpsPaused,added\r\n"
            + "copilot-pro-plus,,offered,,signUpsPaused,added\r\n"
            + "minimax-token-plus,,offered,,renewalsOnly,added\r\n"
            + "minimax-token-max,,offered,,renewalsOnly,added\r\n"
            + "minimax-token-ultra,,offered,,renewalsOnly,added\r\n"
            + "alibaba-coding-pro,,models,,qwen3-coder-plus glm-4.7,added\r\n"
            + "amazon-q-pro,,offered,,unclear,added\r\n"
            + "morph-ultra,,models,,kimi-k3 deepseek-flash deepseek-v4-flash,added\r\n");

    private const string Agentic = "inputTokens=100000&outputTokens=300&cacheRatio=0.966&cacheWriteRatio=0.026";

    // 293 and 572 dollars a week × 30.4375 ÷ 7 of Fable 5.1, where Opus 5.5 has 1,317 and 2,697.
    [Theory]
    [InlineData("claude-fable-5-1", 600, "claude-max-5x", "no", "259.673214285714", "1017.482142857143", "1274.026785714286", "medium")]
    [InlineData("claude-fable-5-1", 2000, "claude-max-20x", "no", "2491.821428571429", "1987.133928571429", "2487.178571428571", "medium")]
    [InlineData("claude-fable-5-1", 600, "claude-max-20x", "yes", "200", "1987.133928571429", "2487.178571428571", "medium")]
    // Of Fable 5.2 nothing was measured: 234 at four fifths of the rates.
    [InlineData("claude-fable-5-2", 600, "claude-max-5x", "unknown", "229.477857142857", "813.116071428571", "1274.026785714286", "low")]
    [InlineData("claude-opus-5-5", 600, "claude-max-5x", "yes", "100", "4583.017857142857", "7965.928571428571", "medium")]
    // Cache reads of Sonnet 5.5 became cheaper: 192 a week.
    [InlineData("claude-sonnet-5-5", 2000, "claude-pro", "no", "430.742857142857", "669.625", "834.857142857143", "low")]
    // Nothing was measured of Opus 4.8: the range of those that were measured, Fable apart.
    [InlineData("claude-opus-4-8", 600, "claude-max-5x", "yes", "100", "3191.589285714286", "8770.348214285714", "low")]
    // 5.5 dollars a week, where GLM-5.3 has 32.
    [InlineData("glm-5.3-flash", 300, "glm-lite", "no", "18", "23.915178571429", "23.915178571429", "medium")]
    [InlineData("gpt-6.1-sol", 600, "chatgpt-plus", "no", "180.6175", "213.0625", "213.0625", "medium")]
    public async Task A_limit_that_was_measured_by_model_is_held_against_that_model(
        string model, int sessions, string plan, string fits, string expected, string low, string high, string confidence)
    {
        var reply = await _service.Get($"/v1/break-even?model={model}&{Agentic}&sessionsPerDay={sessions}&plans={plan}&{At("2026-11-27")}");
        (reply.At("plans.0.fits"), reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe((fits, expected));
        (reply.At("plans.0.limit.usdPerMonth.low"), reply.At("plans.0.limit.usdPerMonth.high"), reply.At("plans.0.limit.confidence"))
            .ShouldBe((low, high, confidence));
    }

    // Of these nothing was measured: as many tokens, or dollars, as of a model that was. A week is 30.4375 ÷ 7 times a month.
    [Theory]
    [InlineData("gpt-6.2-astra", 300, "chatgpt-pro-5x", "1139.232142857143", "1426.214285714286", "2643.714285714286")]
    [InlineData("gpt-6.2-sol", 300, "chatgpt-pro-5x", "1687.107142857143", "2108.883928571429", "2108.883928571429")]
    [InlineData("gpt-6.2-astra", 300, "chatgpt-business-standard", "69.571428571429", "86.964285714286", "160.883928571429")]
    [InlineData("glm-5.3-flashx", 300, "glm-lite", "23.915178571429", "23.915178571429", "60.005357142857")]
    // 6.25 times Pro's 25.68 dollars for 7 % of a week.
    [InlineData("claude-opus-5", 300, "claude-team-premium", "7004.973214285714", "7004.973214285714", "9970.455357142857")]
    // 60 of most models, and 100 of this one in November.
    [InlineData("deepseek-flash", 300, "opencode-go", "60", "100", "100")]
    public async Task A_limit_that_was_derived_by_model_is_held_against_that_model(
        string model, int sessions, string plan, string low, string expected, string high)
    {
        var reply = await _service.Get($"/v1/break-even?model={model}&{Agentic}&sessionsPerDay={sessions}&plans={plan}&{Corrected}");
        string[] figures = ["low", "expected", "high"];
        figures.Select(figure => reply.At($"plans.0.limit.usdPerMonth.{figure}")).ShouldBe([low, expected, high]);
    }

    private const string Corrected = "pricing=2026-11-27-2&asOf=2026-11-27";

    // 6,000 sessions at $0.01518, 91.08 in all, where most models have 60; of December nothing is stated.
    [Theory]
    [InlineData("2026-11-27", "10")]
    [InlineData("2026-12-01", "41.08")]
    public async Task A_hundred_dollars_of_DeepSeek_Flash_are_within_a_plan_in_November(string day, string expected)
    {
        var reply = await _service.Get("/v1/break-even?model=deepseek-flash&inputTokens=100000&outputTokens=300&sessionsPerDay=200"
            + $"&plans=opencode-go&pricing=2026-11-27-2&asOf={day}");
        string[] figures = ["low", "expected", "high"];
        figures.Select(figure => reply.At($"plans.0.planPerMonthUsd.{figure}")).ShouldBe(["10", expected, "41.08"]);
        reply.At("plans.0.fits").ShouldBe("unknown");
    }

    // 38, 60 and 61 dollars a week of Fable 5.1, where Opus 5.5 has 271; since 2026-10-01 Pro has none of it within its allowance.
    [Fact]
    public async Task Pro_had_of_Fable_what_is_in_proportion_to_Max()
    {
        var asked = $"/v1/break-even?model=claude-fable-5-1&{Agentic}&sessionsPerDay=300&plans=claude-pro&pricing=2026-11-27-2";
        var before = await _service.Get($"{asked}&asOf=2026-09-25");
        before.At("plans.0.limit.usdPerMonth.expected").ShouldBe("260.892857142857");
        (await _service.Get($"{asked}&asOf=2026-10-01")).At("plans.0.limitReason").ShouldBe("notIncluded");
        // A bill that names no model is for none that takes nothing of the limit.
        (await _service.Get("/v1/break-even?apiUsdPerMonth=500&plans=claude-pro&pricing=2026-11-27-2&asOf=2026-11-27"))
            .At("plans.0.limit.usdPerMonth").ShouldBe(
                (await _service.Get("/v1/break-even?apiUsdPerMonth=500&plans=claude-pro&pricing=2026-11-27&asOf=2026-11-27"))
                    .At("plans.0.limit.usdPerMonth"));
    }

    [Theory]
    [InlineData("claude-fable-5-1", "claude-team-premium")]
    [InlineData("gemini-3.1-pro-preview", "google-ai-pro")]
    [InlineData("kimi-k2.6", "kimi-max")]
    public async Task Of_a_model_that_no_limit_of_a_plan_is_for_nothing_is_claimed(string model, string plan)
    {
        var reply = await _service.Get($"/v1/break-even?model={model}&{Agentic}&sessionsPerDay=10&plans={plan}&{At("2026-11-27")}");
        (reply.At("plans.0.fits"), reply.At("plans.0.limitReason"), reply.At("cheapest")).ShouldBe(("unknown", "limitUnknown", "api"));
        reply.At("assumptions").ShouldContain($"alone, and nothing tells what {model} may use of it.");
    }

    [Fact]
    public async Task Work_on_Fable_that_reads_nothing_from_cache_is_not_said_to_fit()
    {
        var reply = await _service.Get("/v1/break-even?model=claude-fable-5-1&inputTokens=100000&outputTokens=300&sessionsPerDay=1"
            + $"&plans=claude-max-5x&{At("2026-11-27")}");
        (reply.At("plans.0.fits"), reply.At("plans.0.limit.usdPerMonth.low")).ShouldBe(("unknown", "0"));
    }

    [Fact]
    public async Task What_is_solved_and_swung_is_held_to_the_same_limit()
    {
        var rival = $"model=claude-fable-5-1&{Agentic}&{At("2026-11-27")}";
        (await _service.Get($"/v1/solve?variable=sessionsPerDay&{rival}&versusPlan=claude-max-5x")).At("value").ShouldBe(
            (await _service.Get($"/v1/break-even?{rival}&plans=claude-max-5x")).At("plans.0.breakEvenSessionsPerDay"));
        (await _service.Get($"/v1/sensitivity?{rival}&sessionsPerDay=600&versusPlan=claude-max-5x")).At("versusPerMonthUsd")
            .ShouldBe("259.673214285714");
    }

    // In each of the thirty days 30 sessions of Opus 5.5 for every 10 of Fable 5.1: 1,197.60 and 756.50 dollars a month.
    [Fact]
    public async Task A_log_of_two_models_takes_of_a_week_by_both()
    {
        var log = string.Join('\n', Enumerable.Range(1, 30).SelectMany(day => new[]
        {
            $"2026-11-{day:00}T09:00:00Z,claude-opus-5-5,400000,96600000,2600000,300000",
            $"2026-11-{day:00}T09:00:00Z,claude-fable-5-1,133334,32200000,866666,100000",
        }).Prepend("timestamp,model,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,output_tokens"));
        var reply = await _service.Post(
            $"/v1/usage/plans?plans=claude-max-5x,claude-max-20x,claude-team-premium&from=2026-11-01&to=2026-12-01&{At("2026-11-27")}",
            log,
            "text/csv");
        reply.At("apiPerMonthUsd").ShouldBe("1954.09995");
        // 1 ÷ (0.6129 ÷ 1,317 + 0.3871 ÷ 293) a week, and 456 are used in each; the lowest is 447.
        decimal.Parse(reply.At("plans.0.windows.0.amount.expected"), CultureInfo.InvariantCulture).ShouldBe(559.71m, 0.01m);
        decimal.Parse(reply.At("plans.0.windows.0.amount.low"), CultureInfo.InvariantCulture).ShouldBe(447.25m, 0.01m);
        (reply.At("plans.0.fits"), reply.At("plans.1.fits"), reply.At("plans.2.fits")).ShouldBe(("unknown", "yes", "unknown"));
        (reply.At("plans.0.limit.origin"), reply.At("plans.2.limitReason")).ShouldBe(("byModel", "limitUnknown"));
    }

    // On four days $6 of GLM-5 Turbo, $6 of GLM-4.7 and $3.80 of Kimi K2.6, each within its own 12 in five hours, 30 a week and 60 a
    // month; of the 15 that dear models have, 9, 9 and 0.20 are beyond. Together 3.80 are beyond on each day, by the low end all but 15.
    [Theory]
    [InlineData("2026-11-27", "25.2", "58.2", "no")]
    [InlineData("2026-11-27-2", "10", "28.2", "unknown")]
    public async Task Each_model_of_a_log_has_the_limit_that_is_stated_for_each(string version, string expected, string high, string fits)
    {
        var log = string.Join('\n', new[] { 3, 10, 17, 24 }.SelectMany(day => new[]
        {
            $"2026-11-{day:00}T12:00:00Z,glm-5-turbo,5000000",
            $"2026-11-{day:00}T12:00:00Z,glm-4.7,10000000",
            $"2026-11-{day:00}T12:00:00Z,kimi-k2.6,4000000",
        }).Prepend("timestamp,model,uncached_input_tokens"));
        var reply = await _service.Post(
            $"/v1/usage/plans?plans=opencode-go&from=2026-11-01&to=2026-12-01&pricing={version}&asOf=2026-11-27", log, "text/csv");
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.planPerMonthUsd.high"))
            .ShouldBe(("63.2", expected, high));
        reply.At("plans.0.fits").ShouldBe(fits);
        if (version == "2026-11-27")
            return;

        // The first of the limits ends at 60 ÷ (24 ÷ 63.2), and at 15 ÷ (24 ÷ 63.2) by the low end.
        reply.At("assumptions").ShouldContain(
            "Each model of the log has a limit of opencode-go of its own, and the first ends at $39.5 to $158 of all usage in a month like "
            + "this one; the others go on to theirs. What exceeds a model's own limit is billed at list price.");
        string[] shown = ["countedModels.0", "amount.expected", "reached"];
        shown.Select(field => reply.At($"plans.0.windows.0.{field}")).ShouldBe(["glm-4.7", "12", "0"]);
    }

    [Fact]
    public async Task Two_names_of_one_model_draw_on_one_limit()
    {
        var log = string.Join('\n', new[] { 2, 4, 9, 11, 16, 18, 23, 25 }.SelectMany(day => new[]
        {
            $"2026-11-{day:00}T12:00:00Z,deepseek-flash,80000000",
            $"2026-11-{day:00}T18:00:00Z,deepseek-v4-flash,80000000",
        }).Prepend("timestamp,model,uncached_input_tokens"));
        var reply = await _service.Post(
            $"/v1/usage/plans?plans=opencode-go&from=2026-11-01&to=2026-12-01&{Corrected}", log, "text/csv");
        // 192 dollars, of which a November has 100.
        (reply.At("apiPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.fits"))
            .ShouldBe(("192", "102", "no"));
    }

    [Fact]
    public async Task A_bill_of_several_models_may_be_within_the_limits_of_each()
    {
        var reply = await _service.Get($"/v1/break-even?apiUsdPerMonth=150&plans=opencode-go&{Corrected}");
        // The middle of the 15 of dear models and the 100 of one is planned with.
        string[] figures = ["low", "expected", "high"];
        figures.Select(figure => reply.At($"plans.0.planPerMonthUsd.{figure}")).ShouldBe(["10", "102.5", "145"]);
        reply.At("plans.0.fits").ShouldBe("unknown");
        reply.At("assumptions").ShouldContain(
            "Each model has a limit of opencode-go of its own: a bill names none, and may be for one, or for as many as it takes. "
            + "So by the high figure no limit ends it.");
    }

    [Fact]
    public async Task A_version_says_which_limits_it_states_by_model() =>
        (await _service.Get("/v1/pricing/changes?fromVersion=2026-11-26-3&toVersion=2026-11-27&asOf=2026-11-27&format=csv"
            + "&columns=plan,item,before,after,kind")).Body.Split("\r\n")
            .Where(row => row.StartsWith("claude-max-5x,", StringComparison.Ordinal))
            .ShouldBe(
            [
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0 of claude-opus-5-5 claude-opus-5 claude-sonnet-5-5,,390.6253125,added",
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0.97 of claude-opus-5-5,,1317,added",
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0.97 of claude-opus-5,,2017,added",
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0.97 of claude-sonnet-5-5,,917,added",
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0.97 of claude-fable-5-1,,293,added",
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0.97 of claude-fable-5,,293,added",
                "claude-max-5x,limitUsdPerWeek at cacheReadShare 0.97 of claude-fable-5-2,,234,added",
            ]);

    // Which models their vendor counts with a vocabulary that is shipped, and of which of them it is assumed.
    [Theory]
    [InlineData(
        "gemma3",
        "gemini-2.5-pro gemini-2.5-flash gemini-2.5-flash-lite gemini-3-pro-preview gemini-3-flash-preview",
        "")]
    [InlineData("deepseek-v3", "deepseek-v4-pro", "deepseek-v4-flash deepseek-flash deepseek-v3.2")]
    public async Task Models_are_counted_exactly_where_their_vendor_names_the_vocabulary(string tokenizer, string exact, string assumed)
    {
        var count = (await Rows($"/v1/token-count?text=What%20is%20your%20name?&{At("2026-11-26")}", "counts"))
            .Single(row => row.GetProperty("tokenizer").GetString() == tokenizer);
        (count.GetProperty("tokens").GetInt32(), count.GetProperty("exact").GetBoolean()).ShouldBe((5, true));
        var models = count.GetProperty("inputUsd").EnumerateArray()
            .ToLookup(row => row.GetProperty("exact").GetBoolean(), row => row.GetProperty("model").GetString());
        (string.Join(' ', models[true]), string.Join(' ', models[false])).ShouldBe((exact, assumed));
    }

    // Retired, and counted for bills of then.
    [Theory]
    [InlineData("gemini-2.0-flash")]
    [InlineData("gemini-2.0-flash-lite")]
    public async Task A_retired_model_is_counted_as_of_a_day_it_was_sold(string model)
    {
        var count = await _service.Get($"/v1/token-count?text=What%20is%20your%20name?&models={model}&pricing=2026-11-26&asOf=2026-05-01");
        (count.At("counts.0.tokens"), count.At("counts.0.inputUsd.0.exact")).ShouldBe(("5", "true"));
    }

    [Fact]
    public async Task Two_shipped_vocabularies_are_measured_on_a_sample_alone()
    {
        var delta = $"/v1/tokenizer-delta?model=gemini-2.5-pro&inputTokens=1000&outputTokens=0&{At("2026-11-26")}";
        var measured = await _service.Get($"{delta}&toModel=deepseek-v4-pro&sampleText=%3Ctable%3E");
        (measured.At("ratio.basis"), measured.At("ratio.expected")).ShouldBe(("measuredOnSample", "2"));
        (measured.At("ratio.vocabularies.from.id"), measured.At("ratio.vocabularies.to.id")).ShouldBe(("gemma3", "deepseek-v3"));

        (await _service.Get($"{delta}&toModel=gpt-5.5")).Problem(422, "toModel").ShouldContain("as sampleText");
        (await _service.Get($"{delta}&toModel=claude-opus-4-7&sampleText=x")).Problem(422, "toModel").ShouldNotContain("as sampleText");
    }

    // A revision of a version is of its day: 2026-11-25-2 of 2026-11-25.
    private static string At(string version) => $"pricing={version}&asOf={version[..10]}";

    private static List<string>? OnlyModelsOf(JsonElement plan) =>
        plan.TryGetProperty("scope", out var scope) && scope.TryGetProperty("models", out var models) ? Words(models) : null;

    private static List<string> Words(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private async Task Answers(string model, List<string> plans, string version)
    {
        var asked = $"plans={string.Join(',', plans)}&{At(version)}";
        var answer = await _service.Get($"/v1/break-even?model={model}&inputTokens=1000&outputTokens=100&{asked}");
        for (var row = 0; row < plans.Count; row++)
            answer.At($"plans.{row}.outcome").ShouldNotBeEmpty();
    }

    private async Task<List<string>> Versions()
    {
        var versions = (await Rows("/v1/pricing", "versions")).Select(row => row.GetProperty("id").GetString()!).ToList();
        versions.Count.ShouldBeGreaterThanOrEqualTo(3);
        return versions;
    }

    private async Task<List<JsonElement>> Rows(string url, string list)
    {
        var answer = await _service.Get(url);
        answer.Status.ShouldBe(200, answer.Body);
        var rows = answer.Json.GetProperty(list).EnumerateArray().ToList();
        rows.ShouldNotBeEmpty();
        return rows;
    }
}
