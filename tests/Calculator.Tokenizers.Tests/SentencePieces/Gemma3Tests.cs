using System.Text;
using Calculator.Counting;
using Calculator.Tokenizers.SentencePieces;

namespace Calculator.Tokenizers.Tests.SentencePieces;

public class Gemma3Tests
{
    // Made and counted by Vocabularies/goldens.mjs (npm tokenizers 0.23.2), seed 1; SentencePiece 0.1.97 counts each the same.
    [Fact]
    public void Counts_as_the_reference_implementation_does()
    {
        var rows = Goldens.Of("SentencePieces", "gemma3.goldens.json");
        rows.Count.ShouldBe(3_000);
        rows.CountedOtherwise(Count).ShouldBeEmpty();
    }

    // Each by SentencePiece. Control tokens are text; what the model takes whole is one token, the marks of a turn too.
    [Theory]
    [InlineData("", 0)]
    [InlineData("What is your name?", 5)]
    [InlineData("<bos>", 3)]
    [InlineData("<pad>", 3)]
    [InlineData("<start_of_turn>user\n", 3)]
    [InlineData("<end_of_image>", 1)]
    [InlineData("<image_soft_token>", 7)]
    [InlineData("<unused6241>", 1)]
    [InlineData("<unused6242>", 7)]
    [InlineData("</table></table>", 2)]
    [InlineData("<0x0A>", 6)]
    [InlineData("\r\n", 2)]
    [InlineData("\u2581\u2581  x", 2)]
    [InlineData("a\u2581\u2581 b", 3)]
    // Without a piece of its own: as many tokens as it has bytes.
    [InlineData("\U0001FAE9", 4)]
    public void Details(string text, int tokens) => Count(text).ShouldBe(tokens);

    // At most 31 of one kind are taken whole.
    [Theory]
    [InlineData('\n', 70, 3)]
    [InlineData('\t', 40, 2)]
    [InlineData(' ', 100, 4)]
    public void Runs_of_white_space(char character, int length, int tokens) => Count(new string(character, length)).ShouldBe(tokens);

    [Fact]
    public void What_fits_does_fit()
    {
        var text = "<start_of_turn>user\nWhat is your name?"u8;
        foreach (var most in Enumerable.Range(0, 9))
        {
            var fits = ShippedModelCounter.Gemma3.FitUtf8(text, most, TestContext.Current.CancellationToken);
            Count(Encoding.UTF8.GetString(text[..fits])).ShouldBe(Math.Min(most, 8));
        }
    }

    [Fact]
    public void What_is_embedded_is_every_piece_but_bytes_and_control()
    {
        var model = ShippedModelCounter.Load("gemma3");
        (model.Pieces.Count, model.Whole!.Count).ShouldBe((255_474, 6_410));
        (model.Pieces.Count + model.Whole.Count + 256 + 4).ShouldBe(262_144);
    }

    // Ranks are scores in order: what is known of those of the published model.
    [Theory]
    [InlineData("el", 41)]
    [InlineData("lo", 350)]
    [InlineData("ll", 365)]
    [InlineData("He", 1_715)]
    public void A_rank_is_the_score(string piece, int score) =>
        Encoding.UTF8.GetString(ShippedModelCounter.Load("gemma3").Pieces[score]).ShouldBe(piece);

    [Fact]
    public void Nothing_is_loaded_before_it_is_counted_with()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        TokenCounters.Shipped.For("gemma3")!.Vocabulary.Licence.ShouldBe("Apache-2.0");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    private static int Count(string text) => ShippedModelCounter.Gemma3.Count(text, TestContext.Current.CancellationToken);
}
