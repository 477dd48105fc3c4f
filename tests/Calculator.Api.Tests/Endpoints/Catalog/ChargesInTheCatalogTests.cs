using Calculator.Api.Tests.Prices;

namespace Calculator.Api.Tests.Endpoints.Catalog;

/// <summary>What is charged beside the rates, as the catalog and the list of changes show it.</summary>
public class ChargesInTheCatalogTests(ShippedVersion shipped) : IClassFixture<ShippedVersion>
{
    private readonly Service _service = shipped.Service;

    [Theory]
    [InlineData("claude-haiku-4-5", "minCacheTokens", "4096")]
    [InlineData("claude-opus-4-7", "residency.0.region", "us")]
    [InlineData("claude-opus-4-7", "residency.0.factor", "1.1")]
    [InlineData("claude-opus-4-7", "tools.webSearchPerThousandUsd", "10")]
    [InlineData("deepseek-v4-pro", "peak.hours", "mon-fri 01:00-04:00, mon-fri 06:00-10:00 UTC")]
    [InlineData("deepseek-v4-pro", "peak.hoursPerWeek", "35")]
    public async Task Both_lists_show_what_is_in_force(string model, string field, string value)
    {
        (await _service.Get($"/v1/models?q={model}&asOf=2026-11-25&field=models.{model}.{field}&format=text")).Body.ShouldBe(value);
        var periods = (await _service.Get($"/v1/models/{model}?asOf=2026-11-25")).Json.GetProperty("prices").EnumerateArray().ToList();
        var inForce = periods.FindIndex(period => period.GetProperty("inForce").GetBoolean());
        (await _service.Get($"/v1/models/{model}?asOf=2026-11-25&field=prices.{inForce}.{field}&format=text")).Body.ShouldBe(value);
    }

    [Fact]
    public async Task The_table_of_models_has_them_behind_all_other_columns()
    {
        var table = (await _service.Get("/v1/models?q=deepseek-v4-pro&asOf=2026-11-25&format=csv"
            + "&columns=id,minCacheTokens,peak.hours,peak.hoursPerWeek,tools.webSearchPerThousandUsd")).Body;
        table.ShouldBe("id,minCacheTokens,peak.hours,peak.hoursPerWeek,tools.webSearchPerThousandUsd\r\ndeepseek-v4-pro,,\"mon-fri "
            + "01:00-04:00, mon-fri 06:00-10:00 UTC\",35,\r\n");
    }

    [Fact]
    public async Task Changes_from_a_day_to_come_until_now_are_refused() =>
        (await _service.Get("/v1/pricing/changes?from=2037-11-21")).Problem(400, "from")
            .ShouldBe("from is 2037-11-21, and without to it is compared with now, which must come after it; "
                + "give an earlier one, or to.");

    [Fact]
    public async Task A_move_of_peak_hours_is_a_change_in_words()
    {
        var changes = await _service.Get("/v1/pricing/changes?from=2026-08-22&to=2026-08-23");
        var moved = changes.Json.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("item").GetString() == "peak").ToList();
        moved.Select(row => row.GetProperty("model").GetString()).ShouldBe(["deepseek-v4-pro", "deepseek-v4-flash"], ignoreOrder: true);
        foreach (var row in moved)
        {
            (row.GetProperty("beforeWords").GetString(), row.GetProperty("afterWords").GetString(), row.GetProperty("kind").GetString())
                .ShouldBe(("mon-sun 01:00-04:00, mon-sun 06:00-10:00 UTC", "mon-fri 01:00-04:00, mon-fri 06:00-10:00 UTC", "changed"));
            row.GetProperty("changeUsd").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task A_table_tells_the_host_and_the_factor_of_a_name()
    {
        var table = (await _service.Get("/v1/spend?model=us.anthropic.claude-opus-4-7&inputTokens=1&outputTokens=1&sessionsPerDay=1"
            + "&format=csv")).Body.Split(
            "\r\n");
        table[0].ShouldEndWith(",price.host,price.factor");
        table[1].ShouldEndWith(",bedrock,1.1");
    }

    [Fact]
    public async Task A_comparison_tells_the_host_the_factor_and_the_tier_of_each_row()
    {
        const string Asked = "/v1/comparison?inputTokens=1000&outputTokens=100&models";
        var hosted = await _service.Get($"{Asked}=us.anthropic.claude-opus-4-7,gpt-5.5:batch");
        (hosted.At("rows.0.model"), hosted.At("rows.0.serviceTier")).ShouldBe(("gpt-5.5", "batch"));
        (hosted.At("rows.1.model"), hosted.At("rows.1.serviceTier"), hosted.At("rows.1.host"), hosted.At("rows.1.factor"))
            .ShouldBe(("claude-opus-4-7", "standard", "bedrock", "1.1"));

        (await _service.Get($"{Asked}=deepseek-v4-pro&asOf=2026-11-24T02:00Z")).At("rows.0.serviceTier").ShouldBe("peak");
        (await _service.Get($"{Asked}=deepseek-v4-pro&asOf=2026-11-24T02:00Z&peakShare=even"))
            .At("rows.0.serviceTier")
            .ShouldBe("standard");
        (await _service.Get($"{Asked}=deepseek-v4-pro&asOf=2026-11-24")).At("rows.0.serviceTier").ShouldBe("standard");
    }
}
