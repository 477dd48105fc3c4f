using System.Text.Json;

namespace Calculator.Api.Tests.Endpoints.Tokens;

public class SampleTests(Service service)
{
    private const string Move = "/v1/tokenizer-delta?model=gpt-5.5&outputTokens=0&asOf=2026-11-20";

    [Fact]
    public async Task Input_tokens_are_counted_from_characters_at_the_rate_of_the_sample()
    {
        // "Hello, world!" is 13 characters and 4 tokens of o200k_base.
        var reply = await service.Get($"{Move}&toModel=claude-opus-4-6&sampleText=Hello,%20world!&inputCharacters=13000");
        reply.At("inputTokens.before").ShouldBe("4000");
        reply.At("ratio.basis").ShouldBe("measured");
        reply.At("ratio.expected").ShouldBe("1.16");
        reply
            .At("assumptions.0")
            .ShouldBe("inputTokens was left out: 13,000 characters are taken for 4,000 tokens, at the tokens a character of the sample, "
                + "counted with its published vocabulary.");
        reply.At("assumptions.1").ShouldStartWith("The sample was taken for prose: ");
    }

    [Fact]
    public async Task A_stated_class_stands_above_the_sample() =>
        (await service.Get($"{Move}&toModel=claude-opus-4-6&sampleText=Hello,%20world!&inputTokens=1000&content=code"))
            .At("ratio.expected")
            .ShouldBe("1.3");

    [Fact]
    public async Task Where_both_vocabularies_are_public_the_ratio_is_measured_on_the_sample()
    {
        var reply = await service.Post(
            "/v1/tokenizer-delta",
            JsonSerializer.Serialize(new
            {
                model = "gpt-5.5",
                toModel = "gpt-5.4",
                outputTokens = 0,
                inputCharacters = 13_000,
                sampleText = "Hello, world!",
                asOf = "2026-11-20",
            }));
        reply.At("ratio.basis").ShouldBe("measuredOnSample");
        reply.At("ratio.source").ShouldBe("the sample: 4 tokens of o200k_base for 4 of o200k_base");
        (reply.At("ratio.vocabularies.from.id"), reply.At("ratio.vocabularies.to.id")).ShouldBe(("o200k_base", "o200k_base"));
        // Half the rate of GPT-5.5 for the same tokens.
        reply.At("changePercent.expected").ShouldBe("-50");
    }

    [Fact]
    public async Task A_sample_may_hold_lone_surrogates() =>
        (await service.Post(
            "/v1/tokenizer-delta",
            """{"model":"gpt-5.5","toModel":"gpt-5.4","outputTokens":0,"inputCharacters":10,"sampleText":"\ud800","asOf":"2026-11-20"}"""))
            .Json.GetProperty("assumptions").EnumerateArray().Select(sentence => sentence.GetString())
            .ShouldContain("1 lone surrogate of the text counted as U+FFFD (\uFFFD).");

    [Theory]
    [InlineData("toModel=claude-opus-4-6", 400, "inputTokens")]
    [InlineData("toModel=claude-opus-4-6&sampleText=Hello", 400, "inputTokens")]
    [InlineData("toModel=claude-opus-4-6&inputCharacters=100", 400, "sampleText")]
    [InlineData("toModel=claude-opus-4-6&inputCharacters=100&sampleText=", 400, "sampleText")]
    [InlineData("toModel=claude-opus-4-6&inputCharacters=1.5&sampleText=Hello", 400, "inputCharacters")]
    [InlineData("toModel=claude-opus-4-6&inputCharacters=100&sampleText=Hello&inputTokens=5", 400, "inputCharacters")]
    [InlineData("toModel=claude-opus-4-6&inputCharacters=100&sampleText=Hello&cacheReadTokens=5", 400, "cacheReadTokens")]
    [InlineData("toModel=grok-4.5&inputCharacters=100&sampleText=Hello", 422, "toModel")]
    public async Task What_is_missing_or_said_twice_is_named(string query, int status, string field) =>
        (await service.Get($"{Move}&{query}")).Problem(status, field);

    [Fact]
    public async Task A_model_whose_tokenizer_is_unknown_needs_its_tokens_stated() =>
        (await service.Get("/v1/tokenizer-delta?model=grok-4.5&toModel=gpt-5.5"
            + "&outputTokens=0&inputCharacters=100&sampleText=Hello&ratioExpected=1")).Problem(
            422,
            "model");
}
