using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>
/// Counts the tokens of a text exactly as a SentencePiece BPE makes them: over characters, spaces marked by U+2581. Nothing is cut into
/// words first; but where no piece goes over the beginning of a word, nothing is joined over it either, and it may be cut there.
/// </summary>
internal sealed class SentencePieceCounter(VocabularySource vocabulary, SentencePieceModel model) : ITokenCounter
{
    /// <summary>What does the counting, in words.</summary>
    public const string Own = "SentencePiece BPE, this service's own";

    private readonly RunCounter _runs = new(model);
    private readonly bool _hasSpaceBefore = model.HasSpaceBefore;

    /// <inheritdoc/>
    public string Tokenizer => Vocabulary.Id;

    /// <inheritdoc/>
    public string Name => $"{Own}, with a vocabulary that came with the prices";

    /// <inheritdoc/>
    public VocabularySource Vocabulary => vocabulary;

    /// <inheritdoc/>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default) =>
        _runs.Count(MarkedText.Of(BytePairCounter.WellFormed(utf8), _hasSpaceBefore), cancellation);

    /// <inheritdoc/>
    public int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default)
    {
        var marked = MarkedText.Of(BytePairCounter.WellFormed(utf8), _hasSpaceBefore);
        return MarkedText.Unmarked(utf8, _hasSpaceBefore, _runs.Fit(marked, mostTokens, cancellation));
    }
}
