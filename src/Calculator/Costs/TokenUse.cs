using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The tokens of one session as a caller states them, before they are split into classes.</summary>
/// <param name="Input">All prompt tokens, cached ones included.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
/// <param name="Read">What of the input is read from cache.</param>
/// <param name="Write">What of the input is written to cache.</param>
public sealed record TokenUse(TokenCount Input, TokenCount Output, CachePart Read, CachePart Write)
{
    /// <summary>Input tokens that go through the cache either way; more than <see cref="Input"/> where the statement contradicts itself.</summary>
    public decimal Cached => ReadTokens + WrittenTokens;

    /// <summary>The same as a share, where both ways are stated as shares; else null.</summary>
    public decimal? CachedShare => (Read, Write) is (CachePart.OfInput read, CachePart.OfInput write) ? read.Share.Value + write.Share.Value : null;

    /// <summary>Whether no more goes through the cache than there is.</summary>
    public bool FitsIntoInput => CachedShare is { } share ? share <= 1 : Cached <= Input.Value;

    /// <summary>The tokens in their classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The statement contradicts itself: see <see cref="FitsIntoInput"/>.</exception>
    public TokenMix Mix => (Read, Write) switch
    {
        (CachePart.OfInput read, CachePart.OfInput write) => TokenMix.FromShares(Input, read.Share, write.Share, Output),
        (CachePart.OfInput read, CachePart.Rest) => TokenMix.FromShares(Input, read.Share, read.Share.Rest, Output),
        // A share and a count may be mixed: then both are taken as counts.
        _ => TokenMix.FromCounts(Input, new(ReadTokens), new(WrittenTokens), Output),
    };

    private decimal ReadTokens => Read.Of(Input, Input.Value);

    private decimal WrittenTokens => Write.Of(Input, Math.Max(0, Input.Value - ReadTokens));
}

/// <summary>How much of a session's input goes one way through the cache.</summary>
public abstract record CachePart
{
    private CachePart()
    {
    }

    /// <summary>The tokens of an input.</summary>
    /// <param name="input">The whole input.</param>
    /// <param name="left">What the other way leaves of it.</param>
    internal decimal Of(TokenCount input, decimal left) => this switch
    {
        OfInput part => (input * part.Share).Value,
        Counted part => part.Tokens.Value,
        _ => left,
    };

    /// <summary>A share of the input.</summary>
    /// <param name="Share">From 0 to 1.</param>
    public sealed record OfInput(Share Share) : CachePart;

    /// <summary>A number of tokens.</summary>
    /// <param name="Tokens">Not more than the input.</param>
    public sealed record Counted(TokenCount Tokens) : CachePart;

    /// <summary>All that does not go the other way: every prompt token that is not read from cache is written to it.</summary>
    public sealed record Rest : CachePart;
}
