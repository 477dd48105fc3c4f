using System.Globalization;
using System.Text.Json;

namespace Calculator.Api.Tests;

/// <summary>The service over the prices it is shipped with. Every other test sees frozen ones.</summary>
public sealed class ShippedPricesTests : IAsyncDisposable
{
    // What the claims were recomputed with; a claim that names a version keeps it.
    private const string AsRecomputed = "&pricing=2026-11-21&asOf=2026-11-21";

    private readonly Service _service = new(("Pricing:Path", Repository.ShippedPrices));

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

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
                row => row.GetProperty("covers").EnumerateArray().Select(provider => provider.GetString()).ToList());
            foreach (var model in await Rows($"/v1/models?{At(version)}", "models"))
            {
                var provider = model.GetProperty("provider").GetString();
                var covering = plans.Where(plan => plan.Value.Contains(provider)).Select(plan => plan.Key).ToList();
                if (covering.Count > 0)
                    await Answers(model.GetProperty("id").GetString()!, covering, version);
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
        (low.At("plans.0.savingPerMonthUsd"), low.At("cheapest")).ShouldBe(("2002.8125", "claude-team-standard"));
    }

    // A revision of a version is of its day: 2026-11-25-2 of 2026-11-25.
    private static string At(string version) => $"pricing={version}&asOf={version[..10]}";

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
