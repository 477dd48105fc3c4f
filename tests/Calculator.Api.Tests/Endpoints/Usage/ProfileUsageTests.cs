using System.Globalization;

namespace Calculator.Api.Tests.Endpoints.Usage;

public class ProfileUsageTests(Service service)
{
    private const string Url = "/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20";

    private const string UnreadTable =
        "date,model,uncached_input_tokens,output_tokens\n11/24/2026,gpt-5.5,1000000,0\n24.11.2026,gpt-5.5,1000000,0\n";

    private const string BadTime =
        "its time is no ISO date or instant such as 2026-11-24T09:30:00Z, and no seconds or milliseconds since 1970";

    private static readonly string Log = string.Join('\n',
        ClaudeLog.Line("msg_1", 4000, 400, "a", "2026-11-16T23:30:00Z"),
        ClaudeLog.Line("msg_2", 2000, 200, "a", "2026-11-17T00:10:00Z"),
        ClaudeLog.Line("msg_3", 2000, 200, "b", "2026-11-19T10:00:00Z"),
        ClaudeLog.Line("msg_4", 8000, 800, "c", "2026-11-19T11:00:00Z", "claude-opus-4-7"));

    [Fact]
    public async Task Tells_the_bill_by_day_and_model()
    {
        var reply = await service.Post(Url, Log, "application/x-ndjson");
        // 8,000 × 1 + 800 × 5 on Haiku, 8,000 × 5 + 800 × 25 on Opus, by the million.
        reply.At("totals.listUsd").ShouldBe("0.072");
        reply.At("listUsd").ShouldBe("0.072");
        reply.At("byModel.0.model").ShouldBe("claude-opus-4-7");
        reply.At("byModel.0.used.listUsd").ShouldBe("0.06");
        reply.At("byModel.1.used.listUsd").ShouldBe("0.012");
        reply.At("byDay.0.day").ShouldBe("2026-11-16");
        reply.At("byDay.2.used.usd").ShouldBe("0.063");
        reply.At("byDay.2.models.0.used.requests").ShouldBe("1");
        reply.At("period.days").ShouldBe("4");
        reply.At("sessions.count").ShouldBe("3");
        reply.At("sessions.inputTokens.p90").ShouldBe("8000");
        reply.At("pricing.version").ShouldBe("2026-11-21");
    }

    [Fact]
    public async Task The_links_of_a_workload_take_the_discount_along()
    {
        var reply = await service.Post($"{Url}&discount=0.25", Log, "application/x-ndjson");
        var task = await service.Get(reply.At("profiles.0.links.taskCost"));
        // Three quarters of 0.06.
        task.At("totalUsd").ShouldBe("0.045");
        (await service.Post(Url, Log, "application/x-ndjson")).Body.ShouldNotContain("discount=");
    }

    [Fact]
    public async Task Gives_the_table_of_days_and_models_as_CSV()
    {
        var reply = await service.Post(
            $"{Url}&format=csv&columns=day,model,used.requests,used.uncachedInputTokens,used.listUsd&timeZone=Europe/Berlin&discount=0.5",
            Log,
            "text/plain");
        reply.Body.ShouldBe(
            "day,model,used.requests,used.uncachedInputTokens,used.listUsd\r\n"
                + "2026-11-17,claude-haiku-4-5,2,6000,0.009\r\n"
                + "2026-11-19,claude-haiku-4-5,1,2000,0.003\r\n"
                + "2026-11-19,claude-opus-4-7,1,8000,0.06\r\n");
    }

    [Fact]
    public async Task The_profile_put_back_into_spend_is_the_bill()
    {
        var reply = await service.Post(Url, Log, "application/x-ndjson");
        var days = decimal.Parse(reply.At("period.days"), CultureInfo.InvariantCulture);
        for (var place = 0; place < 2; place++)
        {
            reply.At($"profiles.{place}.differenceUsd").ShouldBe("0");
            var spend = await service.Get(reply.At($"profiles.{place}.links.spend"));
            (decimal.Parse(spend.At("perDayUsd"), CultureInfo.InvariantCulture) * days)
                .ShouldBe(decimal.Parse(reply.At($"profiles.{place}.listUsd"), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Every_link_of_it_is_answered()
    {
        var reply = await service.Post(Url, Log, "application/x-ndjson");
        var links = reply.Leaves
            .Where(leaf => leaf.Path.Contains(".links.", StringComparison.Ordinal))
            .Select(leaf => leaf.Value.GetString()!)
            .ToList();
        links.Count.ShouldBe(9);
        foreach (var link in links)
            (await service.Get(link)).Status.ShouldBe(200, link);
    }

    [Theory]
    [InlineData(
        "timeZone=Mars/Olympus",
        "timeZone",
        "timeZone is 'Mars/Olympus'; it must be the IANA name of a time zone, such as Europe/Berlin or UTC.")]
    [InlineData(
        "timeZone=../../../etc/passwd",
        "timeZone",
        "timeZone is '../../../etc/passwd'; it must be the IANA name of a time zone, such as Europe/Berlin or UTC.")]
    [InlineData("from=2026-11-20&to=2026-11-20", "to", "to is not after from; the period from from up to to is empty.")]
    [InlineData("source=claude", "source", "source is 'claude'; it must be one of claude-code")]
    [InlineData("sessionGap=0", "sessionGap", "sessionGap is 0; it must be a number of minutes from 1 to 525600, and the nearest is 1.")]
    [InlineData("timezon=UTC", "timezon", "There is no field 'timezon'; did you mean timeZone?")]
    public async Task Says_what_is_wrong_with_a_field(string query, string field, string sentence) =>
        (await service.Post($"{Url}&{query}", Log, "text/plain")).Problem(400, field).ShouldStartWith(sentence);

    [Fact]
    public async Task Takes_a_day_as_it_begins_in_the_zone_asked_for()
    {
        (await service.Post($"{Url}&from=2026-11-17&to=2026-11-19", Log, "text/plain")).At("counts.records").ShouldBe("1");
        (await service.Post($"{Url}&from=2026-11-17&to=2026-11-19&timeZone=Europe/Berlin", Log, "text/plain"))
            .At("counts.records")
            .ShouldBe("2");
        (await service.Post($"{Url}&from=2026-11-17T00:00:00Z&to=2026-11-19&timeZone=Europe/Berlin", Log, "text/plain"))
            .At("counts.records")
            .ShouldBe("1");
    }

    [Fact]
    public async Task Counts_what_lies_outside_of_the_period_and_leaves_it_out_of_every_figure()
    {
        var reply = await service.Post($"{Url}&from=2026-11-17&to=2026-11-19T11:00:00Z", Log, "text/plain");
        reply.At("counts.outsideOfPeriod").ShouldBe("2");
        reply.At("counts.records").ShouldBe("2");
        // 4,000 × 1 + 400 × 5 by the million.
        reply.At("totals.listUsd").ShouldBe("0.006");
        reply.At("sessions.count").ShouldBe("2");
        reply.At("profiles.0.listUsd").ShouldBe("0.006");
        reply.Body.ShouldNotContain("claude-opus");
    }

    [Fact]
    public async Task Bills_the_export_of_OpenAIs_console()
    {
        const string Table = "start_time,start_time_iso,model,num_model_requests,input_tokens,output_tokens,input_cached_tokens\n"
            + "1795478400,2026-11-24T00:00:00+00:00,gpt-5.5,200,1000000,50000,400000\n";
        var reply = await service.Post(Url, Table, "text/csv");
        // 600,000 × 5 + 400,000 × 0.5 + 50,000 × 30 by the million.
        reply.At("totals.listUsd").ShouldBe("4.7");
        reply.At("totals.requests").ShouldBe("200");
        reply.At("byDay.0.day").ShouldBe("2026-11-24");
        reply.At("counts.malformed").ShouldBe("0");
    }

    [Fact]
    public async Task Says_in_its_warnings_which_rows_are_in_no_figure()
    {
        var reply = await service.Post(Url, UnreadTable + "2026-11-19,gpt-5.5,100000,0\n", "text/csv");
        reply.At("totals.listUsd").ShouldBe("0.5");
        reply.At("counts.malformed").ShouldBe("2");
        reply.At("warnings.0").ShouldBe($"2 lines could not be read, the first at 2: {BadTime}. What they hold is in no figure.");
    }

    [Theory]
    [InlineData(Url)]
    [InlineData("/v1/usage/plans?pricing=2026-11-21&asOf=2026-11-20&from=2026-11-01&to=2026-12-01")]
    public async Task Refuses_a_log_of_which_no_row_could_be_read(string url) =>
        (await service.Post(url, UnreadTable, "text/csv")).Problem(400, "body")
            .ShouldBe($"The log holds no request that could be read: 2 lines could not be read, the first at 2: {BadTime}.");

    [Fact]
    public async Task Keeps_no_answer_and_names_the_methods_it_takes()
    {
        (await service.Get(Url)).Status.ShouldBe(405);
        using var answer = await service.Client.PostAsync(Url, new StringContent(Log), TestContext.Current.CancellationToken);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        answer.Headers.ETag.ShouldBeNull();
    }
}
