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
    private const string Own = "byte-level BPE, this service's own";

    private readonly Lazy<TokenTable> _tokens;
    private readonly PieceCounter _pieces;

    private BytePairCounter(VocabularySource vocabulary, PieceCounter pieces)
        : this(vocabulary, pieces, new Lazy<TokenTable>(() => new TokenTable(EmbeddedVocabulary.Load(vocabulary.Id))))
    {
    }

    private BytePairCounter(VocabularySource vocabulary, PieceCounter pieces, Lazy<TokenTable> tokens) =>
        (Vocabulary, _pieces, _tokens) = (vocabulary, pieces, tokens);

    /// <summary>That of a vocabulary which is brought.</summary>
    internal static BytePairCounter Of(VocabularySource vocabulary, SplitPattern split, TokenTable tokens) =>
        new(vocabulary, PiecesOf(split), new Lazy<TokenTable>(tokens)) { Name = $"{Own}, with a vocabulary that came with the prices" };

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
    public string Name { get; private init; } = Own;

    /// <inheritdoc/>
    public VocabularySource Vocabulary { get; }

    internal TokenTable Tokens => _tokens.Value;

    /// <summary>The bytes of every token, by rank: the published vocabulary itself.</summary>
    public IEnumerable<byte[]> TokensByRank() => Enumerable.Range(0, Tokens.Count).Select(rank => Tokens[rank].ToArray());

    /// <inheritdoc/>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default) =>
        _pieces.Count(Tokens, WellFormed(utf8), cancellation);

    /// <inheritdoc/>
    public int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default) =>
        _pieces.Fit(Tokens, WellFormed(utf8), mostTokens, cancellation);

    private static PieceCounter PiecesOf(SplitPattern split) => split switch
    {
        SplitPattern.Cl100k => new PieceCounter<Cl100kPieces>(),
        SplitPattern.O200k => new PieceCounter<O200kPieces>(),
        SplitPattern.DeepSeek => new PieceCounter<DeepSeekPieces>(),
        SplitPattern.Qwen => new PieceCounter<QwenPieces>(),
        SplitPattern.Tekken => new PieceCounter<TekkenPieces>(),
        SplitPattern.Gpt2 => new PieceCounter<Gpt2Pieces>(),
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "There is no splitter of this name."),
    };

    /// <summary>The text, which must be well-formed: what else it is would be counted as something.</summary>
    internal static ReadOnlySpan<byte> WellFormed(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8)
        ? utf8
        : throw new ArgumentException("The text must be well-formed UTF-8.", nameof(utf8));
}
