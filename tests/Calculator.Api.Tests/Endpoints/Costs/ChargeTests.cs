namespace Calculator.Api.Tests.Endpoints.Costs;

/// <summary>Charges beside plain tokens, at the prices of 2026-11-25, which state them.</summary>
public sealed class ChargeTests(ChargeTests.NewPrices prices) : IClassFixture<ChargeTests.NewPrices>
{
    private const string Opus = "/v1/task-cost?pricing=2026-11-25&asOf=2026-11-24&model=claude-opus-4-7";
    private const string DeepSeek = "/v1/task-cost?pricing=2026-11-25&model=deepseek-v4-pro&inputTokens=100000&outputTokens=10000";

    [Theory]
    [InlineData($"{Opus}&inputTokens=52091&cacheWriteTokens=6289&cacheWrite1hTokens=45800&outputTokens=216", "0.50271625")]
    [InlineData($"{DeepSeek}&asOf=2026-11-24T02:00Z", "0.1716")]
    [InlineData($"{DeepSeek}&asOf=2026-11-24", "0.0858")]
    [InlineData($"{DeepSeek}&asOf=2026-11-24T02:00Z&serviceTier=standard", "0.0858")]
    [InlineData($"{DeepSeek}&asOf=2026-11-24&peakShare=even", "0.103675")]
    [InlineData($"{Opus}&inputTokens=100000&outputTokens=10000&inferenceGeo=us", "0.825")]
    [InlineData(
        $"{Opus}&inputTokens=100000&outputTokens=10000&inferenceGeo=us&discount=-0.1&webSearches=3&otherUsdPerSession=0.2",
        "1.1405")]
    public async Task A_session_costs_what_all_its_charges_do(string url, string usd) =>
        (await prices.Service.Get(url)).At("totalUsd").ShouldBe(usd);

    [Fact]
    public async Task An_agent_loop_caches_nothing_below_the_minimum() =>
        (await prices.Service.Get("/v1/session-shape?pricing=2026-11-25&asOf=2026-11-24&model=claude-haiku-4-5&systemTokens=800"
            + "&growthPerTurn=150&outputPerTurn=100&turns=10"))
            .At("totalUsd").ShouldBe("0.01975");

    [Fact]
    public async Task Tools_stand_on_lines_of_their_own()
    {
        var answer = await prices.Service.Get($"{Opus}&inputTokens=1000&outputTokens=0&webSearches=3&otherUsdPerSession=0.2");
        answer.At("lines.1.item").ShouldBe("webSearches");
        (answer.At("lines.1.count"), answer.At("lines.1.usdEach"), answer.At("lines.1.usd")).ShouldBe(("3", "0.01", "0.03"));
        (answer.At("lines.2.item"), answer.At("lines.2.usd")).ShouldBe(("other", "0.2"));
    }

    [Fact]
    public async Task A_lifetime_is_asked_for_by_its_name_and_the_shortest_is_taken_without_one()
    {
        const string Writing = "/v1/task-cost?pricing=2026-11-25&asOf=2026-11-24&model=gpt-6.2-sol&inputTokens=1000&outputTokens=0"
            + "&cacheWriteRatio=1";
        (await prices.Service.Get(Writing)).At("lines.0.item").ShouldBe("cacheWrite30m");
        (await prices.Service.Get($"{Writing}&cacheTtl=12h")).At("lines.0.item").ShouldBe("cacheWrite12h");
        (await prices.Service.Get($"{Writing}&cacheTtl=1h")).At("lines.0.item").ShouldBe("cacheWrite12h");
    }

    [Theory]
    [InlineData(
        "&inferenceGeo=mars",
        422,
        "inferenceGeo",
        "claude-opus-4-7 has no price for requests kept in 'mars'; inferenceGeo may be global, us.")]
    [InlineData(
        "&serviceTier=fast&peakShare=0.5",
        400,
        "peakShare",
        "peakShare is a share of what is served in the standard tier, and serviceTier is fast; give one of them.")]
    [InlineData(
        "&cacheWrite1hTokens=1&cacheWrite1hRatio=0.1",
        400,
        "cacheWrite1hTokens",
        "cacheWrite1hTokens and cacheWrite1hRatio say the same in two ways; give one of them.")]
    [InlineData(
        "&cacheRatio=0.5&cacheWriteRatio=0.4&cacheWrite1hRatio=0.2",
        400,
        "cacheWrite1hRatio",
        "cacheRatio, cacheWriteRatio and cacheWrite1hRatio are 1.1 in sum; together they may be at most 1.")]
    [InlineData(
        "&cacheRatio=0.9&cacheWriteRatio=rest&cacheWrite1hRatio=0.2",
        400,
        "cacheWrite1hRatio",
        "cacheRatio, cacheWriteRatio and cacheWrite1hRatio are 1.1 in sum; together they may be at most 1.")]
    [InlineData(
        "&cacheWrite1hTokens=1001",
        400,
        "cacheWrite1hTokens",
        "1,001 tokens are read from cache or written to it, but inputTokens, which counts them too, is 1,000; "
            + "if it leaves them out, as Anthropic's input_tokens does, give 2,001.")]
    public async Task What_does_not_fit_together_is_told_by_its_field(string fields, int status, string field, string sentence) =>
        (await prices.Service.Get($"{Opus}&inputTokens=1000&outputTokens=0{fields}")).Problem(status, field).ShouldBe(sentence);

    [Theory]
    [InlineData(
        $"{Opus}&inputTokens=1000&outputTokens=0&cacheWriteTokens=1000&cacheTtl=12h",
        "claude-opus-4-7 has no cache writes of 12h or longer in the standard tier; it has those of 5m, 1h. "
            + "Give cacheTtl one of these, or leave it out for the shortest.")]
    [InlineData(
        "/v1/session-shape?pricing=2026-11-25&asOf=2026-11-24&model=claude-opus-4-7&systemTokens=8000&growthPerTurn=1&outputPerTurn=1"
            + "&turns=2&cacheTtl=12h",
        "claude-opus-4-7 has no cache writes of 12h or longer in the standard tier; it has those of 5m, 1h. "
            + "Give cacheTtl one of these, or leave it out for the shortest.")]
    public async Task A_lifetime_beyond_the_longest_is_refused_and_never_cheaper_than_a_shorter_one(string url, string sentence) =>
        (await prices.Service.Get(url)).Problem(422, "cacheTtl").ShouldBe(sentence);

    [Theory]
    [InlineData("-10", 200)]
    [InlineData("-10.1", 400)]
    [InlineData("1", 200)]
    [InlineData("1.1", 400)]
    public async Task A_discount_goes_from_a_surcharge_of_ten_times_to_nothing_left(string discount, int status) =>
        (await prices.Service.Get($"{Opus}&inputTokens=1000&outputTokens=0&discount={discount}")).Status.ShouldBe(status);

    [Theory]
    [InlineData("-0.055", "A surcharge of 0.055 is put on every API rate of claude-opus-4-7.", "5.275")]
    [InlineData("0.15", "A discount of 0.15 is taken off every API rate of claude-opus-4-7.", "4.25")]
    public async Task A_resellers_margin_is_said(string discount, string sentence, string usd)
    {
        var answer = await prices.Service.Get($"{Opus}&inputTokens=1000000&outputTokens=0&discount={discount}");
        answer.At("totalUsd").ShouldBe(usd);
        answer.Body.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_cache_stated_below_the_minimum_is_priced_and_said() =>
        (await prices.Service.Get("/v1/task-cost?pricing=2026-11-25&asOf=2026-11-24&model=claude-haiku-4-5&inputTokens=2000&outputTokens=0"
            + "&cacheReadTokens=1000&cacheWriteTokens=1000")).Body
            .ShouldContain("claude-haiku-4-5 caches no prompt below 4,096 tokens, and the mean prompt has 2,000: "
                + "without a cache a session costs $0.002 instead of $0.00135.");

    // Where no moment is stated it is now, in peak hours too; what it was is echoed, and asking with it gives the same.
    [Fact]
    public async Task Asking_again_with_the_echoed_moment_gives_the_same_number_at_every_hour_of_a_week()
    {
        const string Asked = "/v1/task-cost?model=deepseek-v4-pro&inputTokens=100000&outputTokens=10000";
        var (seen, before) = (new HashSet<string>(), prices.Service.Clock.Moment);
        for (var hour = 0; hour < 168; hour++)
        {
            prices.Service.Clock.Moment = new DateTimeOffset(2026, 11, 23, hour % 24, 59, 59, 999, TimeSpan.Zero).AddDays(hour / 24);
            var now = await prices.Service.Get(Asked);
            (await prices.Service.Get($"{Asked}&asOf={now.At("pricing.asOf")}")).Body.ShouldBe(now.Body);
            seen.Add(now.At("totalUsd"));
        }

        prices.Service.Clock.Moment = before;
        seen.ShouldBe(["0.0858", "0.1716"], ignoreOrder: true);
    }

    [Fact]
    public async Task Searches_without_a_price_are_refused() =>
        (await prices.Service.Get("/v1/task-cost?pricing=2026-11-25&asOf=2026-11-24&model=deepseek-v4-pro&inputTokens=1&outputTokens=1"
            + "&webSearches=1")).Problem(
            422,
            "webSearches");

    /// <summary>The version of 2026-11-25 alone, whether or not its line stands in the commit mark.</summary>
    public sealed class NewPrices : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("pricing-").FullName;

        public NewPrices()
        {
            var version = Path.Combine(Repository.Root, "pricing", "2026-11-25");
            foreach (var file in Directory.GetFiles(version, "*.json", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(_folder, "2026-11-25", Path.GetRelativePath(version, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            Service = new Service(("Pricing:Path", _folder));
            Service.Clock.Moment = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        }

        public Service Service { get; }

        public void Dispose()
        {
            Service.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
