using System.Text.Json;

namespace Calculator.Api.Tests.Endpoints.Tokens;

public class TokenFitTests(Service service)
{
    private const string Fit = "/v1/token-fit?asOf=2026-11-20";

    [Fact]
    public async Task The_longest_beginning_is_told_in_every_unit_and_the_rest_is_counted()
    {
        var reply = await service.Post(
            "/v1/token-fit",
            JsonSerializer.Serialize(new { text = "Hello, 👍 world!", maxTokens = 3, model = "gpt-5.5", asOf = "2026-11-20" }));
        (reply.At("fits.tokens"), reply.At("fits.characters"), reply.At("fits.utf16Units"), reply.At("fits.bytes"))
            .ShouldBe(("3", "8", "9", "11"));
        (reply.At("rest.tokens"), reply.At("rest.characters")).ShouldBe(("2", "7"));
        (reply.At("tokenizer"), reply.At("exact"), reply.At("vocabulary.id")).ShouldBe(("o200k_base", "true", "o200k_base"));
    }

    [Fact]
    public async Task A_text_that_fits_leaves_nothing()
    {
        var reply = await service.Get($"{Fit}&text=Hello,%20world!&maxTokens=1000000000000000&tokenizer=cl100k_base");
        (reply.At("fits.tokens"), reply.At("rest.tokens"), reply.At("rest.bytes")).ShouldBe(("4", "0", "0"));
    }

    [Fact]
    public async Task An_assumed_tokenizer_is_not_told_as_exact()
    {
        var reply = await service.Get($"{Fit}&text=a&maxTokens=1&model=gpt-6-sol");
        reply.At("exact").ShouldBe("false");
        reply.At("assumptions.0").ShouldStartWith("OpenAI has not published the tokenizer of GPT-6 Sol");
    }

    [Theory]
    [InlineData("maxTokens=1", 400, "model")]
    [InlineData("maxTokens=1&model=gpt-5.5&tokenizer=o200k_base", 400, "tokenizer")]
    [InlineData("maxTokens=1.5&model=gpt-5.5", 400, "maxTokens")]
    [InlineData("model=gpt-5.5", 400, "maxTokens")]
    [InlineData("maxTokens=1&tokenizer=o200k", 404, "tokenizer")]
    [InlineData("maxTokens=1&tokenizer=claude-3", 422, "tokenizer")]
    [InlineData("maxTokens=1&model=claude-opus-4-7", 422, "model")]
    [InlineData("maxTokens=1&model=grok-4.5", 422, "model")]
    public async Task What_cannot_be_cut_is_told(string query, int status, string field) =>
        (await service.Get($"{Fit}&text=a&{query}")).Problem(status, field);
}
