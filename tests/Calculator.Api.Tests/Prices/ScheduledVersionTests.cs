namespace Calculator.Api.Tests.Prices;

/// <summary>A version dated in the future, from the day before its day on; the clock is the test's.</summary>
public sealed class ScheduledVersionTests : IAsyncDisposable
{
    private const string Next = "2026-12-01";
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1";

    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WrittenPrices _prices = new();
    private readonly Service _service;

    public ScheduledVersionTests()
    {
        _prices.WriteAll(WrittenPrices.Version);
        _prices.WriteAll(Next);
        _prices.Commit(WrittenPrices.Version, Next);
        _service = new Service(("Pricing:Path", _prices.Folder), ("Pricing:WatchMilliseconds", "0"));
    }

    [Fact]
    public async Task It_is_named_as_scheduled_until_its_day_and_becomes_the_default_at_it_by_itself()
    {
        _service.Clock.Moment = Day.AddTicks(-1);
        await ShouldAnswerFrom(WrittenPrices.Version, "[\"2026-12-01\"]", "true");

        _service.Clock.Moment = Day;
        await ShouldAnswerFrom(Next, "[]", "false");

        async Task ShouldAnswerFrom(string version, string scheduled, string isScheduled)
        {
            (await _service.Get(Question)).At("pricing.version").ShouldBe(version);
            (await _service.Get($"{Question}&asOf=2027-06-01")).At("pricing.version").ShouldBe(version);
            (await _service.Get("/v1/pricing/changes?fromVersion=2026-11-21&asOf=2026-11-21")).At("after.version").ShouldBe(version);

            var ready = await _service.Get("/readyz");
            (ready.At("defaultPricing"), Compact(ready.At("scheduled"))).ShouldBe((version, scheduled));
            (await _service.Get("/metrics")).Body.ShouldContain($"calculator_pricing_info{{version=\"{version}\",");

            var versions = await _service.Get("/v1/pricing");
            (versions.At("versions.0.id"), versions.At("versions.0.default"), versions.At("versions.0.scheduled"))
                .ShouldBe((WrittenPrices.Version, version == WrittenPrices.Version ? "true" : "false", "false"));
            (versions.At("versions.1.id"), versions.At("versions.1.default"), versions.At("versions.1.scheduled"))
                .ShouldBe((Next, version == Next ? "true" : "false", isScheduled));
            (await _service.Get($"/v1/pricing/{Next}")).At("version.scheduled").ShouldBe(isScheduled);
        }
    }

    [Fact]
    public async Task Before_its_day_it_answers_when_it_is_asked_for_by_name() =>
        (await _service.Get($"{Question}&pricing={Next}&asOf={Next}")).At("pricing.version").ShouldBe(Next);

    [Theory]
    [InlineData(301, "max-age=300")]
    [InlineData(300, "max-age=300")]
    [InlineData(299, "max-age=299")]
    [InlineData(0.5, "max-age=0")]
    [InlineData(-1, "max-age=300")]
    public async Task No_answer_from_the_default_is_kept_past_the_day(double secondsBefore, string kept)
    {
        _service.Clock.Moment = Day.AddSeconds(-secondsBefore);
        (await CacheControl($"{Question}&asOf=2026-11-21")).ShouldBe($"public, {kept}");
        (await CacheControl("/v1/pricing")).ShouldBe($"public, {kept}");
        (await CacheControl($"{Question}&asOf=2026-11-21&pricing=2026-11-21")).ShouldBe("public, max-age=300");
    }

    [Fact]
    public async Task Its_tag_is_no_longer_good_once_another_version_answers()
    {
        _service.Clock.Moment = Day.AddSeconds(-1);
        using var before = await _service.Client.GetAsync($"{Question}&asOf=2026-11-21", TestContext.Current.CancellationToken);
        (await Status()).ShouldBe(304);
        _service.Clock.Moment = Day;
        (await Status()).ShouldBe(200);

        async Task<int> Status()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{Question}&asOf=2026-11-21");
            request.Headers.IfNoneMatch.Add(before.Headers.ETag.ShouldNotBeNull());
            using var again = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)again.StatusCode;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _prices.Dispose();
    }

    private static string Compact(string json) => string.Concat(json.Where(character => !char.IsWhiteSpace(character)));

    private async Task<string> CacheControl(string url)
    {
        using var response = await _service.Client.GetAsync(url, TestContext.Current.CancellationToken);
        return response.Headers.CacheControl!.ToString();
    }
}
