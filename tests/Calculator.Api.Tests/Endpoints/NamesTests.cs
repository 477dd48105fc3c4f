using Calculator.Api.Tests.Prices;

namespace Calculator.Api.Tests.Endpoints;

/// <summary>Names as logs spell them, and the ends of models and tiers, over HTTP.</summary>
public class NamesTests(ShippedVersion shipped, Service frozen) : IClassFixture<ShippedVersion>
{
    private const string Task = "inputTokens=1000000&outputTokens=0";

    private readonly Service _service = shipped.Service;

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-7", "5.5")]
    [InlineData("US.Anthropic.CLAUDE-OPUS-4-7", "5.5")]
    [InlineData("anthropic/claude-opus-4.7", "5")]
    [InlineData("claude-opus-4-7[1m]", "5")]
    [InlineData("claude-opus-4-7@default", "5")]
    [InlineData("gpt-5.5:batch", "2.5")]
    public async Task A_name_is_priced_as_it_means(string name, string usd)
    {
        var asked = Uri.EscapeDataString(name);
        (await _service.Get($"/v1/task-cost?model={asked}&inputTokens=100000&outputTokens=0&requestsPerSession=1&field=totalUsd"
            + "&format=text")).Body
            .ShouldBe((decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture) / 10)
                .ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_price_names_host_and_factor_and_a_sentence_tells_them()
    {
        var reply = await _service.Get($"/v1/task-cost?model=us.anthropic.claude-opus-4-7&{Task}");
        reply.At("price.host").ShouldBe("bedrock");
        reply.At("price.factor").ShouldBe("1.1");
        reply.At("model").ShouldBe("claude-opus-4-7");
        reply.Body.ShouldContain("on bedrock at 1.1 times its rates.");
    }

    [Fact]
    public async Task A_name_that_asks_for_batch_counts_for_a_plan_as_the_standard_tier_does()
    {
        const string Asked = "inputTokens=1000000&outputTokens=0&requestsPerSession=10&sessionsPerDay=100&daysPerMonth=30"
            + "&plans=chatgpt-plus&limitUsdPerWeek=chatgpt-plus:100";
        var named = await _service.Get($"/v1/break-even?model=gpt-5.5:batch&{Asked}");
        var standard = await _service.Get($"/v1/break-even?model=gpt-5.5&{Asked}");
        (named.At("apiPerMonthUsd"), standard.At("apiPerMonthUsd")).ShouldBe(("7500", "15000"));
        foreach (var figure in new[] { "planPerMonthUsd.expected", "servedShare", "fits", "limit.usdPerMonth.expected" })
            named.At($"plans.0.{figure}").ShouldBe(standard.At($"plans.0.{figure}"), figure);
    }

    [Theory]
    [InlineData("batch", 200)]
    [InlineData("standard", 400)]
    [InlineData("flex", 400)]
    public async Task A_name_that_asks_for_a_tier_goes_with_no_other(string tier, int status)
    {
        var reply = await _service.Get($"/v1/task-cost?model=gpt-5.5:batch&inputTokens=1000&outputTokens=0&serviceTier={tier}");
        reply.Status.ShouldBe(status, reply.Body);
        if (status == 400)
        {
            reply
                .Problem(400, "serviceTier")
                .ShouldStartWith($"'gpt-5.5:batch' is gpt-5.5 in the batch tier, and serviceTier says {tier}:");
        }
    }

    [Theory]
    [InlineData("batchShare", "batchShare=0.5")]
    [InlineData("peakShare", "peakShare=even")]
    public async Task A_name_that_asks_for_a_tier_is_not_shared_out_among_others(string field, string given) =>
        (await _service.Get($"/v1/task-cost?model=gpt-5.5:batch&inputTokens=1000&outputTokens=0&{given}")).Problem(400, field)
            .ShouldBe($"'gpt-5.5:batch' is gpt-5.5 in the batch tier, and {field} shares its sessions out among tiers: leave {field} out, "
                + "or name gpt-5.5.");

    [Fact]
    public async Task A_name_in_an_address_is_encoded()
    {
        (await _service.Get("/v1/models/anthropic%2Fclaude-opus-4.7")).At("id").ShouldBe("claude-opus-4-7");
        (await _service.Get("/v1/models/anthropic%2fclaude-opus-4.7:batch")).At("id").ShouldBe("claude-opus-4-7");
    }

    [Theory]
    [InlineData("gpt-5.5-2026-04-23", "gpt-5.5,")]
    [InlineData("claude-opus-4-7@20260416", "claude-opus-4-7,")]
    public async Task The_right_model_is_the_nearest(string name, string first) =>
        (await frozen.Get($"/v1/task-cost?model={Uri.EscapeDataString(name)}&{Task}"))
            .Problem(404, "model")
            .ShouldContain($"the nearest are {first}");

    [Fact]
    public async Task A_list_of_names_is_resolved_in_one_call()
    {
        var reply = await _service.Post(
            "/v1/models/resolve",
            """{ "ids": ["us.anthropic.claude-opus-4-7", "gpt-5.5:batch", "gpt-5.5:free", "claude-sonnet-4-5"] }""");
        (reply.At("known"), reply.At("unknown")).ShouldBe(("3", "1"));
        (reply.At("names.0.model"), reply.At("names.0.host"), reply.At("names.0.factor")).ShouldBe(("claude-opus-4-7", "bedrock", "1.1"));
        (reply.At("names.1.model"), reply.At("names.1.serviceTier")).ShouldBe(("gpt-5.5", "batch"));
        (reply.At("names.2.nearest.0"), reply.At("names.2.note"))
            .ShouldBe(("gpt-5.5", "'free' names a tier of a gateway, and no price of a provider."));
        reply.At("names.3.retires").ShouldBe("2026-11-30");

        var few = await _service.Get("/v1/models/resolve?ids=gpt-5.5,anthropic%2Fclaude-opus-4.7&format=csv");
        few.Body.ShouldStartWith("id,model,provider,host,factor,serviceTier,moving,retires,note,nearest\r\ngpt-5.5,gpt-5.5,openai,");
    }

    [Fact]
    public async Task A_model_that_ended_is_refused_with_its_day_and_what_follows()
    {
        (await _service.Get($"/v1/task-cost?model=claude-sonnet-4-5&inputTokens=1000&outputTokens=0&asOf=2026-12-01")).Problem(422, "model")
            .ShouldBe("claude-sonnet-4-5 has no price at 2026-12-01: it ended on 2026-11-30. claude-sonnet-5-5 follows it. "
                + "An asOf before that day prices it as it was.");
        (await _service.Get($"/v1/task-cost?model=claude-sonnet-4-5&inputTokens=1000&outputTokens=0")).Body
            .ShouldContain("claude-sonnet-4-5 ends on 2026-11-30. claude-sonnet-5-5 follows it.");
    }

    [Fact]
    public async Task A_tier_that_ended_is_refused_with_its_last_day() =>
        (await _service.Get("/v1/task-cost?model=claude-opus-4-8&inputTokens=1000&outputTokens=0&serviceTier=fast&asOf=2026-11-30"))
            .Problem(422, "serviceTier")
            .ShouldStartWith("claude-opus-4-8 has no fast tier at 2026-11-30, its last day was 2026-11-29; it is offered as ");

    [Fact]
    public async Task The_catalog_shows_ends_followers_and_what_is_not_counted()
    {
        var model = await _service.Get("/v1/models/claude-sonnet-4-5");
        (model.At("retires.date"), model.At("retires.status"), model.At("retires.successor"))
            .ShouldBe(("2026-11-30", "confirmed", "claude-sonnet-5-5"));
        model.At("notCounted.0").ShouldBe("code execution containers");
        (await _service.Get("/v1/models?q=claude-opus-4-5&format=csv")).Body.Split("\r\n")[0]
            .ShouldContain(
                ",successor,retires.date,retires.status,retires.successor,retires.source,notCounted,"
                    + "rates.cacheWrite30m,rates.cacheWrite12h,");
    }
}
