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
        ratio.Assumptions.ShouldBe(
        [
            "Nothing was measured between o200k_base and claude-3 for any text; the envelope of what was measured for other text is used.",
        ]);
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
        var refusal = TokenizerRatio.Between(Prices.Default, Prices.Model(from), Prices.Model(to), ContentClass.Any).Refusal();
        (refusal.Kind, refusal.Subject).ShouldBe((RefusalKind.NotOffered, RefusalSubject.NewModel));
        refusal.Sentence.ShouldContain("ratioExpected");
    }

    [Fact]
    public void Two_public_vocabularies_are_measured_on_a_sample()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "acme-tok", "cl100k_base");
        folder.Replace(ScratchFolder.Tokenizers, "acme-tok", "cl100k_base");

        var book = folder.Open("2026-11-20");
        // 'don't' is one token of o200k_base and two of cl100k_base.
        var ratio = MeasuredOn("don't", Prices.Model("gpt-5.5"), book.Model("acme-1").Value())!;
        ratio.Range.Select(bound => bound.Value).ShouldBe(new Range<decimal>(2, 2, 2));
        (ratio.Basis, ratio.Source).ShouldBe((RatioBasis.MeasuredOnSample, "the sample: 2 tokens of cl100k_base for 1 of o200k_base"));
        MeasuredOn("don't don't", Prices.Model("gpt-5.5"), book.Model("acme-1").Value())!.Source
            .ShouldBe("the sample: 4 tokens of cl100k_base for 2 of o200k_base");
        MeasuredOn("don't don't", Prices.Model("gpt-5.5"), book.Model("acme-1").Value())!.Range.Expected.Value.ShouldBe(2);
        TextCounts.Of(book, [book.Model("acme-1").Value()], [], "don't", ContentClass.Any, TestContext.Current.CancellationToken).Value()
            .ShouldHaveSingleItem().Tokens.Select(tokens => tokens.Value).ShouldBe(new Range<decimal>(2, 2, 2));
        MeasuredOn("", Prices.Model("gpt-5.5"), book.Model("acme-1").Value())!.Range.Expected.ShouldBe(TokenRatio.One);
        MeasuredOn("don't", Prices.Model("claude-opus-4-7"), Prices.Model("gpt-5.5")).ShouldBeNull();
        MeasuredOn("don't", Prices.Model("grok-4.3"), Prices.Model("gpt-5.5")).ShouldBeNull();
        MeasuredOn("don't", Prices.Model("gpt-5.5"), Prices.Model("grok-4.3")).ShouldBeNull();
        MeasuredOn("don't", Prices.Model("gpt-5.5"), Prices.Model("claude-opus-4-7")).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "0 tokens")]
    [InlineData(1, "1 token")]
    [InlineData(99, "99 tokens")]
    [InlineData(100, null)]
    public void A_sample_of_few_tokens_is_said_to_be_one(int words, string? tokens)
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "acme-tok", "cl100k_base");
        folder.Replace(ScratchFolder.Tokenizers, "acme-tok", "cl100k_base");
        var acme = folder.Open("2026-11-20").Model("acme-1").Value();
        var sample = string.Concat(Enumerable.Repeat(" the", words));
        MeasuredOn(sample, Prices.Model("gpt-5.5"), acme)!.Assumptions.Where(sentence => sentence.StartsWith("The sample")).ShouldBe(
            tokens is null ? [] :
            [
                $"The sample has {tokens} of o200k_base: "
                    + "a ratio of so few is that of some words, and some pages of your own text say more.",
            ]);
        MeasuredOn(sample, Prices.Model("gpt-5.5"), Prices.Model("gpt-5.4"))!.Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void Measuring_a_sample_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();
        Should.Throw<OperationCanceledException>(() => TokenizerRatio.MeasuredOn(
            new string('a', 100_000), Prices.Model("gpt-5.5"), Prices.Model("gpt-5.5"), given.Token));
    }

    [Fact]
    public void A_ratio_without_a_range_is_no_sign_of_certainty() =>
        Between("claude-opus-4-6", "claude-opus-4-7", ContentClass.Cjk).Assumptions.ShouldBe(
            ["The ratio from claude-3 to claude-4.7 rests on a single figure: that it has no range is no sign of certainty."]);

    [Fact]
    public void Where_nothing_leads_from_one_to_the_other_a_ratio_of_ones_own_is_asked_for() =>
        TokenizerRatio.Between(
            Prices.Of("2026-11-20", "2026-11-20").Version,
            Prices.Model("grok-4.3"),
            Prices.Model("claude-opus-4-7"),
            ContentClass.Any)
            .Refusal().Sentence
            .ShouldBe(
            "Pricing 2026-11-20 knows no token ratio from grok-4.3 (tokenizer unknown) to claude-opus-4-7 (tokenizer claude-4.7). "
                + "Give your own as ratioExpected, or as ratioLow, ratioExpected and ratioHigh.");

    [Fact]
    public void Where_both_vocabularies_are_at_hand_a_sample_is_asked_for()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "acme-tok", "gemma3");
        folder.Replace(ScratchFolder.Tokenizers, "acme-tok", "gemma3");
        var book = folder.Open("2026-11-20");
        var acme = book.Model("acme-1").Value();
        TokenizerRatio.Between(book.Version, Prices.Model("gpt-5.5"), acme, ContentClass.Any).Refusal().Sentence.ShouldBe(
            $"Pricing {book.Version.Id} knows no token ratio from gpt-5.5 (tokenizer o200k_base) to acme-1 (tokenizer gemma3). "
                + "Both vocabularies are at hand: /v1/tokenizer-delta measures it on a sample of your own text, as sampleText. "
                + "Or give your own as ratioExpected, or as ratioLow, ratioExpected and ratioHigh.");
        MeasuredOn("What is your name?", Prices.Model("gpt-5.5"), acme)!.Vocabularies.Select(vocabulary => vocabulary.Id)
            .ShouldBe(["o200k_base", "gemma3"]);
    }

    [Fact]
    public void What_the_caller_gives_or_both_share_has_its_source_in_words()
    {
        TokenizerRatio.Given(new(new(1), new(2), new(3))).ShouldSatisfyAllConditions(
            given => (given.Basis, given.Source).ShouldBe((RatioBasis.Given, "given in the request")),
            given => given.Range.High.Value.ShouldBe(3));
        Between("gpt-5.5", "gpt-5.4", ContentClass.Any).Source.ShouldBe("both models use the same tokenizer");
    }

    [Theory]
    [InlineData("a", "b", 2.0, RatioBasis.Measured)]
    [InlineData("b", "a", 0.4, RatioBasis.Measured)]
    [InlineData("a", "c", 5.0, RatioBasis.Measured)]
    [InlineData("c", "a", 0.2, RatioBasis.Measured)]
    [InlineData("a", "d", 40.0, RatioBasis.Derived)]
    [InlineData("d", "a", 0.025, RatioBasis.Derived)]
    [InlineData("b", "d", 16.0, RatioBasis.Derived)]
    [InlineData("a", "e", null, null)]
    [InlineData("a", "f", null, null)]
    [InlineData("f", "a", null, null)]
    public void The_shortest_way_is_taken_and_a_pair_as_it_was_measured(string from, string to, double? ratio, RatioBasis? basis)
    {
        // The way from a to d over b and c would be 2 × 2 × 8; both to f and back leave what a ratio may be.
        var found = TokenizerRatio.Between(
            Version(("a", "b", 2), ("b", "a", 0.4m), ("b", "c", 2), ("a", "c", 5), ("c", "d", 8), ("c", "f", 900)),
            from,
            to,
            ContentClass.Any);
        (found?.Range.Expected.Value, found?.Basis).ShouldBe(((decimal?)ratio, basis));
    }

    [Fact]
    public void What_one_class_expects_says_nothing_of_an_envelope()
    {
        using var folder = new ScratchFolder();
        folder.Write(ScratchFolder.Tokenizers, Tokenizers(
            Row("a", "b", "code", "\"low\": 1, \"expected\": 1.1, \"high\": 2"), Row(
                "a",
                "b",
                "code",
                "\"low\": 0.5, \"high\": 1.5"), Row("a", "b", "prose", "\"low\": 2, \"high\": 4")));
        var version = folder.Default();
        Bounds(ContentClass.Code).ShouldBe(new Range<decimal>(0.5m, 1.1m, 2));
        Bounds(ContentClass.Prose).ShouldBe(new Range<decimal>(2, 3, 4));
        Bounds(ContentClass.Json).ShouldBe(new Range<decimal>(0.5m, 2.25m, 4));
        TokenizerRatio.Between(version, "b", "a", ContentClass.Json)!.Assumptions.ShouldBe(
            ["Nothing was measured between a and b for json text; the envelope of what was measured for other text is used."]);
        TokenizerRatio.Between(version, "a", "b", ContentClass.Code)!.Source.ShouldBe("of a and b");

        Range<decimal> Bounds(ContentClass content) =>
            TokenizerRatio.Between(version, "a", "b", content)!.Range.Select(bound => bound.Value);
    }

    private static PricingVersion Version(params (string From, string To, decimal Ratio)[] measured)
    {
        using var folder = new ScratchFolder();
        folder.Write(
            ScratchFolder.Tokenizers,
            Tokenizers(
            [
                .. measured.Select(row => Row(
                    row.From,
                    row.To,
                    "any",
                    FormattableString.Invariant($"\"low\": {row.Ratio}, \"high\": {row.Ratio}"))),
            ]));
        return folder.Default();
    }

    private static string Tokenizers(params string[] rows)
    {
        var tokenizers = new[] { "acme-tok", "a", "b", "c", "d", "e", "f" }
            .Select(id => $$"""{ "id": "{{id}}", "public": false, "usedBy": "nobody" }""");
        return $$"""{ "tokenizers": [ {{string.Join(", ", tokenizers)}} ], "measurements": [ {{string.Join(", ", rows)}} ] }""";
    }

    private static string Row(string from, string to, string content, string bounds) => $$"""
        {
          "from": "{{from}}", "to": "{{to}}", "content": "{{content}}", {{bounds}},
          "source": "of {{from}} and {{to}}", "checked": "2026-11-20", "confidence": "low"
        }
        """;

    private static TokenizerRatio Between(string from, string to, ContentClass content, string version = "2026-11-20") =>
        TokenizerRatio.Between(Prices.Of(version, "2026-11-20").Version, Prices.Model(from, version), Prices.Model(to, version), content)
            .Value();

    private static TokenizerRatio? MeasuredOn(string sample, PricedModel from, PricedModel to) =>
        TokenizerRatio.MeasuredOn(sample, from, to, TestContext.Current.CancellationToken);
}
