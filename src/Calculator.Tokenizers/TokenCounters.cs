using System.Collections.Frozen;
using Calculator.Counting;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers;

/// <summary>The counters of the vocabularies that are shipped.</summary>
public sealed class TokenCounters : ITokenCounters
{
    private readonly FrozenDictionary<string, ITokenCounter> _counters;

    private TokenCounters(params ITokenCounter[] counters) =>
        _counters = counters.ToFrozenDictionary(counter => counter.Tokenizer);

    /// <summary>Those of every vocabulary that is shipped. Each is loaded when it is first counted with.</summary>
    public static TokenCounters Shipped { get; } = new(
        BytePairCounter.O200k,
        BytePairCounter.Cl100k,
        BytePairCounter.DeepSeek);

    /// <inheritdoc/>
    public IEnumerable<string> Tokenizers => _counters.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ITokenCounter? For(string tokenizer) => _counters.GetValueOrDefault(tokenizer);
}
