namespace Calculator.Api.Tests.Endpoints.Decisions;

public class MigrationTests(Service service)
{
    private const string Third = "0.3333333333333333333333333333";
    private const string Date = "asOf=2026-11-20";
    private const string Within = "/v1/migration?model=claude-opus-4-6&toModel=claude-opus-4-7&inputTokens=50000&outputTokens=4000"
        + $"&cacheRatio=0.9&cacheWriteRatio=0.1&ratioExpected=1.2&scaleOutput=false&sessionsPerDay=1000&{Date}";

    private const string ToAny = "/v1/migration?model=claude-opus-4-7&toModel=gpt-5.5&inputTokens=60000&outputTokens=4000"
        + $"&cacheRatio=0.9&cacheWriteRatio=0.1&ratioExpected=0.8333333333333333333333333333&sessionsPerDay=1000&{Date}";
    private const string ToGpt = $"{ToAny}&outputRatio={Third}";

    [Theory]
    [InlineData("rebuild=ramp&rampDays=3", "621")]
    [InlineData("rebuild=coldDay", "310.5")]
    [InlineData("rebuild=perPrefix&distinctPrefixes=1", "0.3105")]
    [InlineData("rebuild=perPrefix&distinctPrefixes=1&requestsPerSession=30", "0.01035")]
    [InlineData("rebuild=perPrefix&distinctPrefixes=30000&requestsPerSession=30", "310.5")]
    public async Task The_cache_is_rebuilt_at_a_price(string how, string usd)
    {
        var reply = await service.Get($"{Within}&{how}");
        (reply.At("steadyPerDayUsd.before"), reply.At("steadyPerDayUsd.expected")).ShouldBe(("153.75", "164.5"));
        (reply.At("rebuildUsd"), reply.At("oneTimeUsd")).ShouldBe((usd, usd));
        (reply.At("paybackDays"), reply.At("paybackReason")).ShouldBe(("null", "neverSaves"));
    }

    [Fact]
    public async Task What_is_not_counted_and_what_is_taken_for_granted_is_said()
    {
        const string Same = "gpt-5.5 is taken to write the same text, reasoning included: output is counted by its tokenizer too "
            + "(outputRatio, claimedFewerOutputTokens, scaleOutput=false).";
        const string NoWork =
            "The work of moving is not counted (engineeringUsd): what is paid back is the cache and the shadow traffic alone.";
        const string WorkingDays = "Days are days with sessions, 21 of them a month; dates are counted as if every day had some.";
        (await Sentences("")).ShouldBe([Same, NoWork]);
        (await Sentences("&daysPerMonth=21")).ShouldBe([Same, NoWork, WorkingDays]);
        (await Sentences("&engineeringUsd=5000&daysPerMonth=30.4375")).ShouldBe([Same]);
        (await Sentences("&scaleOutput=false")).ShouldBeEmpty("and nothing is ever paid back");
        (await Sentences("&cacheRatio=0&cacheWriteRatio=0", "&cacheRatio=0.9&cacheWriteRatio=0.1")).ShouldBe(
            [Same, "The work of moving is not counted (engineeringUsd), and without it the move costs nothing."]);
        (await Sentences("&ratioLow=1&ratioExpected=1&ratioHigh=1.35", "&ratioExpected=0.8333333333333333333333333333"))
            .ShouldContain(Same, "the high end is another one");

        async Task<IEnumerable<string>> Sentences(string more, string instead = "&")
        {
            var answer = await service.Get($"{ToAny.Replace(instead, instead == "&" ? "&" : "", StringComparison.Ordinal)}{more}");
            string[] begin = ["gpt-5.5 is taken", "The work of moving", "Days are days"];
            return answer.Json.GetProperty("assumptions").EnumerateArray().Select(sentence => sentence.GetString()!)
                .Where(sentence => Array.Exists(begin, start => sentence.StartsWith(start, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_ramp_reads_more_every_day() =>
        (await service.Get($"{Within}&rebuild=ramp&rampDays=3&days=4&format=csv&columns=day,usd,cacheRatio")).Body
            .ShouldBe("day,usd,cacheRatio\r\n0,475,0\r\n1,371.5,0.3\r\n2,268,0.6\r\n3,164.5,0.9\r\n");

    [Fact]
    public async Task A_move_to_another_provider_pays_for_its_shadow_and_its_cold_day()
    {
        var reply = await service.Get("/v1/migration?model=claude-opus-4-7&toModel=gpt-5.5"
            + "&inputTokens=60000&outputTokens=4000&cacheRatio=0.9&cacheWriteRatio=0.1"
            + $"&ratioExpected=0.8333333333333333333333333333&outputRatio={Third}&sessionsPerDay=1000&shadowShare=0.1"
            + $"&shadowDays=14&{Date}");
        (reply.At("steadyPerDayUsd.before"), reply.At("steadyPerDayUsd.expected")).ShouldBe(("164.5", "87.5"));
        (reply.At("shadowUsd"), reply.At("rebuildUsd"), reply.At("oneTimeUsd"), reply.At("paybackDays"))
            .ShouldBe(("122.5", "202.5", "325", "4.220779220779"));
        (reply.At("days.0.day"), reply.At("days.0.usd"), reply.At("days.14.day"), reply.At("days.14.usd"))
            .ShouldBe(("-14", "173.25", "0", "290"));
    }

    [Fact]
    public async Task The_work_is_paid_back_too_and_each_end_of_the_ratio_by_itself()
    {
        var reply = await service.Get("/v1/migration?model=claude-opus-4-6&toModel=claude-haiku-4-5&inputTokens=100000&outputTokens=1000"
            + $"&ratioLow=1&ratioExpected=1.5&ratioHigh=2.5&scaleOutput=false&sessionsPerDay=10&engineeringUsd=100&{Date}");
        // 5.25 a day now; 1.05, 1.55 and beyond 200,000 tokens nothing.
        (
            reply.At("steadyPerDayUsd.before"),
            reply.At("steadyPerDayUsd.low"),
            reply.At("steadyPerDayUsd.expected"),
            reply.At("steadyPerDayUsd.high")).ShouldBe(("5.25", "1.05", "1.55", "null"));
        (reply.At("paybackDays"), reply.At("bounds.0.paybackDays"), reply.At("bounds.2.reason"))
            .ShouldBe(("27.027027027027", "23.809523809524", "notOffered"));
        reply.Body.ShouldContain("Nothing is read from cache, so there is no cache to rebuild.");
        reply.Body.ShouldContain("An end of the ratio's range is not offered: A request's prompt of 250,000 tokens");
    }

    [Fact]
    public async Task The_same_model_keeps_its_cache()
    {
        var reply = await service.Get("/v1/migration?model=claude-opus-4-7&toModel=claude-opus-4-7&inputTokens=50000&outputTokens=4000"
            + $"&cacheRatio=0.9&cacheWriteRatio=0.1&sessionsPerDay=1000&{Date}");
        reply.At("rebuildUsd").ShouldBe("0");
        reply.Body.ShouldContain("The model stays the same, and with it its cache.");
    }

    [Fact]
    public async Task Where_nothing_is_said_output_is_counted_anew_as_in_the_tokenizer_delta()
    {
        const string Query = "model=claude-opus-4-6&toModel=claude-opus-4-7&inputTokens=50000&outputTokens=4000&content=code"
            + $"&sessionsPerDay=1000&{Date}";
        var (migration, delta) = (await service.Get($"/v1/migration?{Query}"), await service.Get($"/v1/tokenizer-delta?{Query}"));
        foreach (var bound in new[] { "before", "low", "expected", "high" })
            migration.At($"steadyPerDayUsd.{bound}").ShouldBe(delta.At($"perDayUsd.{bound}"));
    }

    [Fact]
    public async Task Its_table_has_every_day_and_what_came_later_stands_behind_what_was_there()
    {
        var csv = (await service.Get($"{ToGpt}&shadowShare=0.1&shadowDays=1&engineeringUsd=100&startsOn=2026-12-01&days=2"
            + "&format=csv")).Body;
        csv.ShouldBe("day,usd,cacheRatio,date,oldUsd,newUsd,shadowUsd,cumulativeSavingUsd,low,high\r\n"
            + "-1,173.25,0.9,2026-11-30,164.5,,8.75,-108.75,173.25,173.25\r\n"
            + "0,290,0,2026-12-01,164.5,290,0,-234.25,290,290\r\n"
            + "1,87.5,0.9,2026-12-02,164.5,87.5,0,-157.25,87.5,87.5\r\n");
    }

    [Fact]
    public async Task It_follows_thirty_days_unless_told_otherwise()
    {
        (await service.Get($"{ToGpt}&format=csv&headers=0&columns=day")).Body
            .ShouldBe(string.Concat(Enumerable.Range(0, 30).Select(day => $"{day}\r\n")));
        (await service.Get($"{ToGpt}&days=1001")).Problem(400, "days").ShouldContain("from 1 to 1000");
    }

    [Fact]
    public async Task A_cache_that_is_only_read_is_rebuilt_for_a_lifetime_that_is_sold()
    {
        const string Reads = "/v1/migration?model=gpt-5.5&toModel=claude-opus-4-7&inputTokens=3000&outputTokens=10&sessionsPerDay=10"
            + "&cacheReadTokens=1000&cacheWriteTokens=0&asOf=2026-11-20";
        (await service.Get($"{Reads}&cacheTtl=1h")).Status.ShouldBe(200);
        (await service.Get($"{Reads}&cacheTtl=12h")).Problem(422, "cacheTtl")
            .ShouldStartWith("claude-opus-4-7 has no cache writes of 12h or longer in the standard tier");
        var unread = Reads.Replace("ReadTokens=1000", "ReadTokens=0", StringComparison.Ordinal);
        (await service.Get($"{unread}&cacheTtl=12h")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_month_of_it_is_told_too()
    {
        var reply = await service.Get($"{ToGpt}&daysPerMonth=20");
        (reply.At("steadyPerMonthUsd.before"), reply.At("steadyPerMonthUsd.expected")).ShouldBe(("3290", "1750"));
        (reply.At("savingPerMonthUsd"), reply.At("daysPerMonth")).ShouldBe(("1540", "20"));
    }

    [Theory]
    [InlineData("outputRatio=0.28", "0.28", "gpt-5.5 is taken to write 72 % fewer output tokens than claude-opus-4-7")]
    [InlineData(
        "claimedFewerOutputTokens=0.72&claimedBy=toModel",
        "0.28",
        "gpt-5.5 is taken to write 72 % fewer output tokens than claude-opus-4-7")]
    [InlineData(
        "claimedFewerOutputTokens=0.72&claimedBy=model",
        "3.571428571429",
        "claude-opus-4-7 is taken to write 72 % fewer output tokens than gpt-5.5")]
    [InlineData(
        "claimedFewerOutputTokens=0&claimedBy=model", "1", "gpt-5.5 is taken to write as many output tokens as claude-opus-4-7")]
    public async Task A_claim_says_whose_output_is_smaller(string claim, string ratio, string sentence)
    {
        var reply = await service.Get($"{ToAny}&{claim}");
        reply.At("outputRatio").ShouldBe(ratio);
        reply.Body.ShouldContain($"{sentence}: output tokens are multiplied by {ratio}.");
    }

    [Fact]
    public async Task Without_a_claim_the_output_ratio_is_the_one_it_was_counted_by()
    {
        (await service.Get(ToAny)).At("outputRatio").ShouldBe("0.833333333333");
        (await service.Get($"{ToAny}&scaleOutput=false")).At("outputRatio").ShouldBe("1");
    }

    [Theory]
    [InlineData("2026-12-01", 0)]
    [InlineData("2025-01-01", 2)]
    public async Task A_start_in_days_of_other_prices_is_told(string startsOn, int sentences)
    {
        var reply = await service.Get($"{Within}&days=7&startsOn={startsOn}");
        reply.Body.Split("Every day is priced as of 2026-11-20, whatever its date: ").Length.ShouldBe(sentences + 1, reply.Body);
    }

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("01/12/2026")]
    [InlineData("2026-12-01T00:00Z")]
    public async Task A_start_is_a_day_of_the_calendar(string startsOn) => (await service.Get($"{Within}&startsOn={startsOn}"))
        .Problem(400, "startsOn").ShouldContain("an ISO date (2026-12-01) from 2000-01-01 to 2199-12-31");
}
