using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calculator.Counting;
using Calculator.Tokenizers.Vocabularies.Files;

namespace Calculator.Tokenizers.Tests.Vocabularies.Files;

/// <summary>Files that cannot be counted with, or that are not what is stated beside them: each is told with its place.</summary>
public class BrokenVocabularyTests
{
    private const string QwenPattern = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|"
        + "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static readonly string Bytes =
        string.Concat(Enumerable.Range(0, 256)
        .Select(value => $"{Convert.ToBase64String([(byte)value])} {value}\n"));

    [Theory]
    [InlineData("YWI=\n", 257, "must be a token in Base64, a space and its rank")]
    [InlineData("YWI 256\n", 257, "must be a token in Base64, a space and its rank")]
    [InlineData(" 256\n", 257, "must be a token in Base64, a space and its rank")]
    [InlineData("YWI= -1\n", 257, "must be a token in Base64, a space and its rank")]
    [InlineData("YWI= 256\nYWM= 256\n", 258, "rank 256 stands here for the second time")]
    [InlineData("YWI= 256\nYWI= 257\n", 258, "token YWI= stands here for the second time")]
    public void A_tiktoken_file_is_told_by_its_line(string more, int line, string sentence) =>
        Read(Bytes + more, VocabularyKind.Tiktoken).ShouldBe(new VocabularyReading.Broken(line, "$", sentence));

    [Fact]
    public void A_vocabulary_without_a_byte_is_refused() =>
        Read(Bytes.Replace("YQ== 97\n", "", StringComparison.Ordinal), VocabularyKind.Tiktoken)
            .ShouldBe(new VocabularyReading.Broken(1, "$", "has no token for the byte 0x61"));

    [Theory]
    [InlineData("#version: 0.2\na b\nabc\n", 3, "must be two tokens with a space between them")]
    [InlineData("a b\na b\n", 2, "stands here for the second time")]
    [InlineData("a b\n日 本\n", 2, "'日' is no token of a byte-level BPE: one of its characters stands for no byte")]
    [InlineData(
        "b c\na b\nab c\n", 3, "the token 616263 is made of other parts than are listed: it would be counted where it is not made")]
    // bc comes first, so abcd is never made of ab and cd.
    [InlineData(
        "b c\na b\nc d\nab cd\n", 4, "the token 61626364 is not what merging makes of its bytes: it would be counted as one")]
    public void A_merges_file_is_told_by_its_line(string file, int line, string sentence)
    {
        var read = Read(file, VocabularyKind.Merges);
        read.ShouldBe(new VocabularyReading.Broken(line, "$", sentence));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_list() => Read([0x61, 0xFF], VocabularyKind.Merges, SplitPattern.Gpt2)
        .ShouldBe(new VocabularyReading.Broken(1, "$", "must be a text in UTF-8"));

    [Fact]
    public void A_tokenizer_json_that_is_sound_is_counted_with() => Read(Json()).ShouldBeOfType<VocabularyReading.Counter>();

    [Fact]
    public void What_is_stated_beside_a_tokenizer_json_is_what_it_says_itself()
    {
        Read(Json(), SplitPattern.Cl100k).ShouldBe(
            new VocabularyReading.Misstated("split", "must be qwen: so the file itself splits a text"));
        Read(Json(json => json["normalizer"] = JsonNode.Parse("""{ "type": "NFC" }"""))).ShouldBe(
            new VocabularyReading.Misstated("normalization", "must be nfc: so the file itself says"));
    }

    [Theory]
    [InlineData("normalizer", """{ "type": "NFKC" }""", "$.normalizer", "does what is not done here: only none and nfc are")]
    [InlineData(
        "normalizer", """{ "type": "Sequence", "normalizers": [{ "type": "NFC" }, { "type": "Lowercase" }] }""",
        "$.normalizer", "does what is not done here: only none and nfc are")]
    [InlineData(
        "pre_tokenizer", """{ "type": "Whitespace" }""",
        "$.pre_tokenizer", "splits a text as none of the splits that are known here does")]
    [InlineData(
        "pre_tokenizer", """{ "type": "ByteLevel", "add_prefix_space": true }""",
        "$.pre_tokenizer", "splits a text as none of the splits that are known here does")]
    [InlineData(
        "added_tokens", """[{ "content": "<|end|>", "special": true }, { "content": "    ", "special": false }]""",
        "$.added_tokens[1]", "'    ' is taken out of a text before it is split: such a vocabulary is not counted here")]
    [InlineData("model", "{}", "$.model", "must be a BPE with vocab and merges")]
    public void Whatever_else_a_tokenizer_json_does_to_a_text_is_refused(string field, string value, string path, string sentence)
    {
        var file = Json(json => json[field] = JsonNode.Parse(value));
        IsBrokenAt(file, field, path, sentence);
    }

    [Theory]
    [InlineData("type", "\"Unigram\"", "$.model.type", "is Unigram, and must be BPE")]
    [InlineData("dropout", "0.1", "$.model.dropout", "must not be set: such a vocabulary is not byte-level, or counts by chance")]
    [InlineData(
        "byte_fallback", "true",
        "$.model.byte_fallback", "must not be set: such a vocabulary is not byte-level, or counts by chance")]
    [InlineData("merges", """["a b", "abc"]""", "$.model.merges[1]", "must be two tokens")]
    [InlineData("merges", """["a b", "a c"]""", "$.model.merges[1]", "makes what is no token of vocab")]
    public void A_model_that_is_not_counted_so_is_refused(string field, string value, string path, string sentence)
    {
        var file = Json(json => json["model"]![field] = JsonNode.Parse(value));
        IsBrokenAt(file, field, path, sentence);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_told_by_its_line() => Read("{\n\"model\": }").ShouldBe(
        new VocabularyReading.Broken(2, "$", "is not JSON from here on"));

    [Fact]
    public void Half_a_surrogate_pair_is_told() => Read("""{ "model": { "type": "\ud800", "vocab": {}, "merges": [] } }""").ShouldBe(
        new VocabularyReading.Broken(1, "$", "holds a text that is no Unicode"));

    [Fact]
    public void Half_a_surrogate_pair_is_told_by_its_line() => Read(
        "{ \"model\": {\n\"vocab\": {}, \"merges\": [],\n\"type\": \"\\ud800\" } }").ShouldBe(
        new VocabularyReading.Broken(3, "$", "holds a text that is no Unicode"));

    // A file is somebody else's: whatever it holds, it is counted with or refused, and nothing is thrown.
    [Theory]
    [InlineData("Families/qwen3.tokenizer.json", VocabularyKind.TokenizerJson)]
    [InlineData("Families/tekken.tiktoken", VocabularyKind.Tiktoken)]
    [InlineData("Families/gpt2.merges.txt", VocabularyKind.Merges)]
    [InlineData("SentencePieces/gemma-like.model", VocabularyKind.SentencePiece)]
    public void A_file_with_a_byte_changed_is_read_or_refused(string file, VocabularyKind kind)
    {
        var path = Path.Combine(Repository.Root, "tests", "Calculator.Tokenizers.Tests", file);
        var (sound, random) = (File.ReadAllBytes(path), Seed.Random());
        for (var round = 0; round < Effort.Of(60); round++)
        {
            var broken = (byte[])sound.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            Read(broken, kind, SplitPattern.Qwen).ShouldNotBeNull();
        }
    }

    private static string Json(Action<JsonObject>? change = null)
    {
        var json = new JsonObject
        {
            ["added_tokens"] = new JsonArray(new JsonObject { ["content"] = "<|end|>", ["special"] = true }),
            ["normalizer"] = null,
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "Split",
                        ["pattern"] = new JsonObject { ["Regex"] = QwenPattern },
                        ["behavior"] = "Isolated",
                        ["invert"] = false,
                    },
                    new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = false }),
            },
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["vocab"] = new JsonObject(ByteAlphabet.Signs.Append('\0').Select((sign, id) =>
                    KeyValuePair.Create<string, JsonNode?>(sign == '\0' ? "ab" : sign.ToString(), id))),
                ["merges"] = new JsonArray("a b"),
            },
        };
        change?.Invoke(json);
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    // A value that goes over several lines is told by the one on which what is wrong with it stands.
    private static void IsBrokenAt(string file, string field, string path, string sentence)
    {
        var broken = Read(file).ShouldBeOfType<VocabularyReading.Broken>();
        (broken.Path, broken.Sentence).ShouldBe((path, sentence));
        var around = path.StartsWith("$.model.", StringComparison.Ordinal) ? file.IndexOf("\"model\"", StringComparison.Ordinal) : 0;
        var begins = file.IndexOf($"\"{field}\":", around, StringComparison.Ordinal);
        var line = file[..begins].Count(sign => sign == '\n') + 1;
        broken.Line.ShouldBeInRange(line, line + (path.EndsWith(']') ? 8 : 0));
    }

    private static VocabularyReading Read(string json, SplitPattern split = SplitPattern.Qwen) =>
        Read(Encoding.UTF8.GetBytes(json), VocabularyKind.TokenizerJson, split);

    private static VocabularyReading Read(string file, VocabularyKind kind) => Read(Encoding.UTF8.GetBytes(file), kind, SplitPattern.Gpt2);

    private static VocabularyReading Read(byte[] file, VocabularyKind kind, SplitPattern split) => TokenCounters.Shipped.Read("acme", new()
    {
        File = "acme",
        Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)),
        Kind = kind,
        Split = split,
        Licence = "MIT",
        Source = "acme.example",
        Checked = new DateOnly(2026, 11, 26),
        Samples = [],
    }, file);
}
