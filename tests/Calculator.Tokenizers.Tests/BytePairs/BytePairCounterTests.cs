using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.Tests.BytePairs;

public class BytePairCounterTests
{
    public static TheoryData<string> HostileShapes =>
    ["a", " ", "A", "!", "ab", "가", "1234567890", "\n ", "👩‍👩‍👧‍👦", "\u0301", "QmFzZTY0", "中文字", "'s", "a\u0301"];

    // 60 chosen and 2,462 random texts, counted by openai/tiktoken 0.14.0.
    [Theory]
    [InlineData("edges", 60)]
    [InlineData("random", 2_462)]
    public void Counts_as_the_reference_implementation_does(string kind, int rows)
    {
        using var goldens = JsonDocument.Parse(File.ReadAllText(Path.Combine(
            Repository.Root,
            "tests",
            "Calculator.Tokenizers.Tests",
            "BytePairs",
            "goldens.json")));
        var compared = 0;
        var wrong = new List<string>();
        foreach (var row in goldens.RootElement.GetProperty(kind).EnumerateArray())
        {
            var text = row[0].GetString()!;
            var (expected, counted) = ((row[1].GetInt32(), row[2].GetInt32()), (O200k(text), Cl100k(text)));
            if (counted != expected)
                wrong.Add($"{JsonSerializer.Serialize(text)}: {counted}, not {expected}");
            compared++;
        }

        wrong.ShouldBeEmpty();
        compared.ShouldBe(rows);
    }

    [Theory]
    [InlineData("o200k_base", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d")]
    [InlineData("cl100k_base", "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7")]
    public void What_is_embedded_is_the_published_vocabulary(string tokenizer, string sha256)
    {
        var file = new StringBuilder();
        foreach (var (rank, token) in CounterOf(tokenizer).TokensByRank().Index())
            file.Append(Convert.ToBase64String(token)).Append(' ').Append(rank).Append('\n');
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.ToString()))).ShouldBe(sha256);
    }

    [Theory]
    [InlineData("o200k_base")]
    [InlineData("cl100k_base")]
    [InlineData("deepseek-v3")]
    public void Every_token_is_found_by_its_bytes(string tokenizer)
    {
        var tokens = CounterOf(tokenizer).Tokens;
        tokens.Count.ShouldBeGreaterThan(100_000);
        var looked = Effort.Of(tokens.Count);
        Enumerable.Range(0, looked)
            .Select(step => (int)((long)step * tokens.Count / looked))
            .Where(rank => tokens.Rank(tokens[rank], 0, tokens[rank].Length) != rank)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("it'\u017F", 3, 4)]
    [InlineData("x'LL'd", 4, 4)]
    [InlineData("///\r\n/x", 4, 2)]
    [InlineData("<|endoftext|>", 7, 7)]
    [InlineData("", 0, 0)]
    public void Details_of_the_split_patterns(string text, int o200k, int cl100k) => (O200k(text), Cl100k(text)).ShouldBe((o200k, cl100k));

    [Fact]
    public void A_lone_surrogate_counts_as_the_replacement_character()
    {
        O200k("a\uD800b").ShouldBe(O200k("a\uFFFDb"));
        O200k("\uDC00").ShouldBe(O200k("\uFFFD"));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused() =>
        Should.Throw<ArgumentException>(() => BytePairCounter.O200k.CountUtf8(
            [0x61, 0xFF],
            TestContext.Current.CancellationToken));

    [Fact]
    public void Text_and_its_UTF_8_count_alike()
    {
        const string text = "Grüße, 世界! don't stop\r\n\r\n\tif (x >= 1234) { return 'ok'; } 👍🏽";
        BytePairCounter.O200k
            .CountUtf8(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken)
            .ShouldBe(O200k(text));
    }

    [Theory]
    [InlineData("claude-3")]
    [InlineData("")]
    public void A_tokenizer_that_is_not_public_has_no_counter(string tokenizer) => TokenCounters.Shipped.For(tokenizer).ShouldBeNull();

    // A guard against hanging: a quadratic case would take many minutes.
    [Theory]
    [MemberData(nameof(HostileShapes))]
    public void A_megabyte_of_one_shape_is_counted_without_hanging(string shape)
    {
        var text = string.Concat(Enumerable.Repeat(
            shape,
            Effort.Of(Effort.IsFull ? 1_000_000 : 100_000) / Encoding.UTF8.GetByteCount(shape)));
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Patience.Most);
        BytePairCounter.O200k.Count(text, guard.Token).ShouldBeGreaterThan(0);
        BytePairCounter.Cl100k.Count(text, guard.Token).ShouldBeGreaterThan(0);
        BytePairCounter.DeepSeek.Count(text, guard.Token).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_long_run_is_merged_as_a_short_one_is()
    {
        // One piece, longer than what is scanned: it must agree with the plain rule.
        var random = Seed.Random();
        var tokens = BytePairCounter.O200k.Tokens;
        for (var round = 0; round < Effort.Of(200); round++)
        {
            var piece = Enumerable.Range(0, 49 + random.Next(60)).Select(_ => (byte)"abcdeABC"[random.Next(8)]).ToArray();
            BytePairMerge<ByteUnit>.Count(tokens, piece, 0, piece.Length, TestContext.Current.CancellationToken)
                .ShouldBe(PlainMerge.CountOfBytes(tokens, piece));
        }
    }

    [Fact]
    public void Counting_allocates_nothing_per_token()
    {
        var text = string.Concat(Enumerable.Repeat("The quick brown fox, unremarkably, jumps over 12 lazy dogs.\n", Effort.Of(20_000)));
        O200k(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        O200k(text).ShouldBeGreaterThan(Effort.Of(200_000));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Fact]
    public void Counting_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();
        Should.Throw<OperationCanceledException>(() => BytePairCounter.O200k.Count(
            new string('a', 10) + string.Concat(Enumerable.Repeat(" b", 10_000)),
            given.Token));
    }

    [Fact]
    public void Counting_can_be_given_up_inside_a_piece()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();
        Should.Throw<OperationCanceledException>(() => BytePairCounter.O200k.Count(new string('a', 100_000), given.Token));
    }

    private static int O200k(string text) => Count("o200k_base", text);

    private static int Cl100k(string text) => Count("cl100k_base", text);

    private static BytePairCounter CounterOf(string tokenizer) =>
        TokenCounters.Shipped.For(tokenizer).ShouldBeOfType<BytePairCounter>();

    private static int Count(string tokenizer, string text) =>
        CounterOf(tokenizer).Count(text, TestContext.Current.CancellationToken);
}
