using System.Text;
using Calculator.Tokenizers.BytePairs;
using Calculator.Tokenizers.SentencePieces;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.Tests.BytePairs;

/// <summary>A short piece is split, looked up, merged and remembered in words of bits, and yet as by the book.</summary>
public class ShortPieceTests
{
    private const int MostBytes = 70;

    // Zero bytes and those above 127 with it: what is packed must not be taken for what it is padded with.
    private static readonly byte[] Alphabet = [0, (byte)'a', (byte)'b', 0xFF];

    private static readonly string[] Characters =
    [
        .. "aZ1 '/.!\n\r\t\v\0\u007F".Select(sign => sign.ToString()),
        "é", "\u0301", "\u00A0", "中", "👍", "'s", "'LL",
    ];

    [Fact]
    public void A_token_is_found_by_its_bytes_alone()
    {
        var random = Seed.Random();
        for (var round = 0; round < Effort.Of(200); round++)
        {
            var words = Words(random, 200);
            var tokens = new TokenTable(RankedTokens.Of(words));
            var ranks = words.Index().ToDictionary(word => Convert.ToHexString(word.Item), word => word.Index);
            for (var asked = 0; asked < 200; asked++)
            {
                var (text, start, length) = PieceIn(random);
                tokens.Rank(text, start, length)
                    .ShouldBe(ranks.GetValueOrDefault(Convert.ToHexString(text, start, length), TokenTable.None));
            }
        }
    }

    [Fact]
    public void Bytes_are_merged_by_the_book_with_any_vocabulary()
    {
        var random = Seed.Random();
        for (var round = 0; round < Effort.Of(2_000); round++)
        {
            var tokens = Vocabulary(random);
            var (text, start, length) = PieceIn(random);
            BytePairMerge<ByteUnit>.Count(tokens, text, start, length, TestContext.Current.CancellationToken)
                .ShouldBe(PlainMerge.CountOfBytes(tokens, text[start..(start + length)]), Convert.ToHexString(text, start, length));
        }
    }

    [Fact]
    public void Characters_are_merged_by_the_book_with_any_vocabulary()
    {
        const string alphabet = "aé가b";
        var random = Seed.Random();
        for (var round = 0; round < Effort.Of(2_000); round++)
        {
            byte[][] words = [.. Enumerable.Range(0, 30).Select(_ => Drawn(random, alphabet, 6)).DistinctBy(Convert.ToHexString)];
            random.Shuffle(words);
            var tokens = new TokenTable(RankedTokens.Of(words));
            var piece = Drawn(random, alphabet, 24);
            var borders = PlainMerge.Borders(
                tokens, piece, Enumerable.Range(0, piece.Length + 1).Where(at => at == piece.Length || (piece[at] & 0xC0) != 0x80));
            BytePairMerge<CharacterUnit>.Count(tokens, piece, 0, piece.Length, TestContext.Current.CancellationToken)
                .ShouldBe(borders.Zip(borders.Skip(1), (start, end) => CharacterUnit.Tokens(tokens, piece.AsSpan(start..end))).Sum());
        }
    }

    // So many that they take each other's places, and each of them again soon after.
    [Fact]
    public void What_is_remembered_of_a_piece_is_what_it_counts()
    {
        var random = Seed.Random();
        var tokens = Vocabulary(random);
        using var recent = RecentPieces.Rent(tokens);
        var (text, start, length) = PieceIn(random);
        for (var asked = 0; asked < Effort.Of(200_000); asked++)
        {
            if (random.Next(3) == 0)
                (text, start, length) = PieceIn(random);
            recent.Count<ByteUnit>(text, start, length, TestContext.Current.CancellationToken)
                .ShouldBe(ByteUnit.Count(tokens, text, start, length, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void A_window_ends_a_piece_where_its_characters_do()
    {
        var random = Seed.Random();
        for (var round = 0; round < Effort.Of(5_000); round++)
        {
            var signs = random.GetItems(Characters[..random.Next(2, Characters.Length + 1)], random.Next(33, 80));
            var text = Encoding.UTF8.GetBytes(string.Concat(signs));
            Differing<O200kPieces>(text, CasedPieces<Contractions>.EndByCharacters).ShouldBeEmpty(Convert.ToHexString(text));
            Differing<CasedPieces<NoTail>>(text, CasedPieces<NoTail>.EndByCharacters).ShouldBeEmpty(Convert.ToHexString(text));
            Differing<Cl100kPieces>(text, Cl100kPieces.EndByCharacters)
                .Where(start => text[start] != '\'')
                .ShouldBeEmpty(Convert.ToHexString(text));
        }
    }

    private static IEnumerable<int> Differing<TPieces>(byte[] text, Func<ReadOnlySpan<byte>, int, int> byCharacters)
        where TPieces : IPieces =>
        Enumerable.Range(0, text.Length)
            .Where(start => (text[start] & 0xC0) != 0x80)
            .Where(start => TPieces.End(text, start) != byCharacters(text, start));

    private static TokenTable Vocabulary(Random random)
    {
        byte[][] tokens =
        [
            .. Enumerable.Range(0, 256).Select(value => new[] { (byte)value }),
            .. Words(random, 60).Where(word => word.Length > 1),
        ];
        random.Shuffle(tokens);
        return new TokenTable(RankedTokens.Of(tokens));
    }

    private static byte[][] Words(Random random, int most) =>
        [.. Enumerable.Range(0, most).Select(_ => random.GetItems(Alphabet, random.Next(1, 20))).DistinctBy(Convert.ToHexString)];

    // At the end of its text as often as far before it, since words are read past their end where they can be.
    private static (byte[] Text, int Start, int Length) PieceIn(Random random)
    {
        var (before, length) = (random.Next(4), random.Next(1, random.Next(2, MostBytes)));
        return (random.GetItems(Alphabet, before + length + random.Next(0, random.Next(1, 40))), before, length);
    }

    private static byte[] Drawn(Random random, string alphabet, int most) =>
        Encoding.UTF8.GetBytes(random.GetItems(alphabet.ToCharArray(), random.Next(1, most)));
}
