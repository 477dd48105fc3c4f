using System.Security.Cryptography;
using System.Text;
using Calculator.Counting;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;

namespace Calculator.Tests.Pricing.Files;

/// <summary>A version that brings the vocabulary of its tokenizer, broken one way at a time.</summary>
public sealed class VocabularyRulesTests : IDisposable
{
    private const string Tokenizers = ScratchFolder.Tokenizers;
    private const string At = $"{Tokenizers}(3) $.tokenizers[0].vocabulary";
    private const string File = "vocabularies/acme.tiktoken";

    // Every byte, and one token more: 'ab'.
    private static readonly string Vocabulary = string.Concat(Enumerable.Range(0, 256)
        .Select(value => $"{Convert.ToBase64String([(byte)value])} {value}\n").Append("YWI= 256\n"));

    private readonly ScratchFolder _folder = new();

    public VocabularyRulesTests()
    {
        _folder.Write(File, Vocabulary);
        _folder.Replace(Tokenizers, "\"usedBy\": \"Acme One\"", $"\"usedBy\": \"Acme One\", \"vocabulary\": {Entry}");
    }

    private static string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Vocabulary)));

    private static string Entry => "{ \"file\": \"acme.tiktoken\", \"sha256\": \"" + Sha256 + "\", \"kind\": \"tiktoken\", "
        + "\"split\": \"qwen\", \"normalization\": \"nfc\", "
        + "\"licence\": \"MIT\", \"source\": \"acme.example/tok\", \"checked\": \"2026-11-20\", "
        + "\"samples\": [{ \"text\": \"ab 2026\\n\", \"tokens\": 7 }, { \"text\": \"e\\u0301 don'T\", \"tokens\": 8 }] }";

    public static TheoryData<string, string, string> OneFault => new()
    {
        {
            "\"kind\": \"tiktoken\"", "\"kind\": \"tiktokn\"",
            $"{At}.kind: must be one of tiktoken, merges, tokenizer.json, sentencepiece; did you mean tiktoken?"
        },
        {
            "\"split\": \"qwen\"", "\"split\": \"qwen2\"",
            $"{At}.split: must be one of cl100k_base, o200k_base, deepseek-v3, qwen, tekken, gpt2; did you mean qwen?"
        },
        {
            "\"split\": \"qwen\", ", "",
            $"{At}: lacks 'split': tiktoken goes with one of cl100k_base, o200k_base, deepseek-v3, qwen, tekken, gpt2"
        },
        {
            "\"kind\": \"tiktoken\"", "\"kind\": \"sentencepiece\"",
            $"{At}: has neither 'split' nor 'normalization': a sentencepiece model says itself what it does"
        },
        { "\"nfc\"", "\"nfd\"", $"{At}.normalization: must be one of none, nfc; did you mean nfc?" },
        { "\"licence\": \"MIT\"", "\"licence\": \" \"", $"{At}.licence: must name the licence the vocabulary was published under" },
        { "\"acme.example/tok\"", "\"\"", $"{At}.source: must name where the figure was taken from" },
        {
            "\"acme.example/tok\", \"checked\": \"2026-11-20\"", "\"acme.example/tok\", \"checked\": \"2026-11-21\"",
            $"{At}.checked: 2026-11-21 is after the version's date"
        },
        {
            "\"acme.tiktoken\"", "\"../acme.tiktoken\"",
            $"{At}.file: '../acme.tiktoken' must be the name of a file, of letters, digits and . _ - and at most 128 of them"
        },
        {
            "\"acme.tiktoken\"", "\"acne.tiktoken\"",
            $"{At}.file: there is no file 'acne.tiktoken' in vocabularies; did you mean acme.tiktoken?"
        },
        { "\"licence\"", "\"license\"", $"{At}.license: there is no field 'license' here; did you mean licence?" },
        { "\"tokens\": 7", "\"tokens\": 7.5", $"{At}.samples[0].tokens: must be a whole number of tokens from 0 to 1000000000000000" },
        {
            "\"tokens\": 7", "\"tokens\": 6",
            $"{At}.samples[0].tokens: 'ab 2026?' has 7 tokens by this vocabulary, split and normalization, and not 6"
        },
        {
            "\"nfc\"", "\"none\"",
            $"{At}.samples[1].tokens: 'e\u0301 don'T' has 9 tokens by this vocabulary, split and normalization, and not 8"
        },
        {
            "ab 2026", "ab",
            $"{At}.samples: must have between them, since vocabularies differ by it: four digits in a row"
        },
        {
            "e\\u0301 don'T", "don't",
            $"{At}.samples: must have between them, since vocabularies differ by it: "
                + "a letter with an accent of its own (e and U+0301), a contraction in capitals ('LL)"
        },
    };

    [Fact]
    public void A_vocabulary_that_is_brought_is_counted_with()
    {
        var version = _folder.Default();
        var counter = version.CounterOf("acme-tok").ShouldNotBeNull();
        counter.Count("ab", TestContext.Current.CancellationToken).ShouldBe(1);
        counter.Vocabulary.ShouldBe(new VocabularySource("acme-tok", Sha256, "acme.example/tok", "MIT"));
        version.CounterOf("acme-old").ShouldBeNull();
        version.CounterOf("o200k_base").ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(OneFault))]
    public void One_fault_is_told_with_its_place_and_what_is_right(string what, string with, string fault)
    {
        _folder.Replace(Tokenizers, what, with);
        Faults().ShouldBe([fault]);
    }

    [Fact]
    public void A_file_that_has_changed_is_not_counted_with()
    {
        _folder.Write(File, Vocabulary + "YWM= 257\n");
        Faults().ShouldHaveSingleItem().ShouldStartWith($"{At}.sha256: must be ");
    }

    [Fact]
    public void What_is_wrong_in_the_file_is_told_of_the_file()
    {
        const string broken = "YQ== 0\nnothing\n";
        _folder.Write(File, broken);
        _folder.Replace(Tokenizers, Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(broken))));
        Faults().ShouldBe([$"{File}(2) $: must be a token in Base64, a space and its rank"]);
    }

    [Fact]
    public void An_empty_file_is_none()
    {
        _folder.Write(File, "");
        Faults().ShouldBe([$"{File}(1) $: cannot be read, is empty, or is larger than 64 MB"]);
    }

    [Fact]
    public void A_tokenizer_that_is_shipped_is_not_brought()
    {
        _folder.Replace(Tokenizers, "\"id\": \"acme-old\"", "\"id\": \"cl100k_base\", \"vocabulary\": " + Entry);
        _folder.Replace(Tokenizers, "\"from\": \"acme-old\"", "\"from\": \"cl100k_base\"");
        Faults().ShouldBe(
        [
            $"{Tokenizers}(4) $.tokenizers[1].vocabulary: 'cl100k_base' is counted with a vocabulary that is shipped: "
                + "leave this out, or give another id",
        ]);
    }

    [Fact]
    public void Where_no_text_is_counted_the_file_is_not_asked_for()
    {
        _folder.Delete(File);
        _folder.Faults().ShouldBeEmpty();
    }

    // The version's digest covers what it states, and what it states is the vocabulary's own digest.
    [Fact]
    public void The_digest_of_a_version_is_another_with_another_vocabulary()
    {
        var before = _folder.Default().Digest;
        var other = Vocabulary + "YWM= 257\n";
        _folder.Write(File, other);
        _folder.Replace(Tokenizers, Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(other))));
        _folder.Default().Digest.ShouldNotBe(before);
    }

    [Fact]
    public void A_vocabulary_that_changes_is_seen_by_who_looks_at_the_folder()
    {
        var before = PricingFiles.Read(_folder.Path).Digest;
        PricingFiles.Read(_folder.Path).Digest.ShouldBe(before);
        _folder.Write(File, Vocabulary + "\n");
        PricingFiles.Read(_folder.Path).Digest.ShouldNotBe(before);
    }

    [Fact]
    public void Vocabularies_may_stand_in_a_folder_of_their_own()
    {
        using var elsewhere = new ScratchFolder();
        elsewhere.Write("acme.tiktoken", Vocabulary);
        _folder.Delete(File);
        Faults(PricingFiles.Read(_folder.Path, elsewhere.Path)).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private string[] Faults() => Faults(PricingFiles.Read(_folder.Path));

    private static string[] Faults(PricingFiles files) =>
        PricingFolder.TryRead(files, Prices.At(ScratchFolder.Now), out _, out var faults, TokenCounters.Shipped)
            ? []
            : [.. faults.Select(fault => fault.ToString())];
}
