using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Reports that come in pages: those that were not sent are missing from the bill.</summary>
public class PageTests
{
    private const string Missing =
        "A page says that others follow it, and the last one is not among what was sent: what they hold is in no figure.";

    private const string OpenAi = """
        {"data":[{"start_time":1795046400,"results":[{"model":"gpt-5.5","batch":false,"input_tokens":1000,"output_tokens":0,"num_model_requests":1}]}],"has_more":HAS_MORE}
        """;

    private const string Anthropic = """
        {"data":[{"starting_at":"2026-11-19T00:00:00Z","results":[{"uncached_input_tokens":1000,"output_tokens":0,"service_tier":"standard","context_window":"0-200k","model":"claude-haiku-4-5"}]}],"has_more":HAS_MORE}
        """;

    private const string Analytics = """
        {"data":[{"date":"2026-11-19","actor":{"email_address":"a@b.c"},"model_breakdown":[{"model":"claude-haiku-4-5","tokens":{"input":1000,"output":0,"cache_read":0,"cache_creation":0}}]}],"has_more":HAS_MORE}
        """;

    private const string Langfuse = """
        {"data":[{"id":"ID","startTime":"2026-11-19T10:00:00Z","model":"claude-haiku-4-5","usageDetails":{"input":1000,"output":0,"total":1000}}],"meta":{"page":PAGE,"totalPages":2}}
        """;

    [Theory]
    [InlineData(OpenAi)]
    [InlineData(Anthropic)]
    [InlineData(Analytics)]
    public void Says_where_the_last_page_is_missing(string page)
    {
        var (followed, last) = (page.Replace("HAS_MORE", "true"), page.Replace("HAS_MORE", "false"));
        Warnings(followed).ShouldContain(Missing);
        Warnings(followed, followed).ShouldContain(Missing);
        Warnings(followed, last).ShouldNotContain(Missing);
        Warnings(last).ShouldNotContain(Missing);
        Warnings(page.Replace(",\"has_more\":HAS_MORE", "")).ShouldNotContain(Missing);
    }

    [Fact]
    public void Says_where_the_last_page_of_Langfuse_is_missing()
    {
        var (first, last) = (
            Langfuse.Replace("PAGE", "1").Replace("ID", "a"),
            Langfuse.Replace("PAGE", "2").Replace("ID", "b"));
        Warnings(first).ShouldBe([Missing]);
        Warnings(last, first).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fast", 0.045, false)]
    [InlineData("standard", 0.0075, false)]
    [InlineData("warp", 0.0075, true)]
    public void Bills_a_sum_of_Anthropic_in_the_speed_it_says(string speed, double usd, bool isUnknown)
    {
        var page = Anthropic
            .Replace("HAS_MORE", "false")
            .Replace("\"output_tokens\":0", $"\"output_tokens\":100,\"speed\":\"{speed}\"")
            .Replace("claude-haiku-4-5", "claude-opus-4-6");
        var profile = Logs.Read(page);
        profile.Total.List.Value.ShouldBe((decimal)usd);
        profile.Warnings.ShouldBe(isUnknown ? ["A service tier that is none known, billed as standard: 0 requests."] : []);
    }

    private static IReadOnlyList<string> Warnings(params string[] pages) =>
        Logs.ReadAll(new UsageOptions(), pages.Index().Select(page => ($"page{page.Index}.json", page.Item))).Value().Warnings;
}
