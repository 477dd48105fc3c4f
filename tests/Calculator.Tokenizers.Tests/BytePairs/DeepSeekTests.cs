using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.Tests.BytePairs;

public class DeepSeekTests
{
    // Made and counted by Vocabularies/goldens.mjs with the reference implementation (npm tokenizers 0.23.2), seed 1.
    [Fact]
    public void Counts_as_the_reference_implementation_does()
    {
        var rows = Goldens.Of("BytePairs", "deepseek-v3.goldens.json");
        rows.Count.ShouldBe(3_000);
        rows.CountedOtherwise(Count).ShouldBeEmpty();
    }

    // Each by the reference implementation too.
    [Theory]
    [InlineData("Hello 世界 123456   x\n\n foo's", 11)]
    [InlineData("<｜begin▁of▁sentence｜>", 12)]
    public void Details_of_the_split_patterns(string text, int tokens) => Count(text).ShouldBe(tokens);

    // A merge that is listed is the only one that makes its token, so a piece that is a token must come to be by merging too.
    [Fact]
    public void Every_token_is_reached_by_merging()
    {
        var (tokens, cancellation) = (BytePairCounter.DeepSeek.Tokens, TestContext.Current.CancellationToken);
        tokens.Count.ShouldBe(127_997);
        Enumerable.Range(0, Effort.Of(tokens.Count))
            .Where(rank => BytePairMerge<ByteUnit>.Count(tokens, tokens[rank], 0, tokens[rank].Length, cancellation) != 1)
            .ShouldBeEmpty();
    }

    private static int Count(string text) => BytePairCounter.DeepSeek.Count(text, TestContext.Current.CancellationToken);
}
