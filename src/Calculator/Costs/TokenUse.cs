using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The tokens of one session as a caller states them, before they are split into classes.</summary>
/// <param name="Input">All prompt tokens, cached ones included.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
/// <param name="Read">What of the input is read from cache.</param>
/// <param name="Write">What of the input is written to cache.</param>
public sealed record TokenUse(TokenCount Input, TokenCount Output, CachePart Read, CachePart Write)
{
    private const int ShareDecimals = 12;

    /// <summary>Input tokens that go through the cache either way; more than <see cref="Input"/> where the statement contradicts itself.</summary>
    public decimal Cached => ReadTokens + WrittenTokens;

    /// <summary>The same as a share, where both ways are stated as shares; else null.</summary>
    public decimal? CachedShare => (Read, Write) is (CachePart.OfInput read, CachePart.OfInput write) ? read.Share.Value + write.Share.Value : null;

    /// <summary>Whether no more goes through the cache than there is.</summary>
    public bool FitsIntoInput => CachedShare is { } share ? share <= 1 : Cached <= Input.Value;

    /// <summary>The fewest prompt tokens that hold what is said to be cached of them.</summary>
    public decimal LeastInput
    {
        get
        {
            CachePart[] parts = [Read, Write];
            var counted = parts.OfType<CachePart.Counted>().Sum(part => part.Tokens.Value);
            var left = 1 - parts.OfType<CachePart.OfInput>().Sum(part => part.Share.Value);
            return counted == 0 ? 0 : left <= 0 ? TokenCount.Bounds.Most : Math.Ceiling(counted / left);
        }
    }

    /// <summary>The same statement with shares in place of counts, so that it holds for any input.</summary>
    public TokenUse ToShares()
    {
        if (Input == TokenCount.Zero || (Read is not CachePart.Counted && Write is not CachePart.Counted))
            return this;

        var read = new Share(ReadTokens / Input.Value);
        CachePart write = Cached == Input.Value ? new CachePart.Rest() : new CachePart.OfInput(new(Math.Min(WrittenTokens / Input.Value, read.Rest.Value)));
        return this with { Read = new CachePart.OfInput(read), Write = write };
    }

    /// <summary>The share of the input that one way through the cache leaves to the other. A count is a share only to so many digits: what it leaves is taken a little smaller, so that no more is cached than there is.</summary>
    public decimal ShareLeftBy(CachePart part) => part switch
    {
        CachePart.OfInput share => share.Share.Rest.Value,
        CachePart.Counted counted when Input.Value > 0 => Math.Round(1 - counted.Tokens.Value / Input.Value, ShareDecimals, MidpointRounding.ToZero),
        _ => 1,
    };

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
