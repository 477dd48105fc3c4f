using System.Text;
using Calculator.Tokenizers.BytePairs;
using Calculator.Tokenizers.SentencePieces;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.Tests.BytePairs;

/// <summary>A long piece is merged window by window, and yet as the whole would be.</summary>
public class LongPieceTests
{
    private static readonly Func<Random, TokenTable, byte[]>[] Kinds =
    [
        (random, _) => Drawn(random, "abcdefghijklmnopqrstuvwxyz"),
        (random, _) => Drawn(random, "ab"),
        (random, _) => Drawn(random, "aA"),
        (random, _) => Drawn(random, " \t\n"),
        (random, _) => Drawn(random, "=-+*/#.!"),
        (random, _) => Drawn(random, "가나다中文字あいう"),
        (random, _) => Drawn(random, "👩\u200D👧👍🏽e\u0301"),
        (random, _) => Bytes(random),
        Runs,
        TokensInARow,
    ];

    [Theory]
    [InlineData("o200k_base")]
    [InlineData("cl100k_base")]
    [InlineData("deepseek-v3")]
    public void Windows_of_any_size_count_what_the_whole_is_merged_to(string tokenizer)
    {
        var (tokens, random) = (((BytePairCounter)TokenCounters.Shipped.For(tokenizer)!).Tokens, Seed.Random());
        for (var round = 0; round < Effort.Of(400); round++)
        {
            var piece = Kinds[round % Kinds.Length](random, tokens);
            var window = 8 << random.Next(8);
            CountOfBytes(tokens, piece, window).ShouldBe(PlainMerge.CountOfBytes(tokens, piece), $"{window}: {Hex(piece)}");
        }
    }

    // Whatever the ranks: those of parts above those of what they make, and tokens that no merge makes.
    [Fact]
    public void Windows_of_any_size_count_so_with_any_vocabulary()
    {
        var random = Seed.Random();
        for (var round = 0; round < Effort.Of(3_000); round++)
        {
            var tokens = Shuffled(random, [.. Enumerable.Range(0, 256).Select(value => new[] { (byte)value }), .. Words(random, "abcd")]);
            var piece = Encoding.UTF8.GetBytes(random.GetItems("abcd"[..random.Next(1, 5)].ToCharArray(), random.Next(1, 200)));
            CountOfBytes(tokens, piece, 8).ShouldBe(PlainMerge.CountOfBytes(tokens, piece), Encoding.UTF8.GetString(piece));
        }
    }

    [Fact]
    public void Windows_of_characters_end_with_whole_ones()
    {
        const string alphabet = "aé가b";
        var random = Seed.Random();
        for (var round = 0; round < Effort.Of(3_000); round++)
        {
            var tokens = Shuffled(random, [.. Words(random, alphabet)]);
            var piece = Encoding.UTF8.GetBytes(random.GetItems(alphabet.ToCharArray(), random.Next(1, 100)));
            var borders = PlainMerge.Borders(
                tokens, piece, Enumerable.Range(0, piece.Length + 1).Where(at => at == piece.Length || (piece[at] & 0xC0) != 0x80));
            var expected = borders.Zip(borders.Skip(1), (start, end) => CharacterUnit.Tokens(tokens, piece.AsSpan(start..end))).Sum();
            WindowedMerge<CharacterUnit>
                .Count(new MergedWindow<CharacterUnit>(8), tokens, piece, 0, TestContext.Current.CancellationToken)
                .ShouldBe(expected, Encoding.UTF8.GetString(piece));
        }
    }

    // Each pair outranks the one before it, so that the last byte decides what the first becomes: no short window can tell.
    [Fact]
    public void What_the_end_of_a_piece_decides_is_counted_by_its_end()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => new[] { (byte)value });
        var pairs = Enumerable.Range(1, 255).Reverse().Select(value => new[] { (byte)(value - 1), (byte)value });
        var tokens = new TokenTable(RankedTokens.Of([.. bytes, .. pairs, [0, 1, 2, 3]]));
        for (var length = 4; length <= 256; length++)
        {
            CountOfBytes(tokens, [.. Enumerable.Range(0, length).Select(value => (byte)value)], 8)
                .ShouldBe(length % 2 == 0 ? (length / 2) - 1 : (length + 1) / 2);
        }
    }

    [Fact]
    public void A_token_longer_than_a_window_is_found()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => new[] { (byte)value });
        var runs = Enumerable.Range(1, 12).Select(power => Enumerable.Repeat((byte)'a', 1 << power).ToArray());
        var tokens = new TokenTable(RankedTokens.Of([.. bytes, .. runs]));
        var text = Enumerable.Repeat((byte)'a', 10_000).ToArray();
        BytePairMerge<ByteUnit>.Count(tokens, text, 0, text.Length, TestContext.Current.CancellationToken).ShouldBe(6);
    }

    private static int CountOfBytes(TokenTable tokens, byte[] piece, int window) =>
        WindowedMerge<ByteUnit>.Count(new MergedWindow<ByteUnit>(window), tokens, piece, 0, TestContext.Current.CancellationToken);

    private static byte[] Drawn(Random random, string alphabet) =>
        Encoding.UTF8.GetBytes(string.Concat(random.GetItems(alphabet.EnumerateRunes().ToArray(), random.Next(1, 1_500))));

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 1_500)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Runs(Random random, TokenTable tokens) => Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(0, random.Next(1, 8)).Select(_ => new string("a =\n-0"[random.Next(6)], random.Next(1, 400)))));

    private static byte[] TokensInARow(Random random, TokenTable tokens) =>
        [.. Enumerable.Range(0, random.Next(1, 200)).SelectMany(_ => tokens[random.Next(tokens.Count)].ToArray())];

    private static IEnumerable<byte[]> Words(Random random, string alphabet) => Enumerable.Range(0, random.Next(1, 40))
        .Select(_ => new string(random.GetItems(alphabet.ToCharArray(), random.Next(2, 7))))
        .Distinct()
        .Select(Encoding.UTF8.GetBytes);

    private static TokenTable Shuffled(Random random, byte[][] tokens)
    {
        random.Shuffle(tokens);
        return new TokenTable(RankedTokens.Of(tokens));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
