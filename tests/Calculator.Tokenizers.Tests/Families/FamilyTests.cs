using System.Security.Cryptography;
using System.Text.Json;
using Calculator.Counting;

namespace Calculator.Tokenizers.Tests.Families;

/// <summary>
/// Vocabularies of other families, brought as files: each counts as its reference implementation does. The texts are made and counted by
/// <c>Vocabularies/goldens.mjs</c> with the whole vocabularies, seed 1; here are excerpts that hold all those texts can be made of.
/// </summary>
public class FamilyTests
{
    private static readonly Dictionary<string, BroughtVocabulary> Brought = new()
    {
        ["qwen3"] = Vocabulary("qwen3.tokenizer.json", VocabularyKind.TokenizerJson, SplitPattern.Qwen) with
        {
            Normalization = Normalization.Nfc,
        },
        ["tekken"] = Vocabulary("tekken.tiktoken", VocabularyKind.Tiktoken, SplitPattern.Tekken),
        ["gpt2"] = Vocabulary("gpt2.merges.txt", VocabularyKind.Merges, SplitPattern.Gpt2),
    };

    public static TheoryData<string> Families => [.. Brought.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Counts_as_the_reference_implementation_does(string family)
    {
        var counter = CounterOf(family);
        var rows = JsonSerializer.Deserialize<JsonElement[][]>(File.ReadAllText(PathOf($"{family}.goldens.json")))!;
        rows.Length.ShouldBe(3_000);
        rows
            .Select(row => (Text: row[0].GetString()!, Expected: row[1].GetInt32()))
            .Where(row => Count(counter, row.Text) != row.Expected)
            .Select(row => $"{JsonSerializer.Serialize(row.Text)}: {Count(counter, row.Text)}, not {row.Expected}")
            .ShouldBeEmpty();
    }

    // What two splits that look alike count otherwise.
    [Theory]
    [InlineData("qwen3", "2026", 4)]
    [InlineData("tekken", "2026", 4)]
    public void Details_of_the_split_patterns(string family, string text, int tokens) => Count(CounterOf(family), text).ShouldBe(tokens);

    [Fact]
    public void An_accent_of_its_own_counts_as_the_letter_that_has_it() =>
        Count(CounterOf("qwen3"), "e\u0301").ShouldBe(Count(CounterOf("qwen3"), "é"));

    [Theory]
    [MemberData(nameof(Families))]
    public void What_is_said_of_a_vocabulary_is_what_was_stated(string family)
    {
        var counter = CounterOf(family);
        counter.Tokenizer.ShouldBe(family);
        counter.Vocabulary.ShouldBe(new VocabularySource(family, Brought[family].Sha256, "its vendor", "MIT"));
        counter.Name.ShouldContain("came with the prices");
    }

    internal static ITokenCounter CounterOf(string family) =>
        TokenCounters.Shipped.Read(family, Brought[family], File.ReadAllBytes(PathOf(Brought[family].File)))
            .ShouldBeOfType<VocabularyReading.Counter>().With;

    private static BroughtVocabulary Vocabulary(string file, VocabularyKind kind, SplitPattern split) => new()
    {
        File = file,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(file)))),
        Kind = kind,
        Split = split,
        Licence = "MIT",
        Source = "its vendor",
        Checked = new DateOnly(2026, 11, 26),
        Samples = [],
    };

    private static int Count(ITokenCounter counter, string text) => counter.Count(text, TestContext.Current.CancellationToken);

    private static string PathOf(string file) => Path.Combine(Repository.Root, "tests", "Calculator.Tokenizers.Tests", "Families", file);
}
