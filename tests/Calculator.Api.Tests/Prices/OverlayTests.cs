using System.Text.RegularExpressions;

namespace Calculator.Api.Tests.Prices;

/// <summary>
/// The private list of <c>pricing/README.md</c>, on top of the latest version, over a day on which that becomes another one.
/// </summary>
public sealed partial class OverlayTests : IAsyncDisposable
{
    private const string Next = "2026-12-01";
    private const string Question = "/v1/task-cost?model=claude-opus-4-7&inputTokens=1000000&outputTokens=0&requestsPerSession=10";

    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WrittenPrices _prices = new();
    private readonly Service _service;

    public OverlayTests()
    {
        var files = Blocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "pricing/README.md"))).ToList();
        files.ConvertAll(file => file.Groups["name"].Value).ShouldBe(["version.json", "models/anthropic.json"]);
        foreach (var file in files)
            _prices.Write("acme-2027", file.Groups["name"].Value, file.Groups["json"].Value.Replace("2026-11-25-2", "latest"));

        _prices.WriteAll(WrittenPrices.Version);
        _prices.WriteAll(Next);
        _prices.Commit(WrittenPrices.Version, Next, "acme-2027");
        _service = new Service(("Pricing:Path", _prices.Folder), ("Pricing:WatchMilliseconds", "0"));
    }

    [Fact]
    public async Task A_negotiated_rate_is_used_from_its_day_on_and_the_rest_is_the_base_s()
    {
        (await _service.Get($"{Question}&pricing=acme-2027&asOf=2027-01-01")).At("totalUsd").ShouldBe("4.25");
        (await _service.Get($"{Question}&pricing=acme-2027&asOf=2026-12-31")).At("totalUsd").ShouldBe("5");
        var another = Question.Replace("claude-opus-4-7", "gpt-5.5");
        (await _service.Get($"{another}&pricing=acme-2027&asOf=2027-01-01")).At("totalUsd").ShouldBe("5");
        var changes = await _service.Get("/v1/pricing/changes?fromVersion=2026-11-21&toVersion=acme-2027&asOf=2027-01-01");
        changes.Json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("model").GetString()).Distinct()
            .ShouldBe(["claude-opus-4-7"]);
    }

    [Fact]
    public async Task What_it_is_based_on_changes_with_the_default_by_itself()
    {
        _service.Clock.Moment = Day.AddSeconds(-30);
        var before = await _service.Get("/v1/pricing/acme-2027");
        before.At("version.basedOn").ShouldBe(WrittenPrices.Version);
        (await Kept($"{Question}&pricing=acme-2027&asOf=2027-01-01")).ShouldBe("public, max-age=30");
        (await Kept($"{Question}&pricing=2026-11-21&asOf=2027-01-01")).ShouldBe("public, max-age=300");
        foreach (var table in new[] { "rates", "aliases", "rates.parquet" })
            (await Kept($"/v1/pricing/acme-2027/{table}")).ShouldBe("public, max-age=30", table);

        _service.Clock.Moment = Day;
        var after = await _service.Get("/v1/pricing/acme-2027");
        after.At("version.basedOn").ShouldBe(Next);
        after.At("version.digest").ShouldNotBe(before.At("version.digest"));
        (await _service.Get($"{Question}&pricing=acme-2027&asOf=2027-01-01")).At("pricing.digest")
            .ShouldBe(after.At("version.digest")[..12]);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _prices.Dispose();
    }

    private async Task<string> Kept(string url)
    {
        using var response = await _service.Client.GetAsync(url, TestContext.Current.CancellationToken);
        return response.Headers.CacheControl!.ToString();
    }

    [GeneratedRegex(@"`acme-2027/(?<name>[^`]+)`\n```json\n(?<json>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
