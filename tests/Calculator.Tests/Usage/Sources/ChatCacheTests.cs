using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Responses in the form of OpenAI's Chat whose cached tokens have other names than OpenAI's.</summary>
public class ChatCacheTests
{
    private const string Unsplit =
        "300 tokens written to cache without saying for how long, billed as written for five minutes: 1 request.";

    private const string Unpriced =
        "Tokens read from cache or written to it on a model without a rate for that, billed at its rate of input: 1 request.";

    [Theory]
    [InlineData("claude-haiku-4-5", Unsplit)]
    [InlineData("gpt-5.5", Unpriced)]
    public void What_OpenRouter_says_was_written_for_Claude_may_be_for_an_hour(string model, string warning)
    {
        var profile = Logs.Read($$$"""
            {"id":"gen-1","provider":"a","created":1795082400,"model":"{{{model}}}",
            "usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100,"cost":0.95,
            "prompt_tokens_details":{"cached_tokens":600,"cache_write_tokens":300} } }
            """.ReplaceLineEndings(""));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(100, 600, 300, 0, 100));
        profile.Warnings.ShouldBe([warning]);
    }

    [Fact]
    public void Bills_what_DeepSeek_read_from_its_cache_at_the_price_of_that()
    {
        var profile = Logs.Read(Chat(
            "deepseek-chat",
            """
            "prompt_tokens":1000000,"completion_tokens":0,"prompt_cache_hit_tokens":900000,"prompt_cache_miss_tokens":100000
            """));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(100_000, 900_000, 0, 0, 0));
        // 100,000 × 0.15 and 900,000 × 0.003 by the million.
        profile.Total.List.Value.ShouldBe(0.0177m);
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"prompt_cache_hit_tokens\":600,\"prompt_cache_miss_tokens\":400", 600)]
    [InlineData("\"prompt_cache_hit_tokens\":600,\"prompt_tokens_details\":{\"cached_tokens\":600}", 600)]
    [InlineData("\"prompt_cache_hit_tokens\":0,\"prompt_tokens_details\":{\"cached_tokens\":600}", 600)]
    [InlineData("\"prompt_cache_hit_tokens\":600,\"prompt_tokens_details\":{\"cached_tokens\":0}", 600)]
    [InlineData("\"cached_tokens\":600", 600)]
    [InlineData("\"prompt_cache_hit_tokens\":null,\"cached_tokens\":null,\"prompt_tokens_details\":null", 0)]
    public void Takes_tokens_that_are_told_under_two_names_out_of_the_prompt_once(string cached, long read)
    {
        var profile = Logs.Read(Chat("gpt-5.5", $"\"prompt_tokens\":1000,\"completion_tokens\":100,{cached}"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000 - read, read, 0, 0, 100));
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"prompt_cache_hit_tokens\":\"many\"")]
    [InlineData("\"prompt_cache_hit_tokens\":-1")]
    [InlineData("\"cached_tokens\":{}")]
    [InlineData("\"cache_read_input_tokens\":0.5")]
    public void Reads_no_response_whose_cached_tokens_are_no_number(string cached)
    {
        var profile = Logs.Read(Chat("gpt-5.5", $"\"prompt_tokens\":1000,\"completion_tokens\":100,{cached}"));
        profile.Total.Sum.Requests.ShouldBe(0);
        profile.Counts.MalformedAt.ShouldHaveSingleItem().Reason.ShouldBe("its tokens are no whole numbers from 0 to 10^15");
    }

    [Fact]
    public void Names_what_it_does_not_know_of_a_cache()
    {
        var profile = Logs.Read(Chat(
            "gpt-5.5",
            """
            "prompt_tokens":1000,"completion_tokens":100,"prefix_cache_tokens":900,"cache_misses":0,
            "prompt_tokens_details":{"cached_tokens":0,"implicit_cached":7}
            """));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 100));
        profile.Warnings.ShouldBe(
        [
            "Tokens under names that are none known, not counted by themselves (implicit_cached, prefix_cache_tokens): 1 request.",
        ]);
    }

    [Fact]
    public void Reads_Claude_behind_a_gateway_whose_prompt_includes_the_cached_tokens()
    {
        // Haiku 4.5: 1, 0.1, 1.25, 2 and 5 dollars a million.
        var profile = Logs.Read(Chat(
            "claude-haiku-4-5",
            """
            "prompt_tokens":24000,"completion_tokens":400,"total_tokens":24400,
            "cache_read_input_tokens":20000,"cache_creation_input_tokens":3000,
            "prompt_tokens_details":{"cached_tokens":20000,"cache_creation_tokens":3000,
            "cache_creation_token_details":{"ephemeral_5m_input_tokens":2000,"ephemeral_1h_input_tokens":1000}}
            """));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 20_000, 2000, 1000, 400));
        profile.Total.List.Value.ShouldBe(0.0095m);
        profile.Warnings.ShouldBeEmpty();
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Fact]
    public void Says_of_Claude_behind_a_gateway_that_nobody_told_for_how_long_it_wrote_to_its_cache()
    {
        var profile = Logs.Read(Chat(
            "claude-haiku-4-5", "\"prompt_tokens\":24000,\"completion_tokens\":400,\"cache_creation_input_tokens\":3000"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(21_000, 0, 3000, 0, 400));
        profile.Warnings.ShouldBe(
            ["3,000 tokens written to cache without saying for how long, billed as written for five minutes: 1 request."]);
    }

    [Fact]
    public void Takes_cached_tokens_that_are_more_than_the_prompt_to_be_beside_it()
    {
        var profile = Logs.Read(Chat(
            "claude-haiku-4-5", "\"prompt_tokens\":1000,\"completion_tokens\":400,\"cache_read_input_tokens\":20000"));
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 20_000, 0, 0, 400));
        profile.Warnings.ShouldBe(["20,000 tokens cached that are more than the input has, taken to be beside it: 1 request."]);
    }

    private static string Chat(string model, string usage) =>
        $"{{\"id\":\"1\",\"created\":1795082400,\"model\":\"{model}\",\"usage\":{{{usage.ReplaceLineEndings("")}}}}}";
}
