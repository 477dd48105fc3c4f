using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The tokens of one session as a caller states them, before they are split into classes.</summary>
/// <param name="Input">All prompt tokens, cached ones included.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
/// <param name="Read">What of the input is read from cache.</param>
/// <param name="Write">What of the input is written to cache, of the time to live the workload states.</param>
public sealed record TokenUse(TokenCount Input, TokenCount Output, CachePart Read, CachePart Write)
{
    private const int ShareDecimals = 12;

    /// <summary>What of the input is written to a one-hour cache beside that.</summary>
    public CachePart Write1h { get; init; } = CachePart.None;

    /// <summary>
    /// Input tokens that go through the cache in any way; more than <see cref="Input"/> where the statement contradicts itself.
    /// </summary>
    public decimal Cached => ReadTokens + Written1hTokens + WrittenTokens;

    /// <summary>The same as a share, where all ways are stated as shares; else null.</summary>
    public decimal? CachedShare => (Read, Write, Write1h) is (CachePart.OfInput read, CachePart.OfInput write, CachePart.OfInput write1h)
        ? read.Share.Value + write.Share.Value + write1h.Share.Value
        : null;

    /// <summary>Whether no more goes through the cache than there is.</summary>
    public bool FitsIntoInput => CachedShare is { } share ? share <= 1 : Cached <= Input.Value;

    /// <summary>The fewest prompt tokens that hold what is said to be cached of them.</summary>
    public decimal LeastInput
    {
        get
        {
            CachePart[] parts = [Read, Write, Write1h];
            var counted = parts.OfType<CachePart.Counted>().Sum(part => part.Tokens.Value);
            var left = 1 - parts.OfType<CachePart.OfInput>().Sum(part => part.Share.Value);
            return counted == 0 ? 0 : left <= 0 ? TokenCount.Bounds.Most : Math.Ceiling(counted / left);
        }
    }

    /// <summary>The same statement with shares in place of counts, so that it holds for any input.</summary>
    public TokenUse ToShares()
    {
        if (Input == TokenCount.Zero
            || (Read is not CachePart.Counted && Write is not CachePart.Counted && Write1h is not CachePart.Counted))
        {
            return this;
        }

        var read = new Share(ReadTokens / Input.Value);
        var write1h = new Share(Math.Min(Written1hTokens / Input.Value, read.Rest.Value));
        CachePart write = Cached == Input.Value
            ? new CachePart.Rest()
            : new CachePart.OfInput(new(Math.Min(WrittenTokens / Input.Value, read.Rest.Value - write1h.Value)));
        return this with { Read = new CachePart.OfInput(read), Write = write, Write1h = new CachePart.OfInput(write1h) };
    }

    /// <summary>
    /// The share of the input that ways through the cache leave to another. A count is a share only to so many digits:
    /// what it leaves is taken a little smaller, so that no more is cached than there is.
    /// </summary>
    public decimal ShareLeftBy(params IReadOnlyList<CachePart> parts) => Math.Max(0, 1 - parts.Sum(ShareTakenBy));

    private decimal ShareTakenBy(CachePart part) => part switch
    {
        CachePart.OfInput share => share.Share.Value,
        CachePart.Counted counted when Input.Value > 0 =>
            1 - Math.Round(1 - counted.Tokens.Value / Input.Value, ShareDecimals, MidpointRounding.ToZero),
        _ => 0,
    };

    /// <summary>The tokens in their classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The statement contradicts itself: see <see cref="FitsIntoInput"/>.</exception>
    public TokenMix Mix => (Read, Write, Write1h) switch
    {
        (CachePart.OfInput read, CachePart.OfInput write, CachePart.OfInput write1h) =>
            TokenMix.FromShares(Input, read.Share, write.Share, Output, write1h.Share),
        (CachePart.OfInput read, CachePart.Rest, CachePart.OfInput write1h) =>
            TokenMix.FromShares(Input, read.Share, new(read.Share.Rest.Value - write1h.Share.Value), Output, write1h.Share),
        // Shares and counts may be mixed: then all are taken as counts.
        _ => TokenMix.FromCounts(Input, new(ReadTokens), new(WrittenTokens), Output, new(Written1hTokens)),
    };

    private decimal ReadTokens => Read.Of(Input, Input.Value);

    private decimal Written1hTokens => Write1h.Of(Input, 0);

    private decimal WrittenTokens => Write.Of(Input, Math.Max(0, Input.Value - ReadTokens - Written1hTokens));
}

/// <summary>How much of a session's input goes one way through the cache.</summary>
public abstract record CachePart
{
    private CachePart()
    {
    }

    /// <summary>Nothing of the input.</summary>
    public static CachePart None { get; } = new OfInput(default(Share));

    /// <summary>The tokens of an input.</summary>
    /// <param name="input">The whole input.</param>
    /// <param name="left">What the other ways leave of it.</param>
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

    /// <summary>All that goes no other way: every prompt token that is not read from cache is written to it.</summary>
    public sealed record Rest : CachePart;
}
