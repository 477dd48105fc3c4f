using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing.Files;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Tokens;

public class TokenizerRatioTests
{
    [Theory]
    [InlineData("2026-11-20", ContentClass.Any, 1.0, 1.175, 1.35)]
    [InlineData("2026-11-20", ContentClass.Code, 1.13, 1.20, 1.36)]
    [InlineData("2026-11-20", ContentClass.Prose, 1.20, 1.335, 1.47)]
    [InlineData("2026-11-20", ContentClass.Json, 1.06, 1.185, 1.31)]
    [InlineData("2026-11-20", ContentClass.Cjk, 1, 1, 1)]
    [InlineData("2026-11-20", ContentClass.Math, 1.0, 1.175, 1.35)]
    [InlineData("2026-05-14", ContentClass.Any, 1.0, 1.175, 1.35)]
    [InlineData("2026-05-14", ContentClass.Code, 1.15, 1.20, 1.35)]
    public void Claude_3_to_4_7_is_what_the_sources_say(string version, ContentClass content, double low, double expected, double high)
    {
        var ratio = Between("claude-opus-4-6", "claude-opus-4-7", content, version);
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>((decimal)low, (decimal)expected, (decimal)high));
        ratio.Basis.ShouldBe(RatioBasis.Measured);
        ratio.Source.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_class_without_measurements_says_that_it_uses_any() =>
        Between("claude-opus-4-6", "claude-opus-4-7", ContentClass.Math).Assumptions.ShouldBe(
            ["Nothing was measured between claude-3 and claude-4.7 for math text; the ratio for any text is used."]);

    [Fact]
    public void A_pair_without_any_uses_the_envelope_of_its_rows()
    {
        var ratio = Between("gpt-5.5", "claude-opus-4-6", ContentClass.Any);
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>(1.16m, 1.23m, 1.3m));
        ratio.Assumptions.ShouldBe(["Nothing was measured between o200k_base and claude-3 for any text; the envelope of what was measured for other text is used."]);
    }

    [Fact]
    public void The_way_back_is_one_over_the_way_there()
    {
        var ratio = Between("claude-opus-4-7", "claude-opus-4-6", ContentClass.Code);
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>(1 / 1.36m, 1 / 1.2m, 1 / 1.13m));
        ratio.Basis.ShouldBe(RatioBasis.Measured);
    }

    [Fact]
    public void A_chain_multiplies_and_is_derived()
    {
        var ratio = Between("gpt-5.5", "claude-opus-4-7", ContentClass.Code);
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>(1.3m * 1.13m, 1.3m * 1.2m, 1.3m * 1.36m));
        ratio.Basis.ShouldBe(RatioBasis.Derived);
    }

    [Theory]
    [InlineData("claude-opus-4-7", "claude-opus-5")]
    [InlineData("gpt-5.5", "gpt-5.4")]
    [InlineData("grok-4.3", "grok-4.3")]
    public void One_tokenizer_is_an_identity(string from, string to)
    {
        var ratio = Between(from, to, ContentClass.Code);
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>(1, 1, 1));
        ratio.Basis.ShouldBe(RatioBasis.Identity);
    }

    [Fact]
    public void An_assumed_tokenizer_is_said() =>
        Between("gpt-5.5", "gpt-6-sol", ContentClass.Any).Assumptions.ShouldBe(
            ["OpenAI has not published the tokenizer of GPT-6 Sol; o200k_base, that of GPT-5.5 and before, is assumed."]);

    [Theory]
    [InlineData("claude-opus-4-7", "grok-4.3")]
    [InlineData("grok-4.3", "grok-4.5")]
    public void Unknown_tokenizers_have_no_ratio(string from, string to)
    {
        var refusal = TokenizerRatio.Between(Prices.Catalog.Default, Prices.Model(from), Prices.Model(to), ContentClass.Any).Refusal();
        (refusal.Kind, refusal.Subject).ShouldBe((RefusalKind.NotOffered, "toModel"));
        refusal.Sentence.ShouldContain("ratioExpected");
    }

    [Fact]
    public void Two_public_vocabularies_are_measured_on_a_sample()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "acme-tok", "cl100k_base");
        folder.Replace(ScratchFolder.Tokenizers, "acme-tok", "cl100k_base");

        var book = folder.Read().Open(null, Prices.At("2026-11-20")).Value();
        // 'don't' is one token of o200k_base and two of cl100k_base.
        var ratio = TokenizerRatio.MeasuredOn("don't", Prices.Model("gpt-5.5"), book.Model("acme-1").Value())!;
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>(2, 2, 2));
        ratio.Basis.ShouldBe(RatioBasis.MeasuredOnSample);
        TokenizerRatio.MeasuredOn("don't", Prices.Model("gpt-5.5"), Prices.Model("claude-opus-4-7")).ShouldBeNull();
    }

    private static TokenizerRatio Between(string from, string to, ContentClass content, string version = "2026-11-20") =>
        TokenizerRatio.Between(Prices.Of(version, "2026-11-20").Version, Prices.Model(from, version), Prices.Model(to, version), content).Value();
}
