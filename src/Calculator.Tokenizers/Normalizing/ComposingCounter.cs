using System.Text.Unicode;
using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.Normalizing;

/// <summary>Counts the tokens of a text as of the text composed: for tokenizers that begin with normalization form C.</summary>
/// <param name="counter">What counts the composed text.</param>
internal sealed class ComposingCounter(ITokenCounter counter) : ITokenCounter
{
    /// <inheritdoc/>
    public string Tokenizer => counter.Tokenizer;

    /// <inheritdoc/>
    public string Name => $"{counter.Name}, of the text in Unicode's form NFC";

    /// <inheritdoc/>
    public VocabularySource Vocabulary => counter.Vocabulary;

    /// <inheritdoc/>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return counter.CountUtf8(Utf8.IsValid(utf8) ? ComposedText.Of(utf8, cancellation) : utf8, cancellation);
    }

    /// <inheritdoc/>
    // A beginning is composed by itself, so its tokens are no beginning of the tokens of the whole.
    public int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default) =>
        !Utf8.IsValid(utf8) || ComposedText.Of(utf8, cancellation).SequenceEqual(utf8)
            ? counter.FitUtf8(utf8, mostTokens, cancellation)
            : Beginnings.Longest(this, utf8, mostTokens, cancellation);
}
