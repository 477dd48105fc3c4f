using System.Collections.Concurrent;
using System.Collections.Frozen;
using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;
using Calculator.Tokenizers.Normalizing;
using Calculator.Tokenizers.SentencePieces;
using Calculator.Tokenizers.Vocabularies;
using Calculator.Tokenizers.Vocabularies.Files;

namespace Calculator.Tokenizers;

/// <summary>The counters of the vocabularies that are shipped, and of those that are brought.</summary>
public sealed class TokenCounters : ITokenCounters
{
    private readonly FrozenDictionary<string, ITokenCounter> _counters;

    // Several versions bring the same vocabulary, and a reload brings it again; forgotten with the last counter that uses it.
    private readonly ConcurrentDictionary<object, WeakReference<TokenTable>> _brought = new();

    private TokenCounters(params ITokenCounter[] counters) =>
        _counters = counters.ToFrozenDictionary(counter => counter.Tokenizer);

    /// <summary>Those of every vocabulary that is shipped. Each is loaded when it is first counted with.</summary>
    public static TokenCounters Shipped { get; } = new(
        BytePairCounter.O200k,
        BytePairCounter.Cl100k,
        BytePairCounter.DeepSeek,
        ShippedModelCounter.Gemma3);

    /// <inheritdoc/>
    public IEnumerable<string> Tokenizers => _counters.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ITokenCounter? For(string tokenizer) => _counters.GetValueOrDefault(tokenizer);

    /// <inheritdoc/>
    public VocabularyReading Read(string tokenizer, BroughtVocabulary vocabulary, byte[] file)
    {
        try
        {
            return new VocabularyReading.Counter(CounterOf(
                new VocabularySource(tokenizer, vocabulary.Sha256, vocabulary.Source, vocabulary.Licence), vocabulary, file));
        }
        catch (BrokenVocabularyException broken)
        {
            return broken.Reading;
        }
    }

    private ITokenCounter CounterOf(VocabularySource source, BroughtVocabulary vocabulary, byte[] file)
    {
        if (vocabulary.Kind == VocabularyKind.SentencePiece)
            return new SentencePieceCounter(source, ModelFile.Read(file));

        var counter = BytePairCounter.Of(source, vocabulary.Split!.Value, TableOf(vocabulary, file));
        return vocabulary.Normalization == Normalization.Nfc ? new ComposingCounter(counter) : counter;
    }

    private TokenTable TableOf(BroughtVocabulary vocabulary, byte[] file)
    {
        // With what is stated beside it, since some files are held against that when they are read.
        var key = (vocabulary.Sha256, vocabulary.Kind, vocabulary.Split, vocabulary.Normalization);
        if (_brought.TryGetValue(key, out var known) && known.TryGetTarget(out var table))
            return table;

        var read = new TokenTable(TokensOf(vocabulary, file));
        _brought[key] = new WeakReference<TokenTable>(read);
        return read;
    }

    private static RankedTokens TokensOf(BroughtVocabulary vocabulary, byte[] file) => vocabulary.Kind switch
    {
        VocabularyKind.Tiktoken => TiktokenFile.Read(file),
        VocabularyKind.Merges => MergesFile.Read(file),
        VocabularyKind.TokenizerJson => TokenizerJsonFile.Read(file, vocabulary),
        _ => throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary.Kind, "There is no reader of this kind."),
    };
}
