using System.Text.Json;

namespace Calculator.Api.Tests.Prices;

/// <summary>How old the prices are: told by the catalog, by readiness and by every answer that leans on old ones.</summary>
public sealed class PriceAgeTests : IAsyncDisposable
{
    private const string Question = "/v1/break-even?model=claude-opus-4-7&inputTokens=1&outputTokens=1&plans=claude-pro";

    private readonly Service _service = new();

    [Fact]
    public async Task Readiness_tells_when_the_prices_in_force_were_checked()
    {
        _service.Clock.Moment = new DateTimeOffset(2026, 12, 1, 23, 59, 59, TimeSpan.Zero);
        var ready = await _service.Get("/readyz");
        (ready.At("checkedOldest"), ready.At("daysSinceCheckedOldest")).ShouldBe(("2026-11-20", "11"));
        (ready.At("checkedNewest"), ready.At("daysSinceCheckedNewest")).ShouldBe(("2026-11-20", "11"));
        _service.Clock.Moment = _service.Clock.Moment.AddSeconds(1);
        (await _service.Get("/readyz")).At("daysSinceCheckedOldest").ShouldBe("12");
    }

    [Fact]
    public async Task Each_version_tells_its_own_and_one_without_a_price_in_force_tells_none()
    {
        var versions = await _service.Get("/v1/pricing");
        versions.At("versions.0.checkedOldest").ShouldBe("2026-05-14");
        versions.At("versions.0.daysSinceCheckedOldest").ShouldBe("191");
        (await _service.Get("/v1/pricing/2026-11-21")).At("version.daysSinceCheckedNewest").ShouldBe("1");

        _service.Clock.Moment = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var row = (await _service.Get("/v1/pricing/2026-11-21")).Json.GetProperty("version");
        row.TryGetProperty("checkedOldest", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-21T23:58:20Z", "public, max-age=100")]
    [InlineData("2026-11-21T12:00:00Z", "public, max-age=300")]
    public async Task The_days_are_kept_no_longer_than_their_day(string now, string kept)
    {
        _service.Clock.Moment = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        using var response = await _service.Client.GetAsync("/v1/pricing", TestContext.Current.CancellationToken);
        response.Headers.CacheControl!.ToString().ShouldBe(kept);
    }

    [Fact]
    public async Task An_answer_from_rates_and_fees_that_nobody_has_checked_for_sixty_days_says_so()
    {
        Assumptions(await _service.Get($"{Question}&asOf=2027-01-19")).ShouldAllBe(sentence => !sentence.Contains("last checked"));
        Assumptions(await _service.Get($"{Question}&asOf=2027-01-20")).Where(sentence => sentence.Contains("last checked")).ShouldBe(
        [
            "The price of claude-opus-4-7 was last checked on 2026-11-20, 61 days before 2027-01-20: "
                + $"it may have changed since ({(await _service.Get($"{Question}&asOf=2027-01-20")).At("price.source")}).",
            "Fees that were last checked more than 60 days before 2027-01-20, and may have changed since: claude-pro (2026-11-20).",
        ]);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static List<string> Assumptions(Reply reply) =>
        [.. JsonDocument.Parse(reply.At("assumptions")).RootElement.EnumerateArray().Select(sentence => sentence.GetString()!)];
}
