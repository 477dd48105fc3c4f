using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Counting;

/// <summary>A vocabulary that whoever keeps the prices brings: a file as its vendor published it, and how it is to be read.</summary>
public sealed record BroughtVocabulary
{
    /// <summary>The name of the file in the folder of vocabularies.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal: what the version's digest covers of it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What kind of file it is.</summary>
    public required VocabularyKind Kind { get; init; }

    /// <summary>How a text is split before its pieces are merged; null for a kind that says so itself.</summary>
    public SplitPattern? Split { get; init; }

    /// <summary>What is done to a text before it is split.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>The licence the vocabulary was published under.</summary>
    public required string Licence { get; init; }

    /// <summary>Who published it, and where.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>Texts with the vendor's own counts: proof that file, split and normalization belong together.</summary>
    public required IReadOnlyList<VocabularySample> Samples { get; init; }
}

/// <summary>A text that the vendor has counted.</summary>
public sealed record VocabularySample
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Its tokens by the vendor's own count, without special tokens around it.</summary>
    public required TokenCount Tokens { get; init; }
}

/// <summary>The kinds of file a vocabulary is published as.</summary>
public enum VocabularyKind
{
    /// <summary>A line a token: its bytes in Base64, and its rank.</summary>
    Tiktoken,

    /// <summary>The <c>merges.txt</c> of a byte-level BPE. The <c>vocab.json</c> beside it gives ids, which no count needs.</summary>
    Merges,

    /// <summary>The <c>tokenizer.json</c> of a byte-level BPE.</summary>
    [JsonStringEnumMemberName("tokenizer.json")]
    TokenizerJson,

    /// <summary>The <c>.model</c> of a SentencePiece BPE that takes a text as it is: Llama 2, Mistral's first, Gemma.</summary>
    [JsonStringEnumMemberName("sentencepiece")]
    SentencePiece,
}

/// <summary>How a text is split into pieces, by the name of a tokenizer that is known for it.</summary>
public enum SplitPattern
{
    /// <summary>Words with one character before them, numbers of up to three digits: GPT-4, Llama 3.</summary>
    [JsonStringEnumMemberName("cl100k_base")]
    Cl100k,

    /// <summary>Words by their case with their contractions, numbers of up to three digits: GPT-4o and later.</summary>
    [JsonStringEnumMemberName("o200k_base")]
    O200k,

    /// <summary>Numbers, Chinese and Japanese, and the rest: DeepSeek V3 and R1.</summary>
    [JsonStringEnumMemberName("deepseek-v3")]
    DeepSeek,

    /// <summary>As cl100k_base, each digit by itself: Qwen 2 to 3.</summary>
    Qwen,

    /// <summary>As o200k_base, each digit by itself and contractions no part of a word: Mistral's Tekken.</summary>
    Tekken,

    /// <summary>Words with a space before them, numbers of any length: GPT-2 and those after it.</summary>
    Gpt2,
}

/// <summary>What is done to a text before it is split.</summary>
public enum Normalization
{
    /// <summary>Nothing: the text is split as it is.</summary>
    None,

    /// <summary>Unicode's canonical composition: a letter and its accent become one character where there is one.</summary>
    Nfc,
}
