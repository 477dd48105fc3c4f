using Calculator.Counting;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>Counts with a SentencePiece model that is shipped. It is loaded when it is first counted with.</summary>
internal sealed class ShippedModelCounter : ITokenCounter
{
    private readonly Lazy<SentencePieceCounter> _counter;

    private ShippedModelCounter(VocabularySource vocabulary) =>
        (Vocabulary, _counter) = (vocabulary, new(() => new SentencePieceCounter(vocabulary, Load(vocabulary.Id))));

    /// <summary>That of Gemma 3, with which Google's SDK counts for Gemini 2.0, 2.5 and 3.</summary>
    public static ShippedModelCounter Gemma3 { get; } = new(new(
        "gemma3",
        "4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795",
        "google/gemma-3-1b-it, tokenizer.json, with the pieces of google/gemma_pytorch, gemma3_cleaned_262144_v2.spiece.model",
        "Apache-2.0"));

    /// <inheritdoc/>
    public string Tokenizer => Vocabulary.Id;

    /// <inheritdoc/>
    public string Name => SentencePieceCounter.Own;

    /// <inheritdoc/>
    public VocabularySource Vocabulary { get; }

    /// <inheritdoc/>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default) => _counter.Value.CountUtf8(utf8, cancellation);

    /// <inheritdoc/>
    public int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default) =>
        _counter.Value.FitUtf8(utf8, mostTokens, cancellation);

    /// <summary>What is embedded: what is joined, and what is taken whole.</summary>
    internal static SentencePieceModel Load(string name) =>
        new(EmbeddedVocabulary.Load(name), EmbeddedVocabulary.Load($"{name}.whole"), HasSpaceBefore: false);
}
