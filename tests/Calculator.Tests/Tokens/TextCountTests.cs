using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Tokens;

public class TextCountTests
{
    private const string Text = "Hello, world!";

    [Fact]
    public void A_public_vocabulary_is_counted_exactly()
    {
        var count = Count("gpt-5.5").ShouldHaveSingleItem();
        (count.Tokenizer, count.IsExact, count.Basis, count.Source)
            .ShouldBe(("o200k_base", true, CountBasis.Vocabulary, "the published vocabulary of o200k_base (openai/tiktoken)"));
        count.Tokens.Select(tokens => tokens.Value).ShouldBe(new Range<decimal>(4, 4, 4));
        count.Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_measured_tokenizer_is_a_range_of_the_exact_count()
    {
        var count = Count("claude-opus-4-6").ShouldHaveSingleItem();
        (count.IsExact, count.Basis).ShouldBe((false, CountBasis.Measured));
        count.Tokens.Select(tokens => tokens.Value).ShouldBe(new Range<decimal>(4 * 1.16m, 4 * 1.23m, 4 * 1.3m));
        count.Assumptions.ShouldBe(
        [
            "Nothing was measured between o200k_base and claude-3 for any text; the envelope of what was measured for other text is used.",
        ]);
    }

    [Fact]
    public void A_chain_of_measurements_is_derived() =>
        Count(ContentClass.Code, "claude-opus-4-7").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            count => count.Basis.ShouldBe(CountBasis.Derived),
            count => count.Tokens.Expected.Value.ShouldBe(4 * 1.3m * 1.2m));

    [Fact]
    public void Models_of_one_tokenizer_share_a_count_and_an_assumed_one_is_said()
    {
        var count = Count("gpt-5.5", "gpt-6-sol").ShouldHaveSingleItem();
        count.Models.Select(model => model.Id).ShouldBe(["gpt-5.5", "gpt-6-sol"]);
        count.Assumptions.ShouldBe(
        [
            "OpenAI has not published the tokenizer of GPT-6 Sol; o200k_base, that of GPT-5.5 and before, is assumed.",
        ]);
        Count("gpt-5.5", "claude-opus-4-6").Select(one => one.Tokenizer).ShouldBe(["o200k_base", "claude-3"]);
    }

    [Fact]
    public void A_model_of_whose_tokenizer_nothing_is_known_is_refused()
    {
        var refusal = TextCounts.Of(
            Prices.Of("2026-11-20", "2026-11-20"),
            [Prices.Model("gpt-5.5"), Prices.Model("grok-4.3")],
            [],
            Text,
            ContentClass.Any,
            CancellationToken.None).Refusal();
        refusal.Subject.ShouldBe(RefusalSubject.Model);
        refusal.Sentence.ShouldBe("Nothing is known of the tokenizer of grok-4.3 that would allow to count or estimate its tokens.");
    }

    private static IReadOnlyList<TextCount> Count(params string[] models) => Count(ContentClass.Any, models);

    private static IReadOnlyList<TextCount> Count(ContentClass content, params string[] models) =>
        TextCounts.Of(
            Prices.Of("2026-11-20", "2026-11-20"),
            [.. models.Select(model => Prices.Model(model))],
            [],
            Text,
            content,
            TestContext.Current.CancellationToken).Value();
}
