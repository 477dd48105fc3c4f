using System.Net.Http.Headers;
using System.Xml.Linq;
using Calculator.Api.Tests.Binding;

namespace Calculator.Api.Tests.Charts;

public class ChartTests(Service service)
{
    private const string BreakEven = "/v1/break-even/chart.svg?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100"
        + "&asOf=2026-11-20";
    private const string Comparison = "/v1/comparison/chart.svg?models=claude-opus-4-7,gpt-5.5,claude-haiku-4-5,gpt-5.4"
        + "&inputTokens=250000&outputTokens=4000&asOf=2026-11-20";
    private const string Migration = "/v1/migration/chart.svg?model=claude-opus-4-7&toModel=gpt-5.5&inputTokens=60000&outputTokens=4000"
        + "&cacheRatio=0.9&cacheWriteRatio=0.1&claimedFewerOutputTokens=0.72&claimedBy=toModel&sessionsPerDay=1000&shadowShare=0.1"
        + "&shadowDays=7&engineeringUsd=1000&asOf=2026-11-20";

    [Theory]
    [InlineData(BreakEven, "break-even")]
    [InlineData($"{BreakEven}&plans=claude-pro,copilot-pro&discount=0.2", "break-even-discount")]
    [InlineData("/v1/break-even/chart.svg?model=grok-4.5&inputTokens=0&outputTokens=0&asOf=2026-11-20", "break-even-free")]
    [InlineData(Comparison, "comparison")]
    [InlineData(Migration, "migration")]
    [InlineData($"{Migration}&ratioLow=0.8&ratioExpected=1&ratioHigh=1.3&startsOn=2026-12-01&days=60", "migration-dated")]
    public async Task Is_drawn_as_approved(string url, string name)
    {
        var reply = await service.Get(url);
        (reply.Status, reply.ContentType?.ToString()).ShouldBe((200, "image/svg+xml"), reply.Body);
        Approved.Matches($"tests/Calculator.Api.Tests/Charts/Approved/{name}.approved.svg", reply.Body);
    }

    [Theory]
    [InlineData(BreakEven)]
    [InlineData(Comparison)]
    [InlineData(Migration)]
    public async Task Can_be_read_aloud_and_runs_nothing(string url)
    {
        var picture = XDocument.Parse((await service.Get(url)).Body).Root!;
        var elements = picture.DescendantsAndSelf().ToList();
        elements.Single(element => element.Name.LocalName == "title").Value.ShouldNotBeEmpty();
        elements.Single(element => element.Name.LocalName == "desc").Value.ShouldContain("costs");
        elements.ShouldAllBe(element => element.Name.LocalName != "script" && element.Name.LocalName != "foreignObject");
        elements
            .SelectMany(element => element.Attributes())
            .ShouldAllBe(attribute => !attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                && attribute.Name.LocalName != "href");
    }

    [Fact]
    public async Task Is_sent_so_that_nothing_in_it_could_run()
    {
        using var response = await service.Client.GetAsync(BreakEven, TestContext.Current.CancellationToken);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers
            .GetValues("Content-Security-Policy")
            .ShouldBe(["default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"]);

        var again = new HttpRequestMessage(HttpMethod.Get, BreakEven);
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(response.Headers.ETag!.ToString()));
        (await service.Send(again)).Status.ShouldBe(304);
    }

    [Fact]
    public async Task A_POST_draws_the_same()
    {
        const string Body = """
            { "model": "claude-opus-4-7", "inputTokens": 3000, "outputTokens": 1200, "sessionsPerDay": 100, "asOf": "2026-11-20" }
            """;
        (await service.Post("/v1/break-even/chart.svg", Body)).Body.ShouldBe((await service.Get(BreakEven)).Body);
    }

    [Fact]
    public async Task The_point_marked_is_the_break_even()
    {
        var labels = XDocument.Parse((await service.Get($"{BreakEven}&plans=claude-max-5x")).Body)
            .Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value)
            .ToList();
        labels.ShouldContain("meets the API at 74.1, rises at 1.01k");
        labels.ShouldContain("Claude Max 5x $100");
        labels.ShouldContain("API $0.045 a session");
    }

    [Theory]
    [InlineData("model=nobody&inputTokens=1&outputTokens=1", 404, "model")]
    [InlineData("model=gpt-5.5&inputTokens=1.5&outputTokens=1", 400, "inputTokens")]
    [InlineData("model=gpt-5.5&inputTokens=1&outputTokens=1&format=json", 400, "format")]
    public async Task What_cannot_be_drawn_is_told_as_any_other_problem(string query, int status, string field)
    {
        (await service.Get($"/v1/break-even/chart.svg?{query}")).Problem(status, field).ShouldEndWithPunctuation();
        (await service.Get($"/v1/break-even/chart.svg?{query}&errors=text")).Body.ShouldStartWith($"#ERROR {status}: ");
    }

    [Theory]
    [InlineData("inputTokens=0&outputTokens=1000000000000000&sessionsPerDay=1000000000")]
    [InlineData("inputTokens=1&outputTokens=0")]
    [InlineData("inputTokens=1&outputTokens=0&sessionsPerDay=0.000001&seats=1000000")]
    public async Task The_largest_and_the_smallest_figures_are_drawn(string query)
    {
        var picture = XDocument.Parse((await service.Get($"/v1/break-even/chart.svg?model=claude-opus-4-7&{query}&asOf=2026-11-20")).Body);
        var ticks = picture
            .Descendants()
            .Where(element => element.Name.LocalName == "text" && (string?)element.Attribute("class") == "quiet")
            .Select(element => element.Value)
            .ToList();
        ticks.Distinct().Count().ShouldBe(ticks.Count, string.Join(' ', ticks));
    }

    [Fact]
    public async Task Where_lines_meet_twice_both_points_are_marked()
    {
        var picture = XDocument.Parse((await service.Get($"{BreakEven}&plans=copilot-pro&discount=0.3")).Body);
        picture.Descendants().Count(element => element.Name.LocalName == "circle").ShouldBe(2);
        picture
            .Descendants()
            .Single(element => element.Name.LocalName == "desc").Value
            .ShouldContain("costs the same at 10.582010582011 sessions a day, and again at 12.345679012346.");
    }

    [Fact]
    public async Task The_same_model_twice_is_told_apart()
    {
        const string Body = """
            {
              "candidates": [{ "model": "gpt-5.5" }, { "model": "gpt-5.5", "batchShare": 1, "outputRatio": 0.5 }],
              "inputTokens": 3000, "outputTokens": 1200, "asOf": "2026-11-20"
            }
            """;
        (await service.Post("/v1/comparison/chart.svg", Body)).Body.ShouldContain(">gpt-5.5 batch 1 out ×0.5<");
    }
}
