using System.Text;
using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Files into which several programs wrote.</summary>
public class MixedFileTests
{
    private const string Gpt = """{"id":"1","model":"gpt-5.5","created":1795082400,"usage":{"prompt_tokens":1000,"completion_tokens":100}}""";

    private const string Gemini =
        """{"responseId":"2","modelVersion":"gemini-2.5-flash","createTime":"2026-11-19T10:00:00Z","usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":1}}""";

    private const string Grok =
        """{"id":"3","model":"grok-4.3","created":1795082400,"usage":{"prompt_tokens":32,"completion_tokens":9,"completion_tokens_details":{"reasoning_tokens":94}}}""";

    private const string LiteLlm =
        """{"request_id":"4","call_type":"acompletion","spend":1,"prompt_tokens":1000,"completion_tokens":100,"startTime":"2026-11-19T10:00:00","model":"anthropic/claude-haiku-4-5","metadata":{"usage_object":{"cache_read_input_tokens":900}}}""";

    private static readonly UsageTokens All = new(1000 + 10 + 32 + 100, 900, 0, 0, 100 + 1 + 103 + 100);

    public static TheoryData<string, string, string, string> Orders => new()
    {
        { Gpt, Gemini, Grok, LiteLlm },
        { LiteLlm, Grok, Gemini, Gpt },
        { Gemini, LiteLlm, Gpt, Grok },
        { Grok, Gpt, LiteLlm, Gemini },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Each_line_is_read_by_the_rule_of_its_own_source(params string[] lines)
    {
        var sum = Logs.Read(string.Join('\n', lines)).Total.Sum;
        (sum.Requests, sum.Tokens).ShouldBe((4, All));
    }

    [Theory]
    [InlineData("""{"type":"\ud800"}""")]
    [InlineData("""{"usageMetadata":{},"type":"\udc00\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"model":"\ud800","usage":{"prompt_tokens":1,"completion_tokens":1}}""")]
    public void A_first_line_whose_text_is_none_hides_nothing_of_what_follows(string first) =>
        Logs.Read($"{first}\n{Gpt}\n{Gpt.Replace("\"1\"", "\"2\"")}").Total.Sum.Requests.ShouldBe(2);

    [Fact]
    public void A_first_line_with_a_byte_that_is_no_text_hides_nothing_of_what_follows()
    {
        byte[] log = [.. """{"type":" """u8, 0xFF, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Gpt)];
        Logs.ReadBytes(null, [("log", log)]).Value().Total.Sum.Requests.ShouldBe(1);
    }

    [Fact]
    public void A_source_that_is_stated_is_held_to()
    {
        Logs.Read(UsageSource.OpenAi, Grok).Total.Sum.Tokens.ShouldBe(new UsageTokens(32, 0, 0, 0, 9));
        Logs.Read(UsageSource.XAi, Gpt.Replace("100}", "100,\"completion_tokens_details\":{\"reasoning_tokens\":7}}"))
            .Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 0, 0, 107));
    }
}
