using System.Text;
using Calculator.Counting;
using Calculator.Tokenizers.Normalizing;
using Calculator.Tokenizers.Tests.Families;

namespace Calculator.Tokenizers.Tests.BytePairs;

public class FitTests
{
    private static readonly string[] Fragments =
    [
        " ", "  ", "\n", "\r\n", "'s", "'re", "'LL", "/", "123", "4", "\u3000", "\u0301", "\u200D", "é", "Ǆ", "中", "가", "👍🏽", "don't",
        "HTTPServer", "iPhone", "{", "};", "==", "AAAA", "aaaaaaaaaaaa", "Ⅷ", "x", "\u0000", "\u0001", "ひ", "-", "中AAAA",
    ];

    public static TheoryData<string> Tokenizers => ["o200k_base", "cl100k_base", "deepseek-v3", "tekken", "gpt2"];

    [Theory]
    [MemberData(nameof(Tokenizers))]
    public void What_fits_is_the_longest_of_all_beginnings_that_do(string tokenizer)
    {
        var (counter, random) = (TokenCounters.Shipped.For(tokenizer) ?? FamilyTests.CounterOf(tokenizer), Seed.Random());
        for (var round = 0; round < Effort.Of(2_000); round++)
        {
            var text = Encoding.UTF8.GetBytes(string.Concat(random.GetItems(Fragments, random.Next(1, 12))));
            var most = random.Next(12);
            Fit(counter, text, most).ShouldBe(LongestOfAll(counter, text, most), $"{Encoding.UTF8.GetString(text)} in {most}");
        }
    }

    // Beginnings are composed each by itself: what fits does fit, and of a text that is composed already it is the longest.
    [Fact]
    public void What_fits_of_a_text_that_is_composed_first_does_fit()
    {
        var (counter, random) = (FamilyTests.CounterOf("qwen3"), Seed.Random());
        for (var round = 0; round < Effort.Of(2_000); round++)
        {
            var text = Encoding.UTF8.GetBytes(string.Concat(random.GetItems(Fragments, random.Next(1, 12))));
            var (most, isComposed) = (random.Next(12), ComposedText.Of(text, TestContext.Current.CancellationToken).SequenceEqual(text));
            var fits = Fit(counter, text, most);
            counter.CountUtf8(text.AsSpan(0, fits), TestContext.Current.CancellationToken).ShouldBeLessThanOrEqualTo(most);
            (!isComposed || fits == LongestOfAll(counter, text, most)).ShouldBeTrue($"{Encoding.UTF8.GetString(text)} in {most}");
        }
    }

    [Theory]
    [InlineData("Hello, world!", 3, "Hello, world")]
    [InlineData("Hello, world!", 4, "Hello, world!")]
    [InlineData("Hello, world!", 0, "")]
    [InlineData("", 0, "")]
    // Three tokens by itself, and never half of it.
    [InlineData("🀄", 1, "")]
    // The whole has fewer tokens than its beginnings.
    [InlineData("   x", 1, "   ")]
    public void Examples(string text, int most, string fits)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Encoding.UTF8.GetString(utf8.AsSpan(0, Fit(TokenCounters.Shipped.For("o200k_base")!, utf8, most))).ShouldBe(fits);
    }

    // A guard against hanging: counting each beginning of a long run anew would take hours.
    [Theory]
    [InlineData("a", 1_000)]
    [InlineData("가", 1_000)]
    [InlineData(" ", 1)]
    [InlineData("word ", 1_000)]
    public void A_long_text_is_cut_without_hanging_and_what_fits_does_fit(string shape, int most)
    {
        var counter = TokenCounters.Shipped.For("cl100k_base")!;
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(shape, 100_000)));
        var fits = Fit(counter, text, most);
        fits.ShouldBeInRange(most, text.Length);
        counter.CountUtf8(text.AsSpan(0, fits), TestContext.Current.CancellationToken).ShouldBeLessThanOrEqualTo(most);
    }

    private static int Fit(ITokenCounter counter, byte[] text, int most) =>
        counter.FitUtf8(text, most, TestContext.Current.CancellationToken);

    private static int LongestOfAll(ITokenCounter counter, byte[] text, int most)
    {
        for (var cut = text.Length; cut > 0; cut--)
        {
            if ((cut == text.Length || (text[cut] & 0xC0) != 0x80)
                && counter.CountUtf8(text.AsSpan(0, cut), TestContext.Current.CancellationToken) <= most)
            {
                return cut;
            }
        }

        return 0;
    }
}
