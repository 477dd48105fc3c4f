namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>Plans that are not for every model of a provider, or not for everybody who would buy them.</summary>
public sealed class PlanScopeTests : IAsyncDisposable
{
    private const string Limit = """
        { "from": "2026-01-01", "window": "month", "unit": "usd", "low": 1000, "expected": 1000, "high": 1000, "basis": "published",
          "source": "acme.example/limits", "checked": "2026-11-20", "confidence": "high" }
        """;

    private const string Of = "\"source\": \"acme.example\", \"checked\": \"2026-11-20\", \"confidence\": \"high\"";

    private const string Plans = $$"""
        { "plans": [
          { "id": "acme-some", "name": "Acme Some", "provider": "anthropic", "kind": "coding", "covers": ["anthropic", "openai"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 10, "models": ["claude-haiku-4-5", "gpt-5.5"], {{Of}} }],
            "limits": [{{Limit}}] },
          { "id": "acme-pro", "name": "Acme Pro", "provider": "anthropic", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "apiRates", "notIncluded": ["claude-opus-4-7"], {{Of}} }],
            "limits": [{{Limit}}] },
          { "id": "acme-end", "name": "Acme End", "provider": "anthropic", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 5, "overage": "none", "notIncluded": ["claude-opus-4-7"], {{Of}} }],
            "limits": [{{Limit}}] },
          { "id": "acme-old", "name": "Acme Old", "provider": "anthropic", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 30, "overage": "apiRates",
                "offered": "renewalsOnly", "offeredNote": "For renewals only since September.", {{Of}} }],
            "limits": [{{Limit}}] },
          { "id": "acme-new", "name": "Acme New", "provider": "anthropic", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 40, "overage": "apiRates", {{Of}} }],
            "limits": [{{Limit}}] }
        ] }
        """;

    // A million tokens a session in ten requests: 5 dollars on Opus 4.7, 1 on Haiku 4.5. 30 sessions a month.
    private const string Month =
        "inputTokens=1000000&outputTokens=0&requestsPerSession=10&sessionsPerDay=1&pricing=2026-11-21&asOf=2026-11-21";
    private const string Small = "inputTokens=1000&outputTokens=0&pricing=2026-11-21&asOf=2026-11-21";
    private const string Opus = $"/v1/break-even?model=claude-opus-4-7&{Month}";

    private const string Log = "timestamp,model,uncached_input_tokens\n2026-11-02T09:00:00Z,claude-haiku-4-5,30000000\n"
        + "2026-11-03T09:00:00Z,claude-opus-4-7,10000000\n";

    private readonly WrittenPrices _prices = new();
    private readonly Service _service;

    public PlanScopeTests()
    {
        _prices.WriteAll(WrittenPrices.Version);
        _prices.Write(WrittenPrices.Version, "plans.json", Plans);
        _prices.Commit(WrittenPrices.Version);
        _service = new Service(("Pricing:Path", _prices.Folder));
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _prices.Dispose();
    }

    [Fact]
    public async Task A_plan_for_other_models_is_left_out_and_refused_by_name()
    {
        var reply = await _service.Get(Opus);
        reply.At("assumptions").ShouldContain(
            "Left out, since they do not serve claude-opus-4-7: acme-some (for claude-haiku-4-5, gpt-5.5 alone).");
        reply.At("plans.0.plan").ShouldBe("acme-pro");
        (await _service.Get($"{Opus}&plans=acme-some")).Problem(422, "plans")
            .ShouldBe("acme-some does not serve claude-opus-4-7: it is a plan for claude-haiku-4-5, gpt-5.5 alone.");
        (await _service.Get($"/v1/solve?variable=inputTokens&model=claude-opus-4-7&outputTokens=0&versusPlan=acme-some&sessionsPerDay=1"
            + "&pricing=2026-11-21&asOf=2026-11-21")).Problem(422, "versusPlan").ShouldContain("does not serve claude-opus-4-7");

        var haiku = await _service.Get($"/v1/break-even?model=claude-haiku-4-5&{Month}");
        (haiku.At("cheapest"), haiku.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("acme-end", "10"));
        (await _service.Get($"/v1/break-even?model=claude-haiku-4-5&{Month}&plans=acme-some&format=csv&columns=plan,covers,offered"))
            .Body.ShouldBe("plan,covers,offered\r\nacme-some,claude-haiku-4-5 | gpt-5.5,\r\n");
    }

    [Fact]
    public async Task Of_other_vendors_plans_those_that_serve_the_model_are_looked_at()
    {
        var served = await _service.Get($"/v1/break-even?model=gpt-5.5&{Small}");
        served.At("plans.0.plan").ShouldBe("acme-some");
        var other = await _service.Get($"/v1/break-even?model=gpt-5.4&{Small}");
        other.Json.GetProperty("plans").GetArrayLength().ShouldBe(0);
        (await _service.Get($"/v1/break-even?model=gpt-5.4&{Small}&kind=coding")).At("assumptions")
            .ShouldContain("Left out, since they do not serve gpt-5.4: acme-some (for claude-haiku-4-5, gpt-5.5 alone).");
    }

    [Fact]
    public async Task A_model_outside_of_the_allowance_is_billed_beside_the_fee_or_not_served()
    {
        var reply = await _service.Get($"{Opus}&plans=acme-pro,acme-end");
        (reply.At("cheapest"), reply.At("cheapestByFeeAlone"), reply.At("apiPerMonthUsd")).ShouldBe(("api", "api", "150"));
        (reply.At("plans.0.planPerMonthUsd.expected"), reply.At("plans.0.savingPerMonthUsd")).ShouldBe(("170", "-20"));
        (reply.At("plans.0.fits"), reply.At("plans.0.limitReason"), reply.At("plans.0.reason"))
            .ShouldBe(("no", "notIncluded", "notIncluded"));
        reply.At("plans.0.note").ShouldBe("claude-opus-4-7 is not within the allowance, and all of it is billed at API rates: "
            + "at no volume does the plan cost strictly less.");
        (reply.At("plans.1.verdictReason"), reply.At("plans.1.servedShare")).ShouldBe(("notWhollyServed", "0"));
        reply.At("assumptions").ShouldContain("acme-pro does not include claude-opus-4-7: it takes nothing of what the fee buys, "
            + "and all of it is billed beside the fee at list price.");
        reply.At("assumptions").ShouldContain("acme-end does not include claude-opus-4-7: it takes nothing of what the fee buys, "
            + "and nothing is sold beside that, so the plan does not serve it.");

        var billed = await _service.Get("/v1/break-even?apiUsdPerMonth=150&model=claude-opus-4-7&plans=acme-pro&pricing=2026-11-21"
            + "&asOf=2026-11-21");
        (billed.At("plans.0.planPerMonthUsd.expected"), billed.At("cheapest")).ShouldBe(("170", "api"));
    }

    [Fact]
    public async Task A_plan_for_renewals_only_is_told_and_the_cheapest_to_who_has_it_alone()
    {
        var asked = $"{Opus}&plans=acme-old,acme-new";
        var reply = await _service.Get(asked);
        (reply.At("cheapest"), reply.At("cheapestByFeeAlone"), reply.At("ladder.1.option")).ShouldBe(("acme-new", "acme-new", "acme-new"));
        (reply.At("plans.0.offered"), reply.At("plans.0.offeredNote"), reply.At("plans.0.cheaper"))
            .ShouldBe(("renewalsOnly", "For renewals only since September.", "plan"));
        reply.At("assumptions").ShouldContain("acme-old is not known to be on sale to everybody, so it is not called the cheapest "
            + "unless assumeHeld says that you have it: For renewals only since September.");

        var held = await _service.Get($"{asked}&assumeHeld=true");
        (held.At("cheapest"), held.At("ladder.1.option")).ShouldBe(("acme-old", "acme-old"));
        held.At("assumptions")
            .ShouldContain("acme-old is taken to be yours already, as assumeHeld says: For renewals only since September.");
    }

    [Fact]
    public async Task A_bill_of_no_model_says_that_it_must_be_for_what_a_plan_serves()
    {
        const string Sentence = "The bill names no model: what is said of a plan holds only if all of the bill is for models "
            + "that it serves, which its covers tells.";
        const string Bill = "/v1/break-even?apiUsdPerMonth=150&pricing=2026-11-21&asOf=2026-11-21";
        var reply = await _service.Get(Bill);
        reply.At("assumptions").ShouldContain(Sentence);
        reply.Json.GetProperty("plans")[0].GetProperty("covers").EnumerateArray().Select(one => one.GetString())
            .ShouldBe(["claude-haiku-4-5", "gpt-5.5"]);
        reply.Json.GetProperty("plans")[1].GetProperty("covers").EnumerateArray().Select(one => one.GetString()).ShouldBe(["anthropic"]);
        (await _service.Get($"{Bill}&model=claude-opus-4-7")).At("assumptions").ShouldNotContain(Sentence);
    }

    [Fact]
    public async Task A_log_is_held_against_plans_model_by_model()
    {
        var reply = await _service.Post("/v1/usage/plans?plans=acme-some,acme-pro,acme-old&from=2026-11-01&to=2026-12-01"
            + "&pricing=2026-11-21&asOf=2026-11-21", Log, "text/csv");
        (reply.At("plans.0.uncoveredPerMonthUsd"), reply.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("50", "60"));
        (reply.At("plans.1.beyondPerMonthUsd.expected"), reply.At("plans.1.planPerMonthUsd.expected")).ShouldBe(("50", "70"));
        reply.Json.GetProperty("plans")[1].GetProperty("notIncluded")[0].GetString().ShouldBe("claude-opus-4-7");
        (reply.At("cheapest"), reply.At("plans.2.savingPerMonthUsd"), reply.At("plans.2.offered"))
            .ShouldBe(("acme-some", "50", "renewalsOnly"));
        reply.At("assumptions").ShouldContain("acme-pro does not include claude-opus-4-7, $50 a month of the log at list price: "
            + "it takes nothing of what the fee buys, and all of it is billed beside the fee at list price.");
    }

    [Fact]
    public async Task The_catalog_says_what_a_plan_is_for_and_who_can_buy_it()
    {
        const string Day = "pricing=2026-11-21&asOf=2026-11-21";
        const string Columns = "id,scope.models,scope.notIncluded,scope.offered,scope.offeredNote";
        (await _service.Get($"/v1/plans?{Day}&format=csv&columns={Columns}")).Body.ShouldBe(
            $"{Columns}\r\nacme-some,claude-haiku-4-5 | gpt-5.5,,,\r\nacme-pro,,claude-opus-4-7,,\r\nacme-end,,claude-opus-4-7,,\r\n"
                + "acme-old,,,renewalsOnly,For renewals only since September.\r\nacme-new,,,,\r\n");
        var old = await _service.Get($"/v1/plans/acme-old?{Day}");
        old.At("prices.0.scope.offered").ShouldBe("renewalsOnly");
    }
}
