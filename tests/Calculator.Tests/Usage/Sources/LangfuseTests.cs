using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Langfuse's usageDetails as its integrations file them, and what its total proves of them.</summary>
public class LangfuseTests
{
    private const string Unsaid =
        "900 tokens cached in a log that does not say whether its input includes them, taken to be beside it: 1 request.";

    [Theory]
    [InlineData(400, 600, 300, 1100, 100)]
    [InlineData(700, 600, 300, 1400, 400)]
    [InlineData(700, 600, 0, 1400, 700)]
    public void An_input_that_includes_what_was_written_and_not_what_was_read_is_billed_once(
        int input, int read, int written, int total, long uncached)
    {
        // LiteLLM takes what was read out of the input, leaves what was written in it, and files the provider's total.
        var profile = Logs.Read(Observed($"\"input\":{input},\"cache_read_input_tokens\":{read},"
            + $"\"cache_creation_input_tokens\":{written},\"output\":100,\"total\":{total}"));
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(uncached, read, written, 0, 100), 0));
    }

    [Fact]
    public void An_input_that_includes_what_was_read_and_not_what_was_written_is_billed_once()
    {
        var profile = Logs.Read(
            Observed("\"input\":1000,\"input_cached_tokens\":600,\"input_cache_write\":300,\"output\":100,\"total\":1400"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(400, 600, 300, 0, 100));
    }

    [Theory]
    [InlineData("", 710, 10)]
    [InlineData(",\"output_reasoning_tokens\":40", 750, 50)]
    public void Writes_that_their_lifetimes_and_their_sum_put_into_the_total_twice_are_billed_once(
        string reasoning, int total, long output)
    {
        var profile = Logs.Read(Observed(
            "\"input\":100,\"input_cache_creation\":300,\"input_cache_creation_5m\":200,\"input_cache_creation_1h\":100,"
                + $"\"output\":10{reasoning},\"total\":{total}"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(100, 0, 200, 100, output));
    }

    [Theory]
    [InlineData("\"input\":1000,\"input_cache_read\":600,\"input_cache_creation_5m\":300,\"output\":100,\"total\":2000", true)]
    [InlineData("\"input\":1000,\"input_cache_read\":600,\"input_cache_creation_5m\":300,\"output\":100", true)]
    [InlineData("\"input\":899,\"input_cache_read\":600,\"input_cache_creation_5m\":300,\"output\":100,\"total\":1899", false)]
    [InlineData("\"input\":1000,\"input_cache_read\":600,\"input_cache_creation_5m\":300,\"output\":100,\"total\":1100", false)]
    public void Says_where_a_total_that_Langfuse_may_have_summed_up_itself_leaves_open_whether_the_input_includes_the_cache(
        string usage, bool isSaid) =>
        Logs.Read(Observed(usage)).Warnings.ShouldBe(isSaid ? [Unsaid] : []);

    [Theory]
    [InlineData("{\"input\":1000,\"output\":100,\"total\":1100,\"unit\":\"TOKENS\"}", "it says no tokens")]
    [InlineData("{\"input\":0,\"output\":0,\"total\":0,\"unit\":null}")]
    public void An_observation_that_has_its_tokens_in_usage_alone_is_told_as_one_that_could_not_be_read(
        string usage, params string[] reasons)
    {
        var (known, old) = (
            Observed("\"input\":1,\"output\":1"),
            Observed("").Replace("\"usageDetails\":{}", $"\"usage\":{usage}", StringComparison.Ordinal));
        var empty = Observed("").Replace("\"usageDetails\":{}", $"\"usageDetails\":{{}},\"usage\":{usage}", StringComparison.Ordinal);
        foreach (var log in new[] { $"{known}\n{old}", $"{{\"data\":[{known},{old}]}}", $"{known}\n{empty}" })
        {
            var profile = Logs.Read(log);
            profile.Total.Sum.Requests.ShouldBe(1);
            profile.Counts.MalformedAt.Select(place => place.Reason).ShouldBe(reasons);
        }
    }

    private static string Observed(string usage) =>
        $"{{\"id\":\"1\",\"startTime\":\"2026-11-19T10:00:00Z\",\"model\":\"claude-haiku-4-5\",\"usageDetails\":{{{usage}}}}}";
}
