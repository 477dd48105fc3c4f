using System.Text.Unicode;
using Calculator.Counting;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Counts the tokens of a text exactly as byte-level BPE makes them. Special tokens inside the text, such as
/// <c>&lt;|endoftext|&gt;</c>, are counted as the ordinary text they are written with: a text is data, not a command.
/// </summary>
public sealed class BytePairCounter : ITokenCounter
{
    private const string Tiktoken = "openai/tiktoken";
    private const string Mit = "MIT";

    private readonly Lazy<TokenTable> _tokens;
    private readonly PieceCounter _pieces;

    private BytePairCounter(VocabularySource vocabulary, PieceCounter pieces)
    {
        Vocabulary = vocabulary;
        _tokens = new Lazy<TokenTable>(() => new TokenTable(EmbeddedVocabulary.Load(vocabulary.Id)));
        _pieces = pieces;
    }

    /// <summary>o200k_base, of GPT-4o and later.</summary>
    public static BytePairCounter O200k { get; } = new(
        new("o200k_base", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d", Tiktoken, Mit),
        new PieceCounter<O200kPieces>());

    /// <summary>cl100k_base, of GPT-4, GPT-3.5 and the embedding models.</summary>
    public static BytePairCounter Cl100k { get; } = new(
        new("cl100k_base", "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7", Tiktoken, Mit),
        new PieceCounter<Cl100kPieces>());

    /// <summary>That of DeepSeek V3 and R1.</summary>
    public static BytePairCounter DeepSeek { get; } = new(
        new(
            "deepseek-v3",
            "621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41",
            "deepseek-ai/DeepSeek-V3, tokenizer.json",
            Mit),
        new PieceCounter<DeepSeekPieces>());

    /// <inheritdoc/>
    public string Tokenizer => Vocabulary.Id;

    /// <inheritdoc/>
    public string Name => "byte-level BPE, this service's own";

    /// <inheritdoc/>
    public VocabularySource Vocabulary { get; }

    internal TokenTable Tokens => _tokens.Value;

    /// <summary>The bytes of every token, by rank: the published vocabulary itself.</summary>
    public IEnumerable<byte[]> TokensByRank()
    {
        for (var rank = 0; rank < Tokens.Count; rank++)
            yield return Tokens[rank].ToArray();
    }

    /// <inheritdoc/>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default) =>
        _pieces.Count(Tokens, WellFormed(utf8), cancellation);

    /// <inheritdoc/>
    public int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default) =>
        _pieces.Fit(Tokens, WellFormed(utf8), mostTokens, cancellation);

    private static ReadOnlySpan<byte> WellFormed(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8)
        ? utf8
        : throw new ArgumentException("The text must be well-formed UTF-8.", nameof(utf8));
}
